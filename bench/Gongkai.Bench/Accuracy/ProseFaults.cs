using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Bench.Accuracy;

/// <summary>Errors in the text that are not just another number: sentences that the tables deny, things not said, slips of typing.</summary>
public static class ProseFaults
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        Preamble("NV02", "another period", (draft, _) => draft.Preamble.Replace("12月31日", "11月30日", StringComparison.Ordinal)),
        Preamble("NV02", "last year's period", (draft, _) => draft.Preamble.Replace($"{draft.Year}年", $"{draft.Year - 1}年", StringComparison.Ordinal)),
        Sentence("NV05", "none received", ["NV04"], "（二）依申请公开情况。2024年，我局未收到政府信息公开申请。", "（二）依申请公开情况。全年收到政府信息公开申请0件。",
            "（二）依申请公开情况。本年度没有收到公民、法人或者其他组织提出的政府信息公开申请。", "（二）依申请公开情况。全年无政府信息公开申请。"),
        Add("NV06", "no dispute", ReportSection.Overview, ["NV19"], "全年未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。", "本年度没有因政府信息公开引发的行政复议和行政诉讼案件。", "未因政府信息公开申请引起行政复议。"),
        Add("NV11", "no word of the fee", null, [], "无其他需要报告的事项。", "按照年度政务公开工作要点，各项任务均已落实。", "严格执行《政府信息公开信息处理费管理办法》。"),
        Add("NV13", "a fee above all fees", ReportSection.OtherMatters, [], "全年收取信息处理费99000000元。", "共收取信息处理费87654320元。"),
        Add("NV15", "one person and none", ReportSection.Problems, [], "信息公开工作明确由一名同志专门负责。同时也存在不足，尚不能做到专人专管。", "已安排专人负责信息发布。但因人手少，做不到专人专管。"),
        Add("NV15", "days and workdays", ReportSection.Problems, [], "政策文件印发后3个工作日内完成解读。部分单位没有在3日内发布解读。"),
        Add("NV19", "all done", ReportSection.Overview, ["NV04"], "收到的政府信息公开申请已全部办结。", "政府信息公开申请办结率100%。", "所收到的申请均已办结。"),
        Add("NV19", "all upheld", ReportSection.Overview, ["NV06"], "行政复议案件均获维持。", "行政诉讼案件全部维持，实现零败诉。", "复议、诉讼结果均为维持。", "行政诉讼零败诉。"),
        Add("TX02", "confused words", ReportSection.Overview, [], "信息公开取得显着成效。", "对重点工作作出全面布署。", "通过多种形势宣传条例。"),
        Add("TX03", "an unfilled placeholder", ReportSection.Overview, [], "召开XX会议研究部署。", "按照《关于做好政务公开工作的通知》（云政办〔〕号）要求部署工作。"),
        Add("TX04", "planted advertisement", ReportSection.Overview, [], "在bet365体育亚洲入口_365bet最新备用_体育在线投注商务微信公众号发布信息。", "这些工作由beat365市商务局承担。"),
        Add("TX05", "not the term of the law", ReportSection.Overview, [], "除涉及国家机密外，信息全部公开。", "多次研究行政公开工作。"),
        new("TX06", "a torn sentence", Torn) { IsOfPrint = true, IsOfProse = true, Also = [] },
        Add("TX07", "二是 without 一是", ReportSection.Overview, [], "主要做法如下。围绕重点工作公开信息。二是围绕建议提案办理公开信息。三是围绕权责清单公开信息。"),
        new("TX08", "signed off too late", (draft, _) => { draft.SignOff[^1] =
            $"{draft.Year + 1}年4月20日"; return draft; }) { IsOfPrint = true, IsOfProse = true },
        new("TX08", "not dated", (draft, _) => { draft.SignOff.RemoveAt(1); return draft; }) { IsOfPrint = true, IsOfProse = true },
    ];

    /// <summary>A draft with one of its numbers changed to another, and the mark that was changed; null where the draft states none under that code.</summary>
    public static (Draft Draft, Mark Mark, string Before, string After)? Renumber(Draft draft, Func<ReportSection, Mark, bool> chosen, Random random)
    {
        foreach (var (section, words) in draft.Words)
            for (var i = 0; i < words.Count; i++)
                foreach (var mark in words[i].Marks.Where(mark => chosen(section, mark)))
                {
                    var before = words[i].Text;
                    var other = Other(draft, mark, before.Substring(mark.Start, mark.Length), random);
                    words[i] = words[i] with { Text = words[i].With(mark, other) };
                    return (draft, mark, before, words[i].Text);
                }
        return null;
    }

    // A number that no cell of the report holds, printed in the manner of the one it replaces.
    private static string Other(Draft draft, Mark mark, string printed, Random random)
    {
        if (mark.Decimals > 0 || mark.Codes is ["NV18", ..])
            return Math.Abs(mark.Value + random.Next(4, 40) * (mark.Value > 50 ? -1 : 1)).ToString("F" + mark.Decimals, CultureInfo.InvariantCulture);
        var figures = Sayable(draft);
        if (mark.Codes.Contains("-")) return NumberStyle.Plain.Print((long)mark.Value - random.Next(1, 9));
        var value = (long)mark.Value;
        do value += random.Next(1, 12);
        while (figures.Contains(value));
        var style = Enum.GetValues<NumberStyle>().First(each => each.Print((long)mark.Value) == printed);
        return style.Print(mark.Codes is ["NV13", ..] ? value * 10_000_000 : value);
    }

    // Every number that the tables would bear out in some reading of the sentence: cells, and sums of cells.
    private static HashSet<long> Sayable(Draft draft)
    {
        var all = draft.Figures.Values.Select(text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1).ToHashSet();
        foreach (var column in ReportForm.RequestColumns) all.Add(draft[$"requests.received.{column.Id}"] + draft[$"requests.carried_in.{column.Id}"]);
        foreach (var row in (string[])["received", "carried_in", "outcome.total"])
            all.Add(draft[$"requests.{row}.total"] - draft[$"requests.{row}.natural_person"]);
        all.Add(draft["requests.received.total"]
            + draft["requests.carried_in.total"] - draft["requests.received.natural_person"] - draft["requests.carried_in.natural_person"]);
        foreach (var group in (string[])["denied", "unavailable", "not_processed", "other"]) all.Add(draft.Group(group));
        return all;
    }

    private static Fault Preamble(string code, string name, Func<Draft, Random, string> change) =>
        new(code, name, (draft, random) => { draft.Preamble = change(draft, random); return draft; }) { IsOfPrint = true, IsOfProse = true };

    private static Fault Sentence(string code, string name, ImmutableArray<string> also, params ImmutableArray<string> sentences) =>
        new(code, name, (draft, random) =>
        {
            var words = draft.Words[ReportSection.Overview];
            words[words.FindIndex(word => word.Text.StartsWith("（二）", StringComparison.Ordinal))] = MarkedText.Of(sentences[random.Next(sentences.Length)]
                .Replace("2024", draft.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            return draft;
        })
        { Also = also, IsOfProse = true };

    private static Fault Add(string code, string name, ReportSection? section, ImmutableArray<string> also, params ImmutableArray<string> sentences) =>
        new(code, name, (draft, random) =>
        {
            if (code is "NV11" or "NV13" && draft.Form.Generation == ReportFormGeneration.A) return null;
            var text = MarkedText.Of(sentences[random.Next(sentences.Length)]);
            if (section is { } where) draft.Words[where].Add(text);
            else draft.Words[ReportSection.OtherMatters] = [text];
            return draft;
        })
        { Also = also, IsOfProse = true };

    private static Draft Torn(Draft draft, Random random)
    {
        draft.Words[ReportSection.Overview].AddRange([MarkedText.Of($"{draft.Year}年全年利用网站、公众号和公开栏主动公开政"), MarkedText.Of("府信息，方便群众查阅。")]);
        return draft;
    }
}
