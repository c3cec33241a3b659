using System.Collections.Immutable;
using System.CommandLine;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Redaction;
using Gongkai.Severing;

namespace Gongkai.Commands;

/// <summary><c>gongkai redact FILE</c>: takes parts out of a document (区分处理) and writes the result, its list and its proof.</summary>
internal static class RedactCommand
{
    private sealed record Options(Option<string[]> Take, Option<string[]> At, Option<string?> What, Option<string?> Ground, Option<string?> Reason,
        Option<string?> Plan, Option<string> Out)
    {
        public static Options Of(Terminal terminal) => new(
            new("--take") { HelpName = "WORDS", Description = terminal.Say("要去掉的词语，可以写几次", "words to take out; may be given again") },
            new("--at")
            {
                HelpName = "PLACE",
                Description = terminal.Say("要去掉的位置：第3段、图1、图1 10,10,200,40（像素）、人员!C2:C10、第2页、第2页 20,35,60,8（毫米）",
                    "places to take out: 第3段, 图1, 图1 10,10,200,40 (pixels), Sheet!C2:C10, 第2页, 第2页 20,35,60,8 (mm)")
            },
            Shared.Value("--what", "WHAT", terminal.Say("是什么内容，写在清单上，如“联系电话”", "what it is, for the list: telephone number")),
            Shared.Value("--article", string.Join('|', SeveranceGrounds.Keys), terminal.Say("依据的条文", "the article")),
            Shared.Value("--reason", "REASON", terminal.Say("理由", "the reason")),
            Shared.Value("--plan", "FILE", terminal.Say("几个部分写在一个 JSON 文件里，代替上面各项", "several parts in a JSON file, in place of the above")),
            new("--out") { HelpName = "OUT", Required = true, Description = terminal.Say("结果写到哪里", "where the result goes") });
    }

    public static Command Create(Terminal terminal)
    {
        var file = Shared.One("FILE", terminal.Say("DOCX、XLSX、PDF、PNG、JPEG", "DOCX, XLSX, PDF, PNG or JPEG"));
        var options = Options.Of(terminal);
        var command = new Command("redact", terminal.Say("区分处理：去掉文件里不予公开的部分，并证明已经去掉", "takes closed parts out of a document, and proves that they are gone"))
        {
            file, options.Take, options.At, options.What, options.Ground, options.Reason, options.Plan, options.Out,
        };
        command.SetAction(parsed => Redact(parsed.GetRequiredValue(file), parsed.GetRequiredValue(options.Out), PlanOf(parsed, options, terminal), terminal));
        return command;
    }

    private static SeverancePlan PlanOf(ParseResult parsed, Options options, Terminal terminal)
    {
        var (words, places) = (parsed.GetValue(options.Take) ?? [], parsed.GetValue(options.At) ?? []);
        try
        {
            if (parsed.GetValue(options.Plan) is { } plan)
                return words.Length + places.Length == 0 ? SeveranceJson.Plan(Bytes(plan, terminal))
                    : throw new FormatException(terminal.Say("--plan 和 --take、--at 只用一种", "use either --plan or --take and --at"));
            var (what, ground, reason) = (parsed.GetValue(options.What), parsed.GetValue(options.Ground), parsed.GetValue(options.Reason));
            ImmutableArray<SeveredPart> parts =
            [
                .. words.Select(one => SeveranceJson.Part(what, one, null, ground, reason, "--take")),
                .. places.Select(one => SeveranceJson.Part(what, null, one, ground, reason, "--at")),
            ];
            return parts.IsEmpty ? throw new FormatException(terminal.Say("没有写要去掉什么：--take、--at 或者 --plan", "say what to take out: --take, --at or --plan"))
                : new(parts);
        }
        catch (FormatException wrong)
        {
            throw new MisuseException(wrong.Message);
        }
    }

    private static int Redact(string file, string to, SeverancePlan plan, Terminal terminal)
    {
        var content = Bytes(file, terminal);
        if (Path.GetFullPath(file) == Path.GetFullPath(to))
            throw new MisuseException(terminal.Say($"不能写回读入的文件：{to}", $"The file that is read cannot be written over: {to}"));
        if (Path.GetDirectoryName(Path.GetFullPath(to)) is { } folder && !Directory.Exists(folder))
            throw new MisuseException(terminal.Say($"没有这个文件夹：{folder}", $"No such folder: {folder}"));
        try
        {
            var made = Redactor.Redact(content, plan, ReadingLimits.Default);
            if (!string.Equals(Path.GetExtension(to), made.Extension, StringComparison.OrdinalIgnoreCase))
                throw new MisuseException(terminal.Say($"--out 的文件名要以 {made.Extension} 结尾：{to}", $"--out must end in {made.Extension}: {to}"));
            File.WriteAllBytes($"{to}.proof.json", SeveranceJson.Of(made.Proof));
            File.WriteAllBytes(to, made.Content);
            Tell(made.Proof, to, terminal);
            return ExitStatus.Done;
        }
        catch (FileRefusedException refused)
        {
            var why = Message.Of(refused.Finding, terminal.Language);
            terminal.Error.WriteLine($"{file}  {refused.Finding.Code} {refused.Finding.Severity.Name(terminal.Language)}  {why}");
            return ExitStatus.ErrorsFound;
        }
    }

    // The list goes to standard output: it is what is given out.
    private static void Tell(SeveranceProof proof, string to, Terminal terminal)
    {
        terminal.Out.WriteLine(terminal.Say("区分处理清单", "What was taken out"));
        foreach (var (line, i) in proof.Lines.Select((line, i) => (line, i)))
            terminal.Out.WriteLine(terminal.Say(
                $"{i + 1}. {line.What}（{line.Places} 处）  依据：{line.Ground.Article()}，{line.Ground.Name()}  理由：{line.Reason}",
                $"{i + 1}. {line.What} ({line.Places} places)  {line.Ground.Article()}, {line.Ground.Name()}  {line.Reason}"));
        foreach (var besides in proof.Besides) terminal.Tell($"另外去掉：{besides.What}，{besides.Count} 处", $"Also gone: {besides.What}, {besides.Count}");
        foreach (var reading in proof.Readings)
            terminal.Tell($"重读（{reading.Reader}）：{reading.Characters} 字，{reading.Hits} 处",
                $"Read again ({reading.Reader}): {reading.Characters} characters, {reading.Hits} hits");
        if (proof.Pictures > 0) terminal.Tell($"注意：{proof.Pictures} 幅图片没有改动，请看图片里有没有。", $"Note: {proof.Pictures} pictures are unchanged; look into them.");
        terminal.Tell($"已写出 {to} 和 {to}.proof.json；证明里有去掉的词语，不要给出。", $"Wrote {to} and {to}.proof.json; the proof names the words and must not be given out.");
    }

    private static byte[] Bytes(string path, Terminal terminal) => File.Exists(path)
        ? new FileInfo(path).Length <= ReadingLimits.Default.FileBytes ? File.ReadAllBytes(path)
            : throw new MisuseException(terminal.Say($"{path} 太大", $"{path} is too large"))
        : throw new MisuseException(terminal.Say($"没有这个文件：{path}", $"No such file: {path}"));
}
