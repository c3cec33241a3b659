using System.Collections.Immutable;
using Dapper;
using Gongkai.Casework;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>Whose cases a list shows.</summary>
public enum ListScope
{
    [Word("我承办的")] Mine,
    [Word("本科室的")] Section,
    [Word("全部")] All,
}

/// <summary>How near their dates the cases of a list are.</summary>
public enum ListUrgency
{
    [Word("不限")] Any,
    [Word("五个工作日以内")] Amber,
    [Word("两个工作日以内")] Red,
    [Word("逾期")] Overdue,
}

/// <summary>Which cases a list shows.</summary>
/// <param name="Agency">Of which agency.</param>
/// <param name="Me">Who asks.</param>
/// <param name="Sections">The sections of the one who asks.</param>
public sealed record ListFilter(AgencyId Agency, PersonId Me, ImmutableArray<string> Sections)
{
    /// <summary>The filter of an officer at an agency.</summary>
    public static ListFilter Of(Officer officer, AgencyId agency) =>
        new(agency, officer.Id, [.. officer.Posts.Where(post => post.Agency == agency).Select(post => post.SectionName).OfType<string>().Distinct()]);

    public ListScope Scope { get; init; } = ListScope.All;

    public ListUrgency Urgency { get; init; }

    public CaseStage? Stage { get; init; }

    /// <summary>申请编号</summary>
    public string? Number { get; init; }

    /// <summary>Whether the cases that are over are shown, instead of those that are open.</summary>
    public bool Ended { get; init; }
}

/// <summary>A case as lists show it.</summary>
public sealed record CaseLine(
    DisclosureRequestId Id, string? Number, CaseStage Stage, DateOnly? ReceivedOn, DateOnly ArrivedOn, DateOnly? DueOn, bool IsProjected, string? Section,
    PersonId? Officer, string? Topic, DispositionType? Outcome);

/// <summary>Work lists over the projection of cases.</summary>
public sealed class CaseLists(Database database, Journal journal, TimeProvider clock)
{
    /// <summary>Cases on a page.</summary>
    public const int PageSize = 25;

    // Nobody leafs further; whoever has more narrows the list down.
    private const int MostCounted = 5_000;

    private const string Columns =
        "id, number, stage, received_on as ReceivedOn, arrived_on as ArrivedOn, due_on as DueOn, is_projected as Projected, section, officer, topic, outcome";

    private readonly Held<(ListFilter Filter, string Sections, DueLevels Levels), long> counts = new(journal, clock, 500);

    /// <summary>A page of a list, and how many cases it has; counting stops at some thousands.</summary>
    public async Task<(ImmutableArray<CaseLine> Lines, int Count)> PageAsync(ListFilter filter, int page, DueLevels levels, CancellationToken ct)
    {
        var (where, values) = Where(filter, levels);
        var order = filter.Ended ? "arrived_on desc, id desc" : "due_on nulls first, id";
        values.Add("skip", (long)((page - 1) * PageSize));
        await using var connection = await database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition($"select {Columns} from case_view where {where} order by {order} limit {PageSize} offset @skip", values,
                cancellationToken: ct));
        var count = await counts.GetAsync((filter with { Sections = default }, string.Join('\n', filter.Sections), levels),
            _ => connection.ExecuteScalarAsync<long>(
            new CommandDefinition($"select count(*) from (select 1 from case_view where {where} limit {MostCounted}) counted", values, cancellationToken: ct)));
        return ([.. rows.Select(row => row.Line)], (int)count);
    }

    /// <summary>How many open cases of a scope are overdue, red and amber; each counted once.</summary>
    public async Task<(int Overdue, int Red, int Amber)> CountsAsync(ListFilter filter, DueLevels levels, CancellationToken ct)
    {
        var (where, values) = Where(filter with { Urgency = ListUrgency.Amber }, levels);
        values.Add("red", levels.Red);
        await using var connection = await database.OpenAsync(ct);
        var row = await connection.QuerySingleAsync<(long Overdue, long Red, long All)>(new CommandDefinition($"""
            select coalesce(sum(case when due_on < @Today then 1 else 0 end), 0), coalesce(sum(case when due_on >= @Today and due_on <= @red then 1 else 0 end), 0), count(*)
            from (select due_on from case_view where {where} limit {MostCounted}) near
            """, values, cancellationToken: ct));
        return ((int)row.Overdue, (int)row.Red, (int)(row.All - row.Overdue - row.Red));
    }

    /// <summary>The open cases of an officer at an agency, in these sections only where any are named.</summary>
    public async Task<ImmutableArray<DisclosureRequestId>> OpenOfAsync(AgencyId agency, PersonId officer,
        ImmutableArray<string>? sections, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. await connection.QueryAsync<DisclosureRequestId>(new CommandDefinition(
            $"select id from case_view where officer = @officer and is_open = 1 and agency = @agency{In(sections, out var values)} order by due_on, id",
            With(values, new { agency, officer }), cancellationToken: ct))];
    }

    /// <summary>Who has open cases at an agency, and how many.</summary>
    public async Task<ImmutableArray<(PersonId Officer, long Cases)>> HoldersAsync(AgencyId agency, ImmutableArray<string>? sections, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. await connection.QueryAsync<(PersonId, long)>(new CommandDefinition(
            $"""
                select officer, count(*)
                from case_view
                where agency = @agency and is_open = 1 and officer is not null{In(sections, out var values)}
                group by officer
                order by 2 desc, 1
                """, With(values, new { agency }), cancellationToken: ct))];
    }

    // The drivers of the two engines expand list parameters differently, so each section has its own.
    private static string In(ImmutableArray<string>? sections, out DynamicParameters values)
    {
        values = new();
        if (sections is not { } named) return "";
        foreach (var (i, section) in named.Index()) values.Add($"section{i}", section);
        return named.IsEmpty ? " and 1 = 0" : $" and section in ({string.Join(", ", named.Select((_, i) => $"@section{i}"))})";
    }

    private static DynamicParameters With(DynamicParameters values, object others)
    {
        values.AddDynamicParams(others);
        return values;
    }

    /// <summary>The public numbers of cases.</summary>
    public async Task<ImmutableDictionary<DisclosureRequestId, string>> NumbersAsync(IEnumerable<DisclosureRequestId> cases, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(string Id, string? Number)>(new CommandDefinition(
            $"select id, number from case_view where id in {IdList.Of(cases)}", cancellationToken: ct));
        return rows.Where(row => row.Number is not null).ToImmutableDictionary(row => DisclosureRequestId.Parse(row.Id, null), row => row.Number!);
    }

    /// <summary>The case of that number at that agency; null when there is none.</summary>
    public async Task<DisclosureRequestId?> FindAsync(AgencyId agency, string number, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<DisclosureRequestId?>(new CommandDefinition(
            "select id from case_view where agency = @agency and number = @number", new { agency, number }, cancellationToken: ct));
    }

    private static (string Where, DynamicParameters Values) Where(ListFilter filter, DueLevels levels)
    {
        var section = In(filter.Scope == ListScope.Section ? filter.Sections : null, out var values);
        values.AddDynamicParams(new { filter.Agency, levels.Today, open = filter.Ended ? 0L : 1L });
        var number = string.IsNullOrWhiteSpace(filter.Number) ? null : filter.Number.Trim();
        // A column inside an expression cannot lead SQLite, which knows nothing of how the rows are spread, to a worse index.
        var parts = new List<string>
        {
            filter.Scope == ListScope.Mine && number is null ? "(agency || '') = @Agency" : $"agency = @Agency{section}",
            number is not null || filter.Stage is not null && filter.Scope != ListScope.Mine ? "(is_open + 0) = @open" : "is_open = @open",
        };
        void And(string part, string name, object value)
        {
            parts.Add(part);
            values.Add(name, value);
        }
        if (filter.Scope == ListScope.Mine) And("officer = @me", "me", filter.Me.ToString());
        if (filter.Stage is { } stage) And("stage = @stage", "stage", stage.ToString());
        if (number is not null) And("number = @number", "number", number);
        switch (filter.Urgency)
        {
            case ListUrgency.Overdue: parts.Add("due_on < @Today"); break;
            case ListUrgency.Red: And("due_on <= @by", "by", levels.Red); break;
            case ListUrgency.Amber: And("due_on <= @by", "by", levels.Amber); break;
        }
        return (string.Join(" and ", parts), values);
    }

    private sealed class Row
    {
        public DisclosureRequestId Id { get; init; }
        public string? Number { get; init; }
        public string Stage { get; init; } = "";
        public DateOnly? ReceivedOn { get; init; }
        public DateOnly ArrivedOn { get; init; }
        public DateOnly? DueOn { get; init; }
        public long Projected { get; init; }
        public string? Section { get; init; }
        public PersonId? Officer { get; init; }
        public string? Topic { get; init; }
        public string? Outcome { get; init; }

        public CaseLine Line =>
            new(Id, Number, Enum.Parse<CaseStage>(Stage), ReceivedOn, ArrivedOn, DueOn, Projected == 1, Section, Officer, Topic,
                Outcome is null ? null : Enum.Parse<DispositionType>(Outcome));
    }
}
