using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Bench.Prose;

/// <summary><c>prose [FOLDER]</c>: how many of the false passages are found, and how many of the true ones are accused.</summary>
internal static class PassageCommand
{
    /// <summary>Measures a folder of passages; 1 when it is below a bound.</summary>
    public static int Run(string[] args)
    {
        var folder = args is [var first, ..] && !first.StartsWith('-') ? Path.GetFullPath(first) : BaseReport.Folder;
        var trials = PassageTrial.Run(PassageFile.ReadAll(folder), folder);
        Console.Write(PassageTable.Of(trials));
        if (args.Contains("--list")) Console.Write($"\n{PassageTable.Faults(trials)}");
        if (args.Contains("--write")) AccuracyPage.Tell(folder == BaseReport.Folder ? "visible" : "kept apart", trials);
        return PassageTable.Recall(trials) >= Bound(args, "--recall", 0)
            && PassageTable.Accused(trials, Severity.Error) <= Bound(args, "--errors", decimal.MaxValue) ? 0 : 1;
    }

    private static decimal Bound(string[] args, string name, decimal otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at ? decimal.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
