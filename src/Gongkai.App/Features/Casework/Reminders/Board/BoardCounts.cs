using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Sending;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>How many running terms of a section and an officer stand at which level.</summary>
public sealed record BoardLine(string Who, long Overdue, long Red, long Amber, long Calm, long Waiting)
{
    public long Open => Overdue + Red + Amber + Calm + Waiting;
}

/// <summary>
/// The running terms of an agency counted, one for each open case and for each paper that a review waits for, what presses most first;
/// counted anew once something was written.
/// </summary>
public sealed class BoardCounts(Database database, Journal journal, AgencyRegister agencies, PeopleRegister people, TimeProvider clock)
{
    private const string Count = """
        select section, officer,
            sum(case when waits = 0 and due_on < @Today then 1 else 0 end) as overdue,
            sum(case when waits = 0 and due_on >= @Today and due_on <= @Red then 1 else 0 end) as red,
            sum(case when waits = 0 and due_on > @Red and due_on <= @Amber then 1 else 0 end) as amber,
            sum(case when waits = 0 and (due_on is null or due_on > @Amber) then 1 else 0 end) as calm,
            sum(waits) as waiting
        from term_view where agency = @Agency group by section, officer
        """;

    private readonly Held<(AgencyId Agency, DueLevels Levels), ImmutableArray<BoardLine>> held = new(journal, clock, 1_000);

    /// <summary>The lines of an agency.</summary>
    public ValueTask<ImmutableArray<BoardLine>> OfAsync(AgencyId agency, DueLevels levels) => held.GetAsync((agency, levels), ReadAsync);

    private async Task<ImmutableArray<BoardLine>> ReadAsync((AgencyId Agency, DueLevels Levels) asked)
    {
        var sections = (await agencies.SectionsAsync(asked.Agency, null, CancellationToken.None))
            .ToDictionary(section => section.Id.ToString(), section => section.Name);
        var names = await people.NamesAsync(CancellationToken.None);
        await using var connection = await database.OpenAsync(CancellationToken.None);
        var rows = await connection.QueryAsync<Row>(Count, new { asked.Agency, asked.Levels.Today, asked.Levels.Red, asked.Levels.Amber });
        return [.. rows.Select(row => row.Line(Who(row, sections, names))).OrderByDescending(line => line.Overdue).ThenByDescending(line => line.Red)
            .ThenBy(line => line.Who, StringComparer.Ordinal)];
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
