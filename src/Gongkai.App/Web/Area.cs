using System.Collections.Immutable;
using Gongkai.Reading;
using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>Where matters of one kind are shown at the desk.</summary>
/// <param name="Streams">How their streams begin: <c>case/</c>.</param>
/// <param name="Word">What such a matter is called.</param>
/// <param name="Of">The address of one, by its id.</param>
internal sealed record MatterAddress(string Streams, string Word, Func<string, string> Of)
{
    private static readonly ImmutableArray<MatterAddress> All = [.. Area.All.SelectMany(area => area.Addresses)];

    /// <summary>What a form of one is called, by what its address has behind that of the matter.</summary>
    public Func<string, string?> FormName { get; init; } = _ => null;

    /// <summary>Where the supervising authority looks at one of an agency below; null where that is the same.</summary>
    public Func<string, string>? OfAbove { get; init; }

    /// <summary>Whether only the authority that keeps such a matter opens it; others read what it is called.</summary>
    public bool IsForAuthority { get; init; }

    /// <summary>The address of the matter of a stream.</summary>
    /// <param name="stream">Which.</param>
    /// <param name="isAbove">Whether the authority above asks.</param>
    public string At(string stream, bool isAbove = false) => (isAbove && OfAbove is { } above ? above : Of)(stream[Streams.Length..]);

    /// <summary>Where the matter of a stream is shown; null where it is nowhere.</summary>
    public static MatterAddress? Find(string? stream) => All.FirstOrDefault(kind => stream?.StartsWith(kind.Streams, StringComparison.Ordinal) == true);
}

/// <summary>
/// One area of the platform, declared: what it keeps, what it shows in the menus, what it registers. The rooms below know it by these lists alone.
/// </summary>
internal abstract class Area : StoredArea
{
    /// <summary>Every area.</summary>
    public static new ImmutableArray<Area> All { get; } = [.. StoredArea.All.Cast<Area>()];

    /// <summary>Its lines in the menu of the public part; their places are counted through all areas.</summary>
    public virtual ImmutableArray<NavigationItem> Public => [];

    /// <summary>Its lines in the menu of the desk.</summary>
    public virtual ImmutableArray<NavigationItem> Desk => [];

    /// <summary>Where its matters are shown at the desk.</summary>
    public virtual ImmutableArray<MatterAddress> Addresses => [];

    /// <summary>Who has its permissions.</summary>
    public virtual ImmutableArray<Permitted> Permissions => [];

    /// <summary>
    /// What people call the members of its events, where entries are corrected: <c>Due</c>, or <c>CaseAssigned.Due</c> where an event calls it otherwise.
    /// </summary>
    public virtual IReadOnlyDictionary<string, string> EntryLabels => ImmutableDictionary<string, string>.Empty;

    /// <summary>Its events that are no slips of the pen, and are put right by steps of their own.</summary>
    public virtual ImmutableArray<Type> FixedEntries => [];

    /// <summary>View components that stand on the desk's first page, by name.</summary>
    public virtual ImmutableArray<string> DeskPanels => [];

    /// <summary>The kinds of gaps that it notices.</summary>
    public virtual ImmutableArray<RadarLine> RadarLines => [];

    /// <summary>The numbers that it gives to leaders and superiors.</summary>
    public virtual ImmutableArray<OverviewLine> OverviewLines => [];

    /// <summary>What readers of untrusted files do for it.</summary>
    public virtual ImmutableArray<ReaderWork> Works => [];

    /// <summary>Its addresses that are no pages: feeds, interfaces, files.</summary>
    public virtual void Map(IEndpointRouteBuilder routes)
    {
    }

    /// <summary>Registers what it needs.</summary>
    public virtual void Register(IServiceCollection services)
    {
    }
}
