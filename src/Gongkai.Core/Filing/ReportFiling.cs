using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Filing;

/// <summary>Where the collection of one report stands.</summary>
public enum FilingStage
{
    [Word("待报送")] Awaited,
    [Word("已报送，待审核")] Filed,
    [Word("已退回")] Returned,
    [Word("审核通过")] Accepted,
    [Word("不需报送")] Dropped,
}

/// <summary>What happened in the collection of one report.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record FilingEvent(DateOnly On) : MatterEvent(On);

/// <summary>A day that is told against its two ends: that of the law, and that of the supervising authority, which is never later.</summary>
/// <param name="On">When it was done; null while it is not.</param>
/// <param name="Local">The last day that the authority has set.</param>
/// <param name="Law">The last day of the law (第四十九条).</param>
public sealed record FilingClock(DateOnly? On, DateOnly Local, DateOnly Law)
{
    /// <summary>How it stands on a day.</summary>
    public FilingTiming TimingOn(DateOnly today) => (On ?? today) <= Local ? On is null ? FilingTiming.Open : FilingTiming.InTime
        : (On ?? today) <= Law ? FilingTiming.PastLocal : FilingTiming.PastLaw;
}

/// <summary>How a day stands against its ends.</summary>
public enum FilingTiming
{
    [Word("未到期")] Open,
    [Word("按时")] InTime,
    [Word("晚于主管部门规定的日期")] PastLocal,
    [Word("晚于法定日期")] PastLaw,
}

/// <summary>
/// 年度报告的报送: the collection of one agency's report on a year by the authority that it reports to. The authority alters nothing; where a figure is to be
/// corrected, the agency files again. Every version stays.
/// </summary>
public sealed record ReportFiling(FilingId Id) : IMatter<FilingEvent, FilingStage>
{
    public string Stream => $"filing/{Id}";

    public int Version { get; init; }

    public ImmutableArray<FilingEvent> History { get; init; } = [];

    public FilingStage Stage { get; init; }

    public string? Section => null;

    /// <summary>How it was opened: whose report, on which year, by when.</summary>
    public FilingOpened? Opened { get; init; }

    /// <summary>The hash of the code by which the agency files without an account; null where it was given none.</summary>
    public string? CodeHash { get; init; }

    /// <summary>Every version that was handed in, the first first.</summary>
    public ImmutableArray<ReportFiled> Versions { get; init; } = [];

    /// <summary>The latest; null while there is none.</summary>
    public ReportFiled? Latest => Versions.LastOrDefault();

    /// <summary>Why it was sent back last; null while it was not, and once the agency has filed again.</summary>
    public FilingReturned? Returned { get; init; }

    /// <summary>How often it was sent back.</summary>
    public int Returns { get; init; }

    /// <summary>How often it was not mended in time.</summary>
    public int Missed { get; init; }

    /// <summary>Whether it was told that the day of the last return is over.</summary>
    public bool IsMissed => Returned is { DueOn: var due } && History.OfType<ReturnMissed>().Any(missed => missed.DueOn == due);

    /// <summary>Where and when the public has the report; null while nobody has told.</summary>
    public PublicationTold? Publication { get; init; }

    /// <summary>The version that was accepted last; null while none is. One that corrects it waits beside until it is accepted too.</summary>
    public int? AcceptedVersion { get; init; }

    /// <summary>That version.</summary>
    public ReportFiled? Accepted => AcceptedVersion is { } number ? Versions[number - 1] : null;

    /// <summary>What the authority has allowed to stand, of this year's report.</summary>
    public ImmutableArray<FindingAllowed> Allowed { get; init; } = [];

    /// <summary>提交: when it came first, against its two ends.</summary>
    public FilingClock Submitted => new(Versions.FirstOrDefault()?.On, Opened!.SubmitBy, Opened.Law);

    /// <summary>公布: when the public has had it, against its two ends.</summary>
    public FilingClock Published => new(Publication?.PublishedOn, Opened!.PublishBy, Opened.Law);

    /// <summary>Since when the public has had a version: what was told after it was handed in and before the next one was; null while nothing was.</summary>
    public DateOnly? PublishedOf(ReportFiled version) => History.SkipWhile(told => told is not ReportFiled filed || filed.Number != version.Number).Skip(1)
        .TakeWhile(told => told is not ReportFiled).OfType<PublicationTold>().LastOrDefault()?.PublishedOn;

    /// <summary>The collection of an agency's report on a year by an authority: there is one.</summary>
    public static FilingId IdOf(AgencyId authority, AgencyId member, int year) => FilingId.Named($"filing/{authority}/{member}/{year}");

    /// <summary>回执号: of a version.</summary>
    public string Receipt(int version) => $"{Opened!.Year}-{Opened.Number:D4}-{version}";

    /// <summary>What runs: the day for mending, which is the agency's, so that nobody here is late.</summary>
    public ImmutableArray<RunningTerm> Terms() => Stage != FilingStage.Returned || Returned is not { } returned ? [] :
    [
        new("filing_return", "改正期限", returned.DueOn, Role.Supervisor)
        {
            Waits = true,
            Section = "年度报告收集",
            Title = $"{Opened!.Name}{Opened.Year}年度报告",
        },
    ];
}

/// <summary>All that a step may look at beside the filing itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Settings">What the authority has chosen.</param>
/// <param name="Calendar">By which its days count.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record FilingSituation(DateOnly Today, FilingSettings Settings, WorkCalendar Calendar, Actor Actor) : ISituation
{
    /// <summary>What the authority has let stand for good in this agency's reports on earlier years.</summary>
    public ImmutableArray<FindingAllowed> Lasting { get; init; } = [];

    /// <summary>All that it lets stand of a report.</summary>
    public ImmutableArray<FindingAllowed> AllowedIn(ReportFiling filing) => [.. Lasting, .. filing.Allowed];

    /// <summary>The last day for mending a report that goes back on a day.</summary>
    public DateOnly ReturnDue(DateOnly on) => Calendar.AddWorkdays(on, Settings.ReturnDays);
}

/// <summary>The steps of a filing, in the order of its life.</summary>
public sealed class FilingSteps : Workflow<ReportFiling, FilingEvent, FilingStage, FilingSituation>
{
    private FilingSteps() : base(new OpenFiling(), new GiveFilingCode(), new FileReport(), new TellPublication(), new RemindFiling(), new AllowFinding(),
        new ReturnFiling(), new MissReturn(), new OrderCorrection(), new AcceptFiling(), new DropFiling())
    {
    }

    /// <summary>The workflow of filings.</summary>
    public static FilingSteps Workflow { get; } = new();

    protected override ReportFiling Told(ReportFiling matter, int version, ImmutableArray<FilingEvent> history) =>
        matter with { Version = version, History = history };

    protected override ReportFiling At(ReportFiling matter, FilingStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<ReportFiling, FilingEvent, FilingStage, FilingSituation> step,
        Transition<FilingStage>? row, ReportFiling matter) => Refused("RF01", obstacle, step, matter.Stage.Name(), row);
}
