using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Publishing;

/// <summary>Footnotes and endnotes in the order in which the text names them, and what is counted along the way to be looked at.</summary>
internal sealed class WordNotes(MainDocumentPart main)
{
    private readonly List<(OpenXmlPart Part, FootnoteEndnoteType Note)> named = [];
    private readonly Dictionary<(bool IsFoot, long Id), int> numbers = [];
    private readonly List<string> formulas = [];
    private readonly List<string> struck = [];

    /// <summary>Insertions that nobody has accepted yet.</summary>
    public int Inserted { get; set; }

    /// <summary>The note of that number, with the part that it stands in.</summary>
    public (OpenXmlPart Part, FootnoteEndnoteType Note) this[int number] => named[number - 1];

    /// <summary>Notes named so far.</summary>
    public int Count => named.Count;

    public int? Footnote(long? id) => Number(true, id, main.FootnotesPart,
        main.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(one => one.Id?.Value == id));

    public int? Endnote(long? id) => Number(false, id, main.EndnotesPart,
        main.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(one => one.Id?.Value == id));

    public void Formula(string words) => formulas.Add(words);

    public void Struck(string words)
    {
        if (words.AsSpan().Trim().Length > 0) struck.Add(words);
    }

    /// <summary>What a person should look at.</summary>
    public void Tell(Removals removals)
    {
        if (Inserted > 0) removals.Doubt(TextFault.Look("inserted", ("count", (long)Inserted)));
        if (struck.Count > 0) removals.Doubt(TextFault.Look("struck", ("count", (long)struck.Count), ("words", Removals.Short(struck[0]))));
        if (formulas.Count > 0) removals.Doubt(TextFault.Look("formula", ("count", (long)formulas.Count), ("words", Removals.Short(formulas[0]))));
    }

    private int? Number(bool isFoot, long? id, OpenXmlPart? part, FootnoteEndnoteType? note)
    {
        if (id is not { } key || part is null || note is null) return null;
        if (numbers.TryGetValue((isFoot, key), out var number)) return number;
        named.Add((part, note));
        return numbers[(isFoot, key)] = named.Count;
    }
}
