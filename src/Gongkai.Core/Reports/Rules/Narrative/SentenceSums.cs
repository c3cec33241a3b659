using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Counts of one sentence that look like a whole and all its parts, whatever they count, do not add up.</summary>
internal sealed class SentenceSums() : NarrativeRule("NV22", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from sentence in examination.Statements.Where(statement => statement is { Kind: StatementKind.Count, Number.Exactness: Exactness.Exact, Number.Unit.Length: > 0 }).GroupBy(statement => (statement.Sentence, statement.Words.Passage))
        where !sentence.Any(statement => statement.IsNarrowed && statement.Readings.IsEmpty is false && statement.Topic == Topic.Disputes)
        let sum = Apart(examination, [.. sentence])
        where sum is not null
        select Found(examination, sum[^1], [], ("whole", sum[0].Value), ("parts", string.Join("＋", sum.Skip(1).Select(part => $"{part.Value:0.####}"))), ("sum", sum.Skip(1).Sum(part => part.Value)));

    // The whole, then its parts.
    private static Statement[]? Apart(Examination examination, Statement[] counts)
    {
        for (var i = 0; i + 2 < counts.Length; i++)
        {
            var parts = counts.Skip(i + 1).TakeWhile(part => Alike(counts[i], part) && !IsTotal(part) && !Acts(part)).ToArray();
            if (parts.Length >= 2 && i + 1 + parts.Length == counts.Length && IsWhole(examination, counts[i], parts) && !parts.Any(part => part.IsOpenList) && (parts[0].Form != ListForm.Among || parts.Sum(part => part.Value) > counts[i].Value) && IsOff(counts[i], parts)) return [counts[i], .. parts];
        }
        for (var i = 2; i < counts.Length; i++)
        {
            if (!IsTotal(counts[i])) continue;
            var parts = counts.Take(i).Reverse().TakeWhile(part => Alike(counts[i], part) && (!IsTotal(part) || part.Period == StatedPeriod.Other)).Reverse().ToArray();
            if (parts.Length >= 2 && !parts.Any(part => part.Form == ListForm.Among || part.IsOpenList || IsDone(part)) && IsOff(counts[i], parts)) return [counts[i], .. parts];
        }
        return null;
    }

    // 梳理问题17项，其中…; 150条，文字90条、图解38条: what is said first is no item of the list itself.
    private static bool IsWhole(Examination examination, Statement first, Statement[] parts)
    {
        if (first.Period == StatedPeriod.Other || first.Subjects is [{ Row: not null } or { Measure: not ("received" or "any" or "handled" or "taken" or "concluded" or "") }, ..]) return false;
        var text = examination.Report.Passages[first.Words.Passage].Text;
        var end = first.Words.Start + first.Words.Length;
        if (end < text.Length && text[end] == '、') return false;
        if (parts.Select(part => part.List).Distinct().Count() > 1) return false;
        if (first.Subjects is [{ Topic: Topic.Disputes, Measure: not "total" }, ..]) return false;
        return first.Label.Length == 0 && first.Tail.StartsWith('中') || IsTotal(first) || Deeds.Concat(Gathered).Any(word => first.Label.Contains(word, StringComparison.Ordinal)) || first.Label.Length > 4 && parts.All(part => part.Label.Length <= 4);
    }

    // Near the whole and yet not it; where some of the parts alone make it up, the others are something else.
    private static bool IsOff(Statement whole, Statement[] parts)
    {
        var sum = 0m;
        foreach (var part in parts)
        {
            sum += part.Value;
            if (sum == whole.Value || part.Value == whole.Value || part.Value > whole.Value) return false;
        }
        return sum * 10 >= whole.Value * 7 && sum * 10 <= whole.Value * 15 && sum - parts[0].Value != whole.Value;
    }

    private static bool Alike(Statement one, Statement two) => one.Number.Unit[0] == two.Number.Unit[0];

    private static bool IsTotal(Statement count) => Totals.Any(word => count.Label.Contains(word, StringComparison.Ordinal));

    private static bool IsDone(Statement count) => count.Subjects is [{ Topic: Topic.Requests, Measure: "concluded" or "carried_out" }];

    // 开展检查3次 is a thing of its own, 上半年3次 is a part.
    private static bool Acts(Statement count) =>
        count.Subjects is [{ Topic: Topic.Requests, Measure: "concluded" or "carried_in" or "carried_out" or "received" or "handled" }] || !count.Label.EndsWith('类') && Deeds.Any(word => count.Label.Contains(word, StringComparison.Ordinal));

    private static readonly ImmutableArray<string> Totals = ["共", "合计", "总计", "总量", "总数", "全年", "累计", "计入", "总共"];
    private static readonly ImmutableArray<string> Gathered = ["梳理", "清理", "开设", "抽检", "抽查", "整理", "公开", "发布", "公布", "建成", "设立", "排查", "发现", "收集", "汇总", "归集", "更新", "建立", "配备", "解答", "制定", "组建", "指标"];
    private static readonly ImmutableArray<string> Deeds = ["开展", "召开", "举办", "组织", "参加", "参训", "办理", "办结", "答复", "制作", "印发", "制发", "编发", "推送", "接待", "接听", "受理", "收到", "转办", "回应", "征集", "解读"];
}
