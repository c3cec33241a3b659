using System.Data.Common;
using Dapper;

namespace Gongkai.Storage;

/// <summary>The keys without which something could not be opened.</summary>
internal static class KeysInUse
{
    private static readonly string Query = string.Join(" union ",
        SealedTable.All.Select(table => $"select key from {table.Table}").Append($"select key from {PersonalData.Index}")
            .Append($"select key from {Witness.Head}"));

    public static IEnumerable<string> Of(string connectionString)
    {
        using var connection = Database.Connect(connectionString);
        return connection.Query<string>(Query);
    }

    public static Task<IEnumerable<string>> OfAsync(DbConnection connection,
        DbTransaction? transaction) => connection.QueryAsync<string>(Query, transaction: transaction);
}
