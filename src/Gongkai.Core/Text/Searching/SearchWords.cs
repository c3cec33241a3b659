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

    /// <summary>By which it was read.</summary>
    public SearchLexicon Lexicon { get; private init; } = SearchLexicon.Own;

    /// <summary>Whether it is asked as a question, not named.</summary>
    public bool IsQuestion => Clauses.Any(clause => Lexicon.IsQuestion(clause.Literals[0].Folded));

    /// <summary>Words that what is asked for is likely to have besides.</summary>
    public ImmutableArray<string> Meant => [.. Clauses.SelectMany(clause => Lexicon.Meant(clause.Literals[0].Folded)).Distinct()];

    /// <summary>Reads what was typed.</summary>
    public static SearchWords Parse(string typed, SearchLexicon? lexicon = null)
    {
        lexicon ??= SearchLexicon.Own;
        var raw = typed.Length > MostCharacters ? typed[..MostCharacters] : typed;
        var text = SearchText.Of(raw);
        var forms = Longest(NumberForm.Of(text.Folded));
        var clauses = ImmutableArray.CreateBuilder<SearchClause>();
        for (var from = 0; from < text.Units.Length && clauses.Count < MostClauses;)
        {
            var until = from + 1;
            while (until < text.Units.Length && !IsParted(text, until, forms)) until++;
            clauses.Add(Clause(raw[text.Units[from].Start..text.Units[until - 1].End], lexicon));
            from = until;
        }
        return new([.. clauses.DistinctBy(clause => clause.Literals[0].Folded)]) { Lexicon = lexicon };
    }

    /// <summary>The parts of all clauses without the words by which questions are asked.</summary>
    public ImmutableArray<SearchText> Parts() =>
    [
        .. from clause in Clauses
           let folded = clause.Literals[0].Folded
           from part in Lexicon.Parts(folded)
           let text = SearchText.Of(folded[part.Start..part.End])
           where !text.Units.IsEmpty
           select text,
    ];

    private static bool IsParted(SearchText text, int unit, ImmutableArray<NumberForm> forms)
    {
        var (from, until) = (text.Units[unit - 1].End, text.Units[unit].Start);
        if (forms.Any(form => form.Start <= from && until < form.End)) return false;
        if (!text.Follows(unit)) return true;
        var between = text.Folded.AsSpan(from, until - from);
        return between.ContainsAny(Separators) && !between.ContainsAny(Brackets);
    }

    private static SearchClause Clause(string words, SearchLexicon lexicon)
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
        var synonyms = lexicon.Synonyms(text.Folded);
        return new(words, literals, [.. forms.Select(form => form.Term)], [.. beside.Where(part => forms.Length > 0 && !part.Units.IsEmpty)])
        {
            Synonyms = synonyms,
            Variants = [.. synonyms.Select(one => SearchText.Of($"{text.Folded[..one.Start]}{one.Other}{text.Folded[one.End..]}"))],
        };
    }

    // Of forms that begin at one place the first is the most exact; a bare year is a word like others.
    private static ImmutableArray<NumberForm> Longest(ImmutableArray<NumberForm> forms) =>
        [.. forms.Where(form => !form.IsYear).DistinctBy(form => form.Start)];

    private static string? InOtherNumerals(string folded)
    {
        var years = NumberForm.Of(folded).Where(form => form.IsYear).ToList();
        if (years.Count == 0) return null;
        var text = folded.ToCharArray();
        foreach (var year in years)
            for (var i = year.Start; i < year.Start + 4; i++)
                text[i] = char.IsAsciiDigit(text[i])
                    ? ChineseDigits[text[i] - '0'] : ArabicDigits[Math.Max(0, ChineseDigits.IndexOf(text[i], StringComparison.Ordinal))];
        return new(text);
    }
}
