using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Reports;

/// <summary>A report to be added up, under the name that tells its contributions and omissions apart (usually the agency).</summary>
public sealed record Member(string Name, AnnualReport Report);

/// <summary>What a member contributes to a cell: a count, or money in the unit of the consolidated cell.</summary>
public sealed record Contribution(string Member, decimal Value);

/// <summary>A member that does not count in a cell, or, where the cell is null, in none.</summary>
public sealed record Omission(string Member, string? Cell, OmissionReason Reason);

/// <summary>
/// 汇总: the superior's report made of its members' reports. Nothing that is not a figure is ever counted as zero; what does not count is named.
/// </summary>
public sealed record Consolidation
{
    /// <summary>The superior's report. A cell to which nobody contributes is <see cref="Missing"/>.</summary>
    public required AnnualReport Report { get; init; }

    /// <summary>
    /// What each member contributes to every cell, by cell id; members in ordinal order. Of a derived cell: the sum of what counts of the cells it is made of.
    /// </summary>
    public required ImmutableDictionary<string, ImmutableArray<Contribution>> Contributions { get; init; }

    /// <summary>Who does not count where, and why; by member, then in the order of the form.</summary>
    public required ImmutableArray<Omission> Omissions { get; init; }

    /// <summary>The members that count at all, in ordinal order.</summary>
    public required ImmutableArray<string> Members { get; init; }

    /// <summary>Adds up reports. The result depends neither on their order nor on how they are grouped.</summary>
    /// <param name="agency">The superior.</param>
    /// <param name="year">The report year; reports on other years, and of the other generation of the form, are left out and named.</param>
    /// <param name="members">The reports; two of the same agency count once if they declare the same, and not at all if they do not.</param>
    public static Consolidation Of(string agency, int year, IEnumerable<Member> members)
    {
        var form = ReportForm.Of(ReportForm.GenerationFor(year));
        var (counted, leftOut) = MemberChoice.Of(members, form.Generation, year);
        var additive = form.Cells.Where(cell => !cell.IsDerived).ToImmutableDictionary(cell => cell.Id, cell => AdditiveCell.Of(cell, counted));
        var contributions = form.Cells.ToImmutableDictionary(cell => cell.Id, cell => cell.IsDerived
            ? AddedUp(DerivedCells.PartsOf(form, cell).Select(part => additive[part.Id].Contributions))
            : additive[cell.Id].Contributions);
        var omitted = form.Cells.Where(cell => !cell.IsDerived).SelectMany(cell => additive[cell.Id].Omissions).ToLookup(omission => omission.Member);
        return new()
        {
            Contributions = contributions,
            Omissions = [.. leftOut, .. counted.SelectMany(member => omitted[member.Name])],
            Members = [.. counted.Select(member => member.Name)],
            Report = new()
            {
                Generation = form.Generation,
                Title = $"{agency}{year}年政府信息公开工作年度报告",
                Agency = agency,
                Year = year,
                Period = new(new(year, 1, 1), new(year, 12, 31)),
                Cells = form.Cells.ToImmutableDictionary(cell => cell.Id, cell => Sum(cell, contributions[cell.Id],
                    cell.IsDerived && DerivedCells.PartsOf(form, cell).Any(part => contributions[part.Id].IsEmpty), additive.GetValueOrDefault(cell.Id)?.Unit)),
            },
        };
    }

    private static ImmutableArray<Contribution> AddedUp(IEnumerable<ImmutableArray<Contribution>> parts) =>
        [.. parts.SelectMany(part => part).GroupBy(part => part.Member, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Contribution(group.Key, group.Sum(part => part.Value)))];

    private static Cell Sum(FormCell cell, ImmutableArray<Contribution> contributions, bool incomplete, MoneyUnit? unit)
    {
        if (contributions.IsEmpty || incomplete) return new Missing();
        // Dividing by one with many decimals takes trailing zeros away.
        var sum = contributions.Sum(part => part.Value) / 1.0000000000000000000000000000m;
        var printed = sum.ToString(CultureInfo.InvariantCulture);
        if (cell.Column.Type == CellType.Money) return new Amount(sum, unit, printed, null);
        return sum is >= long.MinValue and <= long.MaxValue ? new Count((long)sum, printed, null) : new Unreadable(printed, null);
    }
}
