using System.Collections.Immutable;
using Dapper;
using Gongkai.Diagnostics;
using Gongkai.Documents.Scanning;
using Gongkai.Publishing;
using Gongkai.Storage;

namespace Gongkai.Features.Publishing;

/// <summary>Saved pages and files of the portal held against what is kept and public (PB23): a difference is told with what it is.</summary>
public sealed class StoredCopies(Database database)
{
    private const int MostLines = 6, LongestLine = 60;

    /// <summary>What differs; nothing where the copy says what is kept.</summary>
    public async Task<ImmutableArray<Finding>> CompareAsync(SavedCopy copy, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            "select content, withdrawn_on as WithdrawnOn from public_item where id = @id", new { id = copy.Item }, cancellationToken: ct));
        if (row is null) return [Told("unknown")];
        if (row.WithdrawnOn is { } day) return copy.File is null && copy.Lines.IsEmpty ? [] : [Told("gone", ("day", Dates(day)))];
        if (row.Content is not { } hash || await ItemContentTable.FindAsync(connection, hash, ct) is not { } content) return [new("PB20", Severity.Error)];
        if (copy.File is { } file)
            return copy.Sha256 != file ? [Told("file")] : content.Files.All(one => one.Sha256 != file) ? [Told("nofile")] : [];
        return [.. Differences(copy, content)];
    }

    private static IEnumerable<Finding> Differences(SavedCopy copy, ItemContent content)
    {
        if (copy.Title != string.Join(' ', content.Title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            yield return Told("title", ("shown", Cut(copy.Title)), ("kept", Cut(content.Title)));
        var kept = SavedCopy.LinesOf(content.Body);
        if (copy.Lines.SequenceEqual(kept)) yield break;
        var (more, less) = (Beyond(copy.Lines, kept), Beyond(kept, copy.Lines));
        if (more.Count == 0 && less.Count == 0) yield return Told("order");
        else
            yield return Told("text", ("more", (long)more.Count), ("less", (long)less.Count), ("lines", string.Join("；", [
                .. more.Take(MostLines / 2).Select(line => $"＋“{Cut(line)}”"), .. less.Take(MostLines / 2).Select(line => $"－“{Cut(line)}”"),
            ])));
    }

    // As often as a line stands in the one beyond how often it stands in the other.
    private static List<string> Beyond(ImmutableArray<string> one, ImmutableArray<string> other)
    {
        var left = other.GroupBy(line => line).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        var beyond = new List<string>();
        foreach (var line in one)
            if (left.GetValueOrDefault(line) is > 0 and var count) left[line] = count - 1;
            else beyond.Add(line);
        return beyond;
    }

    private static Finding Told(string variant, params ImmutableArray<(string, object)> values) =>
        new("PB23", Severity.Error) { Variant = variant, Values = values };

    private static string Cut(string line) => line.Length <= LongestLine ? line : $"{line[..LongestLine]}…";

    private static string Dates(DateOnly day) => Web.Dates.Of(day);

    private sealed class Row
    {
        public string? Content { get; init; }
        public DateOnly? WithdrawnOn { get; init; }
    }
}
