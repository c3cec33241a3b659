using Gongkai.Documents.Isolation;

namespace Gongkai.Bench.Robustness;

/// <summary>The product as it was built beside this program.</summary>
internal static class Product
{
    private static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <summary>Its executable.</summary>
    public static string Program { get; } = Path.Combine(Repository.Root, "src", "Gongkai.App", "bin", Configuration, "net10.0",
        OperatingSystem.IsWindows() ? "gongkai.exe" : "gongkai");

    /// <summary>It as a reader.</summary>
    public static ReaderProgram Reader { get; } = new(Program, "reader");
}
