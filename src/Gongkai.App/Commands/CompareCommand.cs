using System.CommandLine;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Documents.Showing;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary><c>gongkai compare A B</c>: two years, or two versions, of a report side by side.</summary>
internal static class CompareCommand
{
    public static Command Create(Terminal terminal)
    {
        var first = Shared.One("A", terminal.Say("前一份报告", "the first report"));
        var second = Shared.One("B", terminal.Say("后一份报告", "the second report"));
        var format = Shared.Format(terminal, "text", "json");
        var to = Shared.Value("--to", "OUT.xlsx", terminal.Say("同时写出对照表", "also writes a table of the differences"));
        var command = new Command("compare",
            terminal.Say("对照两个年度或两个版本的报告", "shows two years, or two versions, of a report side by side")) { first, second, format, to };
        command.SetAction(parsed =>
            Compare(parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), parsed.GetValue(format) == "json", parsed.GetValue(to), terminal));
        return command;
    }

    private static int Compare(string first, string second, bool asJson, string? to, Terminal terminal)
    {
        if (to is not null && Issued.Format(to, terminal, first, second) != ReportFormat.Xlsx)
            throw new MisuseException(terminal.Say($"对照表只能写成 .xlsx：{to}", $"The table of differences is an .xlsx: {to}"));
        var (one, other) = (Issued.Report(first, terminal), Issued.Report(second, terminal));
        if (one is null || other is null) return ExitStatus.ErrorsFound;
        if (one.Agency is { } a && other.Agency is { } b && ChineseText.Key(a) != ChineseText.Key(b))
            terminal.Tell($"注意：两份报告的机关不同：{a}、{b}", $"Note: the reports are of different agencies: {a}, {b}");
        var comparison = Comparison.Of(one, other);
        if (asJson)
            terminal.Out.WriteLine(
                Json.Text(json =>
                    ComparisonWriter.Write(json, comparison, first, second, (inside, finding) => CheckJson.Write(inside, finding, terminal.Language))));
        else Print(comparison, first, second, terminal);
        if (to is not null && !Issued.Save(to, () => ComparisonWriter.Workbook(comparison), terminal)) return ExitStatus.ErrorsFound;
        return comparison.BetweenYears.Any(finding => finding.Severity == Severity.Error) ? ExitStatus.ErrorsFound : ExitStatus.Done;
    }

    private static void Print(Comparison comparison, string first, string second, Terminal terminal)
    {
        terminal.Out.WriteLine($"A  {first}  {comparison.First.Agency}  {comparison.First.Year}");
        terminal.Out.WriteLine($"B  {second}  {comparison.Second.Agency}  {comparison.Second.Year}");
        if (comparison.Changed.IsEmpty && comparison.OnlyInFirst.IsEmpty && comparison.OnlyInSecond.IsEmpty)
            terminal.Out.WriteLine("\n" + terminal.Say("数据没有变化", "No figure differs"));
        PrintCells(terminal.Say("数据变化", "Changed figures"), comparison.Changed, terminal);
        PrintCells(terminal.Say("只有 A 有", "Only in A"), comparison.OnlyInFirst, terminal);
        PrintCells(terminal.Say("只有 B 有", "Only in B"), comparison.OnlyInSecond, terminal);
        if (comparison.Later is { } later)
        {
            Heading(terminal.Say($"跨年核对（{later.Year}年报告）", $"Between the years (report on {later.Year})"), comparison.BetweenYears.Length, terminal);
            foreach (var finding in comparison.BetweenYears)
                terminal.Out.WriteLine($"  {finding.Code} {finding.Severity.Name(terminal.Language)}  {Message.Of(finding, terminal.Language)}");
        }
        foreach (var text in comparison.Texts) PrintText(text, terminal);
    }

    private static void PrintCells(string title, IReadOnlyCollection<CellChange> changes, Terminal terminal)
    {
        if (changes.Count == 0) return;
        Heading(title, changes.Count, terminal);
        var rows = changes.Select(change => (
            Label: $"{TerminalWidth.Cut(FormWords.RowOf(change.Cell), 44)}／{change.Cell.Column.Label}", From: ComparisonWriter.Printed(change.From),
            To: ComparisonWriter.Printed(change.To),
            Difference: ComparisonWriter.Signed(change.Difference))).ToList();
        var (label, from, to) = (rows.Max(row => TerminalWidth.Of(row.Label)), rows.Max(row => TerminalWidth.Of(row.From)),
            rows.Max(row => TerminalWidth.Of(row.To)));
        foreach (var row in rows)
            terminal.Out.WriteLine(
                $"  {TerminalWidth.Pad(row.Label, label)}  {TerminalWidth.PadLeft(row.From, from)} → {TerminalWidth.PadLeft(row.To, to)}  {row.Difference}".TrimEnd());
    }

    private static void PrintText(TextComparison text, Terminal terminal)
    {
        var copied = text.Copied is { } share ? (share * 100).ToString("0", CultureInfo.InvariantCulture) + "%" : "—";
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(terminal.Styled(text.Section.Name(), Style.Bold) + "  "
            + terminal.Say($"B 的文字有 {copied} 见于 A", $"{copied} of B's text stands in A"));
        Sentences("= ", text.InBoth, terminal);
        Sentences("- ", text.OnlyInFirst, terminal);
        Sentences("+ ", text.OnlyInSecond, terminal);
    }

    private static void Sentences(string mark, IEnumerable<string> sentences, Terminal terminal)
    {
        foreach (var sentence in sentences)
        {
            var lead = mark;
            foreach (var line in TerminalWidth.Wrap(sentence, terminal.Width - 4))
            {
                terminal.Out.WriteLine($"  {lead}{line}");
                lead = "  ";
            }
        }
    }

    private static void Heading(string title, int count, Terminal terminal)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(terminal.Styled(terminal.Say($"{title}（{count}）", $"{title} ({count})"), Style.Bold));
    }
}
