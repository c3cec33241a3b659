using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Features.Casework;

namespace Gongkai.Commands;

/// <summary><c>gongkai clock</c>: when the reply to an application is due and why, and the other terms of the law.</summary>
internal static class ClockCommand
{
    private const int LongestFile = 4 << 20;

    private static readonly JsonDocumentOptions Strict = new()
    {
        AllowDuplicateProperties = false,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static Command Create(Terminal terminal)
    {
        var facts = new Argument<string?>("FACTS.json")
        {
            HelpName = "FACTS.json|-",
            Description = terminal.Say("一件申请的事实；- 从标准输入读取", "the facts of one application; - reads standard input"),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = Shared.Format(terminal, "text", "json");
        var today = Shared.Value("--today", "DATE",
            terminal.Say("按这一天计算；不写用事实里的 today，再不写用北京时间的今天", "the day to judge by; else the facts' today, else today in Beijing"));
        var term = Shared.Value("--term", "TERM", terminal.Say("计算另一种期限；list 列出全部", "another term; list prints them all"));
        var from = Shared.Value("--from", "DATE", terminal.Say("期限从这一天起算（当日不计）", "the day the term is counted from (it does not count itself)"));
        var notices = new Option<string[]>("--calendar")
        {
            HelpName = "FILE",
            Description = terminal.Say("再装入一年的放假安排，或后来变更的通知", "one more year's holiday notice, or a later one"),
            AllowMultipleArgumentsPerToken = false,
        };
        var command = new Command("clock", terminal.Say("计算依申请公开的答复期限和其他法定期限，逐日说明理由", "computes when a reply is due, and other terms of the law, and says why"))
        {
            facts, format, today, term, from, notices,
        };
        command.SetAction(parsed =>
        {
            var json = parsed.GetValue(format) == "json";
            var calendar = Calendar(parsed.GetValue(notices) ?? [], terminal, json, out var faulty);
            if (faulty) return ExitStatus.ErrorsFound;
            if (parsed.GetValue(term) is { } name)
                return parsed.GetValue(facts) is null ? Term(name, parsed.GetValue(from), calendar, terminal, json)
                    : throw new MisuseException(terminal.Say("--term 不能与 FACTS.json 同用。", "--term does not go with FACTS.json."));
            if (parsed.GetValue(from) is not null) throw new MisuseException(terminal.Say("--from 要与 --term 同用。", "--from goes with --term."));
            var path = parsed.GetValue(facts)
                ?? throw new MisuseException(terminal.Say("缺少 FACTS.json；或用 --term 计算其他期限。", "FACTS.json is missing; or use --term."));
            var asked = parsed.GetValue(today) is { } text ? Day("--today", text, terminal) : (DateOnly?)null;
            return Reply(path, asked, calendar, terminal, json);
        });
        return command;
    }

    private static int Reply(string path, DateOnly? asked, WorkCalendar calendar, Terminal terminal, bool json)
    {
        using var document = Open(path, "CW90", terminal, json);
        if (document is null) return ExitStatus.ErrorsFound;
        var (facts, faults) = ClockFactsReader.Read(document.RootElement, asked, terminal.Clock.GetUtcNow().BeijingDay);
        if (facts is null) return Faulty(faults, terminal, json);
        var answer = ReplyDeadline.Of(facts, calendar);
        answer = answer with { Findings = [.. faults, .. answer.Findings] };
        if (json) ClockJson.Write(answer, terminal.Out, terminal.Language);
        else ClockText.Write(answer, facts, terminal);
        return ExitStatus.Done;
    }

    private static int Term(string name, string? from, WorkCalendar calendar, Terminal terminal, bool json)
    {
        if (name == "list")
        {
            if (json) ClockJson.Write(StatutoryTerm.All, terminal.Out, terminal.Language);
            else ClockText.Write(StatutoryTerm.All, terminal);
            return ExitStatus.Done;
        }
        var known = string.Join(terminal.Say("、", ", "), StatutoryTerm.All.Select(each => each.Id));
        var term = StatutoryTerm.Find(name)
            ?? throw new MisuseException(terminal.Say($"没有期限“{name}”。可以是：{known}", $"There is no term “{name}”. Terms: {known}"));
        var day = Day("--from", from ?? throw new MisuseException(terminal.Say("缺少 --from DATE：从哪一天起算。", "--from DATE is missing.")), terminal);
        if (day < term.FirstDay)
            throw new MisuseException(
                terminal.Say($"“{term.Name}”从 {term.FirstDay:yyyy-MM-dd} 起才能计算。", $"“{term.EnglishName}” can be counted from {term.FirstDay:yyyy-MM-dd} on."));
        var end = term.CountFrom(day, calendar);
        if (json) ClockJson.Write(end, terminal.Out, terminal.Language);
        else ClockText.Write(end, terminal);
        return ExitStatus.Done;
    }

    private static WorkCalendar Calendar(string[] files, Terminal terminal, bool json, out bool faulty)
    {
        var calendar = WorkCalendar.StateCouncil;
        faulty = false;
        foreach (var file in files)
        {
            using var document = Open(file, "CW90", terminal, json);
            var (year, faults) = document is null ? (null, []) : CalendarYear.Read(document.RootElement);
            if (document is not null && year is null) Faulty(faults, terminal, json);
            if (year is null) faulty = true;
            if (faulty) return calendar;
            calendar = calendar.With(year!);
        }
        return calendar;
    }

    private static JsonDocument? Open(string path, string code, Terminal terminal, bool json)
    {
        if (path != "-" && !File.Exists(path)) throw new MisuseException(terminal.Say($"没有这个文件：{path}", $"No such file: {path}"));
        using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using var bytes = new MemoryStream();
        var chunk = new byte[1 << 16];
        while (bytes.Length <= LongestFile && stream.Read(chunk) is > 0 and var read) bytes.Write(chunk, 0, read);
        if (bytes.Length > LongestFile)
        {
            Faulty([new(code, Severity.Error) { Variant = "long", Values = [("file", path), ("limit", "4 MB")] }], terminal, json);
            return null;
        }
        try
        {
            bytes.Position = 0;
            return JsonDocument.Parse(bytes, Strict);
        }
        catch (JsonException fault)
        {
            Faulty([new(code,
                Severity.Error) { Values = [("file", path), ("line", (fault.LineNumber ?? 0) + 1), ("column", (fault.BytePositionInLine ?? 0) + 1)] }],
                terminal, json);
            return null;
        }
    }

    private static int Faulty(IEnumerable<Finding> faults, Terminal terminal, bool json)
    {
        if (json) ClockJson.Write(faults, terminal.Out, terminal.Language);
        else
            foreach (var fault in faults) terminal.Error.WriteLine($"{fault.Code} {Message.Of(fault, terminal.Language)}");
        return ExitStatus.ErrorsFound;
    }

    private static DateOnly Day(string option, string text, Terminal terminal) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year <= 2200
            ? day
            : throw new MisuseException(
                terminal.Say($"选项 {option} 不能是“{text}”：应是日期，如 2026-03-02。", $"{option} cannot be “{text}”: write a date, as 2026-03-02."));
}
