using System.Collections.Immutable;
using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>A case that has just come.</summary>
public sealed class ArrivedCase
{
    public DisclosureRequestId Id { get; init; }
    public string? Number { get; init; }
    public string Kind { get; init; } = "";
    public string Stage { get; init; } = "";
    public string Channel { get; init; } = "";
    public string Category { get; init; } = "";
    public DateOnly Arrived_On { get; init; }
    public DateOnly? Due_On { get; init; }
    public PersonalDataId Applicant { get; init; }
    public AgencyId Agency { get; init; }

    /// <summary>What it is about.</summary>
    public CaseExcerpt? Excerpt { get; set; }

    /// <summary>How many earlier cases resemble it.</summary>
    public int Alike { get; set; }

    /// <summary>Whether it waits for the confirmation without which the day of receipt is not known.</summary>
    public bool IsWaiting => Stage == nameof(CaseStage.Arrived);
}

/// <summary>收件: what waits for confirmation, and what was registered and not yet given to a section.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class IntakeIndexPage(Officer officer, Database database, Duplicates duplicates, CaseExcerpts excerpts) : PageModel
{
    private const int Most = 200;

    public ImmutableArray<ArrivedCase> Waiting { get; private set; } = [];

    public ImmutableArray<ArrivedCase> Fresh { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var asked = new DynamicParameters();
        var mine = asked.AddList("agency", officer.Agencies(Permission.RegisterRequests).Select(agency => agency.ToString()));
        var arrived = (await connection.QueryAsync<ArrivedCase>(new CommandDefinition($"""
            select id, number, kind, stage, channel, category, arrived_on, due_on, applicant, agency from case_view
            where agency in {mine} and is_open = 1 and stage in ('Arrived', 'Registered') order by arrived_on, id limit {Most}
            """, asked, cancellationToken: ct))).ToImmutableArray();
        Waiting = [.. arrived.Where(one => one.IsWaiting)];
        Fresh = [.. arrived.Where(one => !one.IsWaiting)];
        var about = await excerpts.OfAsync(arrived.Select(one => one.Id), ct);
        foreach (var one in arrived) one.Excerpt = about.GetValueOrDefault(one.Id);
        foreach (var one in arrived) one.Alike = (await duplicates.OfAsync(one.Agency, new PrivateRef(one.Applicant, ""), ct)).Length;
    }
}
