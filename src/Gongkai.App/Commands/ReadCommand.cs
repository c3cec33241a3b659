using System.CommandLine;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Showing;
using Gongkai.Documents.Writing;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary><c>gongkai read PATH…</c>: every figure and text of reports as data.</summary>
internal static class ReadCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = Shared.Paths(terminal);
        var format = Shared.Format(terminal, "text", "json");
        var command = new Command("read", terminal.Say("读出报告的全部数据和文字", "reads every figure and text of reports")) { paths, format };
        command.SetAction(parsed => Read(Inputs.Open(parsed.GetRequiredValue(paths), terminal), parsed.GetValue(format) == "json", terminal));
        return command;
    }

    private static int Read(IReadOnlyList<ReportFile> files, bool asJson, Terminal terminal)
    {
        var unread = false;
        if (asJson) terminal.Out.Write('[');
        var first = true;
        foreach (var reading in InOrder.Map(files, file => file.Read(ReadingLimits.Default)))
        {
            unread |= reading.Report is null || reading.Findings.Any(finding => finding.Severity == Severity.Error);
            if (asJson)
            {
                terminal.Out.Write(first ? "\n" : ",\n");
                terminal.Out.Write(Json.Text(json => ReportJson.Write(json, reading.File, reading.Report, inside =>
                {
                    foreach (var finding in reading.Findings) CheckJson.Write(inside, finding, terminal.Language);
                })));
            }
            else WriteText(reading, terminal);
            first = false;
        }
        if (asJson) terminal.Out.WriteLine("\n]");
        return unread ? ExitStatus.ErrorsFound : ExitStatus.Done;
    }

    private static void WriteText(ReportReading reading, Terminal terminal)
    {
        var output = terminal.Out;
        output.WriteLine(terminal.Styled(Terminal.Printable(reading.File), Style.Bold));
        foreach (var finding in reading.Findings)
            output.WriteLine($"  {finding.Code} {finding.Severity.Name(terminal.Language)}  {Message.Of(finding, terminal.Language)}");
        if (reading.Report is not { } report)
        {
            output.WriteLine();
            return;
        }
        // A report before the form has no tables to show, but text in every section.
        var tables = report.IsBeforeTheForm ? [] : report.Form.Tables;
        ReportSection[] sections = tables.IsEmpty
            ? Enum.GetValues<ReportSection>() : [ReportSection.Overview, ReportSection.Problems, ReportSection.OtherMatters];
        output.WriteLine(
            $"  {report.Agency ?? terminal.Say("（机关不明）", "(agency unknown)")} "
                + $" {report.Year}{(tables.IsEmpty ? "" : $"  {terminal.Say("格式", "form ")}{report.Generation}")}");
        foreach (var table in tables)
        {
            output.WriteLine();
            output.WriteLine(
                $"  {terminal.Styled(table.Label.Length > 0 && table.Section == ReportSection.Proactive ? table.Label : table.Section.Name(), Style.Bold)}");
            WriteTable(report, table, terminal);
        }
        foreach (var section in sections)
        {
            output.WriteLine();
            output.WriteLine($"  {terminal.Styled(section.Name(), Style.Bold)}");
            foreach (var line in TerminalWidth.Wrap(report.Text(section), terminal.Width - 4)) output.WriteLine($"    {line}");
        }
        output.WriteLine();
    }

    private static void WriteTable(AnnualReport report, FormTable table, Terminal terminal)
    {
        var labels = table.Columns.Select(column => TerminalWidth.Cut(column.Label, 14)).ToArray();
        var rows = table.Rows.Select(row => (
            Label: TerminalWidth.Cut(row.Group is { } group ? $"{group} {row.Label}" : row.Label, 40),
            Cells: table.Columns.Select(column => Printed(report[$"{row.Id}.{column.Id}"], terminal)).ToArray())).ToList();
        var first = rows.Max(row => TerminalWidth.Of(row.Label)) + 2;
        var widths = labels.Select((label, i) => Math.Max(TerminalWidth.Of(label), rows.Max(row => TerminalWidth.Of(row.Cells[i]))) + 2).ToArray();
        terminal.Out.WriteLine($"    {new string(' ', first)}{string.Concat(labels.Select((label, i) => TerminalWidth.PadLeft(label, widths[i])))}");
        foreach (var (label, cells) in rows)
            terminal.Out.WriteLine($"    {TerminalWidth.Pad(label, first)}{string.Concat(cells.Select((cell, i) => TerminalWidth.PadLeft(cell, widths[i])))}");
    }

    private static string Printed(Cell cell, Terminal terminal) => cell switch
    {
        Count count => MessageTemplate.Plain(count.Value),
        Amount amount => MessageTemplate.Plain(amount.Value) + ReportJson.NameOf(amount.Unit),
        Blank => terminal.Say("空", "blank"),
        NotApplicable => terminal.Say("不适用", "n/a"),
        Missing => terminal.Say("缺", "missing"),
        _ => terminal.Say("读不准", "unreadable"),
    };
}
