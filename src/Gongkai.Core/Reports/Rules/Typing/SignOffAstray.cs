using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>TX08: no date under the report (a hint), or one before the year's end or after the day by which it is due (条例第四十九条).</summary>
internal sealed class SignOffAstray() : ReportRule("TX08", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        if (report.SignOff?.Date is not { } date)
        {
            yield return Found(null, []) with { Severity = Severity.Hint, Variant = "absent" };
            yield break;
        }
        if (report.Year is not { } year) yield break;
        var due = AgencyKinds.Of(report.Agency) == AgencyKind.LocalDepartment ? new DateOnly(year + 1, 1, 31) : new DateOnly(year + 1, 3, 31);
        var at = report.Passages.LastOrDefault(passage => passage.Text.Contains('日', StringComparison.Ordinal) && passage.Text.Length < 40)?.At;
        if (date > due)
            yield return Found(at, [], ("date", Shown(date)), ("due", Shown(due))) with { Variant = "late" };
        else if (date < new DateOnly(year, 12, 31))
            yield return Found(at, [], ("date", Shown(date)), ("year", (long)year)) with { Variant = "early" };
    }

    private static string Shown(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日";
}
