using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Section 六 does not say how much 信息处理费 was collected, or that none was (《政府信息公开信息处理费管理办法》; 〔2021〕30号).</summary>
internal sealed class FeeNotStated() : ReportRule("NV11", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        if (examination.Report is not { Year: >= 2021 } report) yield break;
        var section = report.Passages.FirstOrDefault(passage => passage.Section == ReportSection.OtherMatters);
        if (section is null || Says(report.Text(ReportSection.OtherMatters))) yield break;
        if (report.Passages.Any(passage =>
            passage.Section is { } other && other != ReportSection.OtherMatters && !passage.IsSectionTitle && Says(passage.Text)))
            yield return Found(section.At, []) with { Severity = Severity.Hint, Variant = "elsewhere" };
        else yield return Found(section.At, []) with { Severity = report.Year >= 2022 ? Severity.Error : Severity.Warning };
    }

    private static bool Says(string text)
    {
        foreach (var sentence in ChineseText.Squeeze(text).Split('。', ';', '!'))
        {
            if (!Fees.Any(word => sentence.Contains(word, StringComparison.Ordinal))) continue;
            if (sentence.Contains("逾期", StringComparison.Ordinal) && !sentence.Contains("处理费", StringComparison.Ordinal)) continue;
            if (Denials.Any(word => sentence.Contains(word, StringComparison.Ordinal))) return true;
            if (NumberGrammar.Read(sentence).Any(number => number.Role == NumberRole.Quantity && number.Unit is "元" or "件" or "笔")) return true;
        }
        return false;
    }

    private static readonly ImmutableArray<string> Fees = ["处理费", "收费", "费用", "收取任何费", "收取费"];
    private static readonly ImmutableArray<string> Denials = ["未", "没有", "无", "零", "免费", "免收", "不收", "不存在", "不涉及", "为0", "0元", "均为0"];
}
