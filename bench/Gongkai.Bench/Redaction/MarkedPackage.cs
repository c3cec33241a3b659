using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Bench.Redaction;

/// <summary>
/// An Office file written by hand, part by part, with words wherever the format lets them hide. The tables beside this file have its parts, with slots in
/// braces, and the places: a name, the slot or the part, and how the words stand there. § is the words, ‹ and › their first character and the rest.
/// </summary>
public static class MarkedPackage
{
    private static readonly ImmutableArray<string[]> WordParts = Read("word-parts.tsv"), Word = Read("word-places.tsv");
    private static readonly ImmutableArray<string[]> SheetParts = Read("sheet-parts.tsv"), Sheet = Read("sheet-places.tsv");

    /// <summary>The places of a Word document where words hide.</summary>
    public static ImmutableArray<string> WordPlaces { get; } = [.. Word.Select(place => place[0])];

    /// <summary>The places of a workbook where words hide.</summary>
    public static ImmutableArray<string> SheetPlaces { get; } = [.. Sheet.Select(place => place[0])];

    /// <summary>A Word document with the words in some places, and once in its text.</summary>
    public static byte[] Document(string words, Func<string, bool> where) => Zip(WordParts, Word, words, where);

    /// <summary>A workbook with the words in some places, and once in a cell.</summary>
    public static byte[] Workbook(string words, Func<string, bool> where) => Zip(SheetParts, Sheet, words, where);

    private static byte[] Zip(ImmutableArray<string[]> parts, ImmutableArray<string[]> places, string words, Func<string, bool> where)
    {
        var chosen = places.Where(place => where(place[0])).ToList();
        var slots = places.Select(place => place[1]).Distinct().Select(slot => (Name: $"{{{slot}}}", Text: string.Concat(chosen.Where(place => place[1] == slot)
            .Select(place => place[2])))).ToList();
        string Filled(string text) => slots.Aggregate(text, (filled, slot) => filled.Replace(slot.Name, slot.Text, StringComparison.Ordinal));
        string Said(string text) => text.Replace("§", words, StringComparison.Ordinal).Replace("‹", words[..1], StringComparison.Ordinal)
            .Replace("›", words[1..], StringComparison.Ordinal);
        var types = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
            .Append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
            .Append("<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>")
            .Append("<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>")
            .AppendJoin("", parts.Where(part => part[1].Length > 0).Select(part => $"<Override PartName=\"/{part[0]}\" ContentType=\"{part[1]}\"/>"))
            .Append("</Types>");
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", types.ToString());
            foreach (var part in parts) Write(zip, part[0], Said(Filled(part[2])));
            // Whole parts that nothing refers to.
            foreach (var place in chosen.Where(place => place[1].Contains('/', StringComparison.Ordinal)
                && !parts.Any(part => part[2].Contains($"{{{place[1]}}}", StringComparison.Ordinal))))
                Write(zip, Said(place[1]), Said(place[2]));
        }
        return stream.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static ImmutableArray<string[]> Read(string file)
    {
        using var reader = new StreamReader(typeof(MarkedPackage).Assembly.GetManifestResourceStream($"redaction/{file}")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }
}
