namespace Gongkai.Documents.Publishing;

/// <summary>A part of a document with what its layout says of it.</summary>
/// <param name="Block">The part.</param>
/// <param name="Where">Where it stands, in Chinese words.</param>
internal sealed record LaidOut(TextBlock Block, string Where)
{
    /// <summary>Whether all its words are red.</summary>
    public bool IsRed { get; init; }

    /// <summary>The largest type in it, in half points; null where the document leaves it to its defaults.</summary>
    public int? HalfPoints { get; init; }

    /// <summary>Whether it has the style of a document's title.</summary>
    public bool IsTitle { get; init; }

    /// <summary>The words of a paragraph; empty for anything else.</summary>
    public string Words => Block is TextParagraph paragraph ? paragraph.Words.Trim() : "";
}
