namespace Gongkai.Publishing;

/// <summary>How a document stands on a day: what was said of its validity, and what follows from its own days without anybody saying it.</summary>
public static class DocumentStanding
{
    /// <summary>The validity on a day.</summary>
    /// <param name="said">What is said of it on that day.</param>
    /// <param name="from">施行日期; null where it names none.</param>
    /// <param name="until">有效期至; null where it has none.</param>
    /// <param name="day">The day.</param>
    public static Validity On(Validity said, DateOnly? from, DateOnly? until, DateOnly day) =>
        said is not (Validity.InForce or Validity.Amended) ? said
        : until < day ? Validity.Lapsed
        : from > day ? Validity.Forthcoming
        : said;

    /// <summary>How a public item stands on a day; null where that is no question.</summary>
    public static Validity? StandingOn(this PublicItem item, ItemContent live, DateOnly day) =>
        item.Kind.HasValidityIn(live) && item.ValiditySaidOn(day) is { } said
            ? On(said, ItemField.Day(live["inForceOn"]), ItemField.Day(live["validUntil"]), day) : null;

    /// <summary>The next day on which that changes by itself; null where it does not.</summary>
    public static DateOnly? TurnsOn(this PublicItem item, ItemContent live, DateOnly today) =>
        !item.Kind.HasValidityIn(live) || item.Withdrawal is not null ? null
        : ((DateOnly?[])[item.Coming?.Since, ItemField.Day(live["inForceOn"]), ItemField.Day(live["validUntil"])?.AddDays(1)]).Where(day => day > today).Min();
}
