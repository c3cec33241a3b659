using System.Collections.Immutable;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>What a printed paragraph is.</summary>
public enum TextRole
{
    /// <summary>The title of the report.</summary>
    Title,

    /// <summary>一、…六、</summary>
    SectionTitle,

    /// <summary>A heading inside a section.</summary>
    Heading,

    /// <summary>Running text.</summary>
    Body,

    /// <summary>落款</summary>
    SignOff,
}

/// <summary>A part of the printed report: a paragraph, or else a table.</summary>
/// <param name="Text">The paragraph; null for a table.</param>
/// <param name="Role">What the paragraph is.</param>
/// <param name="Grid">The table; null for a paragraph.</param>
public sealed record PrintedPart(string? Text, TextRole Role, FormGrid? Grid)
{
    /// <summary>The heading level below the section titles, from 1; 0 for all else.</summary>
    public int Depth { get; init; }
}

/// <summary>A report in the order and with the fixed labels of the official form, ready for any format.</summary>
public static class PrintedReport
{
    /// <summary>Title, preamble, six sections with their tables, sign-off.</summary>
    public static ImmutableArray<PrintedPart> Of(AnnualReport report, bool wholeForm = false)
    {
        var passages = report.Passages.IsEmpty ? ReportText.Compose(report, ImmutableDictionary<ReportSection, string>.Empty) : report.Passages;
        var grids = FormGrid.Of(report, wholeForm).ToDictionary(grid => grid.Section);
        var ending = passages.Where(passage => passage.IsSignOff).ToImmutableArray();
        var sectionLevel = passages.FirstOrDefault(passage => passage is { IsSectionTitle: true, HeadingLevel: not null })?.HeadingLevel ?? 1;
        var parts = ImmutableArray.CreateBuilder<PrintedPart>();
        if (!string.IsNullOrWhiteSpace(report.Title)) parts.Add(new(report.Title, TextRole.Title, null));
        parts.AddRange(Preamble(passages).Select(passage => new PrintedPart(passage.Text, TextRole.Body, null)));
        foreach (var section in Enum.GetValues<ReportSection>())
        {
            parts.Add(new(section.Name(), TextRole.SectionTitle, null));
            foreach (var passage in passages)
                if (passage.Section == section && passage is { IsSectionTitle: false, IsSignOff: false }) parts.Add(Text(passage, sectionLevel));
            if (grids.TryGetValue(section, out var grid)) parts.Add(new(null, TextRole.Body, grid));
        }
        parts.AddRange((ending.IsEmpty ? ReportText.SignOffLines(report.SignOff) : ending.Select(passage => passage.Text))
            .Select(line => new PrintedPart(line, TextRole.SignOff, null)));
        return parts.ToImmutable();
    }

    private static PrintedPart Text(Passage passage, int sectionLevel) => passage.HeadingLevel is { } level
        ? new(passage.Text, TextRole.Heading, null) { Depth = Math.Clamp(level - sectionLevel, 1, 3) }
        : new(passage.Text, TextRole.Body, null);

    // What a portal prints above the title, and below the sign-off, is not of the report.
    private static IEnumerable<Passage> Preamble(ImmutableArray<Passage> passages)
    {
        var title = passages.Select((passage, i) => passage.IsReportTitle ? i : -1).Append(-1).Max();
        return passages.Skip(title + 1).TakeWhile(passage => !passage.IsSectionTitle).Where(passage => passage is { Section: null, IsSignOff: false });
    }
}
