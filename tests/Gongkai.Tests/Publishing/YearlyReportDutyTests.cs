using Gongkai.Agencies;
using Gongkai.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>条例第四十九条: by 31 January each year, of governments by 31 March.</summary>
public sealed class YearlyReportDutyTests
{
    [Fact]
    public void A_report_is_due_by_the_day_of_the_law()
    {
        Assert.Equal(new DateOnly(2026, 1, 31), YearlyReportDuty.DueOn(2025, isGovernment: false));
        Assert.Equal(new DateOnly(2026, 3, 31), YearlyReportDuty.DueOn(2025, isGovernment: true));
    }

    [Fact]
    public void A_year_is_missing_between_the_first_report_and_the_last_that_was_due()
    {
        Assert.Equal([2022, 2024], YearlyReportDuty.Missing([2021, 2023], false, new(2026, 1, 31)));
        Assert.Equal([2022, 2024, 2025], YearlyReportDuty.Missing([2021, 2023], false, new(2026, 2, 1)));
        Assert.Equal([2022, 2024], YearlyReportDuty.Missing([2021, 2023], true, new(2026, 3, 31)));
        Assert.Empty(YearlyReportDuty.Missing([], false, new(2026, 2, 1)));
        Assert.Empty(YearlyReportDuty.Missing([2026], false, new(2026, 2, 1)));
    }

    [Fact]
    public void The_next_report_is_a_term_and_a_catalogue_that_has_none_waits_for_the_first_that_falls_due()
    {
        Assert.Equal(new DateOnly(2027, 1, 31), Next(new(2026, 3, 2), 2024, 2025));
        Assert.Equal(new DateOnly(2027, 1, 31), Next(new(2026, 2, 1)));
        Assert.Equal(new DateOnly(2026, 1, 31), Next(new(2026, 1, 31)));
    }

    private static DateOnly? Next(DateOnly founded, params int[] published) => YearlyReportDuty.Next(
        new PublicCatalogue(default) { History = [new CatalogueFounded(founded, AgencyLevel.City)] }, published, isGovernment: false).Due;
}
