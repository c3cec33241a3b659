using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>
/// The words on one side of a number, as far as they are known: those of the field, those that say nothing, and how many characters are neither.
/// </summary>
internal sealed class FieldPhrase
{
    private FieldPhrase() { }

    /// <summary>The words of the field.</summary>
    public ImmutableArray<FieldWord> Words { get; private init; } = [];

    /// <summary>The word of the field that stands first, with nothing but small words before it.</summary>
    public FieldWord? Head { get; private init; }

    /// <summary>How many characters are neither known nor small words.</summary>
    public int Unknown { get; private init; }

    /// <summary>How long it is.</summary>
    public int Length { get; private init; }

    /// <summary>Whether the last thing it names is something else that is counted.</summary>
    public bool CountsOther { get; private init; }

    /// <summary>Whether the first thing it names is something else.</summary>
    public bool BeginsWithOther { get; private init; }

    /// <summary>Whether unknown words stand at its end, right before the number.</summary>
    public bool EndsUnknown { get; private init; }

    /// <summary>Whether it says that only some are meant.</summary>
    public bool Narrows { get; private init; }

    /// <summary>Whether it names more of the field than applications at large.</summary>
    public bool Names => Words.Any(word => word.Kind is not FieldWordKind.Request);

    /// <summary>Whether it names nothing by itself: 共, 达, 全年.</summary>
    public bool SaysLittle => Unknown == 0 && !CountsOther && !Names;

    /// <summary>Whether it names something that is counted and is none of the field's.</summary>
    public static bool NamesOther(string text)
    {
        for (var at = 0; at < text.Length;)
            if (ProseVocabulary.TryMatch(text, at, out var term))
            {
                if (IsOther(term, text)) return true;
                at = term.End;
            }
            else at++;
        return false;
    }

    private static bool IsOther(Term term, string text) =>
        term.Kind is TermKind.Elsewhere or TermKind.Fee or TermKind.Proactive && !IsSetting(text.AsSpan(term.Start, term.Length));

    /// <summary>Reads a phrase.</summary>
    public static FieldPhrase Of(string text)
    {
        var words = Grouped(text, FieldWords.In(text));
        var (unknown, last, other, noun, firstOther, narrows, loose) = (0, 0, -1, -1, int.MaxValue, false, 0);
        var next = 0;
        for (var at = 0; at < text.Length;)
        {
            while (next < words.Length && words[next].Start < at) next++;
            if (next < words.Length && words[next].Start == at)
            {
                if (words[next].Kind is FieldWordKind.Request or FieldWordKind.Column or FieldWordKind.Dispute or FieldWordKind.Document
                    or FieldWordKind.Decision) noun = at;
                at = last = at + words[next].Length;
                loose = 0;
            }
            else if (ProseVocabulary.TryMatch(text, at, out var term))
            {
                if (IsOther(term, text) && !(term.Kind == TermKind.Proactive && last == at && next > 0)) (other, firstOther) = (at, Math.Min(firstOther, at));
                if (term is { Kind: TermKind.Narrowing, Payload: not "weak" }
                    && !(term.Length == 1 && last == at && next > 0 && words[next - 1].Start + words[next - 1].Length == at)
                    || term.Kind is TermKind.Among or TermKind.Timely
                    || next == 0 && (term.Kind is TermKind.Channel || text.AsSpan(at, term.Length) is "网站" or "政府网站" or "平台")) narrows = true;
                at = last = at + term.Length;
                // 数字城管案件: a small word does not say what the unknown ones before it are.
                if (term.Kind is not (TermKind.Neutral or TermKind.Total or TermKind.Period or TermKind.And)) loose = 0;
            }
            else
            {
                if (Doing(text, at) is > 0 and var doing) { at = last = at + doing; loose = 0; continue; }
                if (ChineseText.IsHan(text[at]) && !ProseVocabulary.Neutral.Contains(text[at], StringComparison.Ordinal) && !ChineseNumerals.IsNumeral(text[at])
                    && !(at > 0 && ChineseNumerals.IsNumeral(text[at - 1]))) (unknown, loose) = (unknown + 1, loose + 1);
                at++;
            }
        }
        // 征收类诉讼案件 is of another kind than disclosure.
        if (text.IndexOf('类') is > 0 and var kind && kind + 1 < text.Length && text[kind + 1] is '诉' or '复' or '行' or '案'
            && !text[..kind].EndsWith("公开", StringComparison.Ordinal) && words.Any(word => word.Start > kind && word.Kind == FieldWordKind.Dispute))
            (other, noun) = (int.MaxValue, 0);
        var head = words.IsEmpty || Gap(text, words[0].Start) > 0 ? (FieldWord?)null : words[0];
        return new()
        {
            Words = words,
            Head = head,
            Unknown = unknown,
            Length = text.Length,
            CountsOther = other > noun,
            BeginsWithOther = firstOther < (head?.Start ?? 2),
            EndsUnknown = loose > 1,
            Narrows = narrows,
        };
    }

    // 因本机关不掌握等原因无法提供: what stands before 等 only names some of the group that follows.
    private static ImmutableArray<FieldWord> Grouped(string text, ImmutableArray<FieldWord> words)
    {
        var etc = text.LastIndexOf('等');
        if (etc < 0 || !words.Any(word => word.Start > etc)) return words;
        return words.RemoveAll(word => word.Start < etc && words.Any(other => other.Start > etc && other.Kind == word.Kind));
    }

    /// <summary>This phrase followed by another; what it says of the greater part (个人申请占绝大多数，共61件) does not narrow the count that follows.</summary>
    public FieldPhrase With(FieldPhrase other) =>
        new()
        {
            Words = Words.AddRange(other.Words),
            Head = Head,
            Unknown = Unknown + other.Unknown,
            Length = Length + other.Length,
            CountsOther = CountsOther,
            Narrows = other.Narrows,
        };

    // What is done with things says nothing of what they are.
    private static int Doing(string text, int at)
    {
        foreach (var word in (ReadOnlySpan<string>)["实施", "执行", "发放", "核发", "颁发", "组织", "下达", "最终", "实际", "判令", "总共", "合起来", "登记", "存量", "只有", "仅有", "尚有",
            "还有", "仍有", "分派", "流转"])
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return word.Length;
        return 0;
    }

    // 新的申请, 群众的申请: small words before the noun.
    private static int Gap(string text, int to)
    {
        var gap = 0;
        for (var at = 0; at < to;)
            if (ProseVocabulary.TryMatch(text, at, out var term) && term.Kind is TermKind.Neutral) at = term.End;
            else
            {
                if (ChineseText.IsHan(text[at]) && !"新的".Contains(text[at], StringComparison.Ordinal)) gap++;
                at++;
            }
        return gap;
    }

    private static bool IsSetting(ReadOnlySpan<char> word) => word is "文件" or "政府网站" or "网站" or "平台" or "办件" or "工作人员" or "人员" or "审批" or "政务服务";
}
