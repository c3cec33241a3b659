using Gongkai.Text;

namespace Gongkai.Publishing.Scanning;

/// <summary>Figures that stand together: <c>138 0000 0000</c> is three groups and one run.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How far it reaches, with what separates its groups.</param>
/// <param name="Figures">The figures alone, half-width; a last X is an X.</param>
internal readonly record struct DigitRun(int Start, int Length, string Figures)
{
    private const int LeastFigures = 8, MostGroups = 8;

    private readonly record struct Group(int Start, int End);

    /// <summary>
    /// Every run of eight figures or more: groups by themselves, and neighbours with a blank or a hyphen between them, joined in each way. Who looks for
    /// numbers of one length takes those that have it.
    /// </summary>
    public static IEnumerable<DigitRun> In(string text)
    {
        var groups = Groups(text);
        if (groups.Count == 0) yield break;
        for (var first = 0; first < groups.Count; first++)
        {
            var figures = "";
            for (var last = first; last < groups.Count && last - first < MostGroups; last++)
            {
                if (last > first && !Touches(text, groups[last - 1].End, groups[last].Start)) break;
                for (var i = groups[last].Start; i < groups[last].End; i++) figures += char.ToUpperInvariant(ChineseText.Fold(text[i]));
                if (figures.Length >= LeastFigures) yield return new(groups[first].Start, groups[last].End - groups[first].Start, figures);
                if (figures[^1] == 'X') break;
            }
        }
    }

    /// <summary>Whether a letter stands against it before or behind: it is a part of something else then.</summary>
    public bool IsPartOf(string text) =>
        Start > 0 && (IsLetter(text[Start - 1]) || text[Start - 1] is '.' or '*' or '＊' or '#')
        || Start + Length < text.Length && (IsLetter(text[Start + Length]) || text[Start + Length] is '*' or '＊');

    /// <summary>The words before it.</summary>
    public ReadOnlySpan<char> Before(string text, int most) => text.AsSpan(Math.Max(0, Start - most), Math.Min(most, Start));

    private static bool IsLetter(char c) => char.IsAsciiLetter(ChineseText.Fold(c));

    private static bool IsFigure(char c) => char.IsAsciiDigit(ChineseText.Fold(c));

    private static bool Touches(string text, int end, int start) =>
        start - end == 1 && (text[end] is '-' or '－' or '·' or '_' || char.IsWhiteSpace(text[end]));

    private static List<Group> Groups(string text)
    {
        var groups = new List<Group>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsFigure(text[i])) continue;
            var start = i;
            while (i < text.Length && IsFigure(text[i])) i++;
            // The X of a check character belongs to the figures before it.
            if (i < text.Length && char.ToUpperInvariant(ChineseText.Fold(text[i])) == 'X' && i - start >= 3
                && (i + 1 == text.Length || !IsLetter(text[i + 1]) && !IsFigure(text[i + 1]))) i++;
            groups.Add(new(start, i));
        }
        return groups;
    }
}
