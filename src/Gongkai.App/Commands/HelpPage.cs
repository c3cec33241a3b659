using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Gongkai.Text;

namespace Gongkai.Commands;

/// <summary>The help of a command, its columns aligned for wide characters.</summary>
internal sealed class HelpPage(Terminal terminal) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, terminal.Out, terminal);
        return ExitStatus.Done;
    }

    /// <summary>Writes the page of a command.</summary>
    public static void Write(Command command, TextWriter to, Terminal terminal)
    {
        var isRoot = command is RootCommand;
        to.WriteLine(command.Description);
        to.WriteLine();
        to.WriteLine(terminal.Say("用法：", "Usage:"));
        to.WriteLine($"  gongkai {(isRoot ? terminal.Say("<命令>", "<command>") : command.Name + Usage(command))} [{terminal.Say("选项", "options")}]");
        Rows(to, terminal.Say("命令：", "Commands:"), command.Subcommands.Select(sub => (sub.Name + Usage(sub), sub.Description)));
        Rows(to, terminal.Say("参数：", "Arguments:"), command.Arguments.Select(argument => (Name(argument), argument.Description)));
        Rows(to, terminal.Say("选项：", "Options:"), command.Options.Concat(Above(command)).Where(option => !option.Hidden)
            .Select(option => (option.Name + (option.HelpName is { } value ? " " + value : ""), option.Description)));
        if (isRoot) to.WriteLine(terminal.Say(
            "\n退出码：0 没有错误；1 有错误，或有文件读不了；2 用法不对；3 程序出错",
            "\nExit status: 0 no error found; 1 errors found or a file that could not be read; 2 misused; 3 broken"));
    }

    private static IEnumerable<Option> Above(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive || option is HelpOption);

    private static string Usage(Command command) =>
        string.Concat(command.Arguments.Select(argument => " " + Name(argument)))
        + string.Concat(command.Options.Where(option => option.Required).Select(option => $" {option.Name} {option.HelpName}"));

    private static string Name(Argument argument) =>
        (argument.HelpName ?? argument.Name) + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : "");

    private static void Rows(TextWriter to, string heading, IEnumerable<(string Left, string? Right)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        var width = Math.Min(34, all.Max(row => TerminalWidth.Of(row.Left))) + 2;
        to.WriteLine();
        to.WriteLine(heading);
        foreach (var (left, right) in all)
        {
            if (TerminalWidth.Of(left) + 2 > width) to.WriteLine($"  {left}\n  {new string(' ', width)}{right}");
            else to.WriteLine($"  {TerminalWidth.Pad(left, width)}{right}");
        }
    }
}
