using System.CommandLine;
using Gongkai.Diagnostics;
using Gongkai.Documents.Showing;

namespace Gongkai.Commands;

/// <summary><c>gongkai check PATH…</c>: what is wrong with reports, where, why, and how to mend it.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = Shared.Paths(terminal);
        var format = Shared.Format(terminal, "text", "json", "sarif", "html");
        var command = new Command("check", terminal.Say("检查报告，指出错误、位置和改法", "checks reports: what is wrong, where, and how to mend it")) { paths, format };
        command.SetAction(parsed => Check(Inputs.Open(parsed.GetRequiredValue(paths), terminal), parsed.GetValue(format)!, terminal));
        return command;
    }

    private static int Check(IReadOnlyList<InputFile> files, string format, Terminal terminal)
    {
        var reports = new BatchCheck(files).Run();
        terminal.Out.WriteLine(Json.Text(json =>
        {
            json.WriteStartArray();
            foreach (var report in reports) CheckJson.Write(json, report, terminal.Language);
            json.WriteEndArray();
        }));
        return reports.Any(report => report.IsUnread || report.Count(Severity.Error) > 0) ? ExitStatus.ErrorsFound : ExitStatus.Done;
    }
}
