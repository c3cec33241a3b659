using System.Globalization;
using System.Text.Json;

namespace Gongkai.Storage;

/// <summary>The rows of a table in a backup.</summary>
internal static class BackupRows
{
    /// <summary>Each row in the order of the columns: text, whole numbers, or null.</summary>
    public static IEnumerable<object?[]> Of(BackupPackage package, BackupTable table)
    {
        using var stream = package.Part($"tables/{table.Name}.jsonl") ?? throw new DamagedBackupException($"tables/{table.Name}.jsonl");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return Row(table, line);
    }

    /// <summary>The rows with some of the columns, as text.</summary>
    public static IEnumerable<string?[]> Text(BackupPackage package, BackupManifest manifest, string name, params string[] columns)
    {
        var table = manifest.Tables.Single(table => table.Name == name);
        int[] at = [.. columns.Select(column => table.Columns.IndexOf(column))];
        return Of(package, table).Select(row => at.Select(i => row[i] is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null).ToArray());
    }

    private static object?[] Row(BackupTable table, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            object?[] row = [.. document.RootElement.EnumerateArray().Select(Value)];
            return row.Length == table.Columns.Length ? row : throw new DamagedBackupException($"tables/{table.Name}.jsonl");
        }
        catch (JsonException)
        {
            throw new DamagedBackupException($"tables/{table.Name}.jsonl");
        }
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetInt64(),
        _ => value.GetString(),
    };
}

/// <summary>A backup is not what it was when it was made.</summary>
public sealed class DamagedBackupException(string part) : IOException($"备份已损坏：{part}");
