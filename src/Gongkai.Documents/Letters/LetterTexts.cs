using System.Collections.Immutable;
using System.Text;
using Gongkai.Casework;

namespace Gongkai.Documents.Letters;

/// <summary>The default wording of every letter, one text file each: a line is a paragraph, its first character says which kind.</summary>
internal static class LetterTexts
{
    private const string Folder = "letters/";

    /// <summary>The lines of a letter, title, number and foot included.</summary>
    public static ImmutableArray<string> Of(LetterType letter)
    {
        var body = Lines(letter.Code).ToImmutableArray();
        if (letter.ClassWord is null) return ["#" + letter.Title, .. body];
        string[] foot = body.Contains("---") ? [] : [.. Lines("foot")];
        return ["#{{机关名称}}\n" + letter.Title, "%{{文号}}", .. body, .. foot];
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(LetterTexts).Assembly.GetManifestResourceStream($"{Folder}{name}.txt")
            ?? throw new InvalidOperationException($"no text of {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        foreach (var line in reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line is ['<', .. var part, '>']) foreach (var inner in Lines(part)) yield return inner;
            else yield return line;
        }
    }
}
