using System.Reflection;
using System.Text.Json;
using Gongkai.Documents.Writing;

namespace Gongkai.Commands;

/// <summary>Findings for other programs: JSON, on the terminal or in a file.</summary>
internal static class MachineText
{
    /// <summary>The version of this program, as logs name it.</summary>
    public static string Version { get; } =
        typeof(MachineText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Writes JSON to the terminal, and a line's end.</summary>
    public static void Write(Terminal terminal, Action<Utf8JsonWriter> write)
    {
        using (var to = new TextWriterStream(terminal.Out)) Write(to, write);
        terminal.Out.WriteLine();
    }

    /// <summary>Writes JSON.</summary>
    public static void Write(Stream to, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(to, ReportJson.Options);
        write(json);
    }
}
