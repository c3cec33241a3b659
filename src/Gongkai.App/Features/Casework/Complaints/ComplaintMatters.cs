using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>投诉 as a kind of matter, in the chain of the authority that answers them.</summary>
public sealed class ComplaintMatters(WorkCalendars calendars, TimeProvider clock)
    : MatterKind<Complaint, ComplaintEvent, ComplaintStage, CaseSituation>(ComplaintSteps.Workflow, Events, "complaint/")
{
    private readonly RequestMatters requests = new(calendars, clock);

    /// <summary>The events of complaints by their names.</summary>
    public static MatterJson<ComplaintEvent> Events { get; } = new(ComplaintSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<Complaint, CaseSituation>, Task>> Projections =>
        [WriteAsync, WriteTermsAsync, MatterEntries.WriteAsync];

    public override string? About(Complaint matter) => matter.Filed!.Request.Stream;

    public override Complaint Blank(Guid id) => new(new ComplaintId(id));

    public override Task<CaseSituation> SituationAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, Complaint matter, Actor actor) =>
        requests.SituationAsync(connection, transaction, agency, actor);

    protected override ImmutableArray<RunningTerm> Terms(Complaint matter, CaseSituation situation) => matter.Terms(situation);

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new ComplaintMatters(new(store.Database), clock).ProjectAsync;

    /// <summary>查实的投诉: those that were found right, wholly or in part (第四十七条、第五十一条), in the order of their answers.</summary>
    /// <param name="connection">On what.</param>
    /// <param name="which">Which of them: a condition on <c>complaint_view v</c> and, for its stream, <c>journal j</c>.</param>
    /// <param name="values">What the condition names.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<ImmutableArray<(string Stream, AgencyId About, ComplaintAnswered Answered)>> FoundedAsync(
        DbConnection connection, string which, object values, CancellationToken ct = default)
    {
        var rows = await connection.QueryAsync<(string Stream, string About, string Body)>(new CommandDefinition($"""
            select j.stream, v.about, j.body from complaint_view v join journal j on j.stream = 'complaint/' || v.id
            where {which} and v.stage = '{nameof(ComplaintStage.Answered)}' and j.type = '{nameof(ComplaintAnswered)}' order by j.at
            """, values, cancellationToken: ct));
        return
        [
            .. from row in rows
               let answered = (ComplaintAnswered)Events.Read(nameof(ComplaintAnswered), row.Body)
               where answered.Finding is ComplaintFinding.Founded or ComplaintFinding.PartlyFounded
               select (row.Stream, AgencyId.Parse(row.About, null), answered),
        ];
    }

    private static Task WriteAsync(MatterChange<Complaint, CaseSituation> change) => change.Transaction.Connection.ExecuteAsync("""
        insert into complaint_view (id, agency, about, request, stage, filed_on, due_on) values (@Id, @Agency, @About, @Request, @Stage, @On, @Due)
        on conflict (id) do update set stage = excluded.stage, filed_on = excluded.filed_on, due_on = excluded.due_on
        """, new
    {
        change.Matter.Id,
        change.Agency,
        About = change.Matter.Filed!.Agency,
        change.Matter.Filed.Request,
        Stage = change.Matter.Stage.ToString(),
        change.Matter.Filed.On,
        Due = change.Matter.Terms(change.Situation).Min(term => term.Due),
    }, change.Transaction.Transaction);
}

/// <summary>A complaint as the list shows it.</summary>
/// <param name="Id">Which.</param>
/// <param name="About">被投诉机关</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="FiledOn">When it came.</param>
/// <param name="DueOn">When it is to be answered; null once it is over.</param>
public sealed record ComplaintLine(ComplaintId Id, AgencyId About, ComplaintStage Stage, DateOnly FiledOn, DateOnly? DueOn);

/// <summary>投诉 as their events.</summary>
public sealed class ComplaintJournal(Store store, WorkCalendars calendars, TimeProvider clock)
    : MatterJournal<Complaint, ComplaintEvent, ComplaintStage, CaseSituation>(store, new ComplaintMatters(calendars, clock))
{
    /// <summary>Files one, for whoever holds the code of the request.</summary>
    public Task<MatterAnswer<Complaint, ComplaintEvent>> FileAsync(AgencyId agency, AgencyId authority, DisclosureRequestId about, DateOnly on, string words,
        ChangeContext change, CancellationToken ct) =>
        TakeAsync(new(new(new ComplaintId(Guid.CreateVersion7())), 0, async (writing, _) =>
            [new ComplaintFiled(on, agency, about, await writing.SealAsync("complaint", words))])
        { BeginningAt = authority }, Actor.Applicant, change, ct);

    /// <summary>Complaints to some authorities, the running first.</summary>
    public async Task<ImmutableArray<ComplaintLine>> ToAsync(IReadOnlyCollection<AgencyId> authorities, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<(ComplaintId Id, AgencyId About, string Stage, DateOnly FiledOn, DateOnly? DueOn)>(new CommandDefinition(
            $"""
                select id, about, stage, filed_on, due_on from complaint_view where agency in {IdList.Of(authorities)}
                order by case when due_on is null then 1 else 0 end, due_on, filed_on desc, id
                """, cancellationToken: ct));
        return [.. rows.Select(row => new ComplaintLine(row.Id, row.About, Enum.Parse<ComplaintStage>(row.Stage), row.FiledOn, row.DueOn))];
    }

    /// <summary>Complaints about one request, in the order in which they came, each with the authority's calendar and choices.</summary>
    public async Task<ImmutableArray<(Complaint Complaint, CaseSituation Situation)>> AboutAsync(DisclosureRequestId about, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        var found = new List<(Complaint, CaseSituation)>();
        foreach (var id in await connection.QueryAsync<ComplaintId>(
            new CommandDefinition("select id from complaint_view where request = @about order by filed_on, id", new { about }, cancellationToken: ct)))
            if (await FindAsync(new Complaint(id), ct) is var (authority, complaint))
                found.Add((complaint, await Kind.SituationAsync(connection, null, authority, complaint, Actor.Applicant)));
        return [.. found];
    }
}

/// <summary>What an officer does with one complaint.</summary>
public sealed class ComplaintDesk(ComplaintJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<Complaint, ComplaintEvent, ComplaintStage, CaseSituation>(journal, store, people, officer, Permission.AnswerComplaints, clock);
