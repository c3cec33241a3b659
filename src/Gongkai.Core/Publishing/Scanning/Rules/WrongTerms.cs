using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB12: words that the law has otherwise: 国家机密, 依法申请公开, 工商局 of today.</summary>
internal sealed partial class WrongTerms() : TextScanRule("PB12", Severity.Warning)
{
    private static readonly (string Wrong, string Right)[] Terms =
    [
        ("国家机密", "国家秘密"), ("依法申请公开", "依申请公开"), ("政府信息公开法", "《中华人民共和国政府信息公开条例》"), ("信息公开保密审核", "信息公开保密审查"),
        ("信息公开条列", "信息公开条例"), ("行政复义", "行政复议"), ("规范性文本件", "规范性文件"), ("政务信息公开条例", "政府信息公开条例"),
        ("政府信息公开主管机构", "政府信息公开工作主管部门"), ("主动信息公开", "主动公开"), ("信息公开年度工作报告表", "政府信息公开工作年度报告"),
    ];

    protected override IEnumerable<Finding> Check(ScannedPage page, int block, ScanSurroundings around)
    {
        var text = page.Blocks[block].Text;
        foreach (Match match in Any().Matches(text))
            yield return Found(page, block, match.Index, match.Length, null, ("right", Terms.First(term => term.Wrong == match.Value).Right));
    }

    [GeneratedRegex("国家机密|依法申请公开|(?<!《[^》]{0,30})政府信息公开法(?!律|规|治|定|院|人|制)|信息公开保密审核|信息公开条列|行政复义|规范性文本件|政务信息公开条例|政府信息公开主管机构|主动信息公开|信息公开年度工作报告表")]
    private static partial Regex Any();
}
