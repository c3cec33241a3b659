using System.Collections.Immutable;

namespace Gongkai.Bench.Prose;

/// <summary>Reads the passages of a folder: Markdown, for each passage a heading “id · kind · place” and a list of 真, 假, 错.</summary>
internal static class PassageFile
{
    /// <summary>Every passage of the folder's Markdown files, in order of file and place.</summary>
    public static ImmutableArray<Passage> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Where(file => Path.GetFileName(file) != "README.md").SelectMany(Read)];

    private static IEnumerable<Passage> Read(string file)
    {
        var passages = File.ReadAllText(file).Split("\n## ").Skip(1).Select(part => part.Split('\n'));
        foreach (var lines in passages)
        {
            if (lines[0].Split(" · ") is not [var id, var kind, var place]) throw new InvalidDataException($"{file}: {lines[0]}");
            yield return new(id, kind, place, Line(lines, "真") ?? throw new InvalidDataException($"{file}: {id}"), Line(lines, "假"), Line(lines, "错"));
        }
    }

    private static string? Line(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith($"- {name}：", StringComparison.Ordinal))?[$"- {name}：".Length..];
}
