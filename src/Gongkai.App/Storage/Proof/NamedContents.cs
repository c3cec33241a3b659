using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Casework;

namespace Gongkai.Storage;

/// <summary>What events name beside themselves: sealed rows with a hash of what they say, and files.</summary>
internal sealed class NamedContents
{
    private readonly Dictionary<Guid, (string Hash, string Stream)> rows = [];
    private readonly HashSet<(Guid, string)> further = [];
    private readonly Dictionary<string, string> files = [];
    private readonly HashSet<string> erasedCases = [];

    /// <summary>How many sealed rows and files are named.</summary>
    public long Count => rows.Count + files.Count;

    /// <summary>Takes down what an event names.</summary>
    public void Collect(string?[] row)
    {
        var (stream, type, body) = (row[ChainWalk.Stream] ?? "", row[ChainWalk.Type], row[ChainWalk.Body] ?? "");
        if (type == nameof(PersonalDataErased)) erasedCases.Add(stream);
        if (!body.Contains("\"hash\"", StringComparison.Ordinal) && !body.Contains("\"sha256\"", StringComparison.Ordinal)) return;
        try
        {
            using var document = JsonDocument.Parse(body);
            Collect(document.RootElement, stream);
        }
        catch (JsonException)
        {
            // The chain names an event that was touched.
        }
    }

    /// <summary>Whether some event told of a row with this hash, or none told of it at all.</summary>
    public bool Tells(Guid id, string hash) => !rows.TryGetValue(id, out var told) || told.Hash == hash || further.Contains((id, hash));

    /// <summary>What is named, not there, and not erased.</summary>
    public IEnumerable<TableFault> Vanished(DbConnection connection, DbTransaction snapshot)
    {
        foreach (var id in connection.Query<string>($"select id from {PersonalData.Table}", transaction: snapshot, buffered: false)) RemoveRow(id);
        foreach (var hash in connection.Query<string>($"select hash from {FileStore.Table}", transaction: snapshot, buffered: false)) files.Remove(hash);
        foreach (var (kind, id) in connection.Query<(string, string)>($"select kind, id from {ErasedContents.Table}", transaction: snapshot, buffered: false))
            if (kind == "file") files.Remove(id);
            else if (kind == "row") RemoveRow(id);
        // Before there was a list of what was erased, the case's own event said it.
        var about = connection.Query<(string, string)>("select stream, subject from journal_about", transaction: snapshot).ToDictionary();
        return rows.Where(row => !erasedCases.Contains(about.GetValueOrDefault(row.Value.Stream, row.Value.Stream)))
            .Select(row => new TableFault(PersonalData.Table, row.Key.ToString(), null, TableFaultKind.Vanished))
            .Concat(files.Where(file => !erasedCases.Contains(about.GetValueOrDefault(file.Value, file.Value)))
                .Select(file => new TableFault(FileStore.Table, file.Key, null, TableFaultKind.Vanished)));
    }

    private void RemoveRow(string id)
    {
        if (Guid.TryParse(id, out var row)) rows.Remove(row);
    }

    private void Collect(JsonElement element, string stream)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var one in element.EnumerateArray()) Collect(one, stream);
        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("sha256", out var file) && file.ValueKind == JsonValueKind.String && file.GetString() is { Length: 64 } sha256)
            files.TryAdd(sha256, stream);
        if (element.TryGetProperty("hash", out var hash) && hash.ValueKind == JsonValueKind.String && element.TryGetProperty("id", out var id)
            && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var row))
            Add(row, hash.GetString()!, stream);
        foreach (var member in element.EnumerateObject()) Collect(member.Value, stream);
    }

    // A value that was replaced keeps its row; the hashes of both are told.
    private void Add(Guid id, string hash, string stream)
    {
        if (rows.TryGetValue(id, out var told) && told.Hash != hash) further.Add((id, told.Hash));
        rows[id] = (hash, stream);
    }
}
