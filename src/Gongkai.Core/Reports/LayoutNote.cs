using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports;

/// <summary>How a printed label came to be taken for the form's.</summary>
public enum LabelMatch
{
    /// <summary>Letter for letter.</summary>
    Exact,

    /// <summary>Equal after folding width, brackets, quotation marks and spaces.</summary>
    Folded,

    /// <summary>A known variant, or words left out or added, that can mean nothing else.</summary>
    Variant,

    /// <summary>Only alike.</summary>
    Approximate,
}

/// <summary>Which part of a table a note speaks of.</summary>
public enum TablePart
{
    /// <summary>A row; the id is a row id.</summary>
    Row,

    /// <summary>A column; the id is a table id, dot, column id.</summary>
    Column,

    /// <summary>A whole table or block; the id is a table id.</summary>
    Table,
}

/// <summary>Something that reading observed of the printed structure.</summary>
public abstract record LayoutNote(Place? At);

/// <summary>A section title as printed; <c>Level</c> null where the document marks no levels.</summary>
public sealed record TitlePrinted(ReportSection Section, string Printed, int? Level, Place? At) : LayoutNote(At);

/// <summary>A label of the form as printed, when it differs from the form's in any way.</summary>
public sealed record LabelDiffers(string Id, string Expected, string Printed, LabelMatch Match, Place? At) : LayoutNote(At);

/// <summary>A row has another number of value cells than the form.</summary>
public sealed record WidthDiffers(string Row, int Expected, int Found, ImmutableArray<string> Values, Place? At) : LayoutNote(At);

/// <summary>A number stands in a label column, or words in a value column.</summary>
public sealed record CellShifted(string Row, string Printed, bool NumberAmongLabels, Place? At) : LayoutNote(At);

/// <summary>A header stands again, or a label is torn over several cells or lines, as page breaks do; merged in reading.</summary>
public sealed record TableTorn(ReportSection Section, string Printed, Place? At) : LayoutNote(At);

/// <summary>A row, column or table of the form is absent.</summary>
public sealed record PartAbsent(TablePart Part, string Id, Place? At) : LayoutNote(At);

/// <summary>A row, column or table of the form stands twice; <c>At</c> is the second.</summary>
public sealed record PartRepeated(TablePart Part, string Id, Place? At) : LayoutNote(At);

/// <summary>A row, column or table stands in another order than the form's.</summary>
public sealed record PartMoved(TablePart Part, string Id, Place? At) : LayoutNote(At);

/// <summary>A row of the other generation of the form, read under its own id; the rows of the form that it replaces are <c>Replaces</c>.</summary>
public sealed record ForeignRow(string Row, ImmutableArray<string> Replaces, Place? At) : LayoutNote(At);

/// <summary>A value of a row of the form that belongs to no cell.</summary>
public sealed record ValueSurplus(string Row, string Printed, Place? At) : LayoutNote(At);

/// <summary>
/// A table of the agency's own in one of the sections that hold the form's: its cells row by row, those that reach over several columns once in each.
/// </summary>
public sealed record OwnTable(ReportSection Section, ImmutableArray<ImmutableArray<string>> Rows, Place? At) : LayoutNote(At);
