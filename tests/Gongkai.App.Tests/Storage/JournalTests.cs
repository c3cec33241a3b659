using Dapper;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

public sealed class JournalTests
{
    private static readonly JournalEvent Received = new("RequestReceived", """{"receivedOn":"2026-03-02"}""");
    private static readonly JournalEvent Extended = new("DeadlineExtended", """{"workdays":20}""");

    [Theory, BothEngines]
    public async Task What_was_written_is_read_in_order(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        await store.AppendAsync(agency, "case/1", 0, Received);
        await store.AppendAsync(agency, "case/2", 0, Received);
        await store.AppendAsync(agency, "case/1", 1, Extended, Extended);
        await store.ReopenAsync();
        var entries = await store.Journal.ReadAsync("case/1", CancellationToken.None);
        Assert.Equal([(1, 1L, "RequestReceived"), (2, 3, "DeadlineExtended"),
            (3, 4, "DeadlineExtended")], entries.Select(entry => (entry.Version, entry.Sequence, entry.Type)));
        Assert.Equal(AStore.Change(), entries[0].Change);
        Assert.Empty(await store.Journal.ReadAsync("case/3", CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task Each_entry_bears_the_hash_of_the_one_before_in_its_agency(Engine engine)
    {
        await using var store = AStore.On(engine);
        var (one, other) = (AStore.NewAgency(), AStore.NewAgency());
        await store.AppendAsync(one, "case/1", 0, Received);
        await store.AppendAsync(other, "case/2", 0, Received);
        await store.AppendAsync(one, "case/1", 1, Extended);
        var entries = await store.Journal.ReadAsync("case/1", CancellationToken.None);
        var elsewhere = await store.Journal.ReadAsync("case/2", CancellationToken.None);
        Assert.Equal([JournalHash.Origin, entries[0].Hash, JournalHash.Origin], [entries[0].PreviousHash, entries[1].PreviousHash, elsewhere[0].PreviousHash]);
        Assert.All(entries, entry => Assert.Equal(JournalHash.Of(entry), entry.Hash));
    }

    [Fact]
    public void The_hash_is_the_one_that_its_description_gives()
    {
        var entry = new JournalEntry(AgencyId.Platform, 7, "calendar", 1, "NoticeLoaded", """{"year":2027}""",
            new("system", "国办发明电〔2026〕1号", new(2026, 11, 4, 8, 30, 0, TimeSpan.Zero), null), JournalHash.Origin, "");
        // printf '17:gongkai-journal-1\n36:00000000-0000-0000-0000-000000000000\n1:7\n…' | sha256sum
        Assert.Equal("f03a24eb33057c5c2551dd5f4a0f28db4e15451f6e066ec54f714d484cb56eba", JournalHash.Of(entry));
    }

    [Theory, BothEngines]
    public async Task Of_two_who_act_on_one_case_the_second_is_told(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        await store.AppendAsync(agency, "case/1", 0, Received);
        Task[] both = [store.AppendAsync(agency, "case/1", 1, Extended), store.AppendAsync(agency, "case/1", 1, Received)];
        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => Task.WhenAll(both));
        Assert.Equal(("case/1", 1, 2), (stale.Stream, stale.Expected, stale.Actual));
        Assert.Equal(1, both.Count(task => task.IsCompletedSuccessfully));
        Assert.Equal(2, (await store.Journal.ReadAsync("case/1", CancellationToken.None)).Length);
    }

    [Theory, BothEngines]
    public async Task A_writing_that_fails_undoes_itself_alone_and_gives_its_number_back(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        var writings = Enumerable.Range(0, 200).Select(i => store.Journal.WriteAsync(async transaction =>
        {
            var number = await transaction.NextNumberAsync(agency, "request/2026");
            await transaction.AppendAsync(agency, $"case/{i}", 0, [Received], AStore.Change(), null);
            return i % 7 == 3 ? throw new InvalidDataException($"{i}") : number;
        }, CancellationToken.None)).ToArray();
        await Task.WhenAll(writings.Select(writing => writing.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.All(writings.Index(), each => Assert.Equal(each.Index % 7 == 3 ? $"{each.Index}" : null, each.Item.Exception?.InnerException?.Message));
        var numbers = writings.Where(writing => writing.IsCompletedSuccessfully).Select(writing => writing.Result).Order();
        Assert.Equal(Enumerable.Range(1, 171).Select(i => (long)i), numbers);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        Assert.Equal((171L, 171L), await connection.QuerySingleAsync<(long, long)>("select count(*), max(sequence) from journal"));
    }

    [Theory, BothEngines]
    public async Task A_fault_of_the_database_in_one_writing_leaves_the_others_whole(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        var good = store.AppendAsync(agency, "case/1", 0, Received);
        var bad = store.Journal.WriteAsync(transaction =>
            transaction.Connection.ExecuteAsync("insert into nowhere values (1)", transaction: transaction.Transaction), CancellationToken.None);
        var after = store.AppendAsync(agency, "trial/2", 0, Received);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bad);
        await Task.WhenAll(good, after);
    }

    [Fact]
    public async Task When_the_server_goes_away_who_was_writing_is_told_and_the_next_is_served()
    {
        Assert.SkipWhen(PostgresServer.Connection is null, "GONGKAI_TEST_POSTGRES is not set");
        await using var store = AStore.On(Engine.Postgres);
        var agency = AStore.NewAgency();
        var lost = Enumerable.Range(0, 20).Select(i => store.Journal.WriteAsync(async transaction =>
        {
            await transaction.AppendAsync(agency, $"trial/{i}", 0, [Received], AStore.Change(), null);
            if (i == 10) PostgresServer.Disconnect(store.Options.ConnectionString);
            return await transaction.NextNumberAsync(agency, "request/2026");
        }, CancellationToken.None)).ToArray();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Task.WhenAll(lost));
        var kept = lost.Count(writing => writing.IsCompletedSuccessfully);
        Assert.InRange(kept, 0, 19);
        await store.AppendAsync(agency, "trial/after", 0, Received);
        Assert.Equal(kept + 1, await store.Journal.WriteAsync(transaction => transaction.NextNumberAsync(agency, "request/2026"), CancellationToken.None));
        Assert.Equal(0, CommandLine.Run(["verify", .. store.Place]).Status);
    }

    [Theory, BothEngines]
    public async Task A_writing_withdrawn_before_it_begins_does_not_happen(Engine engine)
    {
        await using var store = AStore.On(engine);
        var agency = AStore.NewAgency();
        var (busy, free) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = store.Journal.WriteAsync(async _ =>
        {
            busy.SetResult();
            await free.Task;
            return 1;
        }, CancellationToken.None);
        await busy.Task;
        using var withdrawal = new CancellationTokenSource();
        var second = store.Journal.WriteAsync(transaction => transaction.NextNumberAsync(agency, "request/2026"), withdrawal.Token);
        await withdrawal.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        free.SetResult();
        await first;
        Assert.Equal(1, await store.Journal.WriteAsync(transaction => transaction.NextNumberAsync(agency, "request/2026"), CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task Nobody_writes_past_the_journal(Engine engine)
    {
        await using var store = AStore.On(engine);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => connection.ExecuteAsync("delete from journal"));
    }

    [Theory, BothEngines]
    public async Task A_writing_that_waits_for_another_is_a_fault_and_not_a_standstill(Engine engine)
    {
        await using var store = AStore.On(engine);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            store.Journal.WriteAsync(_ => store.Journal.WriteAsync(_ => Task.FromResult(1), CancellationToken.None), CancellationToken.None));
    }

    [Theory, BothEngines]
    public async Task Several_processes_write_one_chain(Engine engine)
    {
        await using var store = AStore.On(engine);
        await using var database = new Database(store.Options.ConnectionString);
        await using var other = new Journal(database, store.Store.Witness);
        var agencies = Enumerable.Range(0, 4).Select(_ => AStore.NewAgency()).ToArray();
        Journal[] journals = [store.Journal, other];
        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => journals[i % 2].WriteAsync(async transaction =>
        {
            await transaction.AppendAsync(agencies[i % 4], $"case/{i}", 0, [Received], AStore.Change(), null);
            await transaction.AppendAsync(agencies[3 - i % 4], $"letter/{i}", 0, [Received], AStore.Change(), null);
            return await transaction.NextNumberAsync(agencies[0], "request/2026");
        }, CancellationToken.None)));
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), numbers.Order());
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        Assert.Equal([100L, 100, 100, 100], await connection.QueryAsync<long>("select sequence from journal_head"));
    }
}
