using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents.Showing;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary>Findings for a person at a terminal: a block for each file, then a table by agency.</summary>
internal sealed class FindingsText(Terminal terminal)
{
    /// <summary>The block of one file.</summary>
    public void Write(CheckedReport report)
    {
        var output = terminal.Out;
        output.WriteLine(terminal.Styled(Terminal.Printable(report.File), Style.Bold));
        output.WriteLine($"  {Heading(report)}");
        var told = FoldedFindings.Of(report.Findings, terminal.Language).ToList();
        var placeWidth = told.Select(found => TerminalWidth.Of(PlaceOf(found.Told, report.InParagraphs))).Append(0).Max();
        var indent = 2 + 4 + 2 + SeverityWidth + 2 + (placeWidth > 0 ? placeWidth + 2 : 0);
        foreach (var (finding, like) in told)
        {
            Write(finding, PlaceOf(finding, report.InParagraphs), placeWidth, indent);
            if (!like.IsEmpty) WriteLike(like, report.InParagraphs, indent);
        }
        output.WriteLine();
    }

    /// <summary>The table by agency, worst first, and the sum.</summary>
    public void WriteSummary(IReadOnlyList<CheckedReport> reports)
    {
        if (reports.Count > 1) WriteAgencies(reports);
        var unread = reports.Count(report => report.IsUnread);
        var (errors, warnings, hints) = Counts(reports);
        terminal.Out.WriteLine(terminal.Say(
            $"共 {reports.Count} 份：{errors} 个错误，{warnings} 个警告，{hints} 个提示{(unread > 0 ? $"；{unread} 份读不了" : "")}。",
            $"{reports.Count} in all: {English(errors, warnings, hints)}{(unread > 0 ? $"; {unread} could not be read" : "")}."));
        var first = reports.SelectMany(report => report.Findings).Where(finding => finding.Accepted is null)
            .MaxBy(finding => finding.Finding.Severity)?.Finding.Code;
        if (first is not null)
            terminal.Out.WriteLine(terminal.Say($"想知道一个代码的意思和改法：gongkai explain {first}", $"What a code means and how to mend it: gongkai explain {first}"));
    }

    private const int PlacesNamed = 10;

    private int SeverityWidth => terminal.Language == Language.English ? 7 : 4;

    private string Heading(CheckedReport report)
    {
        if (report.IsUnread) return terminal.Styled(terminal.Say("没有读成", "not read"), Style.Red);
        var who = report.Agency ?? terminal.Say("机关不明", "agency unknown");
        var year = report.Year?.ToString(CultureInfo.InvariantCulture) ?? terminal.Say("年份不明", "year unknown");
        var state = (report.Count(Severity.Error), report.Count(Severity.Warning), report.Count(Severity.Hint)) switch
        {
            (0, 0, 0) when report.Findings.Length is > 0 and var accepted =>
                terminal.Styled(terminal.Say($"没有新的问题，已接受 {accepted} 个", $"nothing new, {accepted} accepted"), Style.Green),
            (0, 0, 0) => terminal.Styled(terminal.Say("没有发现问题", "nothing found"), Style.Green),
            var (errors, warnings, hints) => terminal.Say($"{errors} 个错误，{warnings} 个警告，{hints} 个提示", English(errors, warnings, hints)),
        };
        return $"{who}  {year}  {terminal.Say("格式", "form ")}{report.Generation}  {state}";
    }

    private void Write(CheckedFinding checkedFinding, string place, int placeWidth, int indent)
    {
        var finding = checkedFinding.Finding;
        var message = Message.Of(finding, terminal.Language);
        if (checkedFinding.Accepted is { } reason) message += terminal.Say($"（已接受：{reason}）", $" (accepted: {reason})");
        var severity = TerminalWidth.Pad(finding.Severity.Name(terminal.Language), SeverityWidth);
        var head = $"  {finding.Code}  {(checkedFinding.Accepted is null ? terminal.Styled(severity, StyleOf(finding.Severity)) : severity)}  "
            + (placeWidth > 0 ? TerminalWidth.Pad(place, placeWidth) + "  " : "");
        var blank = new string(' ', indent);
        var lines = TerminalWidth.Wrap(message, Math.Max(30, terminal.Width - indent)).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = (i == 0 ? head : blank) + lines[i];
            terminal.Out.WriteLine(checkedFinding.Accepted is null ? line : terminal.Styled(line, Style.Dim));
        }
    }

    // Many of one kind: how many more, and where the first of them are.
    private void WriteLike(IReadOnlyList<CheckedFinding> like, bool inParagraphs, int indent)
    {
        var places = like.Select(finding => PlaceOf(finding, inParagraphs)).Where(place => place.Length > 0).Distinct().ToList();
        var named = string.Join(terminal.Say("、", "; "), places.Take(PlacesNamed)) + (places.Count > PlacesNamed ? terminal.Say("等", " …") : "");
        var text = terminal.Say($"……同类问题还有 {like.Count} 处", $"… {like.Count} more like this") + (named.Length > 0 ? terminal.Say("：", ": ") + named : "");
        foreach (var line in TerminalWidth.Wrap(text, Math.Max(30, terminal.Width - indent)))
            terminal.Out.WriteLine(new string(' ', indent) + terminal.Styled(line, Style.Dim));
    }

    private string PlaceOf(CheckedFinding finding, bool inParagraphs) => PlaceWords.Of(finding.Finding.At, terminal.Language, inParagraphs);

    private static Style StyleOf(Severity severity) => severity switch
    {
        Severity.Error => Style.Red,
        Severity.Warning => Style.Yellow,
        Severity.Hint => Style.Blue,
    };

    private void WriteAgencies(IReadOnlyList<CheckedReport> reports)
    {
        // Files that could not be read have been named above, each with its reason.
        var rows = reports.GroupBy(report => report.IsUnread ? "" : report.Agency is { } agency ? AgencyName.Fold(agency) : report.File)
            .Select(group =>
                (Name: group.Key.Length == 0
                    ? terminal.Say("（没有读成的文件）", "(files not read)")
                    : TerminalWidth.Cut(Terminal.Printable(group.First().Agency ?? group.First().File), 44), Reports: group.ToList(), Counts: Counts(group)))
            .OrderByDescending(row => row.Reports.Any(report => report.IsUnread))
            .ThenByDescending(row => row.Counts.Errors).ThenByDescending(row => row.Counts.Warnings).ThenByDescending(row => row.Counts.Hints)
            .ThenBy(row => row.Name, StringComparer.Ordinal).ToList();
        var heads = terminal.Language == Language.English ? (string[])["agency", "reports", "errors", "warnings", "hints"] : ["机关", "报告", "错误", "警告", "提示"];
        var width = Math.Max(TerminalWidth.Of(heads[0]), rows.Max(row => TerminalWidth.Of(row.Name))) + 2;
        terminal.Out.WriteLine(
            terminal.Styled(TerminalWidth.Pad(heads[0], width) + string.Concat(heads[1..].Select(head => TerminalWidth.PadLeft(head, 10))), Style.Bold));
        foreach (var (name, group, counts) in rows)
        {
            terminal.Out.WriteLine(TerminalWidth.Pad(name, width) + Number(group.Count) + Number(counts.Errors, Style.Red)
                + Number(counts.Warnings, Style.Yellow) + Number(counts.Hints));
        }
        terminal.Out.WriteLine();
    }

    private static string English(int errors, int warnings, int hints)
    {
        return $"{Many(errors, "error")}, {Many(warnings, "warning")}, {Many(hints, "hint")}";

        static string Many(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
    }

    private string Number(int count, Style? style = null)
    {
        var text = TerminalWidth.PadLeft(count.ToString(CultureInfo.InvariantCulture), 10);
        return count > 0 && style is { } colour ? terminal.Styled(text, colour) : text;
    }

    private static (int Errors, int Warnings, int Hints) Counts(IEnumerable<CheckedReport> reports) => reports.Aggregate((0, 0, 0), (sum, report) =>
        (sum.Item1 + report.Count(Severity.Error), sum.Item2 + report.Count(Severity.Warning), sum.Item3 + report.Count(Severity.Hint)));
}
