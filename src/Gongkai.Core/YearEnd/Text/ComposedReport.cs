using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.YearEnd;

/// <summary>A field that says nothing: there is none of that name, or its figure is not known.</summary>
/// <param name="Part">The part of the draft (<see cref="ReportDraft.Parts"/>).</param>
/// <param name="Line">Its line there, from 1.</param>
/// <param name="Field">The name.</param>
/// <param name="IsKnown">Whether there is such a field.</param>
public sealed record TextFault(string Part, int Line, string Field, bool IsKnown)
{
    /// <summary>In a report that adds up: the name of the same of the authority alone, where only that is known; else null.</summary>
    public string? Alone { get; init; }
}

/// <summary>A report put together of its draft and its figures: always the same of the same.</summary>
/// <param name="Report">As the engine of reports knows it.</param>
/// <param name="Faults">The fields that say nothing.</param>
public sealed partial record ComposedReport(AnnualReport Report, ImmutableArray<TextFault> Faults)
{
    /// <summary>By which the content that somebody looked at is known again: SHA-256 of paragraphs and cells, lower-case hexadecimal.</summary>
    public string Hash
    {
        get
        {
            var all = new StringBuilder(Report.Title).Append('\n');
            foreach (var passage in Report.Passages) all.Append(passage.Section).Append('|').Append(passage.Text).Append('\n');
            foreach (var (id, cell) in Report.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal)) all.Append(id).Append('=').Append(cell.Raw).Append('\n');
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
        }
    }

    /// <summary>Puts it together.</summary>
    /// <param name="draft">The words.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="own">The agency's own figures that the words may name.</param>
    public static ComposedReport Of(ReportDraft draft, YearSnapshot figures, IEnumerable<string> own)
    {
        var fields = ReportField.All(figures.Year, own).ToDictionary(field => field.Name, StringComparer.Ordinal);
        ImmutableArray<TextFault> faults = [.. from part in draft.Parts
                                               from line in part.Text.Split('\n').Index()
                                               from Match field in Field().Matches(line.Item)
                                               let name = field.Groups["name"].Value.Trim()
                                               let said = ReportField.Say(name, fields, figures)
                                               where said.Words is null
                                               let alone = ReportField.Alone + name
                                               select new TextFault(part.Part, line.Index + 1, name, said.IsKnown)
                                               {
                                                   Alone = ReportField.Say(alone, fields, figures).Words is null ? null : alone,
                                               }];
        var agency = figures[FigureNames.Agency]?.Value;
        var (year, title) = (figures.Year, $"{agency}{figures.Year}年政府信息公开工作年度报告");
        return new(new()
        {
            Generation = figures.Form.Generation,
            Title = title,
            Agency = agency,
            Year = year,
            Period = new(new(year, 1, 1), new(year, 12, 31)),
            Contact = draft.Preamble.Split('\n').Select(line => Filled(line, fields, figures))
                .FirstOrDefault(line => line.Contains("联系", StringComparison.Ordinal) || line.Contains("电话", StringComparison.Ordinal)),
            SignOff = new(agency, draft.SignedOn),
            Cells = figures.ToCells(),
            Passages = [.. Placed(Passages(draft, title, agency, line => Filled(line, fields, figures)))],
        }, faults);
    }

    private static IEnumerable<Passage> Passages(ReportDraft draft, string title, string? agency, Func<string, string> filled)
    {
        yield return new(null, title, null) { IsReportTitle = true, HeadingLevel = 1 };
        foreach (var (section, text) in draft.Sections)
        {
            if (section is { } known) yield return new(section, known.Name(), null) { IsSectionTitle = true, HeadingLevel = 2 };
            foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
                yield return new(section, filled(line), null) { HeadingLevel = section is not null && Heading().IsMatch(line) ? 3 : null };
        }
        if (agency is not null) yield return new(null, agency, null) { IsSignOff = true };
        if (draft.SignedOn is { } day) yield return new(null, $"{day.Year}年{day.Month}月{day.Day}日", null) { IsSignOff = true };
    }

    // A place of its own for each paragraph, so that a finding can be told where it stands.
    private static IEnumerable<Passage> Placed(IEnumerable<Passage> passages) =>
        passages.Select((passage, i) => passage with { At = new LinePlace(i + 1, 1) { Sequence = i + 1 } });

    private static string Filled(string line, Dictionary<string, ReportField> fields, YearSnapshot figures) => Field().Replace(line, field =>
        ReportField.Say(field.Groups["name"].Value.Trim(), fields, figures).Words ?? $"〔{field.Groups["name"].Value.Trim()}〕");

    [GeneratedRegex("{{(?<name>[^{}\n]*)}}")]
    private static partial Regex Field();

    [GeneratedRegex("^（[一二三四五六七八九十]{1,3}）[^。；]{1,30}$")]
    private static partial Regex Heading();
}
