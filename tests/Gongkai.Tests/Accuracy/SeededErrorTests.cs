using System.Collections.Immutable;
using Gongkai.Bench.Accuracy;

namespace Gongkai.Tests.Accuracy;

/// <summary>A small part of the benchmark <c>accuracy</c>: every kind of seeded error a few times, every stated number of some texts.</summary>
public sealed class SeededErrorTests
{
    private static readonly Lazy<ImmutableArray<Trial>> Trials = new(() => Measurement.Run(clean: 6, each: 3, texts: 24, pdfs: 0));

    [Fact]
    public void No_error_is_found_in_a_report_whose_figures_and_text_agree() =>
        Assert.Equal("", Told(Trials.Value.Where(trial => trial.Code is null && trial.Surplus.Length > 0)));

    [Fact]
    public void Every_error_seeded_in_a_table_is_found() =>
        Assert.Equal("", Told(Trials.Value.Where(trial => trial is { IsOfProse: false, Found: false })));

    [Fact]
    public void Of_errors_seeded_in_the_text_hardly_one_in_fifty_is_missed()
    {
        var seeded = Trials.Value.Where(trial => trial is { Code: not null, IsOfProse: true }).ToArray();
        var missed = seeded.Where(trial => !trial.Found).ToArray();

        Assert.True(seeded.Length > 300, $"only {seeded.Length} errors were seeded");
        Assert.True(missed.Length * 50 <= seeded.Length, Told(missed));
    }

    [Fact]
    public void A_seeded_error_raises_no_error_that_it_does_not_justify() =>
        Assert.Equal("", Told(Trials.Value.Where(trial => trial.Code is not null && trial.Surplus.Length > 0)));

    private static string Told(IEnumerable<Trial> trials) => string.Join('\n', AccuracyTable.Faults([.. trials]));
}
