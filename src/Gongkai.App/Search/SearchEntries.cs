using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Gongkai.Storage;
using Gongkai.Text;

namespace Gongkai.Search;

/// <summary>
/// The table of what is searchable. Whoever writes a view writes the entry with it, in the same writing; triggers tell every index what has changed.
/// A view that writes entries names the table among those it shares.
/// </summary>
public static class SearchEntries
{
    /// <summary>The table; the row of a matter is that of its stream.</summary>
    public const string Table = "search_entry";

    /// <summary>The table of what has changed since when.</summary>
    public const string Changes = "search_change";

    // What follows is no text that anybody reads through to the end.
    private const int MostCharacters = 200_000;

    private const string Columns = "subject, kind, agency, needs, title, number, on_day as onday, is_spent as isspent, facets, body, about";

    // An entry that stays as it was is no change.
    private const string Put = $"""
        insert into {Table} (subject, kind, agency, needs, title, number, on_day, is_spent, facets, body, about, hash)
        values (@Subject, @Kind, @Agency, @Needs, @Title, @Number, @OnDay, @IsSpent, @Facets, @Body, @About, @hash)
        on conflict (subject) do update set kind = excluded.kind, agency = excluded.agency, needs = excluded.needs, title = excluded.title,
            number = excluded.number, on_day = excluded.on_day, is_spent = excluded.is_spent, facets = excluded.facets, body = excluded.body,
            about = excluded.about, hash = excluded.hash
        where {Table}.hash <> excluded.hash
        """;

    /// <summary>Enters it, or writes over the former one.</summary>
    public static Task WriteAsync(JournalTransaction transaction, SearchEntry entry)
    {
        var row = Row.Of(entry);
        var values = new DynamicParameters(row);
        values.Add("hash", row.Hash());
        return transaction.Connection.ExecuteAsync(Put, values, transaction.Transaction);
    }

    /// <summary>Takes it out; it is found no more, from the next request on.</summary>
    public static Task RemoveAsync(JournalTransaction transaction, string subject) =>
        transaction.Connection.ExecuteAsync($"delete from {Table} where subject = @subject", new { subject }, transaction.Transaction);

    /// <summary>The entries of these subjects, as far as they are there.</summary>
    internal static async Task<Dictionary<string, SearchEntry>> OfAsync(DbConnection connection, IReadOnlyCollection<string> subjects, CancellationToken ct)
    {
        var values = new DynamicParameters();
        if (subjects.Count == 0) return [];
        var names = subjects.Select((subject, i) =>
        {
            values.Add($"s{i}", subject);
            return $"@s{i}";
        }).ToList();
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from {Table} where subject in ({string.Join(", ", names)})", values, cancellationToken: ct));
        return rows.ToDictionary(row => row.Subject, row => row.Entry);
    }

    /// <summary>The number of the last change; 0 where there was none.</summary>
    internal static Task<long> LastAsync(DbConnection connection, CancellationToken ct) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition($"select coalesce(max(number), 0) from {Changes}", cancellationToken: ct));

    /// <summary>Changes behind a number, in order, each with the entry as it stands now; null where it was removed.</summary>
    internal static async Task<ImmutableArray<SearchChange>> SinceAsync(DbConnection connection, long number, int most, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<ChangeRow, Row, SearchChange>(new CommandDefinition($"""
            select c.subject as changed, c.number as at, c.mark, e.subject, e.kind, e.agency, e.needs, e.title, e.number, e.on_day as onday,
                e.is_spent as isspent, e.facets, e.body, e.about
            from {Changes} c left join {Table} e on e.subject = c.subject where c.number > @number order by c.number limit @most
            """, new { number, most = (long)most }, cancellationToken: ct), (change, row) => new(change.Changed, change.At, change.Mark, row?.Entry),
            splitOn: "subject");
        return [.. rows];
    }

    /// <summary>How many subjects there are or were.</summary>
    internal static Task<long> SubjectsAsync(DbConnection connection, CancellationToken ct) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from {Changes}", cancellationToken: ct));

    /// <summary>The texts of some entries, from all over the table.</summary>
    internal static async Task<ImmutableArray<string>> SampleAsync(DbConnection connection, int most, CancellationToken ct)
    {
        var step = Math.Max(1, await LastAsync(connection, ct) / most);
        return [.. await connection.QueryAsync<string>(new CommandDefinition($"""
            select e.title || '。' || e.body from {Changes} c join {Table} e on e.subject = c.subject where c.number % @step = 0 limit @most
            """, new { step, most = (long)most }, cancellationToken: ct))];
    }

    /// <summary>Whether a change is on record, or one of the same subject that came later.</summary>
    internal static async Task<bool> KnowsAsync(DbConnection connection, string subject, long number, string mark, CancellationToken ct) =>
        await connection.QuerySingleOrDefaultAsync<(long Number, string Mark)?>(new CommandDefinition(
            $"select number, mark from {Changes} where subject = @subject", new { subject }, cancellationToken: ct)) is { } row
            && (row.Number > number || (row.Number == number && row.Mark == mark));

    private sealed class ChangeRow
    {
        public string Changed { get; init; } = "";
        public long At { get; init; }
        public string Mark { get; init; } = "";
    }

    private sealed class Row
    {
        public string Subject { get; init; } = "";
        public string Kind { get; init; } = "";
        public AgencyId Agency { get; init; }
        public string? Needs { get; init; }
        public string Title { get; init; } = "";
        public string? Number { get; init; }
        public DateOnly? OnDay { get; init; }
        public long IsSpent { get; init; }
        public string Facets { get; init; } = "";
        public string Body { get; init; } = "";
        public string About { get; init; } = "";

        public SearchEntry Entry => new(Subject, Kind, Agency, Title)
        {
            Needs = Needs,
            Number = Number,
            On = OnDay,
            IsSpent = IsSpent == 1,
            Body = Body,
            About = About,
            Facets = [.. JsonSerializer.Deserialize<string[][]>(Facets)!.Select(pair => new SearchFacet(pair[0], pair[1]))],
        };

        public static Row Of(SearchEntry entry) => new()
        {
            Subject = entry.Subject,
            Kind = entry.Kind,
            Agency = entry.Agency,
            Needs = entry.Needs,
            Title = VisibleText.Of(entry.Title),
            Number = entry.Number is { } number ? VisibleText.Of(number) : null,
            OnDay = entry.On,
            IsSpent = entry.IsSpent ? 1 : 0,
            Body = VisibleText.Of(entry.Body.Length > MostCharacters ? entry.Body[..MostCharacters] : entry.Body),
            About = VisibleText.Of(entry.About),
            Facets = JsonSerializer.Serialize(entry.Facets.Select(facet => new[] { facet.Name, facet.Value }), EventJson.Options),
        };

        public string Hash()
        {
            var whole = JsonSerializer.Serialize(this, EventJson.Options);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
        }
    }
}

/// <summary>What has changed.</summary>
/// <param name="Subject">Of what.</param>
/// <param name="Number">The running number of the change.</param>
/// <param name="Mark">What no other change has.</param>
/// <param name="Entry">How it stands; null: it was removed.</param>
internal sealed record SearchChange(string Subject, long Number, string Mark, SearchEntry? Entry);
