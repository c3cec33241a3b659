using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>SM05: 规章 of a body that cannot make them (立法法第九十一条、第九十三条); a warning where the name does not tell what it is.</summary>
internal sealed class RulesWithoutPower() : ReportRule("SM05", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var kind = AgencyKinds.Of(report.Agency);
        if (kind is AgencyKind.ProvincialGovernment or AgencyKind.CityGovernment or AgencyKind.StateDepartment) yield break;
        var table = report.Form.Proactive[0];
        string[] cells = [.. table.Columns.Select(column => $"{table.Rows[0].Id}.{column.Id}").Where(cell => report.Number(cell) > 0)];
        if (cells.Length == 0) yield break;
        var finding = Found(report.PlaceOf(cells), [.. cells], ("agency", report.Agency ?? "本机关"), ("count", report.Number(cells[0])!.Value));
        yield return kind == AgencyKind.Unclear ? finding with { Severity = Severity.Warning, Variant = "unclear" } : finding;
    }
}
