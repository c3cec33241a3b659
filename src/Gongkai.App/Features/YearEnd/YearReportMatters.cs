using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.YearEnd;

/// <summary>An annual report as lists show it.</summary>
public sealed record YearReportLine(YearReportId Id, int Year, ReportStage Stage, DateOnly BegunOn, int Issued, ItemId? Item);

/// <summary>年度报告的编制 as a kind of matter.</summary>
/// <param name="calendars">By which days count.</param>
/// <param name="clock">The time.</param>
/// <param name="counts">By which registers are asked; null for who takes no steps.</param>
public sealed class YearReportMatters(WorkCalendars calendars, TimeProvider clock, YearCounts? counts = null)
    : MatterKind<YearReport, YearReportEvent, ReportStage, YearReportSituation>(YearReportSteps.Workflow, Events, "year-report/")
{
    /// <summary>The table.</summary>
    public const string Table = "year_report_view";

    /// <summary>The name under which an agency's choices are kept.</summary>
    public const string Settings = "year-end";

    private const string Upsert = $"""
        insert into {Table} (id, agency, year, version, stage, begun_on, frozen_on, issued, item, members)
        values (@Id, @Agency, @Year, @Version, @Stage, @BegunOn, @FrozenOn, @Issued, @Item, @Members)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, frozen_on = excluded.frozen_on, issued = excluded.issued,
            item = excluded.item, members = excluded.members
        """;

    /// <summary>The events of annual reports by their names.</summary>
    public static MatterJson<YearReportEvent> Events { get; } = new(YearReportSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<YearReport, YearReportSituation>, Task>> Projections =>
        [WriteAsync, WriteVersionsAsync, WriteTermsAsync];

    public override string? About(YearReport matter) => null;

    public override YearReport Blank(Guid id) => new(new YearReportId(id));

    public override async Task<YearReportSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, YearReport matter, Actor actor)
    {
        var (_, settings) = await AgencyCalendar.OfAsync(calendars, connection, transaction, agency, Settings);
        var situation = new YearReportSituation(
            clock.BeijingToday, Read(settings), await ColumnView.IsGovernmentAsync(connection, transaction, agency), actor);
        if (counts is null || actor.Person is null || matter.Year == 0) return situation;
        var previous = await PreviousAsync(connection, transaction, agency, matter, situation.Settings);
        return situation with { Registers = await counts.ReadAsync(connection, transaction, agency, matter.Year, previous) };
    }

    protected override ImmutableArray<RunningTerm> Terms(YearReport matter, YearReportSituation situation) => matter.Terms(situation);

    /// <summary>An agency's choices as they are kept; the defaults where it has chosen nothing.</summary>
    public static YearEndSettings Read(string? body) => AgencySettings.Read<YearEndSettings>(body);

    /// <summary>An agency's reports, the latest year first.</summary>
    internal static async Task<ImmutableArray<YearReportLine>> ListAsync(DbConnection connection, AgencyId agency)
    {
        var rows = await connection.QueryAsync<(YearReportId, long, string, DateOnly, long, string?)>(
            $"select id, year, stage, begun_on, issued, item from {Table} where agency = @agency order by year desc", new { agency });
        return
        [
            .. rows.Select(row => new YearReportLine(row.Item1, (int)row.Item2, Enum.Parse<ReportStage>(row.Item3), row.Item4, (int)row.Item5,
                ItemId.TryParse(row.Item6, null, out var item) ? item : null)),
        ];
    }

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new YearReportMatters(new(store.Database), clock).ProjectAsync;

    // As it was issued last: what is being corrected now is not last year's report yet.
    private async Task<AnnualReport?> PreviousAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, YearReport matter, YearEndSettings settings)
    {
        var blank = new YearReport(YearReport.IdOf(agency, matter.Year - 1));
        var entries = await JournalRows.OfStreamAsync(connection, blank.Stream, transaction, CancellationToken.None);
        var issued = entries.Select((entry, i) => entry.Type == nameof(ReportHandedOn) ? i + 1 : 0).DefaultIfEmpty().Max();
        // What was added up is not held against what was not.
        return issued > 0 && Fold(blank, entries[..issued]) is { Frozen: { } frozen } report && report.IsWhole == matter.IsWhole
            ? ComposedReport.Of(report.Draft, frozen.Snapshot, settings.OwnFigures).Report : null;
    }

    private static Task WriteAsync(MatterChange<YearReport, YearReportSituation> change)
    {
        var report = change.Matter;
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            report.Id,
            change.Agency,
            Year = (long)report.Year,
            Version = (long)report.Version,
            Stage = report.Stage.ToString(),
            BegunOn = report.History[0].On,
            FrozenOn = report.Frozen?.On,
            Issued = (long)report.Issued.Length,
            Item = report.Issued.LastOrDefault()?.Item,
            Members = report.Frozen is { Own: not null } frozen ? JsonSerializer.Serialize(frozen.Members, EventJson.Options) : null,
        }, change.Transaction.Transaction);
    }

    // Each as it was handed on: with the words and the figures that it had then.
    private static Task WriteVersionsAsync(MatterChange<YearReport, YearReportSituation> change)
    {
        var report = change.Matter;
        var (agency, name) = (change.Agency, "");
        var versions = ImmutableArray.CreateBuilder<KeptVersion>();
        foreach (var (i, handed) in report.History.Index().Where(told => told.Item is ReportHandedOn).Select(told => (told.Index, (ReportHandedOn)told.Item)))
        {
            var then = YearReportSteps.Workflow.Fold(new(report.Id), report.History[..(i + 1)]);
            if (then.Frozen is not { } frozen || handed.Files.FirstOrDefault(file => file.Format == "docx") is not { } word) continue;
            var issued = ComposedReport.Of(then.Draft, frozen.Snapshot, change.Situation.Settings.OwnFigures).Report;
            name = issued.Agency ?? "";
            versions.Add(new(handed.Number, handed.On, VersionWay.Issued, word.Sha256, $"{report.Year}年政府信息公开工作年度报告.docx",
                handed == report.Issued[^1], handed == report.Issued[^1], null, handed.Item, 0, 0,
                new(FiledReading.Of(issued, []), ImmutableSortedDictionary<string, string>.Empty)));
        }
        return ReportVersions.WriteAsync(change.Transaction, report.Stream, agency, agency, name, report.Year, report.Version, versions);
    }
}

/// <summary>年度报告 as their events. Freezing freezes the register of cases with it; what is handed on becomes a draft of publishing, in the same
/// writing.</summary>
public sealed class YearReportJournal(Store store, WorkCalendars calendars, TimeProvider clock, YearCounts counts, ItemJournal items)
    : MatterJournal<YearReport, YearReportEvent, ReportStage, YearReportSituation>(store, new YearReportMatters(calendars, clock, counts))
{
    protected override async Task<ImmutableArray<Refusal>> FollowAsync(
        MatterChange<YearReport, YearReportSituation> changed, YearReport before, ChangeContext change) => changed.Matter.History[^1] switch
        {
            ReportFrozen => await FreezeAsync(changed, change),
            ReportHandedOn handed => await HandOnAsync(changed, handed, before.Correction?.Reason, change),
            _ => [],
        };

    private static async Task<ImmutableArray<Refusal>> FreezeAsync(MatterChange<YearReport, YearReportSituation> changed, ChangeContext change)
    {
        var refusals = await YearRegister.FreezeAsync(changed.Transaction, changed.Agency, changed.Matter.Year, changed.Situation.Today, change);
        // Frozen already: that is what it was compiled of.
        return [.. refusals.Where(refusal => refusal.Variant is not null)];
    }

    private async Task<ImmutableArray<Refusal>> HandOnAsync(
        MatterChange<YearReport, YearReportSituation> changed, ReportHandedOn handed, string? reason, ChangeContext change)
    {
        var actor = changed.Situation.Actor;
        var report = changed.Situation.Registers!.Look(changed.Matter, changed.Situation.Settings).Composed.Report;
        var blank = new PublicItem(handed.Item);
        var entries = await changed.Transaction.ReadAsync(blank.Stream);
        var item = entries.IsEmpty ? null : items.Kind.Fold(entries);
        var answer = await items.TakeAsync(changed.Transaction, new MatterStep<PublicItem, ItemEvent, ItemSituation>(blank, null, async (writing, _) =>
        {
            var (today, by) = (writing.Situation.Today, handed.By);
            var content = await ItemContentTable.KeepAsync(writing, ReportIssue.Content(report, handed, item is null
                ? null : writing.Situation.Contents[item.Content]));
            if (item is null)
                return [new ItemDrafted(today, await ItemJournal.NumberAsync(writing), ItemKinds.YearlyReport.Code, content, ReportIssue.Placement, by)];
            ItemRevised revised = new(today, content, item.Placement, by);
            return item.Stage == ItemStage.Published ? [new AmendmentBegun(today, reason ?? "更新年度报告", by), revised] : [revised];
        })
        { BeginningAt = item is null ? changed.Agency : null }, actor, change);
        return answer.Refusals;
    }
}

/// <summary>What an officer does with one annual report.</summary>
public sealed class YearReportDesk(YearReportJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<YearReport, YearReportEvent, ReportStage, YearReportSituation>(journal, store, people, officer, Permission.HandleYearReports, clock);
