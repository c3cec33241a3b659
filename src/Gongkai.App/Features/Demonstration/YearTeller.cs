using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Features.Publishing;
using Gongkai.Features.YearEnd;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reports;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.Demonstration;

/// <summary>Who makes an agency's report, by the sign-in names.</summary>
/// <param name="Agency">Whose it is.</param>
/// <param name="Clerk">Who writes it.</param>
/// <param name="Declares">Who declares what no register knows.</param>
/// <param name="Confirms">Who holds that against its source.</param>
/// <param name="Reviewer">The head who reviews what lies in no section, in publishing.</param>
/// <param name="Secrecy">Who looks for secrets.</param>
/// <param name="Office">The head of the office.</param>
/// <param name="Leader">The leader in charge.</param>
internal sealed record ReportStaff(
    string Agency, string Clerk, string Declares, string Confirms, string Reviewer, string Secrecy, string Office, string Leader)
{
    /// <summary>The section that declares, with its head; null where the office does.</summary>
    public (string Name, string Head)? Section { get; init; }

    /// <summary>Why the whole is added up without those who have not filed; null for the report of one agency.</summary>
    public string? Without { get; init; }

    /// <summary>How many days after a bureau's January it goes on.</summary>
    public int Later { get; init; }

    /// <summary>云川市商务局</summary>
    public static ReportStaff Bureau { get; } = new(DemonstrationItem.Agency, "zhoumin", "chenlixin", "zhoumin", ItemTeller.OfficeHead, ItemTeller.Secrecy,
        ItemTeller.OfficeHead, "mawenjing")
    { Section = ("市场体系建设科", "dujianping") };

    /// <summary>云川市人民政府, by whose report the year of all is told: two months later, for it adds up what has come in.</summary>
    public static ReportStaff City { get; } = new("云川市人民政府", "yanxiaoqing", "yanxiaoqing", "liwenyuan", "zhaomingyuan", "xiewanqing", "liwenyuan", "guhaiping")
    { Without = "青岭区人民政府还没有报送，已经电话催报；3月31日前应当公布，报来以后更正。", Later = 56 };
}

/// <summary>
/// An agency's report, compiled out of what the demonstration has told, declared, frozen, passed and handed on, each step on its own day by the one whose
/// post it is; then it goes through publishing as every item does.
/// </summary>
internal sealed class YearTeller(IServiceProvider services, TimeProvider clock, DemonstrationNames names, DemonstrationStaff staff, ReportStaff who)
{
    // From the first Monday of a bureau's January to that of June.
    private const int Correcting = 147;

    private readonly YearReportJournal journal = services.GetRequiredService<YearReportJournal>();
    private readonly IssuedFiles issued = services.GetRequiredService<IssuedFiles>();
    private readonly ItemJournal items = services.GetRequiredService<ItemJournal>();

    private AgencyId Agency => names.Agency(who.Agency).Id;

    /// <summary>Whether an item is a report that is made here: of a year in which the agency was on the platform.</summary>
    public bool Tells(DemonstrationItem item) => item.Content.Kind == ItemKinds.YearlyReport.Code && !item.Passages.IsEmpty
        && names.Agency(who.Agency).FromOn.Year <= YearOf(item);

    /// <summary>Its steps, the last of which makes the item.</summary>
    public IEnumerable<(DateOnly On, Func<Task> TellAsync)> StepsOf(DemonstrationItem item, CancellationToken ct)
    {
        var year = YearOf(item);
        DateOnly Day(int day) => new DateOnly(year + 1, 1, day).AddDays(who.Later);
        yield return (Day(5), Step(year, who.Clerk, (writing, _, by) =>
            Task.FromResult<YearReportEvent>(new ReportBegun(Today(writing), year, writing.Situation.Settings.Template, by)), ct, begins: true));
        if (who.Without is not null) yield return (Day(5), Step(year, who.Clerk, (writing, _, by) =>
            Task.FromResult<YearReportEvent>(new ScopeChosen(Today(writing), true, by)), ct));
        foreach (var step in FiguresOf(year, item.Cells, $"审批系统、执法办案系统{year}年台账，财务收费台账", Day, ct)) yield return step;
        yield return (Day(9), Step(year, who.Clerk, (writing, report, by) => Task.FromResult<YearReportEvent>(
            new ReportWritten(Today(writing), DraftOf(item, report.Draft), by)), ct));
        yield return (Day(12), Freeze(year, null, ct));
        foreach (var step in PassesOf(year, Day, ct)) yield return step;
        yield return (item.DraftedOn, HandOn(year, names.Item(item.Key), ct));
    }

    /// <summary>The item's way through publishing.</summary>
    public (DateOnly On, Func<Task> TellAsync) PublicationOf(DemonstrationItem item, CancellationToken ct) =>
        (item.PublishedOn!.Value, () => PublishAsync(names.Item(item.Key), ct));

    /// <summary>June: what was counted wrong is corrected, passed and published anew; none where nothing was.</summary>
    public IEnumerable<(DateOnly On, Func<Task> TellAsync)> CorrectionOf(DemonstrationItem item, CancellationToken ct)
    {
        if (item.Correction is not { } correction) yield break;
        var year = YearOf(item);
        DateOnly Day(int day) => CorrectedOn(year, day);
        yield return (Day(5), Step(year, who.Office, (writing, _, by) =>
            Task.FromResult<YearReportEvent>(new CorrectionBegun(Today(writing), correction.Note, by)), ct));
        var figures = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(correction.Cell, correction.Value)]);
        foreach (var step in FiguresOf(year, figures, "执法案卷逐件核对", Day, ct)) yield return step;
        yield return (Day(12), Freeze(year, correction.Note, ct));
        foreach (var step in PassesOf(year, Day, ct)) yield return step;
        yield return (Day(22), HandOn(year, names.Item(item.Key), ct));
        yield return (Day(26), () => PublishAsync(names.Item(item.Key), ct));
    }

    /// <summary>A day of the correction, by the day of January on which the like was done to the report.</summary>
    public static DateOnly CorrectedOn(int year, int day) => new DateOnly(year + 1, 1, day).AddDays(Correcting);

    private IEnumerable<(DateOnly On, Func<Task> TellAsync)> FiguresOf(
        int year, ImmutableSortedDictionary<string, string> figures, string source, Func<int, DateOnly> day, CancellationToken ct)
    {
        yield return (day(7), Step(year, who.Declares, async (writing, _, by) => new FiguresDeclared(Today(writing), figures, by)
        {
            Section = who.Section?.Name,
            Note = await writing.SealAsync("demonstration", source),
        }, ct));
        yield return (day(8), Step(year, who.Confirms, (writing, _, by) =>
            Task.FromResult<YearReportEvent>(new FiguresConfirmed(Today(writing), figures, by)), ct));
    }

    private IEnumerable<(DateOnly On, Func<Task> TellAsync)> PassesOf(int year, Func<int, DateOnly> day, CancellationToken ct)
    {
        yield return (day(14), Step(year, who.Clerk, (writing, report, by) => Task.FromResult<YearReportEvent>(new ReportSubmitted(Today(writing),
            writing.Situation.Settings.Chain, writing.Situation.Registers!.Look(report, writing.Situation.Settings).Composed.Hash, by)), ct));
        if (who.Section is var (section, head)) yield return (day(14), Step(year, head, (writing, _, by) =>
            Task.FromResult<YearReportEvent>(new SectionSigned(Today(writing), section, by)), ct));
        yield return (day(15), Pass(year, who.Clerk, ReportCheck.Justice, ct, "云川市司法局行政执法监督科"));
        yield return (day(16), Pass(year, who.Secrecy, ReportCheck.Secrecy, ct));
        yield return (day(19), Pass(year, who.Office, ReportCheck.Office, ct));
        yield return (day(20), Pass(year, who.Leader, ReportCheck.LeaderInCharge, ct));
        yield return (day(22), Pass(year, who.Clerk, ReportCheck.Head, ct, "主要负责人签发，纸质件已盖章"));
    }

    private Func<Task> Freeze(int year, string? reason, CancellationToken ct) => Step(year, who.Office, async (writing, report, by) =>
        writing.Situation.Registers!.Frozen(report, Today(writing), by, takesLive: false) with
        {
            Reason = await writing.SealOrNoneAsync("demonstration", reason),
            Without = await writing.SealOrNoneAsync("demonstration", who.Without),
        }, ct);

    private Func<Task> Pass(int year, string signIn, ReportCheck check, CancellationToken ct, string? signer = null) =>
        Step(year, signIn, async (writing, report, by) => new ReportPassed(Today(writing), check, report.Content!, by)
        {
            Signer = await writing.SealOrNoneAsync("demonstration", signer),
            Figures = check == ReportCheck.Justice ? report.Frozen!.Snapshot.Documents : ImmutableSortedDictionary<string, string>.Empty,
        }, ct);

    private Func<Task> HandOn(int year, ItemId item, CancellationToken ct) => async () =>
    {
        var (_, report) = (await journal.FindAsync(new YearReport(YearReport.IdOf(Agency, year)), ct))!.Value;
        var (composed, number) = (ComposedReport.Of(report.Draft, report.Frozen!.Snapshot, new YearEndSettings().OwnFigures).Report, report.Issued.Length + 1);
        var files = await issued.KeepAsync(composed, number, item, ct);
        await Step(year, who.Clerk, (writing, now, by) => Task.FromResult<YearReportEvent>(
            new ReportHandedOn(Today(writing), number, item, now.Content!, files, by)), ct)();
    };

    private Func<Task> Step(int year, string signIn, Func<MatterWriting<YearReportSituation>, YearReport, PersonId, Task<YearReportEvent>> propose,
        CancellationToken ct, bool begins = false) => async () =>
    {
        var officer = await staff.OfficerAsync(signIn, ct);
        Check((await journal.TakeAsync(new(new YearReport(YearReport.IdOf(Agency, year)), begins ? 0 : null,
            async (writing, report) => [await propose(writing, report, officer.Id)])
        { BeginningAt = begins ? Agency : null }, officer.ActorAt(Agency), officer.Change(clock, Permission.HandleYearReports, Agency), ct)).Refusals);
    };

    private async Task PublishAsync(ItemId item, CancellationToken ct)
    {
        await TakeAsync(who.Clerk, (writing, _, by) => Task.FromResult<ItemEvent>(new ItemSubmitted(writing.Situation.Today,
            writing.Situation.Settings.Chain, by)));
        await TakeAsync(who.Reviewer, (writing, now, by) =>
            Task.FromResult<ItemEvent>(new ItemPassed(writing.Situation.Today, ChainStage.Section, now.Content, by)));
        await TakeAsync(who.Secrecy, (writing, now, by) =>
            Task.FromResult<ItemEvent>(new ItemSecrecyReviewed(writing.Situation.Today, now.Content, SecrecyFinding.Open, by)));
        await TakeAsync(who.Leader, (writing, now, by) =>
            Task.FromResult<ItemEvent>(new ItemPassed(writing.Situation.Today, ChainStage.Leader, now.Content, by)));
        await TakeAsync(who.Clerk, async (writing, now, by) => await ItemJournal.PublicationAsync(writing, now, by));

        async Task TakeAsync(string signIn, Func<MatterWriting<ItemSituation>, PublicItem, PersonId, Task<ItemEvent>> propose)
        {
            var officer = await staff.OfficerAsync(signIn, ct);
            Check((await items.TakeAsync(new(new PublicItem(item), null, async (writing, now) => [await propose(writing, now, officer.Id)]),
                officer.ActorAt(Agency), officer.Change(clock, Permission.HandleItems, Agency), ct)).Refusals);
        }
    }

    private static void Check(ImmutableArray<Refusal> refusals)
    {
        if (!refusals.IsEmpty)
            throw new InvalidDataException(string.Join("；", refusals.Select(refusal => $"{refusal.Code} {refusal.Variant} {Message.Of(refusal.Finding)}")));
    }

    // What the file says, in the template; problems with their measures as “问题 → 措施”.
    private static ReportDraft DraftOf(DemonstrationItem item, ReportDraft template)
    {
        string Of(ReportSection section) => string.Join('\n', item.Passages.Where(passage => passage.Section == section).Select(passage => passage.Words));
        return template with
        {
            Overview = Of(ReportSection.Overview) is { Length: > 0 } overview ? overview : template.Overview,
            Proactive = Of(ReportSection.Proactive),
            Requests = Of(ReportSection.Requests),
            Disputes = Of(ReportSection.Disputes),
            OtherMatters = Of(ReportSection.OtherMatters) is { Length: > 0 } others ? others : template.OtherMatters,
            Problems =
            [
                .. item.Passages.Where(passage => passage.Section == ReportSection.Problems).Select(passage => passage.Words.Split(" → "))
                    .Select(pair => pair is [var problem, var measure] ? new ReportProblem(problem, measure)
                        : throw new InvalidDataException($"{item.Key}: problems")),
            ],
            SignedOn = item.Content.FormedOn,
        };
    }

    /// <summary>The year that a report is on.</summary>
    public static int YearOf(DemonstrationItem item) => int.Parse(item.Content["year"], CultureInfo.InvariantCulture);

    private static DateOnly Today(MatterWriting<YearReportSituation> writing) => writing.Situation.Today;
}
