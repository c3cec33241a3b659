using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>Section 一 leaves out one of the five aspects that the format names (〔2021〕30号 附件 一).</summary>
internal sealed class AspectsNotCovered() : ReportRule("NV01", Severity.Warning)
{
    private static readonly ImmutableArray<(string Aspect, ImmutableArray<string> Words)> Aspects =
    [
        ("主动公开", ["主动公开", "对外公开", "公开内容"]),
        ("依申请公开", ["依申请", "申请公开", "公开申请"]),
        ("政府信息管理", ["信息管理", "信息资源", "保密审查", "审查制度", "规范性文件管理", "规范性文件清理", "规范性文件集中", "文件清理", "动态调整", "动态更新", "属性", "审核制度", "审核发布", "信息发布审核", "三审三校", "管理机制"]),
        ("政府信息公开平台建设", ["平台", "网站", "新媒体", "公众号", "载体", "渠道建设"]),
        ("监督保障", ["监督", "保障", "考核", "培训", "评议", "责任追究", "问责", "督查"]),
    ];

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var text = ChineseText.Squeeze(report.Text(ReportSection.Overview));
        if (text.Length == 0) yield break;
        var missing = report.Generation == ReportFormGeneration.B
            ? Aspects.Where(aspect => !HasHeading(text, aspect.Aspect) && !aspect.Words.Any(word => text.Contains(word, StringComparison.Ordinal))).ToList()
            : [.. Aspects.Where(aspect => !aspect.Words.Any(word => text.Contains(word, StringComparison.Ordinal)))];
        var unnamed = report.Generation == ReportFormGeneration.B && !Aspects.Any(aspect => HasHeading(text, aspect.Aspect));
        if (missing.Count == 0 && !unnamed) yield break;
        var named = missing.Count > 0 ? missing : [.. Aspects];
        yield return Found(report.Passages.FirstOrDefault(passage => passage.Section == ReportSection.Overview)?.At, [],
            ("missing", string.Join('、', named.Select(aspect => aspect.Aspect))))
            with
        { Severity = report.Generation == ReportFormGeneration.B ? Severity.Warning : Severity.Hint };
    }

    private static bool HasHeading(string text, string aspect) => text.Contains(aspect == "政府信息公开平台建设" ? "平台建设" : aspect, StringComparison.Ordinal);
}
