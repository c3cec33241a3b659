using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognition;

/// <summary>Recognises the annual report in a document: sections, tables, cells, and what it says of itself. Never guesses in silence.</summary>
public static class ReportRecognizer
{
    /// <summary>The report that the document holds; null, with finding RD07, when it holds none.</summary>
    /// <param name="source">The document.</param>
    /// <param name="findings">RD07 no report, RD08 more than one, RD15 one on a year before the form, RD16 one in traditional characters.</param>
    public static AnnualReport? Recognize(SourceDocument source, out ImmutableArray<Finding> findings)
    {
        var traditional = TraditionalText.Simplified(source);
        var lines = PrintedLine.Of(traditional ?? source);
        var former = FormerReport.Is(lines);
        var titles = Outline.Of(lines, former ? FormerReport.Heading : SectionTitles.Find, out var second);
        findings = second is null ? [] : [new("RD08", Severity.Error) { At = lines[second.Value].Slots[0].At }];
        if (second is { } cut) (lines, titles) = (lines[..cut], [.. titles.Where(title => title.Line < cut)]);
        if (traditional is not null) findings = [.. findings, new("RD16", Severity.Hint)];
        var walk = new Walk(lines, titles, former);
        walk.Run();
        var form = ReportForm.Of(Generation(walk.Tables, walk.Year));
        var placement = new CellPlacement(form, walk.Tables);
        placement.Place();
        if (former) findings = [.. findings, new("RD15", Severity.Warning) { At = lines[0].Slots[0].At, Values = [("year", (long)walk.Year!.Value)] }];
        else if (placement.Found == 0 && titles.Length < 3)
        {
            findings = [.. findings, new("RD07", Severity.Error)];
            return null;
        }
        return walk.Report(form.Generation, placement);
    }

    // By table 二, else table 三, else the year.
    private static ReportFormGeneration Generation(PrintedTables tables, int? year)
    {
        _ = tables.Rows;
        foreach (var section in new[] { ReportSection.Proactive, ReportSection.Requests })
        {
            var votes = tables.FoundLabels
                .Where(found => found.Match.Label.Section == section && Own(found.Match.Label))
                .Sum(found => found.Match.Label.Only == ReportFormGeneration.B ? 1 : -1);
            if (votes != 0) return votes > 0 ? ReportFormGeneration.B : ReportFormGeneration.A;
        }
        return ReportForm.GenerationFor(year ?? 2021);
    }

    private static bool Own(Label label) =>
        label.Only is { } only && !Labels.All.Any(other => other.Key == label.Key && other.Only != only);
}

/// <summary>A section title and the line it stands on.</summary>
internal readonly record struct OutlineTitle(int Line, SectionTitles.Title Title);

/// <summary>The section titles of a document, a table of contents left out.</summary>
internal static class Outline
{
    /// <summary>The titles in print order.</summary>
    /// <param name="lines">The document.</param>
    /// <param name="find">The section title that a line is.</param>
    /// <param name="second">Where a second report begins; null when there is only one.</param>
    public static ImmutableArray<OutlineTitle> Of(ImmutableArray<PrintedLine> lines, Func<string, SectionTitles.Title?> find, out int? second)
    {
        var titles = new List<OutlineTitle>();
        for (var i = 0; i < lines.Length; i++)
            if (!lines[i].IsHidden && lines[i].Single is { } slot && find(slot.Text) is { } title) titles.Add(new(i, title));
        LeaveOutContents(titles);
        second = SecondReport(lines, titles);
        return [.. titles];
    }

    private static void LeaveOutContents(List<OutlineTitle> titles)
    {
        for (var start = 0; start < titles.Count; start++)
        {
            var end = start + 1;
            while (end < titles.Count && titles[end].Line == titles[end - 1].Line + 1) end++;
            if (end - start < 4) continue;
            var later = titles.Skip(end).Select(title => title.Title.Section).ToHashSet();
            if (titles[start..end].TrueForAll(title => later.Contains(title.Title.Section))) titles.RemoveRange(start, end - start);
            return;
        }
    }

    private static int? SecondReport(ImmutableArray<PrintedLine> lines, List<OutlineTitle> titles)
    {
        var overviews = titles.FindAll(title => title.Title.Section == ReportSection.Overview);
        for (var k = 1; k < overviews.Count; k++)
        {
            var (before, at) = (overviews[k - 1].Line, overviews[k].Line);
            if (!titles.Exists(title => title.Line > before && title.Line < at && title.Title.Section is ReportSection.Requests or ReportSection.Disputes)
                || !titles.Exists(title => title.Line > at && title.Title.Section is ReportSection.Requests or ReportSection.Disputes)) continue;
            for (var i = at; i >= Math.Max(before, at - 12); i--)
                if (lines[i].Single is { } slot && slot.Squeezed.Contains("报告", StringComparison.Ordinal) && slot.Squeezed.Length <= 60) return i;
            return at;
        }
        return null;
    }
}
