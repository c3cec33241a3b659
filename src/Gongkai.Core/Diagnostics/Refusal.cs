using System.Collections.Immutable;

namespace Gongkai.Diagnostics;

/// <summary>What the rules forbid in a command: a code and values; the words are those of the code's page.</summary>
public sealed record Refusal(string Code)
{
    /// <summary>The field of the form that is at fault; null when it is the state of the case.</summary>
    public string? Field { get; init; }

    /// <summary>Which of the page's messages says it; null for the one.</summary>
    public string? Variant { get; init; }

    /// <summary>The values that the page's message names.</summary>
    public ImmutableArray<(string Name, object Value)> Values { get; init; } = [];

    /// <summary>The same as a finding, for the one renderer.</summary>
    public Finding Finding => new(Code, Severity.Error) { Variant = Variant, Values = Values };
}

/// <summary>The result of a command: the events it makes, or everything that forbids it. Never both.</summary>
/// <param name="Events">What is to be written; empty when refused.</param>
/// <param name="Refusals">Why not; empty when accepted.</param>
public sealed record Decision<TEvent>(ImmutableArray<TEvent> Events, ImmutableArray<Refusal> Refusals)
{
    public bool IsRefused => !Refusals.IsEmpty;
}

/// <summary>Makes decisions.</summary>
public static class Decision
{
    public static Decision<TEvent> Of<TEvent>(params ImmutableArray<TEvent> events) => new(events, []);

    public static Decision<TEvent> Refused<TEvent>(params ImmutableArray<Refusal> refusals) => new([], refusals);
}
