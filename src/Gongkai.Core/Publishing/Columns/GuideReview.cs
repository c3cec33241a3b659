namespace Gongkai.Publishing;

/// <summary>核对公开指南 (第十二条: 指南应当及时更新): each guide says when it was looked at last, and is looked at every year.</summary>
public static class GuideReview
{
    private const int Months = 12;

    /// <summary>The last day for the next look; null where the guide does not say when the last one was.</summary>
    public static DateOnly? DueOn(ItemContent guide) => ItemField.Day(guide["reviewedOn"])?.AddMonths(Months);
}
