using System.Collections.Immutable;

namespace Gongkai.Documents.Publishing;

/// <summary>How words are set off in a text that is published.</summary>
[Flags]
internal enum RunLook
{
    Plain = 0,
    Strong = 1,
    Emphasised = 2,
    Underlined = 4,
    Struck = 8,
    Raised = 16,
    Lowered = 32,
}

/// <summary>Where the lines of a paragraph stand, as far as that says something.</summary>
internal enum TextAlign
{
    /// <summary>Running text.</summary>
    Start,

    /// <summary>In the middle: titles within a text, 题注.</summary>
    Centre,

    /// <summary>To the right: signature and date.</summary>
    Right,

    /// <summary>顶格: the main addressee.</summary>
    Flush,
}

/// <summary>A picture within a text: the address under which its file stands, and what it shows, in words.</summary>
internal sealed record TextImage(string Source, string Alternative);

/// <summary>Words of one look; a line feed is a line break. A run with a picture has no words.</summary>
internal sealed record TextRun(string Text, RunLook Look = RunLook.Plain)
{
    public string? Link { get; init; }

    public TextImage? Image { get; init; }
}

/// <summary>A part of a text that is published.</summary>
internal abstract record TextBlock;

/// <summary>A paragraph or, from level 2 on, a heading.</summary>
internal sealed record TextParagraph(ImmutableArray<TextRun> Runs, int Level = 0, TextAlign Align = TextAlign.Start) : TextBlock
{
    /// <summary>The words without their looks.</summary>
    public string Words => string.Concat(Runs.Select(run => run.Text));
}

/// <summary>A list of points, or one with the numbers that the page prints.</summary>
internal sealed record TextList(bool IsNumbered, int Start, ImmutableArray<ImmutableArray<TextBlock>> Items) : TextBlock;

/// <summary>What is quoted at length.</summary>
internal sealed record TextQuote(ImmutableArray<TextBlock> Blocks) : TextBlock;

/// <summary>A line across.</summary>
internal sealed record TextRule : TextBlock;

/// <summary>A table; its cells hold no tables.</summary>
internal sealed record TextTable(ImmutableArray<TextRun> Caption, ImmutableArray<TextRow> Rows) : TextBlock;

/// <summary>A row of a table; head rows stand first.</summary>
internal sealed record TextRow(bool IsHead, ImmutableArray<TextCell> Cells);

/// <summary>A cell: what it holds, of what it is the head (col, row, …; null for a value), how far it reaches.</summary>
internal sealed record TextCell(ImmutableArray<TextBlock> Blocks, string? Scope = null, int ColumnSpan = 1, int RowSpan = 1);
