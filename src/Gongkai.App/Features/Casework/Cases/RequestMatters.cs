using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;

namespace Gongkai.Features.Casework;

/// <summary>政府信息公开申请 as a kind of matter.</summary>
public sealed class RequestMatters(WorkCalendars calendars, TimeProvider clock)
    : MatterKind<DisclosureRequest, CaseEvent, CaseStage, CaseSituation>(CaseSteps.Workflow, CaseEventJson.Events, "case/")
{
    protected override ImmutableArray<Func<CaseChange, Task>> Projections { get; } =
        [WriteByClockAsync, CaseParties.WriteAsync, LetterView.WriteAsync, ArchiveView.WriteAsync, CaseEntry.WriteAsync];

    public override string? About(DisclosureRequest matter) => null;

    public override DisclosureRequest Blank(Guid id) => new(new DisclosureRequestId(id));

    public override Task<CaseSituation> SituationAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency,
        DisclosureRequest matter, Actor actor) =>
        SituationAsync(connection, transaction, agency, actor);

    /// <summary>What may be looked at beside a case of that agency. Both in one question: every step asks it.</summary>
    public async Task<CaseSituation> SituationAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, Actor actor)
    {
        var (notices, settings) = await connection.QuerySingleAsync<(long Notices, string? Settings)>($"""
            select coalesce((select max(sequence) from holiday_notice), 0), (select body from agency_settings where agency = @agency and name = '{AgencyCasework.Name}')
            """, new { agency }, transaction);
        return new(clock.BeijingToday, await calendars.ThroughAsync(notices, connection, transaction),
            settings is null ? new() : AgencyCasework.Read(settings), actor);
    }

    protected override ImmutableArray<RunningTerm> Terms(DisclosureRequest matter, CaseSituation situation) =>
        CaseTerms.Of(matter, matter.Clock(situation)) is { } term ? [term] : [];

    // Three tables say what the clock answers: it is asked once.
    private static async Task WriteByClockAsync(CaseChange change)
    {
        var clock = change.Matter.Clock(change.Situation);
        await CaseView.WriteAsync(change, clock);
        await CaseView.WriteTermsAsync(change, clock);
        await RegisterView.WriteAsync(change, clock);
    }
}
