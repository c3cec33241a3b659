using Dapper;
using Gongkai.Storage;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.Search;

/// <summary>A process killed while its index takes changes up: the next one finds what the table says, no more and no less.</summary>
public sealed class KilledIndexTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task After_a_kill_while_changes_are_taken_up_exactly_what_the_table_says_is_found(Engine engine)
    {
        await using var search = ASearch.On(engine);
        search.Index.Dispose();
        foreach (var (first, rounds) in new[] { (0, 40), (1_000, 7), (2_000, 23), (3_000, 2) })
        {
            RestlessIndexer.KillAfter(search.Store.Options, first, rounds);
            search.Reopen();
            await using (var connection = await search.Store.Database.OpenAsync(Ct))
            {
                var rows = (await connection.QueryAsync<(string Subject, string Body)>("select subject, body from search_entry")).ToList();
                Assert.InRange(rows.Count, 30, 600);
                Assert.Equal(rows.Count, (await search.FindAsync("预算")).Count);
                foreach (var round in rows.GroupBy(row => row.Body[..row.Body.IndexOf('轮', StringComparison.Ordinal)]))
                {
                    var found = await search.FindAsync($"{round.Key}轮");
                    Assert.Equal(round.Count(), found.Count);
                    Assert.Equal(round.Select(row => row.Subject).Order(), found.Hits.Where(hit => !hit.IsNear).Select(hit => hit.Entry.Subject).Order());
                }
                var numbers = rows.ConvertAll(row => row.Subject["item/".Length..]).ToHashSet();
                for (var id = 0; id < 600; id += 13) Assert.Equal(numbers.Contains($"{id}") ? 1 : 0, (await search.IdsAsync($"甲{id}号")).Length);
            }
            search.Index.Dispose();
        }
        search.Reopen();
    }
}
