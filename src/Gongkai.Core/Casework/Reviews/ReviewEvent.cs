using System.Collections.Immutable;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>What happened in one reconsideration or suit. </summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record ReviewEvent(DateOnly On) : MatterEvent(On)
{
    /// <summary>What came or went in writing with it.</summary>
    public ImmutableArray<FileRef> Files { get; init; } = [];
}
