using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Features.YearEnd;
using Gongkai.Storage;
using Gongkai.YearEnd;

namespace Gongkai.Features.Filing;

/// <summary>A report that was added up of other versions than are accepted now.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Name">Its name.</param>
/// <param name="Words">What is another, in words.</param>
public sealed record MovedReport(AgencyId Agency, string Name, string Words);

/// <summary>
/// 汇总的变动: which authorities' reports of the whole no longer are what their subordinates have filed: their own where a subordinate was corrected late, and
/// that of every level above.
/// </summary>
public static class WholeReports
{
    private const int Named = 5;

    /// <summary>Whether an agency's report on a year is one that adds up, and is frozen.</summary>
    public static async Task<bool> AddsUpAsync(DbConnection connection, AgencyId agency, int year) => await connection.ExecuteScalarAsync<long>(
        $"select count(*) from {YearReportMatters.Table} where agency = @agency and year = @year and members is not null",
        new { agency, year = (long)year }) > 0;

    /// <summary>An authority's own report and those below it that moved; none where nothing did.</summary>
    public static async Task<ImmutableArray<MovedReport>> MovedAsync(DbConnection connection, AgencyId authority, int year)
    {
        var wholes = (await connection.QueryAsync<(AgencyId Agency, string Name, string Members)>($"""
            select r.agency, a.name, r.members from {YearReportMatters.Table} r join agency a on a.id = r.agency
            where r.year = @year and r.members is not null
            """, new { year = (long)year })).ToDictionary(row => row.Agency);
        if (wholes.Count == 0) return [];
        var filings = (await connection.QueryAsync<(FilingId Id, AgencyId Authority, AgencyId Member, string Name, long? Accepted)>($"""
            select f.id, f.agency, f.member, f.name, v.number
            from {FilingMatters.Table} f left join {ReportVersions.Table} v on v.subject = 'filing/' || f.id and v.counts = 1
            where f.year = @year
            """, new { year = (long)year })).ToLookup(row => row.Authority);
        var found = ImmutableArray.CreateBuilder<MovedReport>();
        Visit(authority, []);
        return found.ToImmutable();

        // Below first: what moved there has not come here yet.
        bool Visit(AgencyId agency, HashSet<AgencyId> above)
        {
            if (!above.Add(agency)) return false;
            var below = filings[agency].Where(filing => Visit(filing.Member, above)).Select(filing => filing.Name).ToList();
            above.Remove(agency);
            if (!wholes.TryGetValue(agency, out var whole)) return below.Count > 0;
            var counted = JsonSerializer.Deserialize<ImmutableArray<MemberReport>>(whole.Members, EventJson.Options)
                .ToDictionary(member => member.Filing, member => (long?)member.Number);
            var moved = filings[agency].Where(filing => filing.Accepted != counted.GetValueOrDefault(filing.Id)).Select(filing => filing.Name).ToList();
            if (moved.Count > 0) found.Add(new(agency, whole.Name, $"定格以后，{Names(moved)}的报告更正过，或者才审核通过。差别在报告页面上逐格列出，需要改的重新定格或者更正。"));
            if (below.Count > 0) found.Add(new(agency, whole.Name, $"{Names(below)}的汇总报告有变动，还没有重新报来。"));
            return moved.Count + below.Count > 0;
        }
    }

    private static string Names(List<string> names) =>
        string.Join("、", names.Take(Named)) + (names.Count > Named ? $"等 {names.Count} 个机关" : "");
}
