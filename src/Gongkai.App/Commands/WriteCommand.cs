using System.CommandLine;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Commands;

/// <summary><c>gongkai write FILE --to OUT</c>: re-issues a report in the official form.</summary>
internal static class WriteCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Shared.One("FILE", terminal.Say("报告，或 write、read 写出的 JSON、CSV", "a report, or the JSON or CSV of one"));
        var to = new Option<string>("--to")
        {
            HelpName = "OUT",
            Required = true,
            Description = terminal.Say("写到哪里；格式由扩展名定：.docx .html .xlsx .json .csv .pdf",
                "where to; the extension says the format: .docx .html .xlsx .json .csv .pdf"),
        };
        var whole = Shared.Flag("--whole-form",
            terminal.Say("原件没有的行和列也印出来，留空待填", "also print rows and columns that the report does not have, empty, to be filled in"));
        var command = new Command("write", terminal.Say("按规定格式重新制作报告", "re-issues a report in the official form")) { file, to, whole };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(file), parsed.GetRequiredValue(to), parsed.GetValue(whole), terminal));
        return command;
    }

    private static int Write(string file, string to, bool wholeForm, Terminal terminal)
    {
        var format = Issued.Format(to, terminal, file);
        if (Issued.Report(file, terminal) is not { } report) return ExitStatus.ErrorsFound;
        TellGaps(report, wholeForm, terminal);
        return Issued.Save(to, () => ReportWriter.Write(report, format, file, wholeForm), terminal) ? ExitStatus.Done : ExitStatus.ErrorsFound;
    }

    // What is not a figure is printed as it was found; whoever signs should know.
    private static void TellGaps(AnnualReport report, bool wholeForm, Terminal terminal)
    {
        var missing = report.Form.Cells.Count(cell => report[cell.Id] is Missing && !IsReplaced(report, cell));
        var unreadable = report.Form.Cells.Count(cell => report[cell.Id] is Unreadable);
        if (missing > 0 && wholeForm) terminal.Tell($"注意：原件没有的 {missing} 格已留空。", $"Note: {missing} cells that the report does not have are left empty.");
        if (missing > 0 && !wholeForm)
            terminal.Tell($"注意：原件没有的 {missing} 格没有印出；加 --whole-form 则印出并留空。",
                $"Note: {missing} cells that the report does not have are not printed; --whole-form prints them empty.");
        if (unreadable > 0)
            terminal.Tell($"注意：{unreadable} 格读不准，照原文印出，请核对。", $"Note: {unreadable} cells could not be read with certainty; their text is printed as it was.");
    }

    // One row of the other generation, printed in place of the form's own, is there.
    private static bool IsReplaced(AnnualReport report, FormCell cell) =>
        cell.Row.Id.StartsWith($"{ReportForm.SingleOther.Id}.", StringComparison.Ordinal)
            && report[$"{ReportForm.SingleOther.Id}.{cell.Column.Id}"] is not Missing;
}
