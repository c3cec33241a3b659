using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gongkai.Tests.House;

/// <summary>What a page of <c>docs/developing/add</c> does to the sources: each fenced block below a line that names a file, and where in it.</summary>
/// <param name="Name">The page.</param>
/// <param name="Listed">The files that it says it touches.</param>
/// <param name="Edits">What it does to them, in order.</param>
internal sealed partial record Recipe(string Name, ImmutableArray<string> Listed, ImmutableArray<RecipeEdit> Edits)
{
    /// <summary>Every page.</summary>
    public static ImmutableArray<Recipe> All { get; } =
    [
        .. Directory.GetFiles(Repository.At("docs", "developing", "add"), "*.md").Order(StringComparer.Ordinal)
            .Select(path => Read(Path.GetFileNameWithoutExtension(path), File.ReadAllLines(path))),
    ];

    /// <summary>Reads a page.</summary>
    public static Recipe Read(string name, string[] lines)
    {
        var edits = ImmutableArray.CreateBuilder<RecipeEdit>();
        RecipeEdit? headed = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (Head().Match(lines[i]) is { Success: true } head)
                headed = new(head.Groups["file"].Value, Where(head.Groups["where"].Value), head.Groups["at"].Value, "");
            if (Fence().Match(lines[i]) is not { Success: true } fence) continue;
            var end = Array.FindIndex(lines, i + 1, line => line == fence.Groups[1].Value);
            if (headed is not null) edits.Add(headed with { Text = string.Join('\n', lines[(i + 1)..end]) });
            (headed, i) = (null, end);
        }
        var listed = lines.Select(line => Item().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);
        return new(name, [.. listed], edits.ToImmutable());
    }

    private static RecipePlace Where(string words) => words switch
    {
        "" => RecipePlace.NewFile,
        "after" => RecipePlace.AfterLine,
        "in place of" => RecipePlace.InPlaceOf,
        _ => RecipePlace.AtEnd,
    };

    [GeneratedRegex("^`(?<file>[^`]+)`(?:, (?<where>after|in place of|at the end)(?: `(?<at>[^`]+)`)?)?:$")]
    private static partial Regex Head();

    [GeneratedRegex("^(`{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^- `([\w./-]+)`$")]
    private static partial Regex Item();
}

/// <summary>Where in its file a block goes.</summary>
internal enum RecipePlace
{
    /// <summary>It is the file.</summary>
    NewFile,

    /// <summary>Below the one line that has those words.</summary>
    AfterLine,

    /// <summary>Where those words stand, once.</summary>
    InPlaceOf,

    /// <summary>Below everything.</summary>
    AtEnd,
}

/// <summary>One block of a page.</summary>
internal sealed record RecipeEdit(string File, RecipePlace Place, string At, string Text)
{
    /// <summary>Does it to a copy of the sources. What it stands on must be there, once.</summary>
    public void Apply(string root)
    {
        var path = Path.Combine(root, File);
        if (Place == RecipePlace.NewFile)
        {
            Assert.False(System.IO.File.Exists(path), $"{File} is there already");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllText(path, Text + "\n");
            return;
        }
        Assert.True(System.IO.File.Exists(path), $"{File} is not there");
        System.IO.File.WriteAllText(path, Edited(System.IO.File.ReadAllText(path)));
    }

    private string Edited(string text)
    {
        if (Place == RecipePlace.AtEnd) return text + Text + "\n";
        var at = text.IndexOf(At, StringComparison.Ordinal);
        Assert.True(at >= 0 && text.IndexOf(At, at + 1, StringComparison.Ordinal) < 0, $"{File}: “{At}” is not there once");
        if (Place == RecipePlace.InPlaceOf) return string.Concat(text.AsSpan(0, at), Text, text.AsSpan(at + At.Length));
        var end = text.IndexOf('\n', at) + 1;
        return string.Concat(text.AsSpan(0, end), Text + "\n", text.AsSpan(end));
    }
}
