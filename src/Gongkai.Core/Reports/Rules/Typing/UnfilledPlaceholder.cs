using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>TX03: places left to be filled in, an agency without its place's name, and a title with the year in the wrong place.</summary>
internal sealed partial class UnfilledPlaceholder() : ReportRule("TX03", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        for (var i = 0; i < report.Passages.Length; i++)
        {
            var passage = report.Passages[i];
            foreach (var (start, length) in Placeholders.In(passage.Text))
                yield return Found(new PassageSpan(i, start, length), passage.At, [], ("printed", passage.Text.Substring(start, length)));
        }
        for (var i = 0; i < report.Passages.Length; i++)
            if (report.Passages[i] is { Section: not null, IsSectionTitle: false } passage)
                foreach (var (start, length) in LeftOutNumbers.In(passage.Text))
                    yield return Found(new PassageSpan(i, start, length), passage.At, [],
                        ("printed", passage.Text.Substring(start, length))) with
                    { Variant = "number" };
        if (Nameless(report) is { } nameless) yield return nameless;
        if (report.Title is { } title && YearAfterWork().Match(ChineseText.Squeeze(title)) is { Success: true } year)
            yield return Found(PlaceOfTitle(report), [], ("printed", year.Value), ("year", year.Groups[1].Value)) with { Variant = "year" };
    }

    private Finding? Nameless(AnnualReport report)
    {
        var title = ChineseText.Squeeze(report.Title ?? "");
        if (NamelessTitle().Match(title) is { Success: true } inTitle)
            return Found(PlaceOfTitle(report), [], ("agency", inTitle.Groups[1].Value)) with { Variant = "nameless" };
        var signed = ChineseText.Squeeze(report.SignOff?.Agency ?? "");
        return NamelessAgency().IsMatch(signed)
            ? Found(report.Passages.LastOrDefault(passage => ChineseText.Squeeze(passage.Text).Contains(signed, StringComparison.Ordinal))?.At, [],
                ("agency", signed)) with
            { Variant = "nameless" }
            : null;
    }

    private static Place? PlaceOfTitle(AnnualReport report) =>
        (report.Passages.FirstOrDefault(passage => passage.Text.Contains("报告", StringComparison.Ordinal)) ?? report.Passages.FirstOrDefault())?.At;

    // 市中区, 市南区, 市北区 are names of districts.
    private const string Unnamed =
        "(?:(?:省|市(?![中南北]区)|县|区|州|旗)(?:人民政府|政府|(?!场监)[\\u4e00-\\u9fff]{2,16}?(?:局|委员会|委|厅|办公室|管委会|中心))|(?:商务|教育|财政|民政|司法|水利|审计|统计|卫生健康|农业农村|应急管理|生态环境|交通运输|市场监督管理|人力资源和社会保障|住房和城乡建设|文化和旅游)局)";

    [GeneratedRegex("^(" + Unnamed + ")(?:关于)?(?:20\\d\\d年?)?(?:度)?(?:政府信息公开|政务公开|信息公开)")]
    private static partial Regex NamelessTitle();

    [GeneratedRegex("^" + Unnamed + "$")]
    private static partial Regex NamelessAgency();

    [GeneratedRegex("工作(20\\d\\d)年度?(?:工作)?(?:年度)?报告")]
    private static partial Regex YearAfterWork();
}
