using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>Something that article 20 orders to be published is said to be open inside the agency only.</summary>
internal sealed class WithheldThoughPublic() : ReportRule("NV17", Severity.Warning)
{
    private static readonly ImmutableArray<string> Inside = ["对内公开", "内部公开", "只对内", "仅对内", "仅限内部", "在机关内部公开"];
    private static readonly ImmutableArray<string> Public =
    [
        "预决算", "预算", "决算", "三公", "政府采购", "收费项目", "行政许可", "行政处罚", "机构职能", "招考录用", "应急预案", "规范性文件", "重大建设项目",
    ];

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var passages = examination.Report.Passages;
        for (var i = 0; i < passages.Length; i++)
            foreach (var inside in Inside)
            {
                var text = passages[i].Text;
                for (var at = text.IndexOf(inside, StringComparison.Ordinal); at >= 0; at = text.IndexOf(inside, at + 1, StringComparison.Ordinal))
                {
                    var end = text.IndexOfAny(['。', '；', '！'], at) is >= 0 and var stop ? stop : text.Length;
                    if (Public.FirstOrDefault(word => text.AsSpan(at, end - at).Contains(word, StringComparison.Ordinal)) is not { } item) continue;
                    yield return Found(new PassageSpan(i, at, end - at), passages[i].At, [], ("words", text[at..end]), ("item", item));
                }
            }
    }
}
