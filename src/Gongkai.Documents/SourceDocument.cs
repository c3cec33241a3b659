using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Documents;

/// <summary>What a file was found to be, by its content.</summary>
public enum SourceFormat
{
    /// <summary>Nothing that can be read.</summary>
    Unknown,

    /// <summary>Plain text, Markdown included.</summary>
    Text,

    /// <summary>Comma- or tab-separated values.</summary>
    Csv,

    /// <summary>The JSON that <c>gongkai read</c> and <c>gongkai write</c> produce.</summary>
    Json,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>Office Open XML text.</summary>
    Docx,

    /// <summary>Office Open XML spreadsheet.</summary>
    Xlsx,

    /// <summary>Binary Excel.</summary>
    Xls,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>OFD, GB/T 33190.</summary>
    Ofd,

    /// <summary>Word 97–2003, Kingsoft WPS, RTF or ODT: read through LibreOffice.</summary>
    Legacy,

    /// <summary>A ZIP archive of files.</summary>
    Archive,
}

/// <summary>A document as every format is brought to: paragraphs and tables in reading order.</summary>
public sealed record SourceDocument(SourceFormat Format, ImmutableArray<Block> Blocks)
{
    /// <summary>What was wrong with the file itself (family RD); an error with no blocks means that it could not be read.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];
}

/// <summary>A part of a document in reading order.</summary>
public abstract record Block;

/// <summary>A paragraph or a line of running text, markup removed, inner line breaks kept as line feeds.</summary>
/// <param name="Text">The text, otherwise as printed.</param>
/// <param name="At">Where it begins.</param>
public sealed record Paragraph(string Text, Place At) : Block
{
    /// <summary>The heading level (from 1) that the format marks; null for running text.</summary>
    public int? HeadingLevel { get; init; }

    /// <summary>Whether readers of the document never see it; such text belongs to no section.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>How far the positions of a table's cells can be trusted.</summary>
public enum Geometry
{
    /// <summary>Rows, columns and spans are those of the document.</summary>
    Grid,

    /// <summary>Rows are certain; columns are the ordinals of fields between tabs or bars, spans unknown.</summary>
    Ragged,

    /// <summary>Only the order of the cells is known.</summary>
    Stream,
}

/// <summary>A table. Layout tables (whose cells hold headings, paragraphs or tables) are flattened by the reader and never come here.</summary>
public sealed record Table(ImmutableArray<TableCell> Cells, Geometry Geometry) : Block
{
    /// <summary>The number of columns: one more than the last that a cell reaches.</summary>
    public int ColumnCount { get; } = Cells.IsEmpty ? 0 : Cells.Max(cell => cell.Column + cell.ColumnSpan);

    /// <summary>The number of rows.</summary>
    public int RowCount { get; } = Cells.IsEmpty ? 0 : Cells.Max(cell => cell.Row + cell.RowSpan);
}

/// <summary>A cell of a table: row and column from 0, in reading order, text as printed with inner breaks as line feeds. Empty cells are there too.</summary>
public sealed record TableCell(int Row, int Column, string Text, Place At)
{
    /// <summary>How many rows it covers.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>How many columns it covers.</summary>
    public int ColumnSpan { get; init; } = 1;
}
