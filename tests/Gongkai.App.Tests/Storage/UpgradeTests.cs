using System.Text.Json;
using Dapper;
using Gongkai.Casework;
using Gongkai.Features.Casework;
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
        {
            var younger = connection.Query<(string, string)>("select stream, subject from journal_about where stream like 'survey-answer/%'").ToList();
            connection.Execute("drop table journal_about; delete from schemaversions where scriptname = '0090_journal_about'");
            Migrations.Run(place.ConnectionString);
            foreach (var (stream, subject) in younger)
                connection.Execute("insert into journal_about (stream, subject) values (@stream, @subject)", new { stream, subject });
        }

        Assert.Equal(["bundle", "complaint", "opened", "review", "survey-answer"], written.Select(row => row.Split('/')[0]).Distinct());
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

    [Theory, BothEngines]
    public async Task Complaints_of_before_were_rows_beside_events_and_are_matters_made_of_the_same_events(Engine engine)
    {
        using var scratch = new Scratch();
        var place = new StorageOptions(scratch.At("data"), engine == Engine.Postgres ? PostgresServer.Create(empty: true) : null);
        Directory.CreateDirectory(place.Data);
        Migrations.Run(place.ConnectionString, [.. Migrations.Of(engine).Select(script => script.Name).Where(name => string.CompareOrdinal(name, "0123") < 0)]);
        var (authority, agency, request) = (AStore.NewAgency(), AStore.NewAgency(), new DisclosureRequestId(Guid.CreateVersion7()));
        string id = Guid.CreateVersion7().ToString(), later = Guid.CreateVersion7().ToString();
        await using (var store = Store.Look(place, KeyRing.Open(place.Keys, [])))
        {
            await WitnessAdoption.RunAsync(store, []);
            await FileAsync(store, id, "2026-03-02", "电话无人接听");
            await FileAsync(store, later, "2026-03-03", "窗口不收申请");
            await store.Journal.WriteAsync(async transaction =>
            {
                var told = await store.People.SealAsync(transaction, "complaint-answer", "已要求增设电话");
                await transaction.Connection.ExecuteAsync("update complaint set answered_on = '2026-03-09', answer = @answer where id = @id",
                    new { answer = told.Id, id }, transaction.Transaction);
                return await AppendAsync(transaction, id, 1, "ComplaintAnswered", new { on = new DateOnly(2026, 3, 9), answer = told });
            }, CancellationToken.None);
        }
        var chain = Chain(place);
        await using (var store = Store.Open(place))
        {
            Assert.Equal(chain, Chain(place));
            await using var connection = await store.Database.OpenAsync(CancellationToken.None);
            Assert.Equal([(id, "Answered", "2026-03-02", null), (later, "Filed", "2026-03-03", "2026-03-31")],
                await connection.QueryAsync<(string, string, string, string?)>(
                    """
                    select id, stage, filed_on, due_on from complaint_view where request = @request and about = @agency and agency = @authority
                    order by filed_on
                    """,
                    new { request, agency, authority }));
            var complaint = ComplaintSteps.Workflow.Fold(new(ComplaintId.Parse(id, null)),
            [
                .. (await store.Journal.ReadAsync($"complaint/{id}", CancellationToken.None))
                    .Select(entry => ComplaintMatters.Events.Read(entry.Type, entry.Body)),
            ]);
            Assert.Equal("已要求增设电话", await store.People.OpenAsync(connection, complaint.Answer!.Answer.Id));
            Assert.Equal("电话无人接听", await store.People.OpenAsync(connection, complaint.Filed!.Words.Id));
        }
        Assert.DoesNotContain("complaint", TablesOf(place));
        Assert.Equal(0, CommandLine.Run(["verify", .. FullStore.ArgumentsOf(place)]).Status);
        if (place.Connection is { } server) PostgresServer.Drop(server);

        // As the program wrote them before.
        Task<bool> FileAsync(Store store, string id, string on, string words) => store.Journal.WriteAsync(async transaction =>
        {
            var told = await store.People.SealAsync(transaction, "complaint", words);
            await transaction.Connection.ExecuteAsync("insert into complaint values (@id, @agency, @authority, @request, @on, @words, null, null)",
                new { id, agency, authority, request, on, words = told.Id }, transaction.Transaction);
            return await AppendAsync(transaction, id, 0, "ComplaintFiled", new { on = StoredTypes.Day(on), agency, request, words = told });
        }, CancellationToken.None);

        async Task<bool> AppendAsync<T>(JournalTransaction transaction, string id, int version, string type, T body)
        {
            await transaction.AppendAsync(authority, $"complaint/{id}", version, [new(type, JsonSerializer.Serialize(body, EventJson.Options))],
                AStore.Change(), request.Stream);
            return true;
        }

        static IReadOnlyList<string> Chain(StorageOptions place)
        {
            using var connection = Database.Connect(place.ConnectionString);
            return connection.Query<string>("select agency || ' ' || hash from journal_head order by agency").AsList();
        }

        static IEnumerable<string> TablesOf(StorageOptions place)
        {
            using var connection = Database.Connect(place.ConnectionString);
            return TableCatalog.Of(connection, null, _ => true).Select(table => table.Name);
        }
    }

    private static void Forget(StorageOptions place)
    {
        using var connection = Database.Connect(place.ConnectionString);
        connection.Execute("drop table file_use; drop table stored_file; delete from schemaversions where scriptname = '0003_files'");
    }
}
