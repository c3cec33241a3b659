namespace Gongkai.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("gongkai").FullName;

    public string At(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>The sample reports of the repository.</summary>
internal static class Examples
{
    public static string Folder { get; } = Repository.At("examples");

    public static string Clean { get; } = Path.Combine(Folder, "青岭区商务局2023.txt");

    public static string NextYear { get; } = Path.Combine(Folder, "青岭区商务局2024.docx");

    public static string Wrong { get; } = Path.Combine(Folder, "云川市商务局2020.txt");

    public static string CleanText { get; } = File.ReadAllText(Clean);
}
