using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Gongkai.Publishing.Scanning;

/// <summary>A word that texts of government cannot do without, and what stands around it.</summary>
/// <param name="Text">The word.</param>
/// <param name="Before">The characters right before it; 。 is the end of a sentence.</param>
/// <param name="After">The characters right after it.</param>
/// <param name="PairBefore">The two characters before it.</param>
/// <param name="PairAfter">The two characters after it.</param>
internal sealed record NeededWord(string Text, FrozenSet<char> Before, FrozenSet<char> After, FrozenSet<uint> PairBefore, FrozenSet<uint> PairAfter)
{
    /// <summary>Whether it could stand there: what is around is what is around it elsewhere.</summary>
    public bool Fits(ReadOnlySpan<char> text, int start, int end) =>
        PairBefore.Contains(OfficialLanguage.Pair(text[start - 2], text[start - 1])) && After.Contains(text[end])
        || PairAfter.Contains(OfficialLanguage.Pair(text[end], text[end + 1])) && Before.Contains(text[start - 1]);
}

/// <summary>
/// How characters follow one another in texts of government (<c>data/scanning/language.txt</c>). Names that somebody invented are known by their characters
/// not following one another anywhere else; no list of such names is needed.
/// </summary>
internal static class OfficialLanguage
{
    private const string Joining = "的了在和与及对为由按照向到从经据请报送于将是各全我本等把被或并以会同让给往赴被使令即其该此至因所且但如若见交送转属凭询找去离抵依照替代给系凡除携邀陪";

    private static readonly FrozenSet<uint> Known, Common;

    static OfficialLanguage()
    {
        using var stream = typeof(OfficialLanguage).Assembly.GetManifestResourceStream("scanning/language.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (known, common, needed) = (new HashSet<uint>(), new HashSet<uint>(), ImmutableArray.CreateBuilder<NeededWord>());
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var parts = line.Split(' ');
            if (line.StartsWith('>'))
            {
                needed.Add(new(parts[0][1..], parts[1].ToFrozenSet(), parts[2].ToFrozenSet(), Pairs(parts[3]), Pairs(parts[4])));
                continue;
            }
            var isCommon = line.StartsWith('!');
            foreach (var second in parts[1]) (isCommon ? common : known).Add(Pair(parts[0][^1], second));
        }
        (Known, Common, Needed) = (known.ToFrozenSet(), common.ToFrozenSet(), needed.ToImmutable());
    }

    /// <summary>The words that no text can do without.</summary>
    public static ImmutableArray<NeededWord> Needed { get; }

    /// <summary>Whether the one follows the other in texts.</summary>
    public static bool IsKnown(char first, char second) => Known.Contains(Pair(first, second));

    /// <summary>Whether no common word is in it, and it is more than one character.</summary>
    public static bool HasNoCommonWord(ReadOnlySpan<char> words)
    {
        for (var i = 0; i + 1 < words.Length; i++)
            if (Common.Contains(Pair(words[i], words[i + 1]))) return false;
        return words.Length > 1;
    }

    /// <summary>How many pairs of Chinese characters are in it, and how many of them are not known.</summary>
    public static (int All, int Unknown) Count(ReadOnlySpan<char> words)
    {
        var (all, unknown) = (0, 0);
        for (var i = 0; i + 1 < words.Length; i++)
            if (Text.ChineseText.IsHan(words[i]) && Text.ChineseText.IsHan(words[i + 1]))
            {
                all++;
                if (!IsKnown(words[i], words[i + 1])) unknown++;
            }
        return (all, unknown);
    }

    /// <summary>Whether the character joins words and ends no name: 由, 对, 和.</summary>
    public static bool IsFunctional(char c) => Joining.Contains(c, StringComparison.Ordinal);

    public static uint Pair(char first, char second) => (uint)first << 16 | second;

    private static FrozenSet<uint> Pairs(string text) => Enumerable.Range(0, text.Length / 2).Select(i => Pair(text[2 * i], text[2 * i + 1])).ToFrozenSet();
}
