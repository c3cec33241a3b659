using CsCheck;
using Gongkai.Casework;
using Gongkai.Reports;
using static Gongkai.Tests.Casework.ACase;

namespace Gongkai.Tests.Casework;

public sealed class YearTablesTests
{
    private static readonly Gen<int> Year = Gen.Int[2019, 2026];

    [Fact]
    public void The_tables_of_any_register_balance_in_both_forms() =>
        Gen.Select(RegisterGen.Rows, RegisterGen.Reviews, Year).Sample((rows, reviews, year) =>
        {
            var report = YearTables.Of(year, new(rows), reviews).Into(A.CleanReport(ReportForm.GenerationFor(year), year));
            Assert.DoesNotContain(RuleBook.Examine(new(report)), finding => finding.Code.StartsWith("CF", StringComparison.Ordinal));
        }, iter: 300);

    [Fact]
    public void What_one_year_carries_out_the_next_carries_in() =>
        Gen.Select(RegisterGen.Rows, Year).Sample((rows, year) =>
        {
            var (before, after) = (YearTables.Of(year, new(rows), []), YearTables.Of(year + 1, new(rows), []));
            foreach (var column in ReportForm.RequestColumns)
                Assert.Equal(Behind(before, $"requests.carried_out.{column.Id}"), Behind(after, $"requests.carried_in.{column.Id}"));
        }, iter: 300);

    [Fact]
    public void The_tables_do_not_depend_on_the_order_of_the_register() =>
        Gen.Select(RegisterGen.Rows, RegisterGen.Reviews, Year, Gen.Int).Sample((rows, reviews, year, seed) =>
        {
            var mixed = rows.ToArray();
            new Random(seed).Shuffle(mixed);
            var (one, other) = (YearTables.Of(year, new(rows), reviews), YearTables.Of(year, new(mixed), reviews.Reverse()));
            foreach (var cell in one.Form.Cells)
            {
                Assert.Equal(Behind(one, cell.Id), Behind(other, cell.Id));
                Assert.Equal(one[cell.Id], other[cell.Id]);
            }
        }, iter: 200);

    [Fact]
    public void The_tables_of_several_agencies_are_their_reports_added_up() =>
        Gen.Select(RegisterGen.Rows.Array[1, 4], Year).Sample((agencies, year) =>
        {
            var empty = A.CleanReport(ReportForm.GenerationFor(year), year);
            var whole = YearTables.Of(year, new(agencies.SelectMany(rows => rows)), []);
            var added = Consolidation.Of("云川市商务局", year,
                agencies.Select((rows, i) => new Member($"{i}", YearTables.Of(year, new(rows), []).Into(empty) with { Agency = $"第{i}局" })));
            foreach (var cell in whole.Form.Requests.Rows.SelectMany(row => whole.Form.Requests.Columns.Select(column => $"{row.Id}.{column.Id}")))
                Assert.Equal(whole[cell], added.Report.Number(cell));
        }, iter: 100);

    [Fact]
    public void The_register_finds_no_difference_in_its_own_figures_and_each_cell_that_was_changed() =>
        Gen.Select(RegisterGen.Rows, Year).Sample((rows, year) =>
        {
            var tables = YearTables.Of(year, new(rows), []);
            var report = tables.Into(A.CleanReport(ReportForm.GenerationFor(year), year));
            Assert.DoesNotContain(RuleBook.Examine(new(report, null, tables.Figures)), finding => finding.Code == "SM07");
            var changed = report with { Cells = report.Cells.SetItem("requests.received.org_other", new Count(9_999, "9999", null)) };
            var found = Assert.Single(RuleBook.Examine(new(changed, null, tables.Figures)), finding => finding.Code == "SM07");
            Assert.Equal(["requests.received.org_other"], found.Cells);
        }, iter: 100);

    // DL-19
    [Theory]
    [InlineData("2025-12-03", "2025-12-31", "2025-12-31", 0)]
    [InlineData("2025-12-08", "2026-01-06", null, 1)]
    public void A_case_open_at_the_end_of_the_year_is_carried_over(string received, string due, string? served, int carried)
    {
        var row = Served(received, served);
        var (year, next) = (Tables(2025, row), Tables(2026, row));

        Assert.Equal(Day(due), row.Due);
        Assert.Equal((1, carried, 1 - carried),
            (year["requests.received.natural_person"], year["requests.carried_out.total"], year["requests.outcome.unavailable.not_held.natural_person"]));
        Assert.Equal(carried, next["requests.carried_in.natural_person"]);
    }

    [Fact]
    public void A_case_counts_in_the_year_it_was_received_not_in_that_of_its_number()
    {
        var row = Registered("2025-12-31").Row("2026-01-09") with { Number = "2026-0001" };

        Assert.Equal((1, 0), (Tables(2025, row)["requests.received.total"], Tables(2026, row)["requests.received.total"]));
    }

    [Fact]
    public void A_joined_case_takes_the_outcome_of_the_other_in_its_own_column()
    {
        var other = Served("2026-03-02", "2026-03-20");
        var joined = other with
        {
            Id = new(Guid.NewGuid()),
            Category = ApplicantCategory.ResearchBody,
            Outcome = null,
            IsServed = false,
            EndedOn = Day("2026-03-10"),
            JoinedInto = other.Id,
        };
        var tables = Tables(2026, other, joined);

        Assert.Equal([other.Id, joined.Id], tables.Requests["requests.outcome.unavailable.not_held.total"].OrderBy(id => id != other.Id));
        Assert.Equal(1, tables["requests.outcome.unavailable.not_held.org_research"]);
        Assert.Equal(1, YearTables.Of(2026, new([joined]), [])["requests.carried_out.total"]);
    }

    [Fact]
    public void Handling_again_by_order_leaves_the_row_and_its_first_outcome()
    {
        var once = Answered("2026-03-02", "2026-03-20");
        var again = Answered("2026-03-02", "2026-03-20").Do(new RehandlingOrdered(Day("2026-06-01"), Day("2026-06-30"), "云川市人民政府", "云政复决〔2026〕1号"));

        Assert.Equal(once.Row("2026-07-01").Outcome, again.Row("2026-07-01").Outcome);
        Assert.Equal(1, Tables(2026, again.Row("2026-07-01"))["requests.outcome.total.total"]);
    }

    [Fact]
    public void A_lapse_counts_on_the_workday_after_the_last_day_whenever_it_was_written_down()
    {
        // DL-07 at the turn of a year.
        var asked = UnderReview("2025-12-01").Do(new CorrectionRequested(Day("2025-12-08"), [Words()], 15));
        var before = asked.Row("2026-01-20");
        var after = asked.Do(new ApplicationLapsed(Day("2026-01-20")), Day("2026-01-20")).Row("2026-01-20");

        Assert.Equal((DispositionType.NoCorrection, Day("2025-12-30")), (before.Outcome, before.EndedOn));
        Assert.Equal(before.EndedOn, after.EndedOn);
        Assert.Equal(1, Tables(2025, after)["requests.outcome.other.no_correction.total"]);
    }

    [Fact]
    public void A_record_correction_and_an_unconfirmed_application_do_not_count()
    {
        var row = Registered().Row("2026-03-09");
        var register = new CaseRegister([row with { Kind = CaseKind.RecordCorrection }, row with { Id = new(Guid.NewGuid()), ReceivedOn = null }]);

        Assert.Empty(register.Cases);
    }

    [Fact]
    public void Cases_of_a_split_count_each_or_as_the_one_that_came_as_the_agency_chose()
    {
        var whole = Registered().Row("2026-03-09");
        var part = whole with { Id = new(Guid.NewGuid()), SplitFrom = whole.Id };

        Assert.Equal((2, 1), (new CaseRegister([whole, part]).Cases.Length, new CaseRegister([whole, part], countsSplitCases: false).Cases.Length));
    }

    [Fact]
    public void What_was_withdrawn_before_the_day_of_receipt_ends_in_the_year_it_was_received()
    {
        var row = Registered().Row("2026-03-09") with { ReceivedOn = Day("2023-01-03"), Outcome = DispositionType.Misc, EndedOn = Day("2022-12-31") };

        Assert.Equal(0, Tables(2022, row)["requests.outcome.total.total"]);
        Assert.Equal((1, 1), (Tables(2023, row)["requests.received.total"], Tables(2023, row)["requests.outcome.other.misc.total"]));
    }

    [Fact]
    public void Cells_of_table_two_are_not_the_register_s() => Assert.Null(Tables(2026)["proactive.b20_5.licensing.decisions"]);

    private static YearTables Tables(int year, params RegisterRow[] rows) => YearTables.Of(year, new(rows), []);

    private static object Behind(YearTables tables, string cell) => string.Join(' ', tables.Requests.GetValueOrDefault(cell, []));

    private static RegisterRow Served(string received, string? served) =>
        served is null ? Registered(received).Row("2026-01-20") : Answered(received, served).Row(served);
}
