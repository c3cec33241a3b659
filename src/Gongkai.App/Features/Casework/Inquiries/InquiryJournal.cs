using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Sending;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>首问 as a kind of matter.</summary>
public sealed class InquiryMatters(WorkCalendars calendars, TimeProvider clock)
    : MatterKind<Inquiry, InquiryEvent, InquiryStage, InquirySituation>(InquirySteps.Workflow, Events, "inquiry/")
{
    /// <summary>The name under which an agency's choices are kept.</summary>
    public const string Settings = "inquiries";

    private readonly RequestMatters requests = new(calendars, clock);

    /// <summary>The events of inquiries by their names.</summary>
    public static MatterJson<InquiryEvent> Events { get; } = new(InquirySteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<Inquiry, InquirySituation>, Task>> Projections =>
        [InquiryView.WriteAsync, WriteTermsAsync, MatterEntries.WriteAsync];

    public override string? About(Inquiry matter) => null;

    public override Inquiry Blank(Guid id) => new(new InquiryId(id));

    public override async Task<InquirySituation> SituationAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency,
        Inquiry matter, Actor actor)
    {
        var situation = await requests.SituationAsync(connection, transaction, agency, actor);
        return new(situation.Today, situation.Calendar, Read(await AgencySettings.FindAsync(connection, agency, Settings, transaction)), actor);
    }

    protected override ImmutableArray<RunningTerm> Terms(Inquiry matter, InquirySituation situation) => matter.Terms(situation.Calendar, situation.Settings);

    /// <summary>An agency's choices as they are kept; the defaults where it has chosen nothing.</summary>
    public static InquirySettings Read(string? body) => AgencySettings.Read<InquirySettings>(body);
}

/// <summary>Inquiries as their events. The section to which one is handed over is told in the same writing.</summary>
public sealed class InquiryJournal(Store store, WorkCalendars calendars, PeopleRegister people, StaffMessages staff, Outbox outbox, TimeProvider clock)
    : MatterJournal<Inquiry, InquiryEvent, InquiryStage, InquirySituation>(store, new InquiryMatters(calendars, clock))
{
    /// <summary>The inquiry whose code has that hash; null when there is none.</summary>
    public async Task<Inquiry?> FindTrackedAsync(string hash, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        var ids = await connection.QueryAsync<InquiryId>(
            new CommandDefinition("select id from inquiry_view where code_hash = @hash", new { hash }, cancellationToken: ct));
        foreach (var id in ids) return (await FindAsync(new Inquiry(id), ct))?.Matter;
        return null;
    }

    protected override async Task<ImmutableArray<Refusal>> FollowAsync(MatterChange<Inquiry, InquirySituation> changed, Inquiry before, ChangeContext change)
    {
        if (before.HandOver is not null || changed.Matter.HandOver is not { } handed) return [];
        var (today, number) = (changed.Situation.Today, changed.Matter.Received!.Number);
        var receivers = await people.InSectionAsync(changed.Agency, handed.Section, today, CancellationToken.None);
        var told = new StaffNotice($"{changed.Matter.Stream}/handed/{changed.Matter.Version}", changed.Agency, "Inquiry", changed.Matter.Stream,
            $"首问 {number} 移交{handed.Section}", "请接收或者退回。接收以前，仍由首问责任人负责。", DueLevel.Amber);
        await outbox.PutAllAsync(changed.Transaction, await staff.OfAsync(told, receivers, today, CancellationToken.None));
        return [];
    }
}
