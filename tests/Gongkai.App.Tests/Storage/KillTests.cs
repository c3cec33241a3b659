using System.Text.Json;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

public sealed class KillTests
{
    [Theory, BothEngines]
    public async Task A_process_killed_while_it_writes_has_lost_nothing_that_it_told(Engine engine)
    {
        await using var store = AStore.On(engine);
        var told = new HashSet<long>();
        foreach (var many in new[] { 700, 3000, 1900 })
        {
            using var writer = RestlessWriter.Start(store.Options);
            Assert.All(writer.KillAfter(many), number => Assert.True(told.Add(number), $"{number} was given twice"));
            await store.ReopenAsync();
            // Takes its turn behind what the server may still be ending.
            var last = await store.Journal.WriteAsync(transaction => transaction.NextNumberAsync(RestlessWriter.Agency, "request/2026"),
                CancellationToken.None);
            await store.AppendAsync(RestlessWriter.Agency, $"trial/{last}", 0, new JournalEvent("RequestReceived", $$"""{"number":{{last}},"file":""}"""));
            var (numbers, files) = await ReadAsync(store);
            Assert.Equal(Enumerable.Range(1, (int)last).Select(i => (long)i), numbers.Order());
            Assert.Empty(told.Except(numbers));
            Assert.Empty(files.Named.Except(files.Kept));
            var proof = CommandLine.Run(["verify", .. store.Place]);
            Assert.True(proof.Status == 0, proof.Out + proof.Error);
        }
        Assert.InRange(told.Count, 5600, int.MaxValue);
    }

    private static async Task<(List<long> Numbers, (List<string> Named, List<string> Kept) Files)> ReadAsync(AStore store)
    {
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        var bodies = (await connection.QueryAsync<string>("select body from journal")).Select(body => JsonDocument.Parse(body).RootElement).ToList();
        var kept = (await connection.QueryAsync<string>("select hash from stored_file")).AsList();
        var named = bodies.Select(body => body.GetProperty("file").GetString()!).Where(hash => hash.Length > 0).ToList();
        return (bodies.ConvertAll(body => body.GetProperty("number").GetInt64()), (named, kept));
    }
}
