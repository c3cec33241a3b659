using System.Collections.Immutable;
using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using Dapper;

namespace Gongkai.Storage;

/// <summary>
/// The table of columns of a record: each property that is stored is the column of its name, <c>CodeWord</c> that of <c>code_word</c>.
/// It is read and written by nothing else.
/// </summary>
internal static class Columns<T> where T : new()
{
    private static readonly ImmutableArray<(string Column, PropertyInfo Property)> All =
        [.. typeof(T).GetProperties().Where(property => property.CanWrite)
            .Select(property => (JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), property))];

    static Columns()
    {
        var properties = All.ToDictionary(one => one.Column, one => one.Property, StringComparer.OrdinalIgnoreCase);
        SqlMapper.SetTypeMap(typeof(T), new CustomPropertyTypeMap(typeof(T), (_, column) => properties.GetValueOrDefault(column)!));
    }

    private static string Names => string.Join(", ", All.Select(one => one.Column));

    /// <summary>Enters a row, or writes over the one of that id.</summary>
    public static string Put(string table) => $"""
        insert into {table} ({Names}) values ({string.Join(", ", All.Select(one => $"@{one.Column}"))})
        on conflict (id) do update set ({Names}) = ({string.Join(", ", All.Select(one => $"excluded.{one.Column}"))})
        """;

    /// <summary>The values of a row.</summary>
    public static DynamicParameters Of(T row)
    {
        var values = new DynamicParameters();
        foreach (var (column, property) in All)
            values.Add(column, property.GetValue(row) switch { Enum word => word.ToString(), int number => (long)number, var value => value });
        return values;
    }

    /// <summary>Rows, as the record.</summary>
    public static Task<IEnumerable<T>> ReadAsync(DbConnection connection, string sql,
        CancellationToken ct) => connection.QueryAsync<T>(new CommandDefinition(sql, cancellationToken: ct));
}
