namespace Gongkai.Features.Demonstration;

/// <summary>One day of an item's life, and what happens to it then.</summary>
internal sealed record ItemMoment(DateOnly On)
{
    /// <summary>Whether it is drafted.</summary>
    public bool Draft { get; init; }

    /// <summary>Whether it is submitted, for its document is about to be signed.</summary>
    public bool Submit { get; init; }

    /// <summary>Whether it passes its chain and becomes public, or is kept.</summary>
    public bool Publish { get; init; }

    /// <summary>How far it comes, where it stays at the desk.</summary>
    public DemonstrationStand? Stand { get; init; }

    public DemonstrationValidity? Validity { get; init; }

    public DemonstrationUpdate? Update { get; init; }

    /// <summary>What one of the public says to it.</summary>
    public DemonstrationComment? Comment { get; init; }

    /// <summary>Every moment of every item, day by day; of one day, drafts come before what is submitted and published,
    /// documents before what interprets them.</summary>
    public static IEnumerable<(DemonstrationItem Item, ItemMoment Moment)> Of(IReadOnlyCollection<DemonstrationItem> items)
    {
        var byKey = items.ToDictionary(item => item.Key, StringComparer.Ordinal);
        return from item in items
               let document = item.Content["document"] is { Length: > 0 } key ? byKey[key] : null
               from moment in Of(item, document)
               orderby moment.On, moment.Draft descending, moment.Submit descending, moment.Validity is not null, document is not null, item.Key
               select (item, moment);
    }

    // An interpretation is begun together with its document, and submitted before that is signed.
    private static IEnumerable<ItemMoment> Of(DemonstrationItem item, DemonstrationItem? document)
    {
        var draftedOn = document?.DraftedOn ?? item.DraftedOn;
        yield return new(draftedOn) { Draft = true };
        if (document?.PublishedOn is { } signed && item.PublishedOn is not null) yield return new(signed) { Submit = true };
        if (item.PublishedOn is { } published) yield return new(published) { Publish = true };
        if (item.Stand is { } stand) yield return new(draftedOn) { Stand = stand };
        if (item.Validity is { } validity) yield return new(validity.On) { Validity = validity };
        foreach (var comment in item.Comments) yield return new(comment.On) { Comment = comment };
        foreach (var update in item.Updates) yield return new(update.On) { Update = update };
    }
}
