using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What a supervising authority sees of an agency: numbers, and nothing that a case contains.</summary>
public sealed record AgencyCounts(AgencyId Agency, long Received, long Concluded, long Open, long Overdue, long DueSoon, long Replies, long RepliesOnTime)
{
    /// <summary>按时答复率; null when no reply was served.</summary>
    public decimal? OnTimeRate => Replies == 0 ? null : Math.Round((decimal)RepliesOnTime / Replies, 4, MidpointRounding.AwayFromZero);
}

/// <summary>所属机关办理情况: counts per agency.</summary>
[Needs(Permission.SeeCounts)]
public sealed class CountsPage(Officer officer, AgencyRegister agencies, Database database, TimeProvider clock) : PageModel
{
    private const int SoonDays = 7;

    private const string Counts = """
        select c.agency,
            sum(case when r.received_on >= @from and r.received_on <= @to then 1 else 0 end) as received,
            sum(case when r.ended_on >= @from and r.ended_on <= @to and r.outcome is not null then 1 else 0 end) as concluded,
            sum(c.is_open) as open,
            sum(case when c.is_open = 1 and c.due_on < @today then 1 else 0 end) as overdue,
            sum(case when c.is_open = 1 and c.due_on >= @today and c.due_on <= @soon then 1 else 0 end) as duesoon,
            sum(case when r.is_served = 1 and r.ended_on >= @from and r.ended_on <= @to then 1 else 0 end) as replies,
            sum(case when r.is_served = 1 and r.ended_on >= @from and r.ended_on <= @to and (r.due_on is null or r.ended_on <= r.due_on) then 1 else 0 end) as repliesontime
        from case_view c join register_view r on r.id = c.id where c.kind = 'Disclosure' and c.agency in {0} group by c.agency
        """;

    public int Year { get; private set; }

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>The agencies, in the order of the tree.</summary>
    public ImmutableArray<(Agency Agency, int Depth, AgencyCounts Counts)> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        if (year is < 2019 or > 2200) return NotFound();
        Year = year ?? Today.Year;
        var own = officer.Agencies(Permission.SeeCounts);
        var sql = Counts.Replace("{0}", IdList.Of(own), StringComparison.Ordinal);
        var values = new { today = Today, soon = Today.AddDays(SoonDays), from = new DateOnly(Year, 1, 1), to = new DateOnly(Year, 12, 31) };
        await using var connection = await database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: ct));
        var counts = rows.ToDictionary(row => row.Agency, row => row.Counts);
        Agencies = [.. (await agencies.TreeAsync(ct)).InOrder().Where(one => own.Contains(one.Agency.Id))
            .Select(one => (one.Agency, one.Depth, counts.GetValueOrDefault(one.Agency.Id, new(one.Agency.Id, 0, 0, 0, 0, 0, 0, 0))))];
        return Page();
    }

    // The engines sum into types of their own.
    private sealed class Row
    {
        public AgencyId Agency { get; init; }
        public decimal Received { get; init; }
        public decimal Concluded { get; init; }
        public decimal Open { get; init; }
        public decimal Overdue { get; init; }
        public decimal DueSoon { get; init; }
        public decimal Replies { get; init; }
        public decimal RepliesOnTime { get; init; }

        public AgencyCounts Counts =>
            new(Agency, (long)Received, (long)Concluded, (long)Open, (long)Overdue, (long)DueSoon, (long)Replies, (long)RepliesOnTime);
    }
}
