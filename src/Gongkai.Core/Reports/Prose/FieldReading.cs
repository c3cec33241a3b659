using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>How sure it is that a count is of what its words of the field name.</summary>
internal enum FieldReach
{
    /// <summary>Every word was understood.</summary>
    Understood,

    /// <summary>Some words were not.</summary>
    Loose,

    /// <summary>It may be of some of them only.</summary>
    Some,
}

/// <summary>What a count can be of.</summary>
/// <param name="Readings">Each reading a sum of subjects.</param>
/// <param name="Reach">How sure that is.</param>
/// <param name="IsLastYear">Whether it is last year's.</param>
internal sealed record FieldClaim(ImmutableArray<ImmutableArray<Subject>> Readings, FieldReach Reach, bool IsLastYear);

/// <summary>
/// Reads a count by the words of the field around it alone, in every way they allow. What is not among them is taken to say something that is not known:
/// it lowers the certainty, but does not stop the reading.
/// </summary>
internal sealed class FieldReading(AnnualReport report)
{
    private readonly FieldScope scope = new(report);
    private ProseSentence? last;
    private bool namesOther;

    /// <summary>What a count of a sentence can be of; null when nothing of the field is counted, or another body's or another time's.</summary>
    public FieldClaim? Of(ProseSentence sentence, Figure figure)
    {
        if (figure is not
            {
                Role: FigureRole.Count, Number: { Role: NumberRole.Quantity, Exactness: Exactness.Exact, Value: > 0 } number,
                Year: not FigureYear.Other
            } || !Units.Contains(number.Unit) || figure.Before.EndsWith('/') || figure.After.StartsWith('/')) return null;
        var after = FieldPhrase.Of(Cut(figure.After));
        // 3件被纠正、6件以其他方式结案: what stands before the mark belongs to the number before it.
        var before =
            FieldPhrase.Of(
                Own(after.Head is { Kind: FieldWordKind.Row or FieldWordKind.Result } && figure.Before.Contains('、') && sentence.Figures[0] != figure
                    ? figure.Before[(figure.Before.LastIndexOf('、') + 1)..] : figure.Before));
        // The noun right after the number is what is counted; else the last one before it.
        var named = after.Head is { Kind: FieldWordKind.Request };
        if (named || before.Length == 0 ? after.BeginsWithOther : before.CountsOther || before.EndsUnknown && after.Head is null) return null;
        FieldPhrase? earlier = null;
        if (before.Words.IsEmpty && after.Words.IsEmpty)
        {
            earlier = before.SaysLittle ? Earlier(sentence, figure) : null;
            if (earlier is null || earlier.CountsOther) return null;
            before = earlier.With(before);
        }
        var words = before.Words.AddRange(after.Words);
        // 首次降到个位数，全年9件: in a passage on applications what is not named is they.
        if (words.IsEmpty && figure.Year == FigureYear.This && !NamesOther(sentence) && sentence.Topic is null or Topic.Requests)
            words = [new(FieldWordKind.Request, "any", 0, 0)];
        if (words.IsEmpty || scope.Of(sentence, figure, named) is not { } reach
            || words.All(word => word.Kind is FieldWordKind.Row) && CountsOtherBefore(sentence, figure)) return null;
        if (FigureWords.IsChangeAlone(figure.Before)) return null;
        var topics = new FieldTopics(sentence, figure.Start, NamesOther(sentence), report.Generation);
        var readings = ImmutableArray.CreateBuilder<ImmutableArray<Subject>>();
        foreach (var said in (ReadOnlySpan<ImmutableArray<FieldWord>>)[before.Words, after.Words, words, named ? [after.Head!.Value] : [],
            earlier is null ? [] : earlier.Words.RemoveAll(word => word.Kind is FieldWordKind.Result)])
            if (!said.IsEmpty) readings.AddRange(topics.Readings(said, number.Unit));
        // 复议、诉讼分别为3、4件: none of them is of both.
        if (FigureWords.SaysEach(figure.Before)) readings.RemoveAll(sum => sum.Length > 1);
        // What came before this body as one that reviews, or of every matter; what a department says of its government's 规章.
        readings.RemoveAll(sum =>
            sum[0].Topic == Topic.Disputes && !sentence.IsOnDisclosure(figure.Start)
                || sum[0] is { Topic: Topic.Documents, Row: "regulations" } && !scope.IsOfGovernment);
        if (readings.Count == 0) return null;
        // 其余19宗尚在期限内，结转下年; 尚有三件申请跨年办理: the rest, named by what it is.
        var open = words.Any(word => word is { Kind: FieldWordKind.Row, Payload: "carried_out" });
        if (open && reach == FieldReach.Some && FieldScope.SaysRest(figure.Before)) reach = FieldReach.Understood;
        else if (reach == FieldReach.Some || before.Narrows || after.Narrows) reach = FieldReach.Some;
        else if (before.Unknown + after.Unknown > 2 || words.Length > before.Words.Length + after.Words.Length
            || named && !before.Names && !open && !FieldScope.SaysAll(figure.Before + figure.After)) reach = FieldReach.Loose;
        return new(readings.ToImmutable(), reach, figure.Year == FigureYear.Last);
    }

    /// <summary>Whether a count is another body's or another time's.</summary>
    public bool IsElsewhere(ProseSentence sentence, Figure figure) =>
        scope.Of(sentence, figure, false) is null
            || CountsOtherBefore(sentence, figure) && FieldPhrase.Of(figure.Before + figure.After).Words.All(word => word.Kind is FieldWordKind.Row);

    /// <summary>Whether what a clause says is another body's or another time's.</summary>
    public bool IsElsewhere(ProseSentence sentence, int start, int end) => scope.Of(sentence.Text, start, end) is null;

    // 收到数字城管案件8460件，结案8037件: what was counted first is what was done with.
    private static bool CountsOtherBefore(ProseSentence sentence, Figure figure)
    {
        foreach (var other in sentence.Figures)
            if (other.Start >= figure.Start || figure.Start - other.Start > 60 && other.Start > figure.Start) return false;
            else if (figure.Start - other.Start < 60 && other is { Role: FigureRole.Count } && other.IsLike(figure)
                && FieldPhrase.Of(Own(other.Before)) is { } phrase && (phrase.CountsOther || phrase.EndsUnknown)
                && FieldPhrase.Of(Cut(other.After)).Head is null) return true;
        return false;
    }

    /// <summary>Every reading of words that stand at a place of a sentence.</summary>
    public IEnumerable<ImmutableArray<Subject>> Readings(ProseSentence sentence, int at,
        ImmutableArray<FieldWord> words) => new FieldTopics(sentence, at, NamesOther(sentence), report.Generation).Readings(words, "件");

    private bool NamesOther(ProseSentence sentence)
    {
        if (sentence != last) (last, namesOther) = (sentence, FieldPhrase.NamesOther(sentence.Text));
        return namesOther;
    }

    // 个人申请占绝大多数，共61件; 存量由58件变为63件: what was spoken of just before, in the clause before or of the other year.
    private static FieldPhrase? Earlier(ProseSentence sentence, Figure figure)
    {
        var at = sentence.Figures.IndexOf(figure);
        var previous = at > 0 ? sentence.Figures[at - 1] : null;
        if (previous is { Role: FigureRole.Count } && previous.Clause == figure.Clause && previous.IsLike(figure)
            && (previous.Year == FigureYear.Last || previous.Before.Contains("分别", StringComparison.Ordinal))) return FieldPhrase.Of(Own(previous.Before));
        var end = figure.Start - figure.Before.Length - 1;
        if (end < 1 || sentence.Text[end] is not (',' or ':' or '(')) return null;
        var start = sentence.Text.AsSpan(0, end).LastIndexOfAny(",;:()") + 1;
        return previous is not null && previous.Start >= start && previous.Role == FigureRole.Count ? null : FieldPhrase.Of(sentence.Text[start..end]);
    }

    private static string Own(string before) => before.TrimStart('、', '和', '与', '及');

    private static string Cut(string after) => after.IndexOf('、', StringComparison.Ordinal) is >= 0 and var at ? after[..at] : after;

    private const string Pieces = "件 份 宗 起 例 案 张 次 部 条 项 个 件次";
    private static readonly ImmutableHashSet<string> Units = [.. Pieces.Split(' '), ""];
}
