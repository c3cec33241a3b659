using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gongkai.Storage;

/// <summary>A row as it stands beside its mark; either may be missing.</summary>
internal sealed record StandingRow(string Key, string? Salt, string? Mark, IReadOnlyCollection<KeyValuePair<string, string>>? Columns)
{
    /// <summary>How it is not what was written; null when it is.</summary>
    public RowFaultKind? FaultIn(string table) => this switch
    {
        { Mark: null } => RowFaultKind.Added,
        { Columns: null } => RowFaultKind.Removed,
        _ => WitnessHash.OfRow(table, Salt!, Columns) == Mark ? null : RowFaultKind.Altered,
    };
}

/// <summary>All rows of a witnessed table beside their marks, one after another.</summary>
internal static class StandingRows
{
    private const int Fixed = 4;

    public static IEnumerable<StandingRow> Of(DbConnection connection, DbTransaction? transaction, CatalogTable table)
    {
        var key = WitnessTriggers.Key(table, "t", connection is SqliteConnection);
        using var query = connection.CreateCommand();
        query.Transaction = transaction;
        query.CommandTimeout = 0;
        query.CommandText = $"""
            select {key}, m.key, m.salt, m.hash, {string.Join(", ", table.Columns.Select(column => $"t.\"{column.Name}\""))}
            from {TableCatalog.SchemaOf(connection, transaction)}."{table.Name}" t full join (select key, salt, hash from {Witness.Marks} where name = '{table.Name}') m on m.key = {key}
            """;
        using var reader = query.ExecuteReader();
        while (reader.Read())
            yield return reader.IsDBNull(0)
                ? new(reader.GetString(1), reader.GetString(2), reader.GetString(3), null)
                : new(reader.GetString(0), Text(reader, 2), Text(reader, 3), Columns(reader, table));
    }

    private static List<KeyValuePair<string, string>> Columns(DbDataReader reader, CatalogTable table)
    {
        var columns = new List<KeyValuePair<string, string>>(table.Columns.Length);
        for (var i = 0; i < table.Columns.Length; i++)
            if (Text(reader, Fixed + i) is { } value) columns.Add(new(table.Columns[i].Name, value));
        return columns;
    }

    // As text: what was touched may be anything.
    private static string? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture);
}
