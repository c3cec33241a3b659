using System.CommandLine;
using System.Text;
using Gongkai.Commands;

namespace Gongkai;

/// <summary>The one executable. Every command is registered here.</summary>
public static class Program
{
    private static IEnumerable<Command> Commands(Terminal terminal) =>
    [
        CheckCommand.Create(terminal),
        ScanCommand.Create(terminal),
        ReadCommand.Create(terminal),
        WriteCommand.Create(terminal),
        CompareCommand.Create(terminal),
        ConsolidateCommand.Create(terminal),
        ExplainCommand.Create(terminal),
        RulesCommand.Create(terminal),
        ClockCommand.Create(terminal),
        ServeCommand.Create(terminal),
        ExportSiteCommand.Create(terminal),
        ImportItemsCommand.Create(terminal),
        TakeInCommand.Create(terminal),
        RekeyCommand.Create(terminal),
        VerifyCommand.Create(terminal),
        RebuildCommand.Create(terminal),
        BackupCommand.Create(terminal),
        RestoreCommand.Create(terminal),
        RedactCommand.Create(terminal),
        ReaderCommand.Create(terminal),
    ];

    /// <summary>Runs one command line against the process's own streams and clock.</summary>
    public static int Main(string[] args)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = utf8;
        using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 14);
        using var error = new StreamWriter(Console.OpenStandardError(), utf8, 1 << 10) { AutoFlush = true };
        return Run(args, Terminal.OfProcess(output, error));
    }

    /// <summary>Runs one command line: data to <paramref name="output"/>, messages to <paramref name="error"/>; gives the exit status.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, TimeProvider clock) =>
        Run(args, new Terminal(output, error, clock));

    private static int Run(string[] args, Terminal terminal)
    {
        terminal.Language = CommandFrame.LanguageOf(args);
        return CommandFrame.Run(args, terminal, Commands(terminal));
    }
}
