using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Reports;

/// <summary>A report to be added up, under the name that tells its contributions and omissions apart (usually the agency).</summary>
public sealed record Member(string Name, AnnualReport Report);

/// <summary>What a member contributes to a cell: a count, or money in the unit of the consolidated cell.</summary>
public readonly record struct Contribution(string Member, decimal Value);

/// <summary>A member that does not count in a cell, or, where the cell is null, in none.</summary>
public sealed record Omission(string Member, string? Cell, OmissionReason Reason);

/// <summary>
/// 汇总: the superior's report made of its members' reports. Nothing that is not a figure is ever counted as zero; what does not count is named.
/// </summary>
public sealed class Consolidation
{
    private readonly ImmutableArray<Member> counted;
    private readonly ImmutableArray<AdditiveCell> additive;

    private Consolidation(string agency, int year, ImmutableArray<Member> counted, ImmutableArray<Omission> leftOut)
    {
        var form = ReportForm.Of(ReportForm.GenerationFor(year));
        this.counted = counted;
        Members = [.. counted.Select(member => member.Name)];
        additive = [.. form.Cells.Where(cell => !cell.IsDerived).Select(cell => AdditiveCell.Of(cell, counted))];
        var sums = new decimal?[additive.Length];
        var omissions = ImmutableArray.CreateBuilder<Omission>();
        omissions.AddRange(leftOut);
        foreach (var member in counted)
            for (var i = 0; i < sums.Length; i++)
            {
                if (additive[i].ValueOf(member.Report) is { } value) sums[i] = (sums[i] ?? 0) + value;
                else omissions.Add(new(member.Name, additive[i].Cell.Id, additive[i].ReasonOf(member.Report)));
            }
        Omissions = omissions.ToImmutable();
        var sumOf = additive.Index().ToDictionary(cell => cell.Item.Cell.Id, cell => sums[cell.Index]);
        var unitOf = additive.ToDictionary(cell => cell.Cell.Id, cell => cell.Unit);
        Report = new()
        {
            Generation = form.Generation,
            Title = $"{agency}{year}年政府信息公开工作年度报告",
            Agency = agency,
            Year = year,
            Period = new(new(year, 1, 1), new(year, 12, 31)),
            // Of a derived cell: the sum of what it is made of, where somebody contributes to each part.
            Cells = ReportCells.Of(form, cell => Printed(cell, unitOf.GetValueOrDefault(cell.Id), cell.IsDerived
                ? DerivedCells.PartsOf(form, cell).Aggregate((decimal?)0, (sum, part) => sum + sumOf[part.Id]) : sumOf[cell.Id])),
        };
    }

    /// <summary>The superior's report. A cell to which nobody contributes is <see cref="Missing"/>.</summary>
    public AnnualReport Report { get; }

    /// <summary>Who does not count where, and why; by member, then in the order of the form.</summary>
    public ImmutableArray<Omission> Omissions { get; }

    /// <summary>The members that count at all, in ordinal order.</summary>
    public ImmutableArray<string> Members { get; }

    /// <summary>Adds up reports. The result depends neither on their order nor on how they are grouped.</summary>
    /// <param name="agency">The superior.</param>
    /// <param name="year">The report year; reports on other years, and of the other generation of the form, are left out and named.</param>
    /// <param name="members">The reports; two of the same agency count once if they declare the same, and not at all if they do not.</param>
    public static Consolidation Of(string agency, int year, IEnumerable<Member> members)
    {
        var (counted, leftOut) = MemberChoice.Of(members, ReportForm.GenerationFor(year), year);
        return new(agency, year, counted, leftOut);
    }

    /// <summary>
    /// What each member contributes to a cell, members in ordinal order; of a derived cell, the sum of what counts of the cells it is made of. None where the
    /// form has no such cell.
    /// </summary>
    public ImmutableArray<Contribution> ContributionsTo(string cell)
    {
        if (!Report.Form.Has(cell)) return [];
        var of = Report.Form.Find(cell)!;
        var parts = of.IsDerived ? DerivedCells.PartsOf(Report.Form, of).Select(part => part.Id).ToHashSet() : [cell];
        ImmutableArray<AdditiveCell> cells = [.. additive.Where(one => parts.Contains(one.Cell.Id))];
        return
        [
            .. from member in counted
               let values = cells.Select(one => one.ValueOf(member.Report)).Where(value => value is not null).ToList()
               where values.Count > 0
               select new Contribution(member.Name, values.Sum()!.Value),
        ];
    }

    private static Cell Printed(FormCell cell, MoneyUnit? unit, decimal? total)
    {
        if (total is not { } found) return new Missing();
        // Dividing by one with many decimals takes trailing zeros away.
        var sum = found / 1.0000000000000000000000000000m;
        var printed = sum.ToString(CultureInfo.InvariantCulture);
        if (cell.Column.Type == CellType.Money) return new Amount(sum, unit, printed, null);
        return sum is >= long.MinValue and <= long.MaxValue ? new Count((long)sum, printed, null) : new Unreadable(printed, null);
    }
}
