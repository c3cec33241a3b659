using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;

namespace Gongkai.Storage;

/// <summary>A value by which personal data are found again, made comparable by the caller: an identity number, a telephone number.</summary>
public sealed record PersonalFacet(string Name, string Value)
{
    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}

/// <summary>Personal data beside the journal: sealed by the key ring, found by equality of a facet only, erased for ever (个人信息保护法第四十七条、第五十一条).</summary>
public sealed class PersonalData(KeyRing keys)
{
    internal const string Table = "personal_data";
    internal const string Index = "personal_index";

    /// <summary>Seals a value; the event that tells of it bears the reference.</summary>
    public async Task<PrivateRef> SealAsync(JournalTransaction transaction, string kind, string value, params IReadOnlyList<PersonalFacet> facets)
    {
        var id = new PersonalDataId(Guid.CreateVersion7());
        var envelope = new Envelope(Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)), value, [.. facets]);
        await WriteAsync(transaction, id, kind, envelope);
        return new(id, HashOf(envelope));
    }

    /// <summary>Puts another value in the place of one; the event that tells of the change bears the new reference.</summary>
    public async Task<PrivateRef> ReplaceAsync(JournalTransaction transaction, PersonalDataId id, string kind, string value,
        params IReadOnlyList<PersonalFacet> facets)
    {
        await EraseAsync(transaction, id);
        var envelope = new Envelope(Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)), value, [.. facets]);
        await WriteAsync(transaction, id, kind, envelope);
        return new(id, HashOf(envelope));
    }

    /// <summary>Opens a value; null when it was erased. The caller has a purpose, and writes it down.</summary>
    public async Task<string?> OpenAsync(DbConnection connection, PersonalDataId id, DbTransaction? transaction = null) =>
        (await EnvelopeAsync(connection, id, transaction))?.Value;

    /// <summary>Whether the value is still the one that the event told of; false when it was erased.</summary>
    public async Task<bool> MatchesAsync(DbConnection connection, PrivateRef reference) =>
        await EnvelopeAsync(connection, reference.Id, null) is { } envelope && HashOf(envelope) == reference.Hash;

    /// <summary>All rows that have this facet, whatever key they were sealed with.</summary>
    public async Task<ImmutableArray<PersonalDataId>> FindAsync(DbConnection connection, PersonalFacet facet, DbTransaction? transaction = null)
    {
        var found = new List<PersonalDataId>();
        foreach (var key in keys.Ids)
            found.AddRange(await connection.QueryAsync<PersonalDataId>(
                "select data from personal_index where token = @token and facet = @Name",
                new { token = keys.Token(key, facet.Name, facet.Value), facet.Name }, transaction));
        return [.. found.OrderBy(id => id.Value)];
    }

    /// <summary>
    /// Rows that have every one of these facets, whatever key they were sealed with; of more than <paramref name="most"/> those that come first.
    /// </summary>
    public async Task<ImmutableArray<PersonalDataId>> FindAllAsync(DbConnection connection, IReadOnlyCollection<PersonalFacet> facets, int most)
    {
        var found = new List<PersonalDataId>();
        foreach (var key in keys.Ids)
        {
            var values = new DynamicParameters(new { wanted = (long)facets.Count, most = (long)most });
            var tokens = facets.Select((facet, i) =>
            {
                values.Add($"@token{i}", keys.Token(key, facet.Name, facet.Value));
                return $"@token{i}";
            }).ToList();
            found.AddRange(await connection.QueryAsync<PersonalDataId>(
                $"""
                    select data
                    from personal_index
                    where token in ({string.Join(", ", tokens)})
                    group by data
                    having count(*) = @wanted
                    order by data
                    limit @most
                    """, values));
        }
        return [.. found.OrderBy(id => id.Value).Take(most)];
    }

    /// <summary>Opens several values in one question; those that were erased are left out.</summary>
    public async Task<ImmutableDictionary<PersonalDataId, string>> OpenAllAsync(DbConnection connection, IReadOnlyCollection<PersonalDataId> ids)
    {
        if (ids.Count == 0) return ImmutableDictionary<PersonalDataId, string>.Empty;
        var rows = await connection.QueryAsync<(PersonalDataId Id, string Key, string Sealed)>(
            $"select id, key, sealed from personal_data where id in {IdList.Of(ids.Distinct())}");
        return rows.ToImmutableDictionary(row => row.Id, row => Read(row.Id, new(row.Key, row.Sealed)).Value);
    }

    /// <summary>Lets a row be found by other facets than before; what it says, and the hash that events bear of it, stay.</summary>
    public async Task FindByAsync(JournalTransaction transaction, PersonalDataId id, IReadOnlyList<PersonalFacet> facets)
    {
        if (await EnvelopeAsync(transaction.Connection, id, transaction.Transaction) is not { } envelope) return;
        var box = keys.Seal(JsonSerializer.Serialize(envelope with { Facets = [.. facets] }), $"{Table}/{id}");
        await transaction.Connection.ExecuteAsync("update personal_data set key = @Key, sealed = @Text where id = @id", new { box.Key, box.Text, id },
            transaction.Transaction);
        await IndexAsync(transaction, id);
    }

    /// <summary>Erases the row and all that it is found by.</summary>
    public async Task EraseAsync(JournalTransaction transaction, PersonalDataId id)
    {
        await transaction.Connection.ExecuteAsync("delete from personal_index where data = @id", new { id }, transaction.Transaction);
        await transaction.Connection.ExecuteAsync("delete from personal_data where id = @id", new { id }, transaction.Transaction);
    }

    /// <summary>Writes what a row is found by anew, under the newest key.</summary>
    internal async Task IndexAsync(JournalTransaction transaction, PersonalDataId id)
    {
        await transaction.Connection.ExecuteAsync("delete from personal_index where data = @id", new { id }, transaction.Transaction);
        if (await EnvelopeAsync(transaction.Connection, id, transaction.Transaction) is { } envelope) await IndexAsync(transaction, id, envelope);
    }

    private async Task WriteAsync(JournalTransaction transaction, PersonalDataId id, string kind, Envelope envelope)
    {
        var box = keys.Seal(JsonSerializer.Serialize(envelope), $"{Table}/{id}");
        await transaction.Connection.ExecuteAsync(
            "insert into personal_data (id, kind, key, sealed) values (@id, @kind, @Key, @Text)", new { id, kind, box.Key, box.Text }, transaction.Transaction);
        await IndexAsync(transaction, id, envelope);
    }

    private async Task IndexAsync(JournalTransaction transaction, PersonalDataId id, Envelope envelope)
    {
        if (envelope.Facets.IsEmpty) return;
        var key = keys.Current;
        var rows = new DynamicParameters(new { id, key });
        // One statement for all: applications come in bursts.
        var values = envelope.Facets.Select((facet, i) =>
        {
            rows.Add($"@facet{i}", facet.Name);
            rows.Add($"@token{i}", keys.Token(key, facet.Name, facet.Value));
            return $"(@id, @facet{i}, @key, @token{i})";
        });
        await transaction.Connection.ExecuteAsync($"insert into personal_index (data, facet, key, token) values {string.Join(", ", values.ToList())}", rows,
            transaction.Transaction);
    }

    /// <summary>A value as it is kept, sealed, to be opened later; null when it was erased.</summary>
    public async Task<SealedText?> FindSealedAsync(DbConnection connection, PersonalDataId id, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<SealedText>("select key, sealed as text from personal_data where id = @id", new { id }, transaction);

    /// <summary>Opens a value that was found before. The caller has a purpose, and writes it down.</summary>
    public string Open(PersonalDataId id, SealedText box) => Read(id, box).Value;

    private async Task<Envelope?> EnvelopeAsync(DbConnection connection, PersonalDataId id, DbTransaction? transaction) =>
        await FindSealedAsync(connection, id, transaction) is { } box ? Read(id, box) : null;

    /// <summary>A sealed row as it can be looked at from outside: the hash that events bear of it, and what it is to be found by.</summary>
    internal (string Hash, ImmutableArray<PersonalFacet> Facets) Examine(PersonalDataId id, SealedText box)
    {
        var envelope = Read(id, box);
        return (HashOf(envelope), envelope.Facets);
    }

    private Envelope Read(PersonalDataId id, SealedText box) => JsonSerializer.Deserialize<Envelope>(keys.Open(box, $"{Table}/{id}"))!;

    private static string HashOf(Envelope envelope) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{envelope.Salt}\n{envelope.Value}")));

    private sealed record Envelope(string Salt, string Value, ImmutableArray<PersonalFacet> Facets);
}
