using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Assessment;

/// <summary>A page about one assessment: who may read it, what it is scored by.</summary>
public abstract class OneAssessmentPage(AssessmentDesk desk, AgencyRegister agencies, PeopleRegister people) : PageModel
{
    private Opened<AgencyAssessment, AssessmentEvent, AssessmentStage, AssessmentSituation> open = null!;

    public AgencyAssessment Assessment => open.Matter;

    public AssessmentOpened Opened => open.Matter.Opened!;

    public IndicatorSystem System => open.Situation.System!;

    public ScoreSheet Sheet { get; private set; } = null!;

    public MatterTexts Texts { get; private set; } = null!;

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public Agency Authority { get; private set; } = null!;

    /// <summary>The steps that may be taken now, by their addresses.</summary>
    public ImmutableArray<(string Path, string Name)> Steps { get; private set; } = [];

    /// <summary>Whether the officer is of those who assess.</summary>
    public bool IsAuthority => desk.Officer.May(Permission.SuperviseAssessments, open.Agency);

    public (string, string)[] Trail => [("工作台", WebRoutes.Desk), IsAuthority
        ? ($"{Opened.Year}年政务公开考核", AssessmentRoutes.OfYear(Opened.Year)) : ("考核和督办", AssessmentRoutes.Mine)];

    /// <summary>Whether the officer, or his section, answers for an indicator.</summary>
    public bool IsMine(string code) => Assessment.Responsible.GetValueOrDefault(code) is { } one
        && (one.Person == desk.Officer.Id || open.Situation.Actor.Posts.Any(post => post.Section is not null && post.Section == one.Section));

    /// <summary>Who answers for an indicator, in words.</summary>
    public string ResponsibleFor(string code) => Assessment.Responsible.GetValueOrDefault(code) is { } one
        ? one.Person is { } person ? $"{one.Section} {Names.GetValueOrDefault(person, "（已离职人员）")}" : one.Section : "—";

    /// <summary>What happened, as sentences.</summary>
    protected ImmutableArray<HistoryLine> Told => new MatterSentences(Texts, Names).Of(open);

    protected async Task<bool> OpenAsync(AssessmentId id, CancellationToken ct)
    {
        if (await desk.OpenAsync(new AgencyAssessment(id), ct) is not { } found) return false;
        open = found;
        Sheet = Assessment.SheetBy(System);
        Texts = await desk.TextsAsync(MatterTexts.In(found.Entries), ct);
        Names = await people.NamesAsync(ct);
        Authority = (await agencies.FindAsync(Opened.Authority, ct))!;
        Steps = found.Offers;
        return true;
    }
}

/// <summary>One agency's assessment: the scores, what may be done, what happened.</summary>
[Needs(Permission.OpenAssessments)]
public sealed class AssessmentPage(AssessmentDesk desk, AgencyRegister agencies, PeopleRegister people, Store store)
    : OneAssessmentPage(desk, agencies, people)
{
    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    /// <summary>The sections that answer for something, with their weights and what they lost.</summary>
    public IEnumerable<(string Section, int Indicators, decimal Weight, decimal? Lost)> Sections =>
        from one in Sheet.Scores
        where Assessment.Responsible.ContainsKey(one.Indicator.Code)
        group one by Assessment.Responsible[one.Indicator.Code].Section into section
        orderby section.Key
        select (section.Key, section.Count(), section.Sum(one => one.Indicator.Weight), section.Any(one => one.Lost is null) ? null : section.Sum(one =>
            one.Lost));

    public async Task<IActionResult> OnGetAsync(AssessmentId id, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct)) return NotFound();
        History = Told;
        return Page();
    }

    /// <summary>A paper that was given.</summary>
    public async Task<IActionResult> OnGetFileAsync(AssessmentId id, string sha256, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct)
            || Assessment.Evidence.SelectMany(one => one.Files).FirstOrDefault(file => file.Sha256 == sha256) is not { } wanted) return NotFound();
        return File(await store.Files.OpenAsync(wanted.Sha256, ct), "application/octet-stream", wanted.Name);
    }

    /// <summary>目标责任书.</summary>
    public async Task<IActionResult> OnGetLetterAsync(AssessmentId id, string? section, CancellationToken ct)
    {
        section ??= "";
        if (!await OpenAsync(id, ct) || section.Length > 0 && Assessment.Responsible.Values.All(one => one.Section != section)) return NotFound();
        return File(AssessmentLetters.Of(Assessment, System, Authority.Name, section, Names), MediaTypes.Word, AssessmentLetters.NameOf(Assessment, section));
    }
}

/// <summary>Why an indicator has the points that it has: the records behind them, the evidence, what was said to it.</summary>
[Needs(Permission.OpenAssessments)]
public sealed class IndicatorPage(AssessmentDesk desk, AgencyRegister agencies, PeopleRegister people) : OneAssessmentPage(desk, agencies, people)
{
    public IndicatorScore Score { get; private set; } = null!;

    public Indicator Indicator => Score.Indicator;

    public async Task<IActionResult> OnGetAsync(AssessmentId id, string code, CancellationToken ct)
    {
        if (!await OpenAsync(id, ct) || Sheet[code] is not { } found) return NotFound();
        Score = found;
        return Page();
    }
}
