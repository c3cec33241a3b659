using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Features.YearEnd;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reports;
using Gongkai.Web;
using Gongkai.YearEnd;

namespace Gongkai.Features.Demonstration;

/// <summary>
/// January of the bureau: its report is compiled out of what the demonstration has told, declared, frozen, passed and handed on, each step on its own day by
/// the one whose post it is; then it goes through publishing as every item does.
/// </summary>
internal sealed class YearTeller(IServiceProvider services, TimeProvider clock, DemonstrationNames names, DemonstrationStaff staff)
{
    private const string Clerk = "zhoumin", Officer = "chenlixin", SectionHead = "dujianping", Leader = "mawenjing";

    private readonly YearReportJournal journal = services.GetRequiredService<YearReportJournal>();
    private readonly IssuedFiles issued = services.GetRequiredService<IssuedFiles>();

    /// <summary>Whether an item is a report that is made here: of a year in which the agency was on the platform.</summary>
    public bool Tells(DemonstrationItem item) => item.Content.Kind == ItemKinds.YearlyReport.Code && !item.Passages.IsEmpty
        && names.Agency(DemonstrationItem.Agency).FromOn.Year <= YearOf(item);

    /// <summary>Its steps, the last of which makes the item.</summary>
    public IEnumerable<(DateOnly On, Func<Task> TellAsync)> StepsOf(DemonstrationItem item, CancellationToken ct)
    {
        var (year, agency) = (YearOf(item), names.Agency(DemonstrationItem.Agency).Id);
        var figures = item.Cells.ToImmutableSortedDictionary(StringComparer.Ordinal);
        YearReport Blank() => new(YearReport.IdOf(agency, year));
        DateOnly Day(int day) => new(year + 1, 1, day);
        Func<Task> Step(string who, Func<MatterWriting<YearReportSituation>, YearReport, PersonId, Task<YearReportEvent>> propose,
            bool begins = false) => async () =>
        {
            var officer = await staff.OfficerAsync(who, ct);
            var answer = await journal.TakeAsync(new(Blank(), begins ? 0 : null, async (writing, report) => [await propose(writing, report, officer.Id)])
            { BeginningAt = begins ? agency : null }, officer.ActorAt(agency),
                officer.Change(clock, Permission.HandleYearReports, agency), ct);
            if (!answer.IsTaken)
                throw new InvalidDataException(string.Join("；",
                    answer.Refusals.Select(refusal => $"{refusal.Code} {refusal.Variant} {Message.Of(refusal.Finding)}")));
        };
        Func<Task> Pass(string who, ReportCheck check, string? signer = null) => Step(who, async (writing, report, by) =>
            new ReportPassed(Today(writing), check, report.Content!, by)
            {
                Signer = signer is null ? null : await writing.SealAsync("demonstration", signer),
                Figures = check == ReportCheck.Justice ? report.Frozen!.Snapshot.Documents : ImmutableSortedDictionary<string, string>.Empty,
            });
        yield return (Day(5), Step(Clerk, (writing, _, by) =>
            Task.FromResult<YearReportEvent>(new ReportBegun(Today(writing), year, writing.Situation.Settings.Template, by)), begins: true));
        yield return (Day(7), Step(Officer, async (writing, _, by) => new FiguresDeclared(Today(writing), figures, by)
        {
            Section = "市场体系建设科",
            Note = await writing.SealAsync("demonstration", $"审批系统、执法办案系统{year}年台账，财务收费台账"),
        }));
        yield return (Day(8), Step(Clerk, (writing, _, by) => Task.FromResult<YearReportEvent>(new FiguresConfirmed(Today(writing), figures, by))));
        yield return (Day(9), Step(Clerk, (writing, report, by) => Task.FromResult<YearReportEvent>(
            new ReportWritten(Today(writing), DraftOf(item, report.Draft), by))));
        yield return (Day(12), Step(ItemTeller.OfficeHead, (writing, report, by) =>
        {
            var snapshot = writing.Situation.Registers!.Compiled(report);
            return Task.FromResult<YearReportEvent>(new ReportFrozen(Today(writing), snapshot, snapshot.Hash, by));
        }));
        yield return (Day(14), Step(Clerk, (writing, report, by) => Task.FromResult<YearReportEvent>(new ReportSubmitted(Today(writing),
            writing.Situation.Settings.Chain, writing.Situation.Registers!.Look(report, writing.Situation.Settings).Composed.Hash, by))));
        yield return (Day(14), Step(SectionHead, (writing, _, by) => Task.FromResult<YearReportEvent>(new SectionSigned(Today(writing), "市场体系建设科", by))));
        yield return (Day(15), Pass(Clerk, ReportCheck.Justice, "云川市司法局行政执法监督科"));
        yield return (Day(16), Pass(ItemTeller.Secrecy, ReportCheck.Secrecy));
        yield return (Day(19), Pass(ItemTeller.OfficeHead, ReportCheck.Office));
        yield return (Day(20), Pass(Leader, ReportCheck.LeaderInCharge));
        yield return (Day(22), Pass(Clerk, ReportCheck.Head, "局长签发，纸质件已盖章"));
        yield return (item.DraftedOn, async () =>
        {
            var (_, report) = (await journal.FindAsync(Blank(), ct))!.Value;
            var id = names.Item(item.Key);
            var composed = ComposedReport.Of(report.Draft, report.Frozen!.Snapshot, new YearEndSettings().OwnFigures).Report;
            var files = await issued.KeepAsync(composed, 1, id, ct);
            await Step(Clerk, (writing, now, by) => Task.FromResult<YearReportEvent>(
                new ReportHandedOn(Today(writing), 1, id, now.Content!, files, by)))();
        }
        );
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
