using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Storage;

public sealed class RebuildTests
{
    // The day of the command line's clock in these tests.
    private static readonly FakeTimeProvider Clock = new(new(2026, 1, 15, 2, 0, 0, TimeSpan.Zero));
    private static readonly DateOnly Today = new(2026, 1, 15);
    private static readonly Actor Clerk = new(new PersonId(Guid.CreateVersion7()), [Role.RegistrationClerk]);

    [Theory, BothEngines]
    public async Task Rebuilding_changes_nothing_in_views_that_follow_their_events(Engine engine)
    {
        await using var store = AStore.On(engine);
        await TakeUpAsync(store, 5);
        var before = await RowsAsync(store);
        Assert.Equal(5, before.Count);
        var run = CommandLine.Run(["rebuild", .. store.Place]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("5 件事项", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(store));
    }

    [Theory, BothEngines]
    public async Task Rebuilding_mends_what_was_written_past_the_events(Engine engine)
    {
        await using var store = AStore.On(engine);
        await TakeUpAsync(store, 3);
        var before = await RowsAsync(store);
        using (var connection = Database.Connect(store.Options.ConnectionString))
            connection.Execute("update case_view set stage = 'Closed' where number = '2026-0001'; delete from case_view where number = '2026-0002'");
        Assert.Equal(0, CommandLine.Run(["rebuild", .. store.Place]).Status);
        Assert.Equal(before, await RowsAsync(store));
    }

    private static async Task TakeUpAsync(AStore store, int cases)
    {
        var journal = new RequestJournal(store.Store, new(store.Database), Clock);
        var agency = AStore.NewAgency();
        for (var i = 0; i < cases; i++)
        {
            var answer = await journal.BeginAsync(agency, new(Guid.CreateVersion7()), Clerk, AStore.Change(), async (writing, _) =>
            [
                new ApplicationArrived(Today, Channel.InPerson, ApplicantCategory.NaturalPerson, await writing.SealAsync("applicant", "试验甲"),
                    await writing.SealAsync("description", "2025年社会消费品零售总额")),
                await writing.RegisterAsync(Today),
            ], CancellationToken.None);
            Assert.True(answer.IsTaken);
        }
    }

    private static async Task<List<string>> RowsAsync(AStore store)
    {
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        return [.. (await connection.QueryAsync("select * from case_view order by id")).Cast<IDictionary<string, object?>>()
            .Select(row => string.Join('|', row.Values))];
    }
}
