using System.Collections.Immutable;
using System.Security.Cryptography;
using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.Features.Casework;

/// <summary>What the search for somebody found.</summary>
/// <param name="Cases">The cases, of whatever agency; who asks sees his own agency's.</param>
/// <param name="IsCut">Whether there were more people than are looked through.</param>
public sealed record ApplicantHits(ImmutableArray<DisclosureRequestId> Cases, bool IsCut);

/// <summary>
/// Finds cases by their people: a name or a part of it, the whole identity number, credit code or telephone number. What is looked up are keyed hashes;
/// the name itself never stands in an address, for addresses are kept by browsers and logs.
/// </summary>
public sealed class ApplicantSearch(Store store, IDataProtectionProvider protection)
{
    private const int Most = 400;
    private const int ShortestNumber = 7;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("gongkai.applicant-search").ToTimeLimitedDataProtector();

    /// <summary>Whether enough was typed to look for.</summary>
    public static bool IsEnough(string typed) => !NamePairs.Of(typed).IsEmpty;

    /// <summary>What was typed, as an address bears it for half a day.</summary>
    public string Seal(string typed) => protector.Protect(typed, Patience);

    /// <summary>What an address bears; null when it is not from here, or of yesterday.</summary>
    public string? Open(string sealedWords)
    {
        try
        {
            return protector.Unprotect(sealedWords);
        }
        catch (CryptographicException)
        {
            // Nothing is looked for.
            return null;
        }
    }

    /// <summary>The cases that somebody fitting stands in.</summary>
    public async Task<ApplicantHits> FindAsync(string typed, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var number = ChineseText.Squeeze(typed).ToUpperInvariant();
        var people = new HashSet<PersonalDataId>(await store.People.FindAsync(connection, new(ApplicantFacets.IdentityFacet, number)));
        if (new string([.. number.Where(char.IsAsciiDigit)]) is { Length: >= ShortestNumber } digits)
            people.UnionWith(await store.People.FindAsync(connection, new(ApplicantFacets.TelephoneFacet, digits)));
        var pairs = NamePairs.Of(typed);
        var likely = pairs.IsEmpty ? [] : await store.People.FindAllAsync(connection, pairs, Most + 1);
        var key = NamePairs.Key(typed);
        // Pairs may stand apart in a longer name: only the opened row tells.
        var named = key.Length == 2
            ? likely
            : [.. (await store.People.OpenAllAsync(connection, likely))
                .Where(row => NamePairs.Key(ApplicantDetails.Read(row.Value).Name).Contains(key, StringComparison.Ordinal)).Select(row => row.Key)];
        people.UnionWith(named.Take(Most));
        if (people.Count == 0) return new([], false);
        var cases = await connection.QueryAsync<DisclosureRequestId>(new CommandDefinition(
            $"select id from case_view where applicant in {IdList.Of(people)} union select case_id from case_party where data in {IdList.Of(people)}",
            cancellationToken: ct));
        return new([.. cases], likely.Length > Most);
    }
}
