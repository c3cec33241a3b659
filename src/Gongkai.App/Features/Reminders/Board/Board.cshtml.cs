using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Access;
using Gongkai.Features.Admin;
using Gongkai.Features.Casework;
using Gongkai.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Reminders;

/// <summary>How many open cases of a section and an officer stand at which level.</summary>
public sealed record BoardLine(string Who, long Overdue, long Red, long Amber, long Calm, long Waiting)
{
    public long Open => Overdue + Red + Amber + Calm + Waiting;
}

/// <summary>The open cases of the agencies that one sees, by section and officer: counts, no contents.</summary>
[Needs(Permission.SeeBoard)]
public sealed class BoardPage(Database database, WorkCalendars calendars, AgencyRegister agencies, PeopleRegister people, Officer officer, TimeProvider clock) : PageModel
{
    public DueLevels Levels { get; private set; } = null!;

    public ImmutableArray<(string Name, ImmutableArray<BoardLine> Lines)> Agencies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Levels = DueLevels.On(clock.BeijingToday, await calendars.CurrentAsync(ct));
        var tree = await agencies.TreeAsync(ct);
        var names = await people.NamesAsync(ct);
        var shown = ImmutableArray.CreateBuilder<(string, ImmutableArray<BoardLine>)>();
        await using var connection = await database.OpenAsync(ct);
        foreach (var agency in officer.Agencies(Permission.SeeBoard).Select(id => tree[id]).OfType<Agency>().OrderBy(agency => agency.Name, StringComparer.Ordinal))
        {
            var sections = (await agencies.SectionsAsync(agency.Id, null, ct)).ToDictionary(section => section.Id.ToString(), section => section.Name);
            var rows = await connection.QueryAsync<Row>("""
                select section, officer,
                    sum(case when waits = 0 and due_on < @Today then 1 else 0 end) as overdue,
                    sum(case when waits = 0 and due_on >= @Today and due_on <= @Red then 1 else 0 end) as red,
                    sum(case when waits = 0 and due_on > @Red and due_on <= @Amber then 1 else 0 end) as amber,
                    sum(case when waits = 0 and (due_on is null or due_on > @Amber) then 1 else 0 end) as calm,
                    sum(waits) as waiting
                from (select section, officer, due_on, case when stage in ('AwaitingCorrection', 'AwaitingPayment') then 1 else 0 end as waits
                    from case_view where agency = @Id and is_open = 1) as open_case
                group by section, officer
                """, new { agency.Id, Levels.Today, Levels.Red, Levels.Amber });
            shown.Add((agency.Name, [.. rows.Select(row => row.Line(Who(row, sections, names))).OrderByDescending(line => line.Overdue).ThenByDescending(line => line.Red).ThenBy(line => line.Who, StringComparer.Ordinal)]));
        }
        Agencies = shown.ToImmutable();
    }

    private static string Who(Row row, Dictionary<string, string> sections, ImmutableDictionary<PersonId, string> names)
    {
        var section = row.Section is null ? "未分办" : sections.GetValueOrDefault(row.Section, row.Section);
        return row.Officer is { } officer ? $"{section} {names.GetValueOrDefault(officer, "")}" : section;
    }

    private sealed class Row
    {
        public string? Section { get; init; }

        public PersonId? Officer { get; init; }

        public long Overdue { get; init; }

        public long Red { get; init; }

        public long Amber { get; init; }

        public long Calm { get; init; }

        public long Waiting { get; init; }

        public BoardLine Line(string who) => new(who, Overdue, Red, Amber, Calm, Waiting);
    }
}
