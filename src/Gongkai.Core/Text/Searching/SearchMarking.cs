using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>Shows where in a text that stands which was looked for.</summary>
/// <param name="words">What was looked for.</param>
/// <param name="isLoose">Whether parts of it are marked too, because the whole stands nowhere.</param>
public sealed class SearchMarking(SearchWords words, bool isLoose)
{
    private const int Context = 24;

    private readonly ImmutableArray<SearchText> parts = isLoose ? words.Parts() : [];
    private readonly ImmutableArray<SearchText> others =
        isLoose ? [.. words.Clauses.SelectMany(clause => clause.Synonyms).Select(one => SearchText.Of(one.Other))] : [];

    /// <summary>The whole text, in pieces.</summary>
    public ImmutableArray<MarkedPiece> Mark(string text) => Pieces(text, 0, text.Length, Merged(Places(SearchText.Of(text))));

    /// <summary>The stretch of a text that has most of it, in pieces on one line; its beginning where it has nothing.</summary>
    public ImmutableArray<MarkedPiece> Excerpt(string text, int length)
    {
        var found = Places(SearchText.Of(text));
        var from = found.Count == 0 ? 0 : Begin(text, Best(found, length));
        var until = Math.Min(text.Length, from + length);
        if (until < text.Length && char.IsLowSurrogate(text[until])) until--;
        var pieces = Pieces(text, from, until, Merged(found));
        if (from > 0) pieces = pieces.Insert(0, new("…", false));
        if (until < text.Length) pieces = pieces.Add(new("…", false));
        return [.. pieces.Select(piece => piece with { Text = piece.Text.ReplaceLineEndings(" ") })];
    }

    // The stretch in which most different things stand, and of these the first.
    private static int Best(List<Found> found, int length)
    {
        var (best, most) = (found[0].Start, 0);
        for (var i = 0; i < found.Count; i++)
        {
            var until = found[i].Start + length - Context;
            var kinds = 0UL;
            for (var j = i; j < found.Count && found[j].End <= until; j++) kinds |= 1UL << (found[j].What % 64);
            if (System.Numerics.BitOperations.PopCount(kinds) <= most) continue;
            (best, most) = (found[i].Start, System.Numerics.BitOperations.PopCount(kinds));
        }
        return best;
    }

    // Back to where the sentence begins, where that is near.
    private static int Begin(string text, int at)
    {
        for (var i = at; i > 0 && at - i < Context; i--)
            if (text[i - 1] is '。' or '；' or '！' or '？' or '\n') return i;
        var start = Math.Max(0, at - Context / 2);
        return start > 0 && char.IsLowSurrogate(text[start]) ? start + 1 : start;
    }

    private List<Found> Places(SearchText text)
    {
        var found = new List<Found>();
        var forms = words.Clauses.Any(clause => clause.Forms.Length > 0) ? NumberForm.Of(text.Folded) : [];
        for (var i = 0; i < words.Clauses.Length; i++)
        {
            var clause = words.Clauses[i];
            foreach (var literal in clause.Literals.Concat(clause.Beside).Concat(clause.Variants)) Add(text, literal, 0, literal.Units.Length, i, found);
            found.AddRange(forms.Where(form => clause.Forms.Contains(form.Term)).Select(form => new Found(form.Start, form.End, i)));
        }
        var what = words.Clauses.Length;
        foreach (var part in parts)
            for (var unit = 0; unit < part.Units.Length; unit++, what++)
                if (!part.Units[unit].IsHan || part.Units.Length == 1) Add(text, part, unit, unit + 1, what, found);
                else if (unit + 1 < part.Units.Length && part.Units[unit + 1].IsHan && part.Follows(unit + 1)) Add(text, part, unit, unit + 2, what, found);
        foreach (var other in others) Add(text, other, 0, other.Units.Length, what++, found);
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;
    }

    // Wherever a row of pieces stands.
    private static void Add(SearchText text, SearchText row, int from, int until, int what, List<Found> found)
    {
        var length = until - from;
        if (length <= 0) return;
        for (var i = 0; i + length <= text.Units.Length; i++)
        {
            var j = 0;
            while (j < length && text.Units[i + j].Place - text.Units[i].Place == row.Units[from + j].Place - row.Units[from].Place
                && text.Term(i + j, i + j + 1).Span.SequenceEqual(row.Term(from + j, from + j + 1).Span)) j++;
            if (j == length) found.Add(new(text.Units[i].Start, text.Units[i + length - 1].End, what));
        }
    }

    private static List<(int Start, int End)> Merged(List<Found> found)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end, _) in found)
            if (merged.Count > 0 && start <= merged[^1].End) merged[^1] = (merged[^1].Start, Math.Max(end, merged[^1].End));
            else merged.Add((start, end));
        return merged;
    }

    private static ImmutableArray<MarkedPiece> Pieces(string text, int from, int until, List<(int Start, int End)> marked)
    {
        var pieces = ImmutableArray.CreateBuilder<MarkedPiece>();
        var at = from;
        foreach (var (start, end) in marked)
        {
            if (end <= at || start >= until) continue;
            if (start > at) pieces.Add(new(text[at..start], false));
            pieces.Add(new(text[Math.Max(start, at)..Math.Min(end, until)], true));
            at = Math.Min(end, until);
        }
        if (at < until) pieces.Add(new(text[at..until], false));
        return pieces.ToImmutable();
    }

    private readonly record struct Found(int Start, int End, int What);
}
