using System.Collections.Immutable;

namespace Gongkai.Casework;

/// <summary>A remedy notice as a letter prints it: generated, never typed.</summary>
public sealed record RemedyText
{
    internal RemedyText(RemedyKind kind, DateOnly version, string? organ, ImmutableArray<string> paragraphs) =>
        (Kind, Version, Organ, Paragraphs) = (kind, version, organ, paragraphs);

    /// <summary>The remedies it tells of.</summary>
    public RemedyKind Kind { get; }

    /// <summary>The day from which the law is as it says; the register keeps it.</summary>
    public DateOnly Version { get; }

    /// <summary>The organ of reconsideration, shown to the approver; null where none is told of.</summary>
    public string? Organ { get; }

    /// <summary>Its text, paragraph by paragraph.</summary>
    public ImmutableArray<string> Paragraphs { get; }
}
