using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Bench.Accuracy;
using Gongkai.Bench.Province;
using Gongkai.Features.ReportArchive;
using Gongkai.Load.YearEnd;
using Gongkai.Reports;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

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
        await ArchivedAsync(site, january, province, ct);
        Assert.True(seeded >= 4, $"{seeded} errors");
        Assert.Contains(province.Agencies, agency => agency.UntilYear is not null);
    }

    // The archive has every version that was handed in, and of those that count exactly what was declared.
    private static async Task ArchivedAsync(RunningSite site, January january, SyntheticProvince province, CancellationToken ct)
    {
        await using var archive = await site.Services.GetRequiredService<ColumnarCopies>().OpenAsync(new(january.Register[0].Id), ct);
        foreach (var year in new[] { 2024, 2025 })
        {
            var cell = ReportForm.Of(ReportForm.GenerationFor(year)).Cells[^1].Id;
            var ranked = await archive.RankedAsync(cell, year);
            var filed = province.Agencies.Where(agency => agency.Superior is not null && agency.Owes(year) && province.Files(agency.Number, year)).ToList();
            Assert.Equal(filed.Select(agency => (agency.Name,
                (decimal?)decimal.Parse(province.Report(agency.Number, year).Figures[cell], CultureInfo.InvariantCulture)))
                .Order(), ranked.Select(row => (row.Agency, row.Number)).Order());
        }
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
