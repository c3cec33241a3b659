using System.Collections.Immutable;

namespace Gongkai.Bench.Accuracy;

/// <summary>One seeded error.</summary>
/// <param name="Code">The code that must be found.</param>
/// <param name="Name">What was done.</param>
/// <param name="Seed">Spoils a clean draft (and may return another); null where this draft offers no place for it.</param>
public sealed record Fault(string Code, string Name, Func<Draft, Random, Draft?> Seed)
{
    /// <summary>Codes that the fault justifies besides its own.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>Whether it is a fault of print, which our own writer does not make.</summary>
    public bool IsOfPrint { get; init; }

    /// <summary>Whether it is found only beside last year's report.</summary>
    public bool NeedsPrevious { get; init; }

    /// <summary>Kinds of print that cannot show it.</summary>
    public ImmutableArray<PrintKind> Except { get; init; } = [];

    /// <summary>Whether the fault lies in the running text.</summary>
    public bool IsOfProse { get; init; }
}
