using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Reports;

namespace Gongkai.Casework;

/// <summary>One year's tables three and four of the annual report as the register has them, with the cases behind every cell.</summary>
/// <param name="Year">The report year.</param>
public sealed record YearTables(int Year)
{
    /// <summary>The form that reports on that year follow.</summary>
    public ReportForm Form { get; } = ReportForm.Of(ReportForm.GenerationFor(Year));

    /// <summary>Table three: the cases behind each cell that is not zero, by cell id.</summary>
    public required ImmutableDictionary<string, ImmutableArray<DisclosureRequestId>> Requests { get; init; }

    /// <summary>Table four: the reviews behind each cell that is not zero, by cell id.</summary>
    public required ImmutableDictionary<string, ImmutableArray<ReviewId>> Disputes { get; init; }

    /// <summary>The tables of one year.</summary>
    /// <param name="year">The report year.</param>
    /// <param name="register">The register of the agency, or of several.</param>
    /// <param name="reviews">The reviews of their acts.</param>
    /// <param name="appeals">Which instance's result counts.</param>
    public static YearTables Of(int year, CaseRegister register, IEnumerable<ReviewRow> reviews, AppealCounting appeals = AppealCounting.EffectiveInstance)
    {
        var form = ReportForm.Of(ReportForm.GenerationFor(year));
        return new(year)
        {
            Requests = Gather(from one in register.Cases
                              where one.IsIn(year)
                              from row in RowsOf(one, year, form.Generation)
                              from cell in Cells(row, ApplicantCategories.Column(one.Row.Category).Id)
                              select (cell, one.Row.Id)),
            Disputes = Gather(from review in reviews
                              orderby review.FiledOn, review.Id.Value
                              let column = review.ColumnIn(year, appeals)
                              where column is not null
                              from cell in Cells($"disputes.{ReviewKinds.BlockOf(review.Kind)}", column)
                              select (cell, review.Id)),
        };
    }

    /// <summary>The figure of a cell of table three or four, zero included; null for a cell of another table.</summary>
    public long? this[string cell] =>
        Form.Find(cell) is not { Table.Section: ReportSection.Requests or ReportSection.Disputes } ? null
            : Requests.TryGetValue(cell, out var cases) ? cases.Length : Disputes.TryGetValue(cell, out var reviews) ? reviews.Length : 0;

    /// <summary>All cells of both tables.</summary>
    public RegisterFigures Figures => new(Year, Counted.ToImmutableDictionary(cell => cell.Id, cell => this[cell.Id]!.Value));

    /// <summary>The report with the register's figures in tables three and four; all else stays.</summary>
    public AnnualReport Into(AnnualReport report) =>
        report with { Cells = report.Cells.SetItems(Counted.Select(cell => KeyValuePair.Create<string, Cell>(cell.Id, Count(this[cell.Id]!.Value)))) };

    private IEnumerable<FormCell> Counted => Form.Cells.Where(cell => cell.Table.Section is ReportSection.Requests or ReportSection.Disputes);

    private static Count Count(long value) => new(value, value.ToString(CultureInfo.InvariantCulture), null);

    // 一 + 二 = 三 + 四: what came in, this year or before, went out this year or is still there.
    private static IEnumerable<string> RowsOf(CountedCase one, int year, ReportFormGeneration generation)
    {
        yield return one.ReceivedOn.Year == year ? "requests.received" : "requests.carried_in";
        if (!one.IsConcludedIn(year)) yield return "requests.carried_out";
        else
        {
            yield return Disposition.Of(one.Outcome!.Value).RowIn(generation);
            yield return "requests.outcome.total";
        }
    }

    private static IEnumerable<string> Cells(string row, string column) => [$"{row}.{column}", $"{row}.total"];

    private static ImmutableDictionary<string, ImmutableArray<T>> Gather<T>(IEnumerable<(string Cell, T Id)> counted) =>
        counted.GroupBy(one => one.Cell).ToImmutableDictionary(cell => cell.Key, cell => cell.Select(one => one.Id).ToImmutableArray());
}
