using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>TX05: 国家机密 for the statute's 国家秘密, 行政公开 for 政务公开 (a hint).</summary>
internal sealed partial class WrongLegalTerm() : ReportRule("TX05", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var passages = examination.Report.Passages;
        for (var i = 0; i < passages.Length; i++)
            foreach (Match match in Terms().Matches(passages[i].Text))
            {
                var secret = match.Value == "国家机密";
                var finding = Found(new PassageSpan(i, match.Index, match.Length), passages[i].At, [], ("wrong", match.Value),
                    ("right", secret ? "国家秘密" : "政务公开"));
                yield return secret ? finding : finding with { Severity = Severity.Hint };
            }
    }

    // 依法行政公开透明 and 执行政公开… hold the four characters, not the word.
    [GeneratedRegex("国家机密|(?<!依法|执|推|实|发|履|党)行政公开(?!透明|公正|公平|招|道歉|化|听证|审理|拍卖|征求)")]
    private static partial Regex Terms();
}
