using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Documents.Isolation;
using Gongkai.Features.Filing;
using Gongkai.Filing;
using Gongkai.Reading;
using Gongkai.Web;

namespace Gongkai.Features.Demonstration;

/// <summary>January of the city's office: it collects the reports on the year before; the bureau files what it has issued, and it is accepted.</summary>
internal sealed class FilingTeller(IServiceProvider services, TimeProvider clock, DemonstrationNames names, DemonstrationStaff staff)
{
    private const string Authority = "云川市人民政府", Supervisor = "zhaomingyuan", Clerk = "zhoumin";

    private readonly Filings filings = services.GetRequiredService<Filings>();
    private readonly FilingJournal journal = services.GetRequiredService<FilingJournal>();

    /// <summary>The steps around the bureau's report on a year.</summary>
    /// <param name="year">The year.</param>
    /// <param name="handedOn">The day on which it is handed on for publication.</param>
    /// <param name="ct">Gives up.</param>
    public IEnumerable<(DateOnly On, Func<Task> TellAsync)> StepsOf(int year, DateOnly handedOn, CancellationToken ct)
    {
        var (authority, member) = (names.Agency(Authority), names.Agency(DemonstrationItem.Agency).Id);
        var id = ReportFiling.IdOf(authority.Id, member, year);
        yield return (new(year + 1, 1, 5), async () =>
        {
            var officer = await staff.OfficerAsync(Supervisor, ct);
            var (_, refusals) = await filings.OpenYearAsync(authority, year, officer.Id, officer.ActorAt(authority.Id),
                officer.Change(clock, Permission.SuperviseFilings, authority.Id), ct);
            Check(refusals);
        }
        );
        yield return (handedOn.AddDays(1), () => FileAsync(id, member, year, null, ct));
        yield return (handedOn.AddDays(4), () => AcceptAsync(id, authority.Id, ct));
        // The district's government has not filed: it is reminded, once the day of the law is over.
        yield return (new(year + 1, 4, 2), async () => Check(await StepAsync(
            ReportFiling.IdOf(authority.Id, names.Agency("青岭区人民政府").Id, year), authority.Id,
            (today, _, by) => new FilingReminded(today, $"{year}年度报告应当在{year + 1}年3月31日以前报送，现已逾期，请抓紧办理。", by), ct)));
    }

    /// <summary>The report that the bureau has corrected comes again, and is accepted: what was added up of the former moves.</summary>
    public IEnumerable<(DateOnly On, Func<Task> TellAsync)> CorrectionOf(DemonstrationItem item, CancellationToken ct)
    {
        if (item.Correction is not { } correction) yield break;
        var (authority, member, year) = (names.Agency(Authority).Id, names.Agency(DemonstrationItem.Agency).Id, YearTeller.YearOf(item));
        var id = ReportFiling.IdOf(authority, member, year);
        yield return (YearTeller.CorrectedOn(year, 27), () => FileAsync(id, member, year, correction.Note, ct));
        yield return (YearTeller.CorrectedOn(year, 30), () => AcceptAsync(id, authority, ct));
    }

    private async Task FileAsync(FilingId id, AgencyId member, int year, string? correction, CancellationToken ct)
    {
        var officer = await staff.OfficerAsync(Clerk, ct);
        var issued = await services.GetRequiredService<IssuedReports>().FindAsync(member, year, ct) ?? throw new InvalidDataException("no report");
        var filing = (await filings.FindAsync(id, ct))!.Value.Filing;
        var file = await filings.KeepAsync(filing, issued.Name, issued.Word, ct);
        // Its own file needs no reader apart.
        var wish = JsonSerializer.SerializeToUtf8Bytes(new ExaminationWish([], clock.GetUtcNow()), JsonSerializerOptions.Web);
        var look = FilingLook.Of(new JobAtHand("", TimeSpan.FromMinutes(1), wish, [(issued.Name, issued.Word)]));
        FilingForm said = new()
        {
            Explanations = look.Reading!.Findings.Where(found => found.IsToBeExplained).Select(found => found.Key.Name).Distinct()
                .ToDictionary(name => name, name => (string?)issued.Explained.GetValueOrDefault(name, "已经核对，情况属实。")),
            Filer = "周敏 0000-8800001",
            Correction = correction,
        };
        var answer = await filings.FileAsync(filing, new(file, FilingWay.Platform, "", said), look.Reading, officer.Id,
            officer.ActorAt(member), officer.Change(clock, Permission.FileReports, member), ct);
        Check(answer.Refusals);
    }

    private async Task AcceptAsync(FilingId id, AgencyId authority, CancellationToken ct) => Check(await StepAsync(id, authority, (today, filing, by) =>
        new FilingAccepted(today, filing.Latest!.Number, filing.Latest.Reading.Count(Severity.Error) > 0 ? "已经核实" : "", by), ct));

    private async Task<ImmutableArray<Refusal>> StepAsync(FilingId id, AgencyId authority, Func<DateOnly, ReportFiling, PersonId, FilingEvent> happened,
        CancellationToken ct)
    {
        var officer = await staff.OfficerAsync(Supervisor, ct);
        return (await journal.TakeAsync(new(new(id), null, (writing, filing) =>
            Task.FromResult<IReadOnlyList<FilingEvent>>([happened(writing.Situation.Today, filing, officer.Id)])), officer.ActorAt(authority),
            officer.Change(clock, Permission.SuperviseFilings, authority), ct)).Refusals;
    }

    private static void Check(ImmutableArray<Refusal> refusals)
    {
        if (!refusals.IsEmpty) throw new InvalidDataException(string.Join("；", refusals.Select(refusal => $"{refusal.Code} {Message.Of(refusal.Finding)}")));
    }
}
