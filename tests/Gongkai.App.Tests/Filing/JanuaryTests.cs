using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Bench.Accuracy;
using Gongkai.Bench.Province;
using Gongkai.Load.YearEnd;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Filing;

/// <summary>Two Januaries of an invented province with everything that goes wrong, on the platform.</summary>
public sealed class JanuaryTests
{
    private static readonly ImmutableArray<PrintKind> Kinds = [.. Enum.GetValues<PrintKind>().Where(kind => kind != PrintKind.WrittenPdf)];

    [Fact]
    public async Task Every_seeded_error_goes_back_no_right_report_does_and_the_totals_are_the_sums_computed_apart()
    {
        var ct = TestContext.Current.CancellationToken;
        var clock = new DayClock(new(2025, 1, 4));
        await using var site = await RunningSite.StartAsync(clock: clock);
        var province = SyntheticProvince.Of(seed: 11, cities: 2, counties: 2, departments: 4, townships: 2, firstYear: 2024, years: 2);
        var january = new January(site.Services, province, Kinds, clock);
        await january.FoundAsync(ct);
        foreach (var at in await january.PlayAsync(2024, [], ct))
        {
            Assert.Equal([], at.Returned);
            Same(province, at, 2024);
        }
        var seeded = 0;
        foreach (var at in await january.PlayAsync(2025, January.Faults, ct))
        {
            Assert.All(at.Taken, taken => Assert.True(taken.IsTaken, $"{taken.File}: {taken.Words}"));
            var wrong = at.Sent.Where(filing => filing.Fault is not null).ToDictionary(filing => filing.Agency, filing => filing.Fault!.Code);
            Assert.Equal(wrong.Keys.Order(), at.Returned.Keys.Order());
            foreach (var (agency, code) in wrong) Assert.Contains(code, at.Returned[agency]);
            // Of a department the day of the law is the last of January; governments have until March.
            Assert.Equal(at.Sent.GroupBy(filing => filing.Agency).Where(agency => !province.Agencies[agency.Key].IsGovernment
                && agency.Min(filing => filing.On) > new DateOnly(2026, 1, 28)).Select(agency => agency.Key).Order(), at.Late.Order());
            Same(province, at, 2025);
            seeded += wrong.Count;
        }
        Assert.True(seeded >= 4, $"{seeded} errors");
        Assert.Contains(province.Agencies, agency => agency.UntilYear is not null);
    }

    // Of everything that is declared, independently of the platform: the drafts added up.
    private static void Same(SyntheticProvince province, JanuaryAt at, int year)
    {
        var expected = province.Report(at.Authority.Number, year);
        foreach (var cell in expected.Form.Cells)
            Assert.Equal(decimal.Parse(expected.Figures[cell.Id], CultureInfo.InvariantCulture), at.Whole.Figures[cell.Id]?.Number);
        Assert.Equal(province.Owing(at.Authority.Number, year).Where(agency => !province.Files(agency.Number, year)).Select(agency => agency.Name).Order(),
            at.Whole.Gaps.Select(gap => gap.Member).Order());
    }
}
