namespace Gongkai.Bench;

/// <summary>Where the repository is: its root is the first folder above the program that has the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Gongkai.slnx"))
            ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Gongkai.slnx not found"));
}
