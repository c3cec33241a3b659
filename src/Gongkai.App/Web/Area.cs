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

    /// <summary>The word and the address for a stream; null where it is shown nowhere.</summary>
    public static (string Word, string Address)? Find(string? stream) =>
        All.FirstOrDefault(kind => stream?.StartsWith(kind.Streams, StringComparison.Ordinal) == true) is { } kind
            ? (kind.Word, kind.Of(stream![kind.Streams.Length..])) : null;
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

    /// <summary>View components that stand on the desk's first page, by name.</summary>
    public virtual ImmutableArray<string> DeskPanels => [];

    /// <summary>What readers of untrusted files do for it.</summary>
    public virtual ImmutableArray<ReaderWork> Works => [];

    /// <summary>Registers what it needs.</summary>
    public virtual void Register(IServiceCollection services)
    {
    }
}
