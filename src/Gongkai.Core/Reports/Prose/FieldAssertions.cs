using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Gongkai.Reports.Prose;

/// <summary>What a clause asserts of the field without a number.</summary>
/// <param name="Kind">Of what kind.</param>
/// <param name="Start">Where its words begin in the sentence.</param>
/// <param name="Length">How many characters they are.</param>
/// <param name="Readings">What it can be said of, each a sum of subjects.</param>
/// <param name="Others">For a comparison: what it is compared with.</param>
internal sealed record FieldAssertion(AssertionKind Kind, int Start, int Length, ImmutableArray<ImmutableArray<Subject>> Readings,
    ImmutableArray<ImmutableArray<Subject>> Others)
{
    /// <summary>For a comparison: 1 where it is said to be more, -1 where less.</summary>
    public int Sign { get; init; }
}

/// <summary>The kinds of assertions without a number.</summary>
internal enum AssertionKind
{
    /// <summary>没有待办件, 复议为零: there was none.</summary>
    None,

    /// <summary>复议、诉讼均有发生: there was some.</summary>
    Some,

    /// <summary>悉数办完: none is left open.</summary>
    AllConcluded,

    /// <summary>新收件多于办结件.</summary>
    Comparison,
}

/// <summary>Finds them by the small words of denial and of all, a closed class; what is denied is read by its words of the field.</summary>
internal static partial class FieldAssertions
{
    /// <summary>The assertions of a sentence about this body's year.</summary>
    public static IEnumerable<FieldAssertion> Of(ProseSentence sentence, FieldReading reading)
    {
        var text = sentence.Text;
        for (var start = 0; start < text.Length;)
        {
            var stop = text.AsSpan(start).IndexOfAny(",;:()");
            var end = stop < 0 ? text.Length : start + stop;
            if (end - start is > 2 and <= 60 && Clause(sentence, reading, start, end) is { } found) yield return found;
            start = end + 1;
        }
    }

    private static FieldAssertion? Clause(ProseSentence sentence, FieldReading reading, int start, int end)
    {
        var clause = sentence.Text[start..end];
        if (Doubtful().IsMatch(clause) || reading.IsElsewhere(sentence, start, end)) return null;
        if (More().Match(clause) is { Success: true } more) return Compared(sentence, reading, clause, start, more);
        if (AllDone().Match(clause) is { Success: true } done && IsOfAll(sentence, clause, start))
            return new(AssertionKind.AllConcluded, start + done.Index, done.Length, [], []);
        if (Some().Match(clause) is { Success: true } some && !Denied().IsMatch(clause)
            && FieldPhrase.Of(clause) is { Narrows: false, CountsOther: false } spoken && spoken.Words.Any(word => word.Kind == FieldWordKind.Dispute))
            return new(AssertionKind.Some, start, clause.Length,
                [.. reading.Readings(sentence, start, spoken.Words).Where(subjects => subjects.Length == 1)], []);
        var (from, what) = Zero().Match(clause) is { Success: true } zero
            ? (start, clause[..zero.Index])
            : Denied().Match(clause) is { Success: true } denied ? (start + denied.Index, clause[(denied.Index + denied.Length)..]) : (0, "");
        if (what.Length == 0 || Denied().IsMatch(what) || sentence.Figures.Any(figure => figure.Start >= start && figure.Start < end)) return null;
        var phrase = FieldPhrase.Of(what);
        if (phrase.Unknown > 1 || phrase.Narrows || phrase.CountsOther || phrase.BeginsWithOther || phrase.Words.IsEmpty
            || phrase.Words.All(word => word is { Kind: FieldWordKind.Row, Payload: "received" or "concluded" or "opened" or "new" })) return null;
        ImmutableArray<ImmutableArray<Subject>> readings = [.. reading.Readings(sentence, from, phrase.Words).Where(subjects => subjects.Length == 1)];
        return readings.IsEmpty ? null : new(AssertionKind.None, from, end - from, readings, []);
    }

    private static FieldAssertion? Compared(ProseSentence sentence, FieldReading reading, string clause, int start, Match more)
    {
        var (one, two) = (FieldPhrase.Of(clause[..more.Index]), FieldPhrase.Of(clause[(more.Index + more.Length)..]));
        if (one.Unknown + two.Unknown > 0 || one.Narrows || two.Narrows || one.CountsOther || two.CountsOther || !one.Names || !two.Names
            || sentence.Figures.Any(figure => figure.Start >= start && figure.Start < start + clause.Length)) return null;
        ImmutableArray<ImmutableArray<Subject>> left = [.. reading.Readings(sentence, start, one.Words)],
            right = [.. reading.Readings(sentence, start, two.Words)];
        return left.IsEmpty || right.IsEmpty
            ? null : new(AssertionKind.Comparison, start, clause.Length, left, right) { Sign = more.Value is "少于" or "低于" or "小于" or "不及" ? -1 : 1 };
    }

    // 登记在册的申请到年底悉数办完; not 上年结转的6件全部办结, and not what was due.
    private static bool IsOfAll(ProseSentence sentence, string clause, int start)
    {
        var before = sentence.Text[Math.Max(0, start - 40)..start] + clause;
        return !Partly().IsMatch(before) && !FieldPhrase.NamesOther(before)
            && (sentence.Topic == Topic.Requests || before.Contains("申请", StringComparison.Ordinal)) && !before.Contains("复议", StringComparison.Ordinal)
            && !before.Contains("诉讼", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        "(?:全部|悉数|全数|尽数|百分之百|100%|件件|无一例外|全都|一律|均已|均|都已|都|皆已|皆|一件不[剩落留])(?:已|已经|已告|告|在?年内|在?当年|于?年底前|于?年内|得到|予以|依法|在[^,]{0,8}前)*(?:办结|办完|办毕|结案|了结|结清|答结|销号|办理完毕|处理完毕|办理完结|办理完成|答复完毕)")]
    private static partial Regex AllDone();

    [GeneratedRegex("上年|去年|结转|其中|部分|除|未|按[时期]|期限|时限|及时|需要|补正|投诉|热线|建议|提案|到期|撤回|涉及|大多|绝大|多数|基本|尽可能|力争|确保|要求|争取|推动")]
    private static partial Regex Partly();

    [GeneratedRegex("(?:数量|件数|总数|总量|数|量)?(?:为|是|系|归)(?:零|0|空白)(?:件|起|宗)?$|一[件起宗例份](?:也|都)?(?:没有|未有|没|无)$|(?:均|皆)?为?无$")]
    private static partial Regex Zero();

    [GeneratedRegex(
        "没有(?:任何|一[件起宗例]|一个|发生|出现|收到|接到|产生|新的|新增|过)*|未(?:曾|有|再|发生|出现|收到|接到|产生|办理)+过?(?:任何|一[件起宗例])?|从未|不曾|无一[件起宗例]?|零(?!星|散)|并无|尚无|暂无|无(?=申请|复议|诉讼|结转|待办|未办|遗留|积压|败诉|纠正)")]
    private static partial Regex Denied();

    [GeneratedRegex("(?:均|都|皆|时)?有(?:所)?发生$|均有$|发生过?了?(?:一|1)[起件宗例]|有过")]
    private static partial Regex Some();

    [GeneratedRegex("多于|少于|高于|低于|大于|小于|超过|不及")]
    private static partial Regex More();

    [GeneratedRegex("^对|^向|并非|不是|难免|如果|若|凡|应当|不得|不能|避免|防止|杜绝|确保|力争|争取|除|未[^,]{0,6}[不未]|没有[^,]{0,6}[不未]|因.*不当|应公开|应当公开|不等于|是否|通过.*渠道")]
    private static partial Regex Doubtful();
}
