using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace Gongkai.Storage;

/// <summary>Sealed rows of personal data opened one by one: what they say is what events told of, and what they are found by follows from it.</summary>
/// <param name="Rows">How many were opened.</param>
/// <param name="Tokens">How many lines of the index were held against them.</param>
internal sealed record PeopleProof(long Rows, long Tokens)
{
    private const int Page = 500;

    /// <summary>Goes through all rows.</summary>
    public static PeopleProof Of(DbConnection connection, DbTransaction snapshot, KeyRing keys, NamedContents named, ICollection<TableFault> faults)
    {
        var (people, rows, tokens, last) = (new PersonalData(keys), 0L, 0L, "");
        while (connection.Query<Row>($"select id, key, sealed from {PersonalData.Table} where id > @last order by id limit {Page}", new { last }, snapshot)
            .AsList() is { Count: > 0 } page)
        {
            var until = page[^1].Id;
            var index =
                connection.Query<Token>($"select data, facet, key, token as text from {PersonalData.Index} where data > @last and data <= @until",
                    new { last, until }, snapshot).ToLookup(token => token.Data);
            foreach (var row in page)
            {
                tokens += index[row.Id].LongCount();
                Examine(row, [.. index[row.Id]], people, keys, named, faults);
            }
            rows += page.Count;
            last = until;
        }
        foreach (var gone in connection.Query<string>(
            $"select distinct data from {PersonalData.Index} i where not exists (select 1 from {PersonalData.Table} d where d.id = i.data)",
            transaction: snapshot))
            faults.Add(new(PersonalData.Index, gone, null, TableFaultKind.Surplus));
        return new(rows, tokens);
    }

    private static void Examine(Row row, ImmutableArray<Token> index, PersonalData people, KeyRing keys, NamedContents named, ICollection<TableFault> faults)
    {
        try
        {
            var id = PersonalDataId.Parse(row.Id, null);
            var (hash, facets) = people.Examine(id, new(row.Key, row.Sealed));
            if (!named.Tells(id.Value, hash)) faults.Add(new(PersonalData.Table, row.Id, "sealed", TableFaultKind.NotAsTold));
            var key = index.IsEmpty ? null : index[0].Key;
            var wanted = facets.Select(facet => key is null || !keys.Ids.Contains(key) ? "" : keys.Token(key, facet.Name, facet.Value)).ToHashSet();
            if (wanted.Except(index.Select(token => token.Text)).Any()) faults.Add(new(PersonalData.Index, row.Id, "token", TableFaultKind.Lacking));
            if (index.Any(token => token.Key != key || !wanted.Contains(token.Text)))
                faults.Add(new(PersonalData.Index, row.Id, "token", TableFaultKind.Surplus));
            else if (index.Any(token => facets.All(facet => facet.Name != token.Facet || keys.Token(token.Key, facet.Name, facet.Value) != token.Text)))
                faults.Add(new(PersonalData.Index, row.Id, "facet", TableFaultKind.Differs));
        }
        catch (Exception closed) when (closed is CryptographicException or FormatException or MissingKeyException
            or System.Text.Json.JsonException or OverflowException)
        {
            faults.Add(new(PersonalData.Table, row.Id, "sealed", TableFaultKind.Unopened));
            // What it is found by can be held against nothing.
            if (!index.IsEmpty) faults.Add(new(PersonalData.Index, row.Id, null, TableFaultKind.Unopened));
        }
    }

    private sealed record Row(string Id, string Key, string Sealed);

    private sealed class Token
    {
        public string Data { get; init; } = "";
        public string Facet { get; init; } = "";
        public string Key { get; init; } = "";
        public string Text { get; init; } = "";
    }
}
