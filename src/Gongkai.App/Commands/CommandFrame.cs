using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Gongkai.Diagnostics;
using Gongkai.Storage;

namespace Gongkai.Commands;

/// <summary>What every command shares: the global options, the help page, and how a run ends.</summary>
internal static class CommandFrame
{
    private static readonly ParserConfiguration Parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>The language asked for anywhere on the command line; needed before there is anything to parse it with.</summary>
    public static Language LanguageOf(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
            if (args[i] is "--lang=en" or "--lang:en" || args[i] == "--lang" && i + 1 < args.Length && args[i + 1] == "en")
                return Language.English;
        return Language.Chinese;
    }

    /// <summary>Parses and runs; gives the exit status.</summary>
    public static int Run(string[] args, Terminal terminal, IEnumerable<Command> commands)
    {
        var verbose = Shared.Flag("--verbose", terminal.Say("出错时给出技术细节", "technical details when something breaks"));
        verbose.Recursive = true;
        try
        {
            var parsed = Root(terminal, verbose, commands).Parse(args, Parsing);
            if (parsed.Action is HelpPage) return parsed.Invoke(Streams(terminal));
            if (args.Length == 0)
            {
                HelpPage.Write(parsed.CommandResult.Command, terminal.Error, terminal);
                return ExitStatus.Misused;
            }
            return parsed.Errors.Count > 0 ? Misused(terminal, parsed) : parsed.Invoke(Streams(terminal));
        }
        catch (MisuseException misuse)
        {
            terminal.Error.WriteLine(misuse.Message);
            return ExitStatus.Misused;
        }
        // Nothing is broken: the place wants something first, and the message says what.
        catch (Exception place) when (place is UnfinishedRestoreException or MissingKeyException or StoreInUseException)
        {
            terminal.Error.WriteLine(place.Message);
            return ExitStatus.Broken;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            terminal.Tell($"程序出错：{broken.Message}", $"Something broke: {broken.Message}");
            if (args.Contains("--verbose")) terminal.Error.WriteLine(broken);
            else terminal.Tell("加上 --verbose 可看到技术细节。", "Add --verbose for the technical details.");
            return ExitStatus.Broken;
        }
        finally
        {
            terminal.Out.Flush();
        }
    }

    private static RootCommand Root(Terminal terminal, Option verbose, IEnumerable<Command> commands)
    {
        var root = new RootCommand(terminal.Say(
            "公开：读取、检查、解释和重新制作政府信息公开工作年度报告",
            "Gongkai: reads, checks, explains and re-issues annual reports on government information disclosure"));
        var language = Shared.Choice("--lang", terminal.Say("信息所用的语言：zh 中文（默认），en 英文", "language of messages: zh Chinese (default), en English"), "zh", "en");
        language.Recursive = true;
        root.Options.Clear();
        root.Options.Add(new HelpOption { Description = terminal.Say("显示帮助", "show help"), Action = new HelpPage(terminal) });
        root.Options.Add(new VersionOption { Description = terminal.Say("显示版本", "show the version") });
        root.Options.Add(language);
        root.Options.Add(verbose);
        root.Directives.Clear();
        foreach (var command in commands) root.Subcommands.Add(command);
        return root;
    }

    private static InvocationConfiguration Streams(Terminal terminal) =>
        new() { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };

    private static int Misused(Terminal terminal, ParseResult parsed)
    {
        foreach (var message in parsed.Errors.Select(error => Words(error, parsed, terminal)).Distinct())
            terminal.Error.WriteLine(message);
        var command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        terminal.Tell($"用法见：gongkai{command} --help", $"For usage: gongkai{command} --help");
        return ExitStatus.Misused;
    }

    private static string Words(ParseError error, ParseResult parsed, Terminal terminal)
    {
        var isRoot = parsed.CommandResult.Command is RootCommand;
        if (parsed.UnmatchedTokens.FirstOrDefault(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal)) is { } unknown)
            return unknown.StartsWith('-') ? terminal.Say($"没有选项“{unknown}”", $"There is no option “{unknown}”")
                : isRoot ? terminal.Say($"没有命令“{unknown}”", $"There is no command “{unknown}”")
                : terminal.Say($"多余的“{unknown}”", $"“{unknown}” is one too many");
        return error.SymbolResult switch
        {
            OptionResult { Tokens: [], IdentifierToken: null } option => Missing(option.Option, terminal),
            OptionResult { Tokens: [] } option =>
                terminal.Say($"选项 {option.Option.Name} 后面要有值{Allowed(option.Option, terminal)}",
                    $"Option {option.Option.Name} needs a value{Allowed(option.Option, terminal)}"),
            OptionResult option => Wrong(option.Option.Name, option, terminal) + Allowed(option.Option, terminal),
            ArgumentResult { Tokens: [] } argument => Missing(argument.Argument, terminal),
            ArgumentResult argument => Wrong(argument.Argument.HelpName ?? argument.Argument.Name, argument, terminal),
            CommandResult command when command.Command.Options.FirstOrDefault(o =>
                o.Required && parsed.GetResult(o) is null or { Tokens: [] }) is { } missing => Missing(missing, terminal),
            CommandResult command when command.Command.Arguments.FirstOrDefault(a =>
                a.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(a) is null or { Tokens: [] }) is { } missing => Missing(missing, terminal),
            CommandResult =>
                parsed.UnmatchedTokens is [var token, ..]
                    ? terminal.Say($"没有命令“{token}”", $"There is no command “{token}”") : terminal.Say("要有一个命令", "A command is needed"),
            _ => error.Message,
        };
    }

    private static string Missing(Symbol symbol, Terminal terminal)
    {
        var name = symbol switch
        {
            Option option => $"{terminal.Say("选项 ", "option ")}{option.Name} {option.HelpName}".TrimEnd(),
            Argument argument => argument.HelpName ?? argument.Name,
            _ => symbol.Name,
        };
        return terminal.Say($"缺少{(symbol is Option ? "" : " ")}{name}", $"Missing: {name}");
    }

    private static string Wrong(string name, SymbolResult result, Terminal terminal)
    {
        var given = string.Join(' ', result.Tokens.Select(token => token.Value));
        return terminal.Say($"{name} 不能是“{given}”", $"{name} cannot be “{given}”");
    }

    private static string Allowed(Option option, Terminal terminal) => option.HelpName is { } values && values.Contains('|', StringComparison.Ordinal)
        ? terminal.Say($"，可以是 {values.Replace("|", "、", StringComparison.Ordinal)}", $"; it may be {values.Replace("|", ", ", StringComparison.Ordinal)}") : "";
}
