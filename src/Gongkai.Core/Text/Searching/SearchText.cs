using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Text;

/// <summary>
/// A text as it is searched, the same for what is kept and what is typed: folded, in pieces. Spaces between Chinese characters are not there (通　知 is 通知),
/// punctuation between them parts them, and brackets, dashes and dots beside numbers and Latin words do not: 〔2024〕12号 and [2024]12号 are one row of pieces.
/// </summary>
public sealed class SearchText
{
    private const int Gap = 2;
    private const int ParagraphGap = 8;

    private readonly char[] compact;
    private readonly int[] offsets;

    private SearchText(string raw, string folded, ImmutableArray<SearchUnit> units)
    {
        (Raw, Folded, Units) = (raw, folded, units);
        offsets = new int[units.Length + 1];
        for (var i = 0; i < units.Length; i++) offsets[i + 1] = offsets[i] + units[i].End - units[i].Start;
        compact = new char[offsets[^1]];
        for (var i = 0; i < units.Length; i++) folded.AsSpan(units[i].Start, units[i].End - units[i].Start).CopyTo(compact.AsSpan(offsets[i]));
    }

    /// <summary>The version of all that is said here; an index of another one is made anew.</summary>
    public const int Version = 2;

    /// <summary>The text as it came.</summary>
    public string Raw { get; }

    /// <summary>The text, each character by what stands for it.</summary>
    public string Folded { get; }

    /// <summary>Its pieces.</summary>
    public ImmutableArray<SearchUnit> Units { get; }

    /// <summary>Reads a text.</summary>
    public static SearchText Of(string raw)
    {
        var folded = SearchFold.Of(raw);
        var units = ImmutableArray.CreateBuilder<SearchUnit>(folded.Length);
        var (place, parted, newParagraph) = (-1, false, false);
        for (var at = 0; at < folded.Length;)
        {
            var length = LengthOf(folded, at, out var isHan);
            if (length == 0)
            {
                if (IsJoiner(folded[at])) newParagraph |= raw[at] is '\n' or '\u2029';
                else parted = true;
                at++;
                continue;
            }
            var joins = units.Count == 0 || !isHan || !units[^1].IsHan;
            place += newParagraph ? ParagraphGap : parted && !joins ? Gap : 1;
            units.Add(new(place, at, at + length, isHan));
            (parted, newParagraph) = (false, false);
            at += length;
        }
        return new(raw, folded, units.DrainToImmutable());
    }

    /// <summary>What stands from one piece to another, without what is between them.</summary>
    public ReadOnlyMemory<char> Term(int from, int until) => compact.AsMemory(offsets[from], offsets[until] - offsets[from]);

    /// <summary>Whether a piece follows the one before it at once.</summary>
    public bool Follows(int unit) => unit > 0 && Units[unit].Place == Units[unit - 1].Place + 1;

    /// <summary>
    /// Every entry that an index has for it, in the order of places: pairs of neighbouring characters, words, single characters where a row of characters
    /// ends or follows a word, frequent strings, numbers of documents and dates in one form.
    /// </summary>
    public void Tokens(FrequentStrings? frequent, List<SearchToken> tokens)
    {
        var forms = NumberForm.Of(Folded);
        var form = 0;
        for (var i = 0; i < Units.Length; i++)
        {
            var unit = Units[i];
            for (; form < forms.Length && forms[form].Start <= unit.Start; form++)
                if (forms[form].Start == unit.Start) tokens.Add(new(unit.Place, forms[form].Term.AsMemory()));
            if (!unit.IsHan)
            {
                tokens.Add(new(unit.Place, Term(i, i + 1)));
                continue;
            }
            var hasNext = i + 1 < Units.Length && Follows(i + 1) && Units[i + 1].IsHan;
            if (hasNext) tokens.Add(new(unit.Place, Term(i, i + 2)));
            if (!hasNext || (Follows(i) && !Units[i - 1].IsHan)) tokens.Add(new(unit.Place, Term(i, i + 1)));
            if (hasNext) frequent?.AddAt(this, i, tokens);
        }
    }

    // What stands at a place: the length of a piece, or none.
    private static int LengthOf(string folded, int at, out bool isHan)
    {
        isHan = false;
        var c = folded[at];
        if (char.IsHighSurrogate(c))
        {
            if (at + 1 >= folded.Length || !Rune.TryCreate(c, folded[at + 1], out var rune) || !Rune.IsLetterOrDigit(rune)) return 0;
            isHan = true;
            return 2;
        }
        if (IsUnspaced(c))
        {
            isHan = true;
            return 1;
        }
        var end = at;
        while (end < folded.Length && IsOfWord(folded, at, end)) end++;
        return end - at;
    }

    // 3.5 and 1,200 are one word each, A2 is one, A-2 are two.
    private static bool IsOfWord(string folded, int start, int at)
    {
        var c = folded[at];
        if (char.IsLetterOrDigit(c)) return !IsUnspaced(c);
        return c is '.' or ',' && at > start && at + 1 < folded.Length && char.IsAsciiDigit(folded[at - 1]) && char.IsAsciiDigit(folded[at + 1]);
    }

    // Scripts that are written without spaces: Chinese, kana, Yi, Thai and their like are found by pairs.
    private static bool IsUnspaced(char c) =>
        ChineseText.IsHan(c)
            || c is (>= '\u3040' and <= '\u312F') or (>= '\uA000' and <= '\uA48F') or (>= '\uF900' and <= '\uFAFF') or (>= '\u0E00' and <= '\u0EFF');

    private static bool IsJoiner(char c) => c is ' ' or '\u2029' || char.IsControl(c);
}
