using Gongkai.Bench.Scanning;

namespace Gongkai.Tests.Accuracy;

/// <summary>A part of <c>docs/benchmarks/scanners.md</c>: what is planted is found, and what looks like it keeps no page back.</summary>
public sealed class PlantedPagesTests
{
    // Names made up for this run: what the table says of PB10 is not enough to demand it of each page.
    private const int Pages = 12, Least = 10;

    public static TheoryData<string> Names { get; } = [.. Planting.All.Where(planting => planting.Code != "PB10").Select(planting => planting.Name)];

    [Theory, MemberData(nameof(Names))]
    public void What_is_planted_is_found_and_its_twin_may_be_published(string name)
    {
        var planting = Planting.All.First(planting => planting.Name == name);
        var trials = Enumerable.Range(0, Pages).Select(n => ScannerTable.Try(planting, 3, n)).ToList();
        Assert.True(trials.Count(trial => trial.IsFound) >= Least, $"{trials.Count(trial => trial.IsFound)} of {Pages}");
        Assert.All(trials, trial => Assert.Null(trial.Blocked));
    }

    [Fact]
    public void A_page_in_which_nothing_was_planted_may_be_published() =>
        Assert.All(Enumerable.Range(0, 60), n => Assert.Null(ScannerTable.Clean(3, n)));
}
