using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports;

/// <summary>统计期限: the first and last day that the report says it covers.</summary>
public sealed record ReportingPeriod(DateOnly From, DateOnly To);

/// <summary>落款: who signed the report off, and on which day; either may be absent.</summary>
public sealed record SignOff(string? Agency, DateOnly? Date);

/// <summary>One paragraph outside the form's tables.</summary>
/// <param name="Section">The section it stands in; null before section 一.</param>
/// <param name="Text">The text as printed.</param>
/// <param name="At">Where it begins.</param>
public sealed record Passage(ReportSection? Section, string Text, Place? At)
{
    /// <summary>Its heading level (from 1) where the document marks one; null for running text.</summary>
    public int? HeadingLevel { get; init; }

    /// <summary>Whether it is the printed title of a section of the form.</summary>
    public bool IsSectionTitle { get; init; }

    /// <summary>Whether it is a line of the report's title.</summary>
    public bool IsReportTitle { get; init; }

    /// <summary>Whether it is a line of the sign-off; such a passage belongs to no section.</summary>
    public bool IsSignOff { get; init; }
}

/// <summary>年度报告: what one document declares. Declared figures are evidence; nothing ever changes one.</summary>
public sealed record AnnualReport
{
    /// <summary>The uniform format that its tables follow.</summary>
    public required ReportFormGeneration Generation { get; init; }

    /// <summary>The title as printed, its lines joined by a space; null when none was found.</summary>
    public string? Title { get; init; }

    /// <summary>The agency that reports, from the title, else the sign-off; null when unknown.</summary>
    public string? Agency { get; init; }

    /// <summary>The report year, from the title, else from the period; null when unknown.</summary>
    public int? Year { get; init; }

    /// <summary>统计期限 as stated.</summary>
    public ReportingPeriod? Period { get; init; }

    /// <summary>The sentence or bracket that tells whom to ask, as printed; null when there is none.</summary>
    public string? Contact { get; init; }

    /// <summary>落款.</summary>
    public SignOff? SignOff { get; init; }

    /// <summary>Every paragraph outside the tables, titles included, in print order.</summary>
    public ImmutableArray<Passage> Passages { get; init; } = [];

    /// <summary>Every cell of the form, and every printed cell of a row of the other generation, by id.</summary>
    public required ReportCells Cells { get; init; }

    /// <summary>What reading observed of the printed structure: headings, labels, widths, repetitions; the evidence of the ST rules.</summary>
    public ImmutableArray<LayoutNote> Layout { get; init; } = [];

    /// <summary>The form of this report's generation.</summary>
    public ReportForm Form => ReportForm.Of(Generation);

    /// <summary>
    /// Whether it reports on a year before the uniform tables (2019) and has none of them: there is only text to read, and no rule for it here.
    /// </summary>
    public bool IsBeforeTheForm => Year < 2019 && Cells.Values.All(cell => cell is Missing);

    /// <summary>The cell of that id; <see cref="Missing"/> when the report does not have it.</summary>
    public Cell this[string id] => Cells.GetValueOrDefault(id) ?? Absent;

    /// <summary>The declared whole number of a cell; null when it holds none.</summary>
    public long? Number(string id) => this[id] is Count count ? count.Value : null;

    /// <summary>The text of a section, without its title, paragraphs joined by line feeds; empty when the section is absent.</summary>
    public string Text(ReportSection section) =>
        string.Join('\n', Passages.Where(passage => passage.Section == section && !passage.IsSectionTitle).Select(passage => passage.Text));

    private static readonly Missing Absent = new();
}
