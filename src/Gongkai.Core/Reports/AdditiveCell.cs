using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>A cell that is added up over members.</summary>
/// <param name="Cell">Which.</param>
/// <param name="Unit">Of money, the unit of the sum; null where nobody tells one.</param>
internal sealed record AdditiveCell(FormCell Cell, MoneyUnit? Unit)
{
    private const decimal YuanPerTenThousand = 10_000;

    private readonly int slot = ReportCells.SlotOf(Cell.Id);

    public static AdditiveCell Of(FormCell cell, ImmutableArray<Member> members) => new(cell, UnitOf(cell, members));

    /// <summary>What a report contributes; null where it does not count.</summary>
    public decimal? ValueOf(AnnualReport report) => report.Cells.At(slot) switch
    {
        Count count => count.Value,
        Amount { Value: 0 } => 0,
        Amount { Unit: null } => null,
        Amount amount => Convert(amount.Value, amount.Unit.Value, Unit),
        null or Missing => SplitOther(report),
        _ => null,
    };

    /// <summary>Why a report does not count.</summary>
    public OmissionReason ReasonOf(AnnualReport report) => report.Cells.At(slot) switch
    {
        Blank => OmissionReason.Blank,
        NotApplicable => OmissionReason.NotApplicable,
        Unreadable => OmissionReason.Unreadable,
        Amount => OmissionReason.UnitUnknown,
        _ => IsPartOfSingle(report) ? OmissionReason.PartsUnknown : OmissionReason.Missing,
    };

    // In generation A 其他处理 is one row; a member that printed generation B's three has declared their sum.
    private decimal? SplitOther(AnnualReport report)
    {
        if (Cell.Row.Id != ReportForm.SingleOther.Id) return null;
        decimal sum = 0;
        foreach (var part in (ReadOnlySpan<string>)["no_correction", "fee_unpaid", "misc"])
        {
            if (report.Number($"{ReportForm.SingleOther.Id}.{part}.{Cell.Column.Id}") is not { } number) return null;
            sum += number;
        }
        return sum;
    }

    private static decimal Convert(decimal value, MoneyUnit from, MoneyUnit? to) => (from, to) switch
    {
        (MoneyUnit.Yuan, MoneyUnit.TenThousandYuan) => value / YuanPerTenThousand,
        (MoneyUnit.TenThousandYuan, MoneyUnit.Yuan) => value * YuanPerTenThousand,
        _ => value,
    };

    /// <summary>万元 where the form says so or members differ; 元 where all members say 元; none where nobody declares any money.</summary>
    private static MoneyUnit? UnitOf(FormCell cell, ImmutableArray<Member> members)
    {
        if (cell.Column.Type != CellType.Money) return null;
        if (cell.Column.Label.Contains("万元", StringComparison.Ordinal)) return MoneyUnit.TenThousandYuan;
        var units = members.Select(member => member.Report[cell.Id]).OfType<Amount>().Where(amount => amount.Value != 0 && amount.Unit is not null)
            .Select(amount => amount.Unit).Distinct().ToImmutableArray();
        return units.Length == 1 ? units[0] : units.IsEmpty ? null : MoneyUnit.TenThousandYuan;
    }

    private bool IsPartOfSingle(AnnualReport report) =>
        Cell.Row.Id.StartsWith($"{ReportForm.SingleOther.Id}.", StringComparison.Ordinal)
        && report[$"{ReportForm.SingleOther.Id}.{Cell.Column.Id}"] is not Missing;
}
