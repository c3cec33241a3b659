using System.Buffers;
using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>TX01: figures that had to be cleaned before they could be read. Harmless dress is told once for each table.</summary>
internal sealed class NumberDressedUp() : ReportRule("TX01", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var typos = from id in report.Cells.Keys
                    let cell = report[id]
                    where cell is Count or Amount && !IsPlain(cell.Raw)
                    let form = report.Form.Find(id)
                    where form is not null
                    from typo in CellText.TyposOf(cell.Raw, form.Column.Type)
                    where !(typo == CellTypo.UnitOrRemark && cell is Amount { Unit: not null } && form.Column.Id == "total_amount")
                    orderby cell.At?.Sequence ?? 0, id
                    select (Id: id, Cell: cell, Form: form, Typo: typo);
        return typos.GroupBy(one => (Where: Harmless(one.Typo) ? one.Form.Table.Section.ToString() : one.Id, one.Typo)).Select(Tell);
    }

    private Finding Tell(IEnumerable<(string Id, Cell Cell, FormCell Form, CellTypo Typo)> same)
    {
        var all = same.ToImmutableArray();
        var (_, cell, form, typo) = all[0];
        return Found(cell.At, [.. all.Select(one => one.Id)], ("row", form.Row.Name()), ("column", form.Column.Label),
            ("printed", cell.Raw.ReplaceLineEndings(" ").Trim()), ("value", (cell as Amount)?.Value ?? (object)((Count)cell).Value),
            ("count", (long)all.Length)) with
        {
            Severity = typo switch
            {
                CellTypo.UnitOrRemark => Severity.Error,
                CellTypo.ChineseNumeral or CellTypo.ReadableRemark => Severity.Warning,
                _ => Severity.Hint,
            },
            Variant = typo switch
            {
                CellTypo.UnitOrRemark => null,
                CellTypo.ChineseNumeral => "numeral",
                CellTypo.ReadableRemark => "remark",
                CellTypo.SpaceCharacter => "space",
                CellTypo.FullWidth => "full-width",
                CellTypo.OddMinus => "minus",
                CellTypo.FootnoteMark => "mark",
                CellTypo.ThousandsComma => "comma",
            },
        };
    }

    private static bool Harmless(CellTypo typo) =>
        typo is CellTypo.SpaceCharacter or CellTypo.FullWidth or CellTypo.OddMinus or CellTypo.ThousandsComma or CellTypo.FootnoteMark;

    private static bool IsPlain(string raw) => !raw.AsSpan().ContainsAnyExcept(Plain);

    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789.-");
}
