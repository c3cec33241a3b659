using Dapper;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

public sealed class VerifyTests
{
    private static readonly JournalEvent Received = new("RequestReceived", """{"receivedOn":"2026-03-02"}""");

    [Theory, BothEngines]
    public async Task What_nobody_touched_is_whole(Engine engine)
    {
        await using var store = AStore.On(engine);
        await FillAsync(store);
        var run = Verify(store);
        Assert.True(run.Status == 0, run.Out + run.Error);
        Assert.Contains("核验通过：事件 20 个，文件 1 个，表 ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update journal set body = '{}' where agency = @agency and sequence = 4", "第 4 个事件（trial/4，RequestReceived）：被改动")]
    [InlineData("update journal set who = 'another' where agency = @agency and sequence = 1", "第 1 个事件（trial/1，RequestReceived）：被改动")]
    [InlineData("update journal set why = '' where agency = @agency and sequence = 7", "第 7 个事件（trial/7，RequestReceived）：被改动")]
    [InlineData("update journal set at = 'yesterday', hash = '' where agency = @agency and sequence = 7", "第 7 个事件（trial/7，RequestReceived）：被改动")]
    [InlineData("delete from journal where agency = @agency and sequence = 5", "第 5 个事件：被删除")]
    [InlineData("delete from journal where agency = @agency and sequence > 8", "第 9 个事件：链的末尾从这里起与记录不符")]
    [InlineData("delete from journal where agency = @agency", "第 1 个事件：链的末尾从这里起与记录不符")]
    [InlineData("delete from journal_head where agency = @agency", "第 10 个事件：链的末尾从这里起与记录不符")]
    [InlineData("update journal_head set hash = '' where agency = @agency", "第 11 个事件：链的末尾从这里起与记录不符")]
    public async Task The_first_event_that_was_touched_is_named(string deed, string told)
    {
        foreach (var engine in Engines())
        {
            await using var store = AStore.On(engine);
            var (agency, other) = await FillAsync(store);
            Tamper(store, deed, agency);
            var run = Verify(store);
            Assert.Equal(1, run.Status);
            Assert.Contains($"机关 {agency} 的{told}", run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain($"{other} 的第", run.Out, StringComparison.Ordinal);
        }
    }

    [Theory, BothEngines]
    public async Task A_chain_made_anew_is_seen_beside_an_earlier_result(Engine engine)
    {
        await using var store = AStore.On(engine);
        var (agency, _) = await FillAsync(store);
        using var scratch = new Scratch();
        var earlier = scratch.Write("earlier.json", Verify(store, "--format", "json").Out);
        await store.AppendAsync(agency, "trial/1", 1, Received);
        Assert.Equal(0, Verify(store, "--since", earlier).Status);
        Tamper(store, "delete from journal where agency = @agency", agency);
        Tamper(store, "delete from journal_head where agency = @agency", agency);
        for (var i = 1; i <= 10; i++) await store.AppendAsync(agency, $"trial/{i}", 0, Received with { Body = "{}" });
        Assert.Contains($"表 journal_head（事件链末尾） {agency}：曾在平台之外被删除，平台写入时发现", Verify(store).Out, StringComparison.Ordinal);
        var run = Verify(store, "--since", earlier);
        Assert.Equal(1, run.Status);
        Assert.Contains($"机关 {agency} 的第 10 个事件（trial/10，RequestReceived）：与以前的核验结果不符", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_or_damaged_is_named()
    {
        await using var store = AStore.On(Engine.Sqlite);
        await FillAsync(store);
        var path = Directory.GetFiles(store.Options.Files, "*", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[0] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("缺失或者损坏", Verify(store).Out, StringComparison.Ordinal);
        var quick = Verify(store, "--quick");
        Assert.Equal(0, quick.Status);
        Assert.Contains("没有核对：\n  文件的内容\n", quick.Out, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Equal(1, Verify(store, "--quick").Status);
    }

    [Fact]
    public void A_folder_without_a_database_is_misuse() => Assert.Equal(2, CommandLine.Run("verify", "--data", "/nowhere").Status);

    private static IEnumerable<Engine> Engines() => PostgresServer.Connection is null ? [Engine.Sqlite] : [Engine.Sqlite, Engine.Postgres];

    private static async Task<(AgencyId One, AgencyId Other)> FillAsync(AStore store)
    {
        var (one, other) = (AStore.NewAgency(), AStore.NewAgency());
        for (var i = 1; i <= 10; i++)
        {
            await store.AppendAsync(one, $"trial/{i}", 0, Received);
            await store.AppendAsync(other, $"trial/{i}-other", 0, Received);
        }
        await store.Files.PutAsync(new MemoryStream([1, 2, 3]), "trial/1", 10, CancellationToken.None);
        return (one, other);
    }

    private static void Tamper(AStore store, string deed, AgencyId agency)
    {
        using var connection = Database.Connect(store.Options.ConnectionString);
        connection.Execute(deed, new { agency });
    }

    private static CommandLine Verify(AStore store, params string[] options) => CommandLine.Run(["verify", .. store.Place, .. options]);
}
