using System.Buffers;
using System.Collections.Immutable;

namespace Gongkai.Text;

/// <summary>What somebody looks for: clauses that must all stand in what is found, parted by spaces, quotation marks and punctuation.</summary>
/// <param name="Clauses">In the order typed.</param>
public sealed record SearchWords(ImmutableArray<SearchClause> Clauses)
{
    /// <summary>The most characters that are looked at.</summary>
    public const int MostCharacters = 100;

    private const int MostClauses = 12;
    private const string ArabicDigits = "0123456789";
    private const string ChineseDigits = "〇一二三四五六七八九";

    private static readonly SearchValues<char> Brackets = SearchValues.Create("()[]{}<>〈〉《》「」『』");
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \"'，。；、！？,;!?|\t\n\r");

    // Words by which questions are asked and things are joined: they tell nothing of what is sought.
    private static readonly ImmutableArray<string> Joining =
    [
        .. new[]
        {
            "请问", "怎么样", "怎么办", "怎么", "怎样", "如何", "哪里", "哪儿", "哪些", "哪个", "什么", "多少", "多久", "几天", "是否", "能否", "可否", "可以", "能不能", "我想", "我要", "想要", "想", "查询",
            "什么时候", "什么时间", "为什么", "多长时间", "要不要", "是不是", "需要", "谁", "几个", "最多", "最少", "我们", "你们",
            "关于", "有关", "相关", "以及", "或者", "有没有", "有哪些", "是什么", "的", "和", "与", "及", "吗", "呢", "了", "在", "是", "有",
            "我", "你", "要", "能", "会", "还", "让", "把", "被", "给", "去", "几", "没", "不",
        }.OrderByDescending(word => word.Length),
    ];

    /// <summary>Reads what was typed.</summary>
    public static SearchWords Parse(string typed)
    {
        var raw = typed.Length > MostCharacters ? typed[..MostCharacters] : typed;
        var text = SearchText.Of(raw);
        var forms = Longest(NumberForm.Of(text.Folded));
        var clauses = ImmutableArray.CreateBuilder<SearchClause>();
        for (var from = 0; from < text.Units.Length && clauses.Count < MostClauses;)
        {
            var until = from + 1;
            while (until < text.Units.Length && !IsParted(text, until, forms)) until++;
            clauses.Add(Clause(raw[text.Units[from].Start..text.Units[until - 1].End]));
            from = until;
        }
        return new([.. clauses.DistinctBy(clause => clause.Literals[0].Folded)]);
    }

    /// <summary>The parts of all clauses without the words by which questions are asked.</summary>
    public ImmutableArray<SearchText> Parts() => [.. Clauses.SelectMany(clause => Parts(clause.Literals[0].Folded)).Select(SearchText.Of)
        .Where(text => !text.Units.IsEmpty)];

    private static IEnumerable<string> Parts(string folded)
    {
        var start = 0;
        for (var at = 0; at < folded.Length;)
        {
            var word = Joining.FirstOrDefault(word => string.CompareOrdinal(folded, at, word, 0, word.Length) == 0);
            if (word is null)
            {
                at++;
                continue;
            }
            if (at > start) yield return folded[start..at];
            start = at += word.Length;
        }
        if (start < folded.Length) yield return folded[start..];
    }

    private static bool IsParted(SearchText text, int unit, ImmutableArray<NumberForm> forms)
    {
        var (from, until) = (text.Units[unit - 1].End, text.Units[unit].Start);
        if (forms.Any(form => form.Start <= from && until < form.End)) return false;
        if (!text.Follows(unit)) return true;
        var between = text.Folded.AsSpan(from, until - from);
        return between.ContainsAny(Separators) && !between.ContainsAny(Brackets);
    }

    private static SearchClause Clause(string words)
    {
        var text = SearchText.Of(words);
        var forms = Longest(NumberForm.Of(text.Folded));
        var beside = ImmutableArray.CreateBuilder<SearchText>();
        var from = 0;
        foreach (var form in forms)
        {
            beside.Add(SearchText.Of(text.Folded[from..form.Start]));
            from = form.End;
        }
        beside.Add(SearchText.Of(text.Folded[from..]));
        ImmutableArray<SearchText> literals = InOtherNumerals(text.Folded) is { } other && other != text.Folded ? [text, SearchText.Of(other)] : [text];
        return new(words, literals, [.. forms.Select(form => form.Term)], [.. beside.Where(part => forms.Length > 0 && !part.Units.IsEmpty)]);
    }

    // Of forms that begin at one place the first is the most exact; a bare year is a word like others.
    private static ImmutableArray<NumberForm> Longest(ImmutableArray<NumberForm> forms) =>
        [.. forms.Where(form => !form.Term.StartsWith("\u0001y", StringComparison.Ordinal)).DistinctBy(form => form.Start)];

    private static string? InOtherNumerals(string folded)
    {
        var years = NumberForm.Of(folded).Where(form => form.Term.StartsWith("\u0001y", StringComparison.Ordinal)).ToList();
        if (years.Count == 0) return null;
        var text = folded.ToCharArray();
        foreach (var year in years)
            for (var i = year.Start; i < year.Start + 4; i++)
                text[i] = char.IsAsciiDigit(text[i])
                    ? ChineseDigits[text[i] - '0'] : ArabicDigits[Math.Max(0, ChineseDigits.IndexOf(text[i], StringComparison.Ordinal))];
        return new(text);
    }
}
