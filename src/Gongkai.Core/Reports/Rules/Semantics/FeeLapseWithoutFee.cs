using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>SM06: requests lapsed because a fee was not paid, while 六 says that none was asked for.</summary>
internal sealed partial class FeeLapseWithoutFee() : ReportRule("SM06", Severity.Warning)
{
    private const string Lapsed = "requests.outcome.other.fee_unpaid.total";

    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        if (report.Number(Lapsed) is not (> 0 and var lapsed)) yield break;
        for (var i = 0; i < report.Passages.Length; i++)
            if (report.Passages[i] is { Section: ReportSection.OtherMatters, Text: var text, At: var at } && NoFee().Match(text) is { Success: true } said)
            {
                yield return Found(new PassageSpan(i, said.Index, said.Length), at, [Lapsed], ("lapsed", lapsed), ("said", said.Value));
                yield break;
            }
    }

    [GeneratedRegex(
        "(?:未|没有|不|无)(?:曾|再)?(?:发生|产生|出现|涉及|存在|收取|收过|要求[^，。；]{0,6}缴纳|通知[^，。；]{0,6}缴纳|发出|开具|启动)[^，。；\n]{0,14}(?:信息处理费|费用|收费)|未收费|不收费|零收费|无(?:信息处理费|收费)")]
    private static partial Regex NoFee();
}
