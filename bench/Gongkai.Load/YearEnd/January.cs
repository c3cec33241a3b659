using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Bench.Accuracy;
using Gongkai.Bench.Province;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Features.Filing;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.YearEnd;

namespace Gongkai.Load.YearEnd;

/// <summary>A clock that stands at nine o'clock of the day that it is set to; what waits for a time waits for that of the machine.</summary>
internal sealed class DayClock(DateOnly day) : TimeProvider
{
    /// <summary>The day.</summary>
    public DateOnly Day { get; set; } = day;

    public override DateTimeOffset GetUtcNow() => new(Day.ToDateTime(new(9, 0)), TimeSpan.FromHours(8));
}

/// <summary>What came of a January at one authority.</summary>
/// <param name="Authority">Whose.</param>
/// <param name="Sent">What was handed in.</param>
/// <param name="Taken">What was taken in.</param>
/// <param name="Returned">Whose report went back, with the codes that were found.</param>
/// <param name="Late">Whose came after the day of the law.</param>
/// <param name="Whole">What was added up of the accepted ones and the authority's own figures.</param>
internal sealed record JanuaryAt(ProvinceAgency Authority, ImmutableArray<ProvinceFiling> Sent, ImmutableArray<TakenIn> Taken,
    ImmutableDictionary<int, ImmutableArray<string>> Returned, ImmutableHashSet<int> Late, WholeYear Whole);

/// <summary>
/// January of every supervising office of an invented province, played on the platform as they would: collected, taken in as they come, what has errors sent
/// back, what comes again looked at again, accepted, added up; from the counties to the province.
/// </summary>
internal sealed class January(IServiceProvider services, SyntheticProvince province, ImmutableArray<PrintKind> kinds, DayClock clock)
{
    private const string Seeded = "seeded";

    private static readonly PersonId Officer = new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-00000000f001"));

    private readonly Actor actor = new(Officer, [new(Role.Supervisor, null)]);
    private readonly Filings filings = Of<Filings>(services);
    private readonly FilingJournal journal = Of<FilingJournal>(services);

    /// <summary>The faults that are errors wherever they are found: those of the tables.</summary>
    public static ImmutableArray<Fault> Faults { get; } = [.. TableFaults.All.Where(fault => fault is { NeedsPrevious: false, Code: not "ST06" }
        && RuleCatalogue.Find(fault.Code)?.Severities is [Severity.Error])];

    /// <summary>The agencies in the register, by their numbers.</summary>
    public Dictionary<int, Agency> Register { get; } = [];

    private ChangeContext Change => new(Seeded, "试验", clock.GetUtcNow(), null);

    /// <summary>Enters the agencies.</summary>
    public async Task FoundAsync(CancellationToken ct)
    {
        foreach (var one in province.Agencies) Register.Add(one.Number, new(new(Guid.CreateVersion7()), one.Name));
        await Of<Store>(services).Journal.WriteAsync(async transaction =>
        {
            foreach (var one in province.Agencies)
            {
                var agency = Register[one.Number] = Register[one.Number] with
                {
                    Superior = one.Superior is { } superior ? Register[superior].Id : null,
                    Level = (AgencyLevel)one.Depth,
                    Standing = !one.IsGovernment ? AgencyStanding.LocalDepartment
                        : one.Depth == 0 ? AgencyStanding.ProvincialGovernment : AgencyStanding.LocalGovernment,
                    FromOn = new(one.FromYear, 3, 1),
                    UntilOn = one.UntilYear is { } until ? new(until + 1, 3, 1) : null,
                    Successor = one.Successor is { } successor ? Register[successor].Id : null,
                };
                await AgencyRegister.AddAsync(transaction, agency, Change);
            }
            return true;
        }, ct);
    }

    /// <summary>Plays the January after a year at every authority, those below first.</summary>
    /// <param name="year">The year that is reported on.</param>
    /// <param name="faults">The errors that are seeded.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<ImmutableArray<JanuaryAt>> PlayAsync(int year, ImmutableArray<Fault> faults, CancellationToken ct)
    {
        var results = ImmutableArray.CreateBuilder<JanuaryAt>();
        clock.Day = new(year + 1, 1, 4);
        var authorities = province.Agencies.Where(agency => province.Below[agency.Number].Any()).Reverse().ToList();
        foreach (var authority in authorities) await OpenAsync(authority, year, ct);
        // In three waves: before the day of the law, after it, and in March.
        var sent = authorities.ToDictionary(authority => authority.Number, authority => province.Owing(authority.Number, year)
            .SelectMany(agency => province.Filings(agency.Number, year, faults, kinds)).OrderBy(filing => filing.On).ToList());
        var taken = authorities.ToDictionary(authority => authority.Number, _ => ImmutableArray.CreateBuilder<TakenIn>());
        var returned = authorities.ToDictionary(authority => authority.Number, _ => ImmutableDictionary.CreateBuilder<int, ImmutableArray<string>>());
        foreach (var (from, to) in new (DateOnly, DateOnly)[] { (new(year + 1, 1, 4), new(year + 1, 1, 28)), (new(year + 1, 1, 28), new(year + 1, 2, 24)) })
        {
            clock.Day = to;
            foreach (var authority in authorities)
            {
                // What comes again comes after the other was sent back.
                foreach (var wave in sent[authority.Number].Where(filing => filing.On > from && filing.On <= to)
                    .GroupBy(filing => filing.Fault is null ? 1 : 0).OrderBy(wave => wave.Key))
                {
                    taken[authority.Number].AddRange(await filings.TakeInAsync(Register[authority.Number].Id, year,
                        wave.Select(filing => (filing.Name, (ReadOnlyMemory<byte>)filing.Print())), Officer, actor, Change, isTrial: false, ct));
                    await ReviewAsync(authority, year, returned[authority.Number], ct);
                }
            }
        }
        foreach (var authority in authorities)
        {
            var lines = await filings.OfYearAsync(Register[authority.Number].Id, year, ct);
            var late = lines.Where(line => line.Submitted.On is not null && line.Submitted.TimingOn(line.Submitted.On.Value) == FilingTiming.PastLaw);
            results.Add(new(authority, [.. sent[authority.Number]], taken[authority.Number].ToImmutable(), returned[authority.Number].ToImmutable(),
                [.. late.Select(line => NumberOf(line.Member))], await WholeAsync(authority, year, ct)));
        }
        return results.ToImmutable();
    }

    private async Task OpenAsync(ProvinceAgency authority, int year, CancellationToken ct) =>
        Demand((await filings.OpenYearAsync(Register[authority.Number], year, Officer, actor, Change, ct)).Refusals);

    // As an officer does: errors go back, except where the government has said that it adds up others than last year.
    private async Task ReviewAsync(
        ProvinceAgency authority, int year, ImmutableDictionary<int, ImmutableArray<string>>.Builder returned, CancellationToken ct)
    {
        foreach (var line in await filings.OfYearAsync(Register[authority.Number].Id, year, ct))
        {
            if (line.Stage != FilingStage.Filed) continue;
            var number = NumberOf(line.Member);
            var filing = (await filings.FindAsync(line.Id, ct))!.Value.Filing;
            ImmutableArray<FiledFinding> errors = [.. filing.Latest!.Reading.Findings.Where(finding => finding.Severity == Severity.Error)];
            var isReorganised = errors.Length > 0 && errors.All(finding => finding.Key.Code.StartsWith("IY", StringComparison.Ordinal))
                && province.Agencies[number].IsGovernment && province.IsReorganised(number, year);
            var isWrong = errors.Length > 0 && !isReorganised || filing.Latest.Figures.Open.Any();
            if (isWrong) returned[number] = [.. errors.Select(error => error.Key.Code).Distinct()];
            var answer = await journal.TakeAsync(new(new(line.Id), null, (writing, matter) => Task.FromResult<IReadOnlyList<FilingEvent>>(
            [
                isWrong ? new FilingReturned(writing.Situation.Today, [.. errors.Select(error => new ReturnPoint(error.Key.Code, "请核对"))],
                        writing.Situation.ReturnDue(writing.Situation.Today), Officer)
                    : new FilingAccepted(writing.Situation.Today, matter.Latest!.Number, isReorganised ? "机构调整" : "", Officer),
            ])), actor, Change, ct);
            Demand(answer.Refusals);
        }
    }

    private async Task<WholeYear> WholeAsync(ProvinceAgency authority, int year, CancellationToken ct)
    {
        await using var connection = await Of<Store>(services).Database.OpenAsync(ct);
        var collected = await Of<IMemberReports>(services).CollectedAsync(connection, null, Register[authority.Number].Id, year);
        var own = YearSnapshot.Of(year, province.Own(authority.Number, year).Figures
            .Select(figure => KeyValuePair.Create(figure.Key, new YearFigure(figure.Value, FigureSource.Declared))), []);
        return WholeYear.Of(own, collected!);
    }

    private static T Of<T>(IServiceProvider services) => (T)services.GetService(typeof(T))!;

    private int NumberOf(AgencyId id) => Register.First(agency => agency.Value.Id == id).Key;

    private static void Demand(ImmutableArray<Refusal> refusals)
    {
        if (!refusals.IsEmpty) throw new InvalidOperationException(string.Join("；", refusals.Select(refusal => Message.Of(refusal.Finding))));
    }
}
