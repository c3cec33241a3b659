using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>AG04: a member whose additive cells hold no figure, so that the superior's cells cannot be made of its members'.</summary>
internal sealed class MemberWithoutFigure() : AgencyRule("AG04", Severity.Warning)
{
    public override IEnumerable<Finding> Check(AgencyExamination examination) =>
        from member in examination.Comparable
        let cells = member.Form.Cells.Where(cell => !cell.IsDerived && AgencyFigures.Value(member, cell) is null).ToArray()
        where cells.Length > 0
        select Found(null, [.. cells.Select(cell => cell.Id)], ("agency", member.Agency ?? "（名称不明的机关）"), ("count", (long)cells.Length),
            ("first", $"{cells[0].Row.Name()}·{cells[0].Column.Label}"));
}
