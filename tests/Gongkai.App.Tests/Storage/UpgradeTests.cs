using Dapper;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

public sealed class UpgradeTests
{
    private static readonly JournalEvent Received = new("RequestReceived", "{}");

    [Fact]
    public async Task An_upgrade_works_on_a_copy_and_keeps_the_old_file()
    {
        await using var store = AStore.On(Engine.Sqlite);
        await store.AppendAsync(AStore.NewAgency(), "trial/1", 0, Received);
        await store.Store.DisposeAsync();
        Forget(store.Options);
        await store.ReopenAsync();
        Assert.Single(await store.Journal.ReadAsync("trial/1", CancellationToken.None));
        await store.AppendAsync(AStore.NewAgency(), "trial/2", 0, Received);
        Assert.Equal(["gongkai.db", "gongkai.db-shm", "gongkai.db-wal",
            "gongkai.db.before-0003_files"], Directory.GetFiles(store.Options.Data).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var kept = Path.Combine(store.Options.Data, "gongkai.db.before-0003_files");
        using var old = Database.Connect($"Data Source={kept}");
        Assert.Equal((1L, 0L),
            old.QuerySingle<(long, long)>("select (select count(*) from journal), (select count(*) from sqlite_master where name = 'stored_file')"));
    }

    [Fact]
    public async Task A_database_in_use_is_not_upgraded()
    {
        await using var store = AStore.On(Engine.Sqlite);
        await store.AppendAsync(AStore.NewAgency(), "trial/1", 0, Received);
        Forget(store.Options);
        await using (var reader = await store.Database.OpenAsync(CancellationToken.None))
        {
            Assert.Equal(1, await reader.ExecuteScalarAsync<long>("select count(*) from journal"));
            Assert.Throws<StoreInUseException>(() => Store.Open(store.Options));
        }
        Assert.Equal("gongkai.db", Path.GetFileName(Directory.GetFiles(store.Options.Data, "gongkai.db*").Single(name => !name.Contains('-'))));
        await store.AppendAsync(AStore.NewAgency(), "trial/2", 0, Received);
    }

    [Theory, BothEngines]
    public async Task A_script_that_fails_leaves_everything_as_it_was(Engine engine)
    {
        await using var store = AStore.On(engine);
        await store.AppendAsync(AStore.NewAgency(), "trial/1", 0, Received);
        await store.Store.DisposeAsync();
        using (var connection = Database.Connect(store.Options.ConnectionString))
        {
            connection.Execute("delete from schemaversions where scriptname = '0003_files'");
        }
        var refused = Assert.Throws<FailedMigrationException>(() => Store.Open(store.Options));
        Assert.Contains("0003_files", refused.Message, StringComparison.Ordinal);
        using (var connection = Database.Connect(store.Options.ConnectionString))
            connection.Execute("insert into schemaversions (scriptname, applied) values ('0003_files', @now)", new { now = new DateTime(2026, 3, 2) });
        var whole = CommandLine.Run(["verify", .. store.Place]);
        Assert.True(whole.Status == 0, whole.Out + whole.Error);
    }

    [Theory, BothEngines]
    public async Task A_database_of_an_earlier_version_is_brought_up_to_date_and_its_chain_is_whole(Engine engine)
    {
        using var scratch = new Scratch();
        var place = new StorageOptions(scratch.At("data"), engine == Engine.Postgres ? PostgresServer.Create(empty: true) : null);
        Directory.CreateDirectory(place.Data);
        Migrations.Run(place.ConnectionString, [.. Migrations.Of(engine).Select(script => script.Name).Where(name => string.CompareOrdinal(name, "0026") < 0)]);
        await using (var database = new Database(place.ConnectionString))
        await using (var journal = new Journal(database, null))
            foreach (var i in Enumerable.Range(1, 20))
                await journal.WriteAsync(async transaction =>
                {
                    await transaction.AppendAsync(AStore.NewAgency(), $"trial/{i}", 0, [Received], AStore.Change(), null);
                    return true;
                }, CancellationToken.None);
        await using (Store.Open(place)) { }
        Assert.Empty(Migrations.Pending(place.ConnectionString));
        string[] arguments = ["--data", place.Data, .. place.Connection is { } server ? ["--database", server] : Array.Empty<string>()];
        Assert.Contains("核验通过：事件 20 个", CommandLine.Run(["verify", .. arguments]).Out, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run(["rebuild", .. arguments]).Status);
        Assert.Equal(engine == Engine.Sqlite, File.Exists($"{place.DatabaseFile}.before-0026_applicant_search"));
        if (place.Connection is { } connection) PostgresServer.Drop(connection);
    }

    [Theory, BothEngines]
    public async Task What_streams_of_before_are_about_is_read_from_their_names_and_their_first_events(Engine engine)
    {
        await using var full = await FullStore.OnAsync(engine);
        var place = full.Untouched();
        var written = Told(place);
        using (var connection = Database.Connect(place.ConnectionString))
            connection.Execute("drop table journal_about; delete from schemaversions where scriptname = '0090_journal_about'");
        await using (Store.Open(place)) { }

        Assert.Equal(["bundle", "opened", "review"], written.Select(row => row.Split('/')[0]).Distinct());
        Assert.Equal(written, Told(place));
        Assert.Equal(0, CommandLine.Run(["verify", .. FullStore.ArgumentsOf(place)]).Status);

        static IReadOnlyList<string> Told(StorageOptions place)
        {
            using var connection = Database.Connect(place.ConnectionString);
            return [.. connection.Query<string>("select stream || ' ' || subject from journal_about").Order(StringComparer.Ordinal)];
        }
    }

    [Theory, BothEngines]
    public async Task Unfinished_forms_of_before_are_those_of_their_cases(Engine engine)
    {
        await using var store = AStore.On(engine);
        var (person, request) = (new PersonId(Guid.CreateVersion7()), new DisclosureRequestId(Guid.CreateVersion7()));
        await new DeskDrafts(store.Store, TimeProvider.System).SaveAsync(person, request.Stream, "search", "没有写完的", CancellationToken.None);
        await store.Store.DisposeAsync();
        using (var connection = Database.Connect(store.Options.ConnectionString))
            connection.Execute("""
                drop index desk_draft_subject; alter table desk_draft rename column subject to case_id; update desk_draft set case_id = substr(case_id, 6);
                create index desk_draft_case on desk_draft (case_id); delete from schemaversions where scriptname = '0122_unfinished_forms_of_any_matter'
                """);
        await store.ReopenAsync();

        var found = await new DeskDrafts(store.Store, TimeProvider.System).FindAsync<string>(person, request.Stream, "search", CancellationToken.None);
        Assert.Equal("没有写完的", found?.Typed);
        Assert.Equal(0, CommandLine.Run(["verify", .. store.Place]).Status);
    }

    private static void Forget(StorageOptions place)
    {
        using var connection = Database.Connect(place.ConnectionString);
        connection.Execute("drop table file_use; drop table stored_file; delete from schemaversions where scriptname = '0003_files'");
    }
}
