using System.CommandLine;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary><c>gongkai explain CODE</c>: the page of a code.</summary>
internal static partial class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var code = Shared.One("CODE", terminal.Say("代码，如 CF03", "a code, as CF03"));
        var command = new Command("explain",
            terminal.Say("解释一个代码：错在哪里、依据、反例正例、怎样改正", "explains a code: what is wrong, on what authority, examples, how to mend it")) { code };
        command.SetAction(parsed => Explain(parsed.GetRequiredValue(code), terminal));
        return command;
    }

    private static int Explain(string code, Terminal terminal)
    {
        var page = RuleCatalogue.Find(code) ?? throw new MisuseException(terminal.Say(
            $"没有代码“{code}”。gongkai rules 列出全部代码。", $"There is no code “{code}”. gongkai rules lists them all."));
        var severities = string.Join('/', page.Severities.Select(severity => severity.Name(terminal.Language)));
        terminal.Out.WriteLine(terminal.Styled($"{page.Code}  {page.Title(terminal.Language)}", Style.Bold)
            + terminal.Say($"（{severities}）", $" ({severities})"));
        if (page.IsRetired) terminal.Out.WriteLine(terminal.Say("已停用", "retired"));
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(terminal.Styled(terminal.Say("■ 检查时这样说", "■ What is said when it is found"), Style.Bold));
        foreach (var variant in page.Variants)
            foreach (var line in TerminalWidth.Wrap($"· {Placeholder().Replace(page.Message(variant, terminal.Language)?.Text ?? "", "…")}", terminal.Width))
                terminal.Out.WriteLine(line);
        terminal.Out.WriteLine();
        WritePage(page, terminal);
        if (terminal.Language == Language.English) terminal.Out.WriteLine("\n(The page is written in Chinese, the language of the reports.)");
        return ExitStatus.Done;
    }

    private static void WritePage(RulePage page, Terminal terminal)
    {
        var (fenced, first) = (false, false);
        foreach (var line in page.Markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) (fenced, first) = (!fenced, !fenced);
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                terminal.Out.WriteLine(terminal.Styled($"■ {Heading(line[3..].Trim(), terminal)}", Style.Bold));
            else if (fenced)
            {
                foreach (var wrapped in TerminalWidth.Wrap(ExampleWords.Of(line), terminal.Width - 4))
                {
                    terminal.Out.WriteLine((first ? "  · " : "    ") + terminal.Styled(wrapped, Style.Cyan));
                    first = false;
                }
            }
            else
                foreach (var wrapped in TerminalWidth.Wrap(line.Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal),
                    terminal.Width)) terminal.Out.WriteLine(wrapped);
        }
    }

    private static string Heading(string heading, Terminal terminal) => terminal.Language == Language.Chinese ? heading : heading switch
    {
        "错在哪里" => "What is wrong",
        "依据" => "On what authority",
        "反例" => "Wrong",
        "正例" => "Right",
        "怎样改正" => "How to mend it",
        _ => heading,
    };

    [GeneratedRegex(@"\{[a-zA-Z_]+\}")]
    private static partial Regex Placeholder();
}
