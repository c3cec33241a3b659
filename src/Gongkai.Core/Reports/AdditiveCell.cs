using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>One additive cell over all members.</summary>
internal sealed record AdditiveCell(ImmutableArray<Contribution> Contributions, ImmutableArray<Omission> Omissions, MoneyUnit? Unit)
{
    private const decimal YuanPerTenThousand = 10_000;

    public static AdditiveCell Of(FormCell cell, ImmutableArray<Member> members)
    {
        var unit = UnitOf(cell, members);
        var contributions = ImmutableArray.CreateBuilder<Contribution>();
        var omissions = ImmutableArray.CreateBuilder<Omission>();
        foreach (var member in members)
        {
            if (ValueOf(member.Report, cell.Id, unit) is { } value) contributions.Add(new(member.Name, value));
            else omissions.Add(new(member.Name, cell.Id, ReasonOf(member.Report, cell.Id)));
        }
        return new(contributions.ToImmutable(), omissions.ToImmutable(), unit);
    }

    private static decimal? ValueOf(AnnualReport report, string id, MoneyUnit? unit) => report[id] switch
    {
        Count count => count.Value,
        Amount { Value: 0 } => 0,
        Amount { Unit: null } => null,
        Amount amount => Convert(amount.Value, amount.Unit.Value, unit),
        Missing => SplitOther(report, id),
        _ => null,
    };

    // In generation A 其他处理 is one row; a member that printed generation B's three has declared their sum.
    private static decimal? SplitOther(AnnualReport report, string id)
    {
        if (!id.StartsWith($"{ReportForm.SingleOther.Id}.", StringComparison.Ordinal) || ReportForm.B.Has(id)) return null;
        var column = id[(id.LastIndexOf('.') + 1)..];
        decimal sum = 0;
        foreach (var part in (ReadOnlySpan<string>)["no_correction", "fee_unpaid", "misc"])
        {
            if (report.Number($"{ReportForm.SingleOther.Id}.{part}.{column}") is not { } number) return null;
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

    private static OmissionReason ReasonOf(AnnualReport report, string id) => report[id] switch
    {
        Blank => OmissionReason.Blank,
        NotApplicable => OmissionReason.NotApplicable,
        Unreadable => OmissionReason.Unreadable,
        Amount => OmissionReason.UnitUnknown,
        _ => IsPartOfSingle(report, id) ? OmissionReason.PartsUnknown : OmissionReason.Missing,
    };

    private static bool IsPartOfSingle(AnnualReport report, string id) =>
        id.StartsWith($"{ReportForm.SingleOther.Id}.", StringComparison.Ordinal) && ReportForm.B.Has(id)
        && report[$"{ReportForm.SingleOther.Id}.{id[(id.LastIndexOf('.') + 1)..]}"] is not Missing;
}
