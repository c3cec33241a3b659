using System.CommandLine;

namespace Gongkai.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class Shared
{
    /// <summary>PATH…: files, folders or archives.</summary>
    public static Argument<string[]> Paths(Terminal terminal) => new("PATH")
    {
        HelpName = "PATH",
        Description = terminal.Say("文件、文件夹或压缩包，可以有多个", "files, folders or archives"),
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>One required value.</summary>
    public static Argument<string> One(string name, string description) => new(name) { HelpName = name, Description = description };

    /// <summary>An option whose value is one of a few words; the first is the default.</summary>
    public static Option<string> Choice(string name, string description, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', words), DefaultValueFactory = _ => words[0] };
        return option.AcceptOnlyFromAmong(words);
    }

    /// <summary>How the result is printed; the first is the default.</summary>
    public static Option<string> Format(Terminal terminal, params string[] words) =>
        Choice("--format", terminal.Say("输出格式", "output format"), words);

    /// <summary>An option with a value, null when it is not given.</summary>
    public static Option<string?> Value(string name, string help, string description) => new(name) { HelpName = help, Description = description };

    /// <summary>An option that is given or not.</summary>
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    /// <summary>--data: the data folder.</summary>
    public static Option<string> Data(Terminal terminal) => new("--data")
    {
        HelpName = "DIR",
        Description = terminal.Say("数据文件夹：数据库、文件和密钥", "the data folder: database, files and keys"),
        DefaultValueFactory = _ => Storage.StorageOptions.DefaultData,
    };

    /// <summary>--database: the server, where it is not the file in the data folder.</summary>
    public static Option<string?> Database(Terminal terminal) => Value("--database", "CONNECTION",
        terminal.Say("PostgreSQL 连接字符串（Host=…）；不写用数据文件夹中的数据库", "PostgreSQL connection string (Host=…); else the database in the data folder"));
}
