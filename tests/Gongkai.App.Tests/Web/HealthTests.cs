using System.Diagnostics.Metrics;
using System.Net;
using Gongkai.Agencies;
using Gongkai.Web;

namespace Gongkai.Tests.Web;

public sealed class HealthTests
{
    [Fact]
    public async Task A_platform_that_works_says_so()
    {
        await using var site = await RunningSite.StartAsync();
        using var visitor = site.Visit();

        var answer = await visitor.OpenAsync("/health");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"status\":\"ok\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_figures_can_be_measured()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, to) =>
            {
                if (instrument.Meter.Name == HealthFigures.Meter) to.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.Start();
        await using var site = await RunningSite.StartAsync();

        for (var i = 0; i < 100 && seen.Count < 4; i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            listener.RecordObservableInstruments();
        }

        Assert.Equal(["gongkai.cases.open", "gongkai.cases.overdue", "gongkai.outbox.given_up",
            "gongkai.outbox.oldest"], seen.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_board_and_the_notices_are_for_the_desk()
    {
        await using var site = await RunningSite.StartAsync();
        await site.EmployAsync("chengban", Role.SectionOfficer);
        using var officer = await site.SignInAsync("chengban");

        foreach (var page in new[] { "/desk/board", "/desk/notices" }) await SafePagesTests.ExamineAsync(officer, page);
        Assert.Contains("没有在办的事项", (await officer.ReadAsync("/desk/board")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
