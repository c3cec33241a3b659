using Dapper;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

public sealed class PersonalDataTests
{
    private const string Address = """{"name":"试验甲","telephone":"13900000001"}""";
    private static readonly PersonalFacet Telephone = new("telephone", "13900000001");

    [Theory, BothEngines]
    public async Task Nothing_personal_stands_readable_in_the_database(Engine engine)
    {
        await using var store = AStore.On(engine);
        var reference = await SealAsync(store);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        var rows = (await connection.QueryAsync<string>(
            "select kind || key || sealed from personal_data union all select data || facet || key || token from personal_index")).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.All(rows, row => Assert.DoesNotContain("1390000", row, StringComparison.Ordinal));
        Assert.Equal(Address, await store.People.OpenAsync(connection, reference.Id));
    }

    [Theory, BothEngines]
    public async Task A_person_is_found_by_the_whole_number_only(Engine engine)
    {
        await using var store = AStore.On(engine);
        var reference = await SealAsync(store);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        Assert.Equal([reference.Id], await store.People.FindAsync(connection, Telephone));
        Assert.Empty(await store.People.FindAsync(connection, Telephone with { Value = "1390000000" }));
        Assert.Empty(await store.People.FindAsync(connection, Telephone with { Name = "identity" }));
    }

    [Theory, BothEngines]
    public async Task What_was_erased_is_gone_and_its_hash_says_nothing(Engine engine)
    {
        await using var store = AStore.On(engine);
        var (reference, twin) = (await SealAsync(store), await SealAsync(store));
        Assert.NotEqual(reference.Hash, twin.Hash);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        Assert.True(await store.People.MatchesAsync(connection, reference));
        await store.Journal.WriteAsync(async transaction =>
        {
            await store.People.EraseAsync(transaction, reference.Id);
            return true;
        }, CancellationToken.None);
        Assert.Null(await store.People.OpenAsync(connection, reference.Id));
        Assert.False(await store.People.MatchesAsync(connection, reference));
        Assert.Equal([twin.Id], await store.People.FindAsync(connection, Telephone));
    }

    [Theory, BothEngines]
    public async Task A_corrected_value_takes_the_place_of_the_old_one(Engine engine)
    {
        await using var store = AStore.On(engine);
        var reference = await SealAsync(store);
        var corrected = await store.Journal.WriteAsync(
            transaction => store.People.ReplaceAsync(transaction, reference.Id, "applicant", "{}", Telephone with { Value = "13900000002" }),
            CancellationToken.None);
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        Assert.Equal((reference.Id, "{}"), (corrected.Id, await store.People.OpenAsync(connection, reference.Id)));
        Assert.False(await store.People.MatchesAsync(connection, reference));
        Assert.True(await store.People.MatchesAsync(connection, corrected));
        Assert.Empty(await store.People.FindAsync(connection, Telephone));
    }

    [Theory, BothEngines]
    public async Task New_keys_change_nothing_but_the_keys(Engine engine)
    {
        await using var store = AStore.On(engine);
        var references = new List<PrivateRef>();
        for (var i = 0; i < 450; i++) references.Add(await SealAsync(store));
        var file = await store.Files.PutAsync(new MemoryStream([1, 2, 3]), "case/1", 10, CancellationToken.None);
        var old = store.Keys.Current;
        using var giveUp = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++) references.Add(await SealAsync(store));
        }, giveUp.Token);
        var (key, rows, removed) = await new Rekeying(store.Store).RunAsync(CancellationToken.None);
        await writing;
        Assert.Equal([old], removed);
        Assert.InRange(rows, 451, 551);
        await store.ReopenAsync();
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        Assert.Equal([key], await KeysInUse.OfAsync(connection, null));
        Assert.Equal(550, (await store.People.FindAsync(connection, Telephone)).Length);
        Assert.All(references, reference => Assert.True(store.People.MatchesAsync(connection, reference).Result));
        await using var content = await store.Files.OpenAsync(file.Hash, CancellationToken.None);
        Assert.Equal([1, 2, 3], new BinaryReader(content).ReadBytes(10));
    }

    [Theory, BothEngines]
    public async Task A_store_whose_keys_are_lost_does_not_open(Engine engine)
    {
        await using var store = AStore.On(engine);
        await SealAsync(store);
        var (kept, away) = (store.Options.Keys, $"{store.Options.Keys}-away");
        Directory.Move(kept, away);
        Assert.Throws<MissingKeyException>(() => Store.Open(store.Options));
        Directory.Delete(kept);
        Directory.Move(away, kept);
    }

    [Fact]
    public async Task The_command_changes_the_keys()
    {
        await using var store = AStore.On(Engine.Sqlite);
        await SealAsync(store);
        var run = CommandLine.Run("rekey", "--data", store.Options.Data);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("重新加密 1 条，停用并删除旧密钥 1 个", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("0002-", store.Keys.Current, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run("rekey", "--data", "/nowhere").Status);
    }

    private static Task<PrivateRef> SealAsync(AStore store) =>
        store.Journal.WriteAsync(transaction => store.People.SealAsync(transaction, "applicant", Address, Telephone), CancellationToken.None);
}
