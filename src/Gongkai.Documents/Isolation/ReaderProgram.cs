using System.Runtime.InteropServices;

namespace Gongkai.Documents.Isolation;

/// <summary>How the program is started once more, as a reader.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ReaderProgram(string File, params string[] Arguments)
{
    /// <summary>The program of that name: the one file that it is, its own starter beside its assembly, else the assembly by way of <c>dotnet</c>.</summary>
    public static ReaderProgram Named(string name, string command)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        if (!System.IO.File.Exists(assembly)) return new(Environment.ProcessPath!, command);
        var starter = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        return System.IO.File.Exists(starter) ? new(starter, command) : new(Host(), assembly, command);
    }

    // The host that runs this process, or the one that belongs to its runtime: dotnet/shared/Microsoft.NETCore.App/10.0.0/.
    private static string Host()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == name) return Environment.ProcessPath!;
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return System.IO.File.Exists(beside) ? beside : name;
    }
}
