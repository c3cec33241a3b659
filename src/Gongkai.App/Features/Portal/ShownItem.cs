using System.Collections.Immutable;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;

namespace Gongkai.Features.Portal;

/// <summary>An item with what its page leads to; of those only what is public now.</summary>
/// <param name="Row">The item.</param>
/// <param name="Content">What it says; null once it is withdrawn.</param>
public sealed record ShownItem(PublicItemRow Row, ItemContent? Content)
{
    /// <summary>The document that it interprets.</summary>
    public PublicItemRow? Document { get; init; }

    /// <summary>What took its place.</summary>
    public PublicItemRow? Successor { get; init; }

    /// <summary>What will take its place, as was said ahead.</summary>
    public PublicItemRow? Next { get; init; }

    public ImmutableArray<PublicItemRow> Interpretations { get; init; } = [];

    /// <summary>What it took the place of.</summary>
    public ImmutableArray<PublicItemRow> Former { get; init; } = [];
}
