using System.Collections.Immutable;

namespace Gongkai.Load;

/// <summary>A line of a list that is held in memory.</summary>
public sealed record HeldRow(Guid Id, string Number, string Stage, DateOnly ReceivedOn, DateOnly DueOn, int Remaining, string Section, string Officer);

/// <summary>As many lines as a page of the desk's list has.</summary>
public static class HeldRows
{
    /// <summary>Lines on a page.</summary>
    public const int Count = 50;

    public static ImmutableArray<HeldRow> All { get; } =
        [.. Enumerable.Range(1, Count).Select(n => new HeldRow(Guid.CreateVersion7(), $"2026-{n:0000}", "办理中", new(2026, 11, 2), new(2026, 11, 30), n % 20, "市场科", "承办同志"))];
}
