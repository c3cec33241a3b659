using Dapper;
using Gongkai.Storage;
using Microsoft.Data.Sqlite;

namespace Gongkai.Tests.Storage;

public sealed class BackupTests
{
    private static readonly JournalEvent Received = new("RequestReceived", """{"receivedOn":"2026-03-02","about":"“公开”"}""");
    private static readonly PersonalFacet Telephone = new("telephone", "13900000001");

    public static TheoryData<Engine, Engine, bool> Ways
    {
        get
        {
            var ways = new TheoryData<Engine, Engine, bool>();
            Engine[] engines = [Engine.Sqlite, Engine.Postgres];
            foreach (var from in engines)
                foreach (var to in engines)
                    foreach (var archive in new[] { true, false })
                        ways.Add(new TheoryDataRow<Engine, Engine, bool>(from, to, archive)
                        {
                            Skip = PostgresServer.Connection is null && (from, to) != (Engine.Sqlite, Engine.Sqlite)
                                ? "GONGKAI_TEST_POSTGRES is not set" : null,
                        });
            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task What_was_backed_up_is_restored_to_either_engine(Engine from, Engine to, bool archive)
    {
        await using var store = AStore.On(from);
        var (agency, reference, file) = await FillAsync(store);
        using var scratch = new Scratch();
        var backup = scratch.At(archive ? "backup.zip" : "backup");
        Assert.Equal(0, CommandLine.Run(["backup", backup, .. store.Place]).Status);
        await using var place = EmptyPlace.On(to);
        var restored = CommandLine.Run(["restore", backup, .. place.Arguments]);
        Assert.Equal(("", 0), (restored.Error, restored.Status));
        Assert.Contains("核验通过：事件 30 个，文件 1 个", restored.Out, StringComparison.Ordinal);
        await using var there = Store.Open(place.Options);
        Assert.Equal(await store.Journal.ReadAsync("trial/1", CancellationToken.None), await there.Journal.ReadAsync("trial/1", CancellationToken.None));
        Assert.Equal(31, await there.Journal.WriteAsync(transaction => transaction.NextNumberAsync(agency, "request/2026"), CancellationToken.None));
        await using var connection = await there.Database.OpenAsync(CancellationToken.None);
        Assert.Equal([reference.Id], await there.People.FindAsync(connection, Telephone));
        await using var content = await there.Files.OpenAsync(file.Hash, CancellationToken.None);
        Assert.Equal([1, 2, 3], new BinaryReader(content).ReadBytes(10));
    }

    [Theory, BothEngines]
    public async Task A_backup_taken_while_the_platform_writes_is_of_one_moment(Engine engine)
    {
        await using var store = AStore.On(engine);
        var (agency, _, _) = await FillAsync(store);
        using var stop = new CancellationTokenSource();
        var writing = AttachAsync(store, agency, stop.Token);
        // A busy machine may come to the backups before the first file is attached.
        await using (var watching = await store.Database.OpenAsync(TestContext.Current.CancellationToken))
            while (watching.ExecuteScalar<long>("select count(*) from journal where type = 'FileAttached'") == 0)
                await Task.Delay(5, TestContext.Current.CancellationToken);
        using var scratch = new Scratch();
        for (var round = 0; round < 3; round++)
        {
            var backup = CommandLine.Run(["backup", scratch.At($"{round}.zip"), .. store.Place]);
            Assert.Equal((0, ""), (backup.Status, backup.Error));
        }
        await stop.CancelAsync();
        await writing;
        await using var place = EmptyPlace.On(engine);
        var restored = CommandLine.Run(["restore", scratch.At("2.zip"), .. place.Arguments]);
        Assert.Equal((0, ""), (restored.Status, restored.Error));
        using var connection = Database.Connect(place.Options.ConnectionString);
        var named = connection.Query<string>("select body from journal where type = 'FileAttached'").Select(body => body[9..^2]).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(connection.Query<string>("select hash from stored_file")));
    }

    [Theory, BothEngines]
    public async Task A_restore_goes_to_an_empty_place_only(Engine engine)
    {
        await using var store = AStore.On(engine);
        await FillAsync(store);
        using var scratch = new Scratch();
        Assert.Equal(0, CommandLine.Run(["backup", scratch.At("a.zip"), .. store.Place]).Status);
        Assert.Equal(2, CommandLine.Run(["backup", scratch.At("a.zip"), .. store.Place]).Status);
        var refused = CommandLine.Run(["restore", scratch.At("a.zip"), .. store.Place]);
        Assert.Equal(2, refused.Status);
        Assert.Contains("只能恢复到空的地方", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run(["verify", .. store.Place]).Status);
    }

    [Theory, BothEngines]
    public async Task A_damaged_backup_is_refused_and_leaves_the_place_empty(Engine engine)
    {
        await using var store = AStore.On(engine);
        await FillAsync(store);
        using var scratch = new Scratch();
        Assert.Equal(0, CommandLine.Run(["backup", scratch.At("backup"), .. store.Place]).Status);
        var journal = Path.Combine(scratch.At("backup"), "tables", "journal.jsonl");
        File.WriteAllText(journal, File.ReadAllText(journal).Replace("2026-03-02", "2026-03-03", StringComparison.Ordinal));
        await using var place = EmptyPlace.On(engine);
        var refused = CommandLine.Run(["restore", scratch.At("backup"), .. place.Arguments]);
        Assert.Equal(1, refused.Status);
        Assert.Contains("备份已损坏", refused.Error, StringComparison.Ordinal);
        Assert.True(place.IsEmpty);
    }

    [Theory, BothEngines]
    public async Task A_restore_that_was_broken_off_is_no_platform_and_is_begun_anew(Engine engine)
    {
        await using var store = AStore.On(engine);
        await FillAsync(store);
        using var scratch = new Scratch();
        Assert.Equal(0, CommandLine.Run(["backup", scratch.At("a.zip"), .. store.Place]).Status);
        await using var place = EmptyPlace.On(engine);
        using (RestoreMark.Begin(place.Options))
        {
            Assert.Equal(2, CommandLine.Run(["restore", scratch.At("a.zip"), .. place.Arguments]).Status);
            Directory.CreateDirectory(place.Options.Files);
            File.WriteAllText(Path.Combine(place.Options.Files, "half"), "");
            if (engine == Engine.Postgres) Migrations.Run(place.Options.ConnectionString, ["0001_journal"]);
            else File.WriteAllText($"{place.Options.DatabaseFile}.part", "half");
        }
        Assert.Throws<UnfinishedRestoreException>(() => Store.Open(place.Options));
        var restored = CommandLine.Run(["restore", scratch.At("a.zip"), .. place.Arguments]);
        Assert.Equal(("", 0), (restored.Error, restored.Status));
        Assert.False(File.Exists(Path.Combine(place.Options.Files, "half")));
        await using (Store.Open(place.Options)) { }
        Assert.Equal(2, CommandLine.Run(["restore", scratch.At("a.zip"), .. place.Arguments]).Status);
    }

    [Fact]
    public async Task A_backup_without_keys_is_restored_with_the_keys_kept_elsewhere()
    {
        await using var store = AStore.On(Engine.Sqlite);
        var (_, reference, _) = await FillAsync(store);
        using var scratch = new Scratch();
        Assert.Equal(0, CommandLine.Run(["backup", scratch.At("a.zip"), .. store.Place, "--without-keys"]).Status);
        await using var place = EmptyPlace.On(Engine.Sqlite);
        var refused = CommandLine.Run(["restore", scratch.At("a.zip"), .. place.Arguments]);
        Assert.Equal(3, refused.Status);
        Assert.Contains(store.Keys.Current, refused.Error, StringComparison.Ordinal);
        Assert.True(place.IsEmpty);
        Assert.Equal(0, CommandLine.Run(["restore", scratch.At("a.zip"), .. place.Arguments, "--keys", store.Options.Keys]).Status);
        await using var there = Store.Open(place.Options);
        await using var connection = await there.Database.OpenAsync(CancellationToken.None);
        Assert.Equal("{}", await there.People.OpenAsync(connection, reference.Id));
    }

    [Fact]
    public async Task A_backup_of_a_broken_chain_is_made_and_says_so()
    {
        await using var store = AStore.On(Engine.Sqlite);
        await FillAsync(store);
        using (var connection = Database.Connect(store.Options.ConnectionString)) connection.Execute("update journal set who = 'another' where sequence = 3");
        using var scratch = new Scratch();
        var backup = CommandLine.Run(["backup", scratch.At("a.zip"), .. store.Place]);
        Assert.Equal(1, backup.Status);
        Assert.Contains("从第 3 个事件起原来就不完整", backup.Error, StringComparison.Ordinal);
        await using var place = EmptyPlace.On(Engine.Sqlite);
        Assert.Equal(1, CommandLine.Run(["restore", scratch.At("a.zip"), .. place.Arguments]).Status);
    }

    private static async Task AttachAsync(AStore store, AgencyId agency, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var file = await store.Files.PutAsync(new MemoryStream(BitConverter.GetBytes(i)), $"trial/file-{i}", 10, CancellationToken.None);
            await store.AppendAsync(agency, $"trial/file-{i}", 0, new JournalEvent("FileAttached", $$"""{"file":"{{file.Hash}}"}"""));
        }
    }

    private static async Task<(AgencyId Agency, PrivateRef Reference, StoredFile File)> FillAsync(AStore store)
    {
        var agency = AStore.NewAgency();
        await Task.WhenAll(Enumerable.Range(1, 30).Select(i => store.Journal.WriteAsync(async transaction =>
        {
            await transaction.AppendAsync(agency, $"trial/{i}", 0, [Received], AStore.Change(i == 1 ? "更正\n“理由”" : null), null);
            return await transaction.NextNumberAsync(agency, "request/2026");
        }, CancellationToken.None)));
        var reference = await store.Journal.WriteAsync(transaction => store.People.SealAsync(transaction, "applicant", "{}", Telephone),
            CancellationToken.None);
        return (agency, reference, await store.Files.PutAsync(new MemoryStream([1, 2, 3]), "trial/1", 10, CancellationToken.None));
    }

    /// <summary>Where something may be restored to.</summary>
    private sealed class EmptyPlace : IAsyncDisposable
    {
        private readonly Scratch scratch = new();

        private EmptyPlace(Engine engine) => Options = new(scratch.At("restored"), engine == Engine.Postgres ? PostgresServer.Create(empty: true) : null);

        public StorageOptions Options { get; }

        public string[] Arguments => ["--data", Options.Data, .. Options.Connection is { } connection ? ["--database", connection] : Array.Empty<string>()];

        public bool IsEmpty
        {
            get
            {
                if (Directory.Exists(Options.Data) && Directory.EnumerateFileSystemEntries(Options.Data).Any()) return false;
                if (Options.Connection is null) return true;
                using var connection = Database.Connect(Options.ConnectionString);
                return TableCatalog.IsEmpty(connection, null);
            }
        }

        public static EmptyPlace On(Engine engine) => new(engine);

        public ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            if (Options.Connection is { } connection) PostgresServer.Drop(connection);
            scratch.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
