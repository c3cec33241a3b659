using System.Runtime.CompilerServices;

namespace Gongkai.Tests;

/// <summary>Where this repository's files are, and the reports published by real agencies, where they have been laid beside it.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path inside the repository.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every source file and page below these folders, as paths from the root.</summary>
    public static IEnumerable<string> Sources(params ReadOnlySpan<string> folders)
    {
        List<string> found = [];
        foreach (var folder in folders)
        {
            found.AddRange(Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path =>
                    Path.GetExtension(path) is ".cs" or ".cshtml" && !path.Contains("/bin/", StringComparison.Ordinal)
                        && !path.Contains("/obj/", StringComparison.Ordinal)));
        }
        return found.Order(StringComparer.Ordinal);
    }

    /// <summary>The folder of real reports beside the repository; the test is skipped, and says so, where it is not there.</summary>
    public static string Shared()
    {
        var shared = Path.GetFullPath(Path.Combine(Root, "..", "shared"));
        Assert.SkipUnless(Directory.Exists(Path.Combine(shared, "reports", "real")), "../shared/reports is not here: real reports not tried");
        return shared;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Gongkai.slnx"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Gongkai.slnx not found above the tests"));
}

/// <summary>Text files in git that a test's output must equal; rewritten when UPDATE_SNAPSHOTS=1.</summary>
public static class Snapshot
{
    /// <summary>Compares with <c>snapshots/{name}</c> beside the test's source file.</summary>
    public static void Match(string actual, string name, [CallerFilePath] string source = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(source)!, "snapshots", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual.ReplaceLineEndings("\n"));
            return;
        }
        Assert.True(File.Exists(path), $"{path} is missing; run the tests once with UPDATE_SNAPSHOTS=1 and read what it writes");
        Assert.Equal(File.ReadAllText(path), actual.ReplaceLineEndings("\n"));
    }
}
