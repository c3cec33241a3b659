using System.Collections.Immutable;
using Gongkai.Severing;

namespace Gongkai.Documents.Redaction;

/// <summary>What was taken out while a document is gone through.</summary>
internal sealed class Taken(SeverancePlan plan)
{
    /// <summary>What stands in the place of what was taken out: always as long, so that its length tells nothing.</summary>
    public const string Mark = "███";

    private readonly int[] places = new int[plan.Parts.Length];
    private readonly SortedDictionary<string, int> besides = new(StringComparer.Ordinal);

    /// <summary>The words.</summary>
    public WordFinder Finder { get; } = new(plan);

    /// <summary>Pictures that stay.</summary>
    public int Pictures { get; set; }

    /// <summary>Rectangles of pictures within the document that are black in the result, and the parts that have them.</summary>
    public List<(string Part, SeverancePlace.PictureArea Area)> Covered { get; } = [];

    /// <summary>A place of a part.</summary>
    public void Add(int part) => places[part]++;

    /// <summary>Something went that can hold what is not seen.</summary>
    public void Besides(string what, int count = 1) => besides[what] = besides.GetValueOrDefault(what) + count;

    /// <summary>The text with the words replaced.</summary>
    public string Without(string text)
    {
        var found = Finder.Find(text);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            Add(found[i].Part);
            text = string.Concat(text.AsSpan(0, found[i].Start), Mark, text.AsSpan(found[i].End));
        }
        return text;
    }

    /// <summary>A text that is set in pieces, with the words replaced wherever the pieces part them.</summary>
    /// <param name="pieces">The pieces in order; those that are changed are set anew.</param>
    public void Without(IReadOnlyList<Piece> pieces)
    {
        if (Finder.IsEmpty || pieces.Count == 0) return;
        var found = Finder.Find(string.Concat(pieces.Select(piece => piece.Text)));
        if (found.Count == 0) return;
        foreach (var word in found) Add(word.Part);
        var start = 0;
        foreach (var piece in pieces)
        {
            var (text, end) = (piece.Text, start + piece.Text.Length);
            for (var i = found.Count - 1; i >= 0; i--)
            {
                var (_, from, to) = found[i];
                if (to <= start || from >= end) continue;
                // The mark stands where the word began.
                text = string.Concat(text.AsSpan(0, Math.Max(from - start, 0)), from >= start ? Mark
                    : "", text.AsSpan(Math.Min(to - start, piece.Text.Length)));
            }
            if (text != piece.Text) piece.Set(text);
            start = end;
        }
    }

    /// <summary>The lines of the list. A part that is nowhere is a mistake of who asked for it: refused (RX03), places with RX02.</summary>
    public ImmutableArray<SeveredLine> Lines()
    {
        var lines = ImmutableArray.CreateBuilder<SeveredLine>(places.Length);
        foreach (var (part, i) in plan.Parts.Select((part, i) => (part, i)))
            lines.Add(places[i] > 0 ? new(part.What, part.Ground, part.Reason, places[i])
                : throw new FileRefusedException(part.Place is { } place ? RedactionFault.NoSuchPlace(place) : RedactionFault.NotFound(i + 1, part.What)));
        return lines.MoveToImmutable();
    }

    /// <summary>What went besides.</summary>
    public ImmutableArray<SeveredBesides> BesidesAll => [.. besides.Select(one => new SeveredBesides(one.Key, one.Value))];
}

/// <summary>A piece of text, and how it is set anew.</summary>
internal readonly record struct Piece(string Text, Action<string> Set);
