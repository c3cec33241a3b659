using System.CommandLine;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Showing;

namespace Gongkai.Commands;

/// <summary><c>gongkai check PATH…</c>: what is wrong with reports, where, why, and how to mend it.</summary>
internal static class CheckCommand
{
    private sealed record Wish(IReadOnlyList<ReportFile> Files, string Format, string? Out, string? Previous, string? Baseline,
        string? WriteBaseline, string? Reason)
    {
        public SuperiorCheck? Superior { get; init; }

        public RegisterFiguresSource? Register { get; init; }
    }

    public static Command Create(Terminal terminal)
    {
        var paths = Shared.Paths(terminal);
        var format = Shared.Format(terminal, "text", "json", "sarif", "html");
        var folder = Shared.Value("--out", "DIR",
            terminal.Say("结果写进这个文件夹（html 每份报告一页，另有总表）", "write the results into this folder (html: a page for each report, and lists)"));
        var previous = Shared.Value("--previous", "PATH", terminal.Say("上一年的报告：文件、文件夹或压缩包", "last year's reports: a file, a folder or an archive"));
        var baseline = Shared.Value("--baseline", "FILE", terminal.Say("已接受的警告和提示", "the warnings and hints that were accepted"));
        var accept = Shared.Value("--write-baseline", "FILE",
            terminal.Say("把这次的警告和提示记为已接受（错误不能接受）", "record the warnings and hints of this run as accepted (errors cannot be)"));
        var reason = Shared.Value("--reason", "TEXT", terminal.Say("接受的理由，与 --write-baseline 同用", "why they are accepted, with --write-baseline"));
        var superior = Shared.Value("--superior", "FILE",
            terminal.Say("上级机关的汇总报告；PATH 是所属各机关的报告，逐格核对是否相加相等", "the superior's report; the PATHs are its members', whose figures must add up to it"));
        var expected = Shared.Value("--expected", "FILE",
            terminal.Say("应当报送的机关名单，一行一个，与 --superior 同用", "the agencies that owe a report, one a line, with --superior"));
        var register = Shared.Value("--register", "DATA",
            terminal.Say("平台的数据文件夹或者数据库：表三、表四与台账逐格核对", "the platform's data folder or database: tables 3 and 4 are held against its register of cases"));
        var command = new Command("check",
            terminal.Say("检查报告，指出错误、位置和改法", "checks reports: what is wrong, where, and how to mend it"))
            {
                paths,
                format,
                folder,
                previous,
                baseline,
                accept,
                reason,
                superior,
                expected,
                register,
            };
        command.SetAction(parsed =>
        {
            var files = Inputs.Open(parsed.GetRequiredValue(paths), terminal);
            if (parsed.GetValue(expected) is not null && parsed.GetValue(superior) is null)
                throw new MisuseException(terminal.Say("--expected 要与 --superior 同用。", "--expected needs --superior."));
            var across = parsed.GetValue(superior) is { } path ? new SuperiorCheck(path, parsed.GetValue(expected), ref files, terminal) : null;
            using var figures = parsed.GetValue(register) is { } place ? RegisterFiguresSource.Open(place, terminal) : null;
            return Check(
                new(files, parsed.GetValue(format)!, parsed.GetValue(folder), parsed.GetValue(previous), parsed.GetValue(baseline), parsed.GetValue(accept),
                    parsed.GetValue(reason))
                { Superior = across, Register = figures }, terminal);
        });
        return command;
    }

    private static int Check(Wish wish, Terminal terminal)
    {
        if (wish.WriteBaseline is not null && string.IsNullOrWhiteSpace(wish.Reason))
            throw new MisuseException(terminal.Say("用 --write-baseline 时要用 --reason 写明理由。", "--write-baseline needs --reason."));
        if (wish is { Format: "html", Out: null, Files.Count: > 1 })
            throw new MisuseException(terminal.Say("多份报告的 html 要用 --out 指定文件夹。", "Pages of several reports need --out DIR."));
        var baseline = wish.Baseline is { } file ? BaselineFile.Read(file, terminal) : null;
        var previous = wish.Previous is { } path ? PreviousReports.Open(path, wish.Files.Count == 1, terminal) : null;
        var pages = wish.Format == "html" ? new PagesOut(wish.Files, wish.Out, terminal) : null;
        var reports = Run(wish, baseline, previous, pages, terminal);
        if (wish.WriteBaseline is { } accepted)
        {
            BaselineFile.Write(accepted, reports, baseline, wish.Reason!, terminal);
            var written = BaselineFile.Read(accepted, terminal);
            reports = [.. reports.Select(report => report.With(written))];
        }
        Show(reports, wish, pages, terminal);
        return previous is { IsUnread: true } || reports.Any(report => report.IsUnread || report.Count(Severity.Error) > 0)
            ? ExitStatus.ErrorsFound : ExitStatus.Done;
    }

    private static CheckedReport[] Run(Wish wish, Baseline? baseline, PreviousReports? previous, PagesOut? pages, Terminal terminal)
    {
        using var progress = new ProgressLine(terminal, wish.Files.Count);
        var reports = new BatchCheck(wish.Files)
        {
            Baseline = baseline,
            Previous = previous is null ? _ => null : previous.Of,
            Register = wish.Register is null ? _ => null : wish.Register.Of,
            Progress = progress.Advance,
            Each = (reading, report) =>
            {
                pages?.Write(reading, report);
                wish.Superior?.Add(reading);
            },
        }.Run();
        wish.Superior?.Finish(reports, baseline, pages is null ? null : pages.Write);
        return reports;
    }

    private static void Show(CheckedReport[] reports, Wish wish, PagesOut? pages, Terminal terminal)
    {
        switch (wish.Format)
        {
            case "json":
                Print(wish.Out, "findings.json", terminal, json => WriteJson(json, reports, terminal.Language));
                break;
            case "sarif":
                Print(wish.Out, "findings.sarif", terminal,
                    json => SarifLog.Write(json, reports, MachineText.Version, wish.Baseline is not null, terminal.Language));
                break;
            case "html":
                pages!.Finish(reports);
                break;
            default:
                var text = new FindingsText(terminal);
                foreach (var report in reports) text.Write(report);
                text.WriteSummary(reports);
                break;
        }
    }

    private static void WriteJson(Utf8JsonWriter json, CheckedReport[] reports, Language language)
    {
        json.WriteStartArray();
        foreach (var report in reports)
        {
            CheckJson.Write(json, report, language);
            json.Flush();
        }
        json.WriteEndArray();
    }

    private static void Print(string? folder, string name, Terminal terminal, Action<Utf8JsonWriter> write)
    {
        if (folder is null)
        {
            MachineText.Write(terminal, write);
            return;
        }
        Directory.CreateDirectory(folder);
        using (var to = File.Create(Path.Combine(folder, name))) MachineText.Write(to, write);
        terminal.Tell($"已写入 {Path.Combine(folder, name)}", $"Wrote {Path.Combine(folder, name)}");
    }
}
