using System.Collections.Immutable;

namespace Gongkai.Diagnostics;

/// <summary>What is wrong with a document: a code, a place and values. The words are those of the code's page.</summary>
public sealed record Finding(string Code, Severity Severity)
{
    /// <summary>The ids of the form's cells in question, as <c>requests.received.total</c>; may be empty.</summary>
    public ImmutableArray<string> Cells { get; init; } = [];

    /// <summary>Where it stands; null when nothing in the document can be pointed at.</summary>
    public Place? At { get; init; }

    /// <summary>The words in question, inside one passage of the report; null when the finding is not about words.</summary>
    public PassageSpan? Words { get; init; }

    /// <summary>Which of the page's messages says it, where a page has several (<c>message.blank</c>); null for the page's one message.</summary>
    public string? Variant { get; init; }

    /// <summary>The values that the page's message names, in order of mention: text, <see cref="long"/> or <see cref="decimal"/>.</summary>
    public ImmutableArray<(string Name, object Value)> Values { get; init; } = [];

    /// <summary>The value of that name; null when there is none.</summary>
    public object? this[string name] =>
        Values.FirstOrDefault(value => value.Name == name).Value;
}

/// <summary>A stretch of one passage: the passage's index in <c>AnnualReport.Passages</c>, and start and length in characters.</summary>
public readonly record struct PassageSpan(int Passage, int Start, int Length);
