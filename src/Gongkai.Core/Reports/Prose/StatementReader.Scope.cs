using System.Buffers;

namespace Gongkai.Reports.Prose;

// Whose a count is, of when, and whether of some only, by the signs around it.
internal sealed partial class StatementReader
{
    // How far back and forth words are looked at: a text without stops must not be read again and again.
    private const int Sight = 90;

    private static readonly SearchValues<char> ClauseSides = SearchValues.Create(",;:。()!?|");

    private readonly FieldScope fields = new(report);

    // Whether the sentence, up to the number and to the end of its clause, speaks of another body, another time, or some of them only.
    private Scope ScopeOf(Term number)
    {
        var start = Back(number.Start, "。!?;");
        var words = prose.Text.AsSpan(start, number.Start - start);
        var end = Forth(number.End, ClauseSides);
        var own = prose.Text.AsSpan(Back(number.Start, ClauseSides), end - Back(number.Start, ClauseSides));
        if (fields.OfOthers(words)) return Scope.Elsewhere;
        if (!(words.Contains('最') || words.Contains("首次", StringComparison.Ordinal) || words.Contains("新高", StringComparison.Ordinal)
            || words.Contains("新低", StringComparison.Ordinal)) && fields.OfAnotherTime(words)) return Scope.Elsewhere;
        if (FieldScope.SaysSome(words)) return Scope.Part;
        if (words.EndsWith("各")) return Scope.Part;
        return FieldScope.NarrowsClause(own) ? Scope.Part : Scope.Open;
    }

    // Signs anywhere before the number in its sentence that what is counted is some of them.
    private bool SaysPart(Term number)
    {
        var start = Back(number.Start, "。!?;");
        return FieldScope.SaysSome(prose.Text.AsSpan(start, number.Start - start));
    }

    private int Back(int at, SearchValues<char> stops)
    {
        var low = Math.Max(0, at - Sight);
        var stop = prose.Text.AsSpan(low, at - low).LastIndexOfAny(stops);
        return low + stop + 1;
    }

    private int Back(int at, string stops)
    {
        var low = Math.Max(0, at - Sight);
        return low + prose.Text.AsSpan(low, at - low).LastIndexOfAny(stops) + 1;
    }

    private int Forth(int at, SearchValues<char> stops)
    {
        var rest = prose.Text.AsSpan(at, Math.Min(Sight, prose.Text.Length - at));
        var stop = rest.IndexOfAny(stops);
        return at + (stop < 0 ? rest.Length : stop);
    }

    // Whose and how much of it a count is, by the signs around it.
    private enum Scope { Open, Part, Elsewhere }
}
