using CsCheck;
using Gongkai.Casework;
using static Gongkai.Tests.Casework.ACase;

namespace Gongkai.Tests.Casework;

public sealed class FrozenYearTests
{
    private static readonly DateOnly After = new(2027, 1, 4);

    [Fact]
    public void Figures_are_frozen_once_and_after_the_year()
    {
        var tables = YearTables.Of(2026, new([]), []);
        var frozen = Assert.Single(FrozenYear.Decide(tables, After, null).Events);

        Assert.Equal("CW79", Assert.Single(FrozenYear.Decide(tables, After, frozen).Refusals).Code);
        Assert.Equal("running", Assert.Single(FrozenYear.Decide(tables, new(2026, 12, 31), null).Refusals).Variant);
    }

    [Fact]
    public void What_was_frozen_is_what_the_register_counted() =>
        Gen.Select(RegisterGen.Rows, RegisterGen.Reviews).Sample((rows, reviews) =>
        {
            var tables = YearTables.Of(2022, new(rows), reviews);
            var frozen = FrozenYear.Decide(tables, After, null).Events[0];
            Assert.Empty(frozen.DifferencesTo(tables));
            Assert.All(tables.Figures.Cells, figure => Assert.Equal(figure.Value, frozen[tables.Form.Find(figure.Key)!]));
        }, iter: 100);

    [Fact]
    public void A_later_change_is_told_with_the_case_that_causes_it()
    {
        var row = Answered("2026-11-02", "2026-11-20").Row("2027-01-04");
        var frozen = FrozenYear.Decide(YearTables.Of(2026, new([row]), []), After, null).Events[0];
        var differences =
            frozen.DifferencesTo(YearTables.Of(2026, new([row with { Outcome = DispositionType.OtherAgency, Category = ApplicantCategory.Other }]), []));

        Assert.Equal(["requests.received.natural_person", "requests.received.org_other", "requests.outcome.unavailable.not_held.natural_person",
            "requests.outcome.unavailable.not_held.org_other"],
            differences.Select(difference => difference.Cell.Id));
        Assert.Equal((1, 0), (differences[0].Frozen, differences[0].Now));
        Assert.Equal([row.Id.Value], differences[0].Removed);
        Assert.Equal([row.Id.Value], differences[1].Added);
    }
}
