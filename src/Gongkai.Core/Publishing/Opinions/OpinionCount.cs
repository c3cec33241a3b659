using System.Collections.Immutable;

namespace Gongkai.Publishing;

/// <summary>意见的数量: what was said to one item, by what became of it.</summary>
/// <param name="Open">待处理</param>
/// <param name="Adopted">采纳；异议成立</param>
/// <param name="Partly">部分采纳；部分成立</param>
/// <param name="NotAdopted">未采纳；不成立</param>
/// <param name="Irrelevant">无关: no opinion on the matter, and not counted as received.</param>
public sealed record OpinionCount(long Open, long Adopted, long Partly, long NotAdopted, long Irrelevant)
{
    /// <summary>None.</summary>
    public static OpinionCount None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>收到: those on the matter.</summary>
    public long Received => Open + Adopted + Partly + NotAdopted;

    /// <summary>采纳情况、公示结果 as it may be written: the figures, and below them what was said and what became of it, as far as it was chosen.</summary>
    /// <param name="kind">What was said.</param>
    /// <param name="quoted">What was said, what became of it, and why.</param>
    public string Draft(OpinionKind kind, IEnumerable<(string Words, OpinionOutcome Outcome, string Reason)> quoted) =>
        string.Join('\n', quoted.Select(one => $"“{one.Words}”——{one.Outcome.Name(kind)}。{one.Reason}").Prepend(Figures(kind)));

    private string Figures(OpinionKind kind)
    {
        var (what, unit) = kind == OpinionKind.Comment ? ("意见", "条") : ("异议", "件");
        if (Received == 0) return $"没有收到{what}。";
        ImmutableArray<(string Name, long Count)> parts = kind == OpinionKind.Comment
            ? [("采纳", Adopted), ("部分采纳", Partly), ("未采纳", NotAdopted)] : [("成立", Adopted), ("部分成立", Partly), ("不成立", NotAdopted)];
        return $"收到{what}{Received}{unit}，{string.Join("，", parts.Select(part => $"{part.Name}{part.Count}{unit}"))}。";
    }
}
