using System.CommandLine;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary><c>gongkai explain CODE</c>: the page of a code.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var code = Shared.One("CODE", terminal.Say("代码，如 CF03", "a code, as CF03"));
        var command = new Command("explain", terminal.Say("解释一个代码：错在哪里、依据、反例正例、怎样改正", "explains a code: what is wrong, on what authority, examples, how to mend it")) { code };
        command.SetAction(parsed => Explain(parsed.GetRequiredValue(code), terminal));
        return command;
    }

    private static int Explain(string code, Terminal terminal)
    {
        var page = RuleCatalogue.Find(code) ?? throw new MisuseException(terminal.Say(
            $"没有代码“{code}”。gongkai rules 列出全部代码。", $"There is no code “{code}”. gongkai rules lists them all."));
        var severities = string.Join('/', page.Severities.Select(severity => SeverityWords.Of(severity, terminal.Language)));
        terminal.Out.WriteLine(terminal.Styled($"{page.Code}  {page.Title(terminal.Language)}", Style.Bold) + terminal.Say($"（{severities}）", $" ({severities})"));
        if (page.IsRetired) terminal.Out.WriteLine(terminal.Say("已停用", "retired"));
        foreach (var variant in page.Variants)
            terminal.Out.WriteLine(page.Message(variant, terminal.Language)?.Text);
        terminal.Out.WriteLine();
        var fenced = false;
        foreach (var line in page.Markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            else if (line.StartsWith("## ", StringComparison.Ordinal)) terminal.Out.WriteLine(terminal.Styled($"■ {line[3..]}", Style.Bold));
            else if (fenced) terminal.Out.WriteLine(terminal.Styled($"    {line}", Style.Cyan));
            else
                foreach (var wrapped in TerminalWidth.Wrap(line, terminal.Width)) terminal.Out.WriteLine(wrapped);
        }
        return ExitStatus.Done;
    }
}
