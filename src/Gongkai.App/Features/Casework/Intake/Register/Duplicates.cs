using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>An earlier case that has something in common with an application.</summary>
public sealed record LikelyDuplicate(DisclosureRequestId Case, string? Number, DateOnly ArrivedOn, string Reason);

/// <summary>
/// Earlier cases of the same applicant, the same telephone, or the same words, within twelve months. What is compared are tokens; nothing is opened.
/// </summary>
public sealed class Duplicates(Store store, TimeProvider clock)
{
    private const int Months = 12;

    private const string SameTokens = """
        select distinct v.id, v.number, v.arrived_on, b.facet
        from personal_index a join personal_index b on b.token = a.token and b.facet = a.facet and b.data <> a.data join case_view v on v.applicant = b.data
        where a.data = @applicant and a.facet <> 'name' and v.agency = @agency and v.arrived_on >= @since
        """;

    /// <summary>Cases like one that is there already.</summary>
    public async Task<ImmutableArray<LikelyDuplicate>> OfAsync(AgencyId agency, PrivateRef applicant, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return Sorted(await connection.QueryAsync<Row>(SameTokens, new { applicant = applicant.Id.ToString(), agency, since = Since }));
    }

    /// <summary>Cases like one that is about to be registered.</summary>
    public async Task<ImmutableArray<LikelyDuplicate>> OfAsync(AgencyId agency, ApplicationForm form, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = new List<Row>();
        foreach (var facet in ApplicantFacets.FacetsOf(ApplicationWriting.ApplicantOf(form), form.Description))
            rows.AddRange(await WithAsync(connection, agency, facet));
        return Sorted(rows);
    }

    private DateOnly Since => clock.BeijingToday.AddMonths(-Months);

    private async Task<IEnumerable<Row>> WithAsync(DbConnection connection, AgencyId agency, PersonalFacet facet)
    {
        var found = await store.People.FindAsync(connection, facet);
        if (found.IsEmpty) return [];
        var asked = new DynamicParameters(new { agency, since = Since });
        var rows = (await connection.QueryAsync<Row>(
            $"""
                select id, number, arrived_on
                from case_view
                where applicant in {asked.AddList("found", found.Select(id => id.ToString()))} and agency = @agency and arrived_on >= @since
                """, asked)).ToList();
        foreach (var row in rows) row.Facet = facet.Name;
        return rows;
    }

    private static ImmutableArray<LikelyDuplicate> Sorted(IEnumerable<Row> rows) =>
    [
        .. rows.GroupBy(row => row.Id).Select(same => new LikelyDuplicate(same.Key, same.First().Number, same.First().Arrived_On,
            string.Join('、', same.Select(row => row.Facet).Distinct().Order(StringComparer.Ordinal).Select(Words))))
            .OrderByDescending(found => found.ArrivedOn),
    ];

    private static string Words(string facet) => facet switch
    {
        ApplicantFacets.IdentityFacet => "同一申请人",
        ApplicantFacets.TelephoneFacet => "同一电话",
        _ => "内容相同",
    };

    private sealed class Row
    {
        public DisclosureRequestId Id { get; init; }
        public string? Number { get; init; }
        public DateOnly Arrived_On { get; init; }
        public string Facet { get; set; } = "";
    }
}
