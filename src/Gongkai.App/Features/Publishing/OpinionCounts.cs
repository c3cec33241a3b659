using System.Data.Common;
using Dapper;
using Gongkai.Publishing;

namespace Gongkai.Features.Publishing;

/// <summary>How much was said to items, as the table of opinions has it: what items ask before they tell an outcome.</summary>
internal static class OpinionCounts
{
    /// <summary>The table.</summary>
    public const string Table = "opinion_view";

    /// <summary>The figures of rows that the statement calls o.</summary>
    public const string Columns = """
        coalesce(sum(case when o.stage = 'Received' then 1 else 0 end), 0) as Open,
        coalesce(sum(case when o.outcome = 'Adopted' then 1 else 0 end), 0) as Adopted,
        coalesce(sum(case when o.outcome = 'Partly' then 1 else 0 end), 0) as Partly,
        coalesce(sum(case when o.outcome = 'NotAdopted' then 1 else 0 end), 0) as NotAdopted,
        coalesce(sum(case when o.outcome = 'Irrelevant' then 1 else 0 end), 0) as Irrelevant
        """;

    /// <summary>What was said to an item, by what became of it.</summary>
    public static async Task<OpinionCount> CountAsync(DbConnection connection, DbTransaction? transaction, ItemId item)
    {
        var (open, adopted, partly, not, irrelevant) = await connection.QuerySingleAsync<(long, long, long, long, long)>(
            $"select {Columns} from {Table} o where o.item = @item", new { item }, transaction);
        return new(open, adopted, partly, not, irrelevant);
    }
}
