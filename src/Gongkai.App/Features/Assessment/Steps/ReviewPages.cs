using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Assessment;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Assessment;

/// <summary>采集数据.</summary>
[Needs(Permission.SuperviseAssessments)]
public sealed class FactsPage(AssessmentDesk desk, AssessmentSources sources) : AssessmentStepPage<StepForm>(desk, typeof(FactsCollected))
{
    /// <summary>What the registers say now.</summary>
    public ImmutableSortedDictionary<string, IndicatorFacts> Found { get; private set; } = ImmutableSortedDictionary<string, IndicatorFacts>.Empty;

    protected override async Task PrepareAsync(CancellationToken ct) =>
        Found = await sources.CollectAsync(Assessment.Opened!.Member, Assessment.Opened.Year, System.Indicators, ct);

    protected override Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment) =>
        Task.FromResult<AssessmentEvent>(new FactsCollected(Command.On, Found, Me));
}

/// <summary>评审: what the form asks for.</summary>
public sealed class ReviewForm : StepForm
{
    /// <summary>Counts, figures or points, by indicator.</summary>
    public Dictionary<string, string?> Values { get; set; } = [];

    /// <summary>Why, by indicator.</summary>
    public Dictionary<string, string?> Words { get; set; } = [];
}

/// <summary>评审: what no register knows, and what one says wrongly.</summary>
[Needs(Permission.SuperviseAssessments)]
public sealed class ReviewPage(AssessmentDesk desk) : AssessmentStepPage<ReviewForm>(desk, typeof(IndicatorsReviewed))
{
    private MatterTexts texts = null!;

    public override bool MayBeKept => true;

    /// <summary>What a reviewer is asked of an indicator.</summary>
    public static string AskedOf(Indicator leaf) => leaf.Rule switch
    {
        IndicatorRule.Threshold => "数值",
        IndicatorRule.Judgement => $"得分（0 至 {IndicatorTable.Text(leaf.Weight)}）",
        _ => "件数",
    };

    /// <summary>What is known of it.</summary>
    public string KnownOf(Indicator leaf)
    {
        var facts = Assessment.Collected?.Facts.GetValueOrDefault(leaf.Code);
        var said = facts is null ? leaf.Source is null ? "" : "登记簿没有数据；"
            : $"登记簿：{(facts.Figure is { } figure ? IndicatorTable.Text(figure) : $"{facts.Count} 件")}；";
        var self = Assessment.Self?.PointsOf(leaf.Code) is { } points ? $"自评 {IndicatorTable.Text(points)} 分；" : "";
        var reviewed = Assessment.Reviews.GetValueOrDefault(leaf.Code) is { } review ? $"已评 {IndicatorTable.Text(review.Value)}；" : "";
        var papers = Assessment.Evidence.Where(one => one.Code == leaf.Code).Select(one => texts[one.Words]).ToList();
        return $"{AssessmentTones.RuleOf(leaf)}。{said}{self}{reviewed}{(papers.Count > 0 ? $"佐证：{string.Join("；", papers)}" : "")}";
    }

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        texts = await TheDesk.TextsAsync(Assessment.Evidence.Select(one => one.Words), ct);
        foreach (var leaf in System.Leaves)
        {
            Command.Values.TryAdd(leaf.Code, null);
            Command.Words.TryAdd(leaf.Code, null);
        }
    }

    protected override void Examine()
    {
        ExamineNumbers(Command.Values, nameof(Command.Values));
        foreach (var (code, words) in Command.Words)
            if (!string.IsNullOrWhiteSpace(words) && string.IsNullOrWhiteSpace(Command.Values.GetValueOrDefault(code)))
                this.Fault($"Command.Values[{code}]", $"{code} 写了理由，没有填数");
            else if (words?.Length > 500) this.Fault($"Command.Words[{code}]", "不超过 500 字");
    }

    protected override Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment) =>
        Task.FromResult<AssessmentEvent>(new IndicatorsReviewed(Command.On,
            [.. Numbers(Command.Values).Select(one => new IndicatorReview(one.Leaf.Code, one.Value,
                Command.Words.GetValueOrDefault(one.Leaf.Code)?.Trim() ?? ""))], Me));
}

/// <summary>反馈: what the form asks for.</summary>
public sealed class FeedBackForm : StepForm
{
    [Display(Name = "申诉期限")]
    public DateOnly AppealBy { get; set; }
}

/// <summary>反馈.</summary>
[Needs(Permission.SuperviseAssessments)]
public sealed class FeedBackPage(AssessmentDesk desk) : AssessmentStepPage<FeedBackForm>(desk, typeof(AssessmentFedBack))
{
    private const int UsualDays = 14;

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.AppealBy = Open.Situation.Today.AddDays(UsualDays);
        return Task.CompletedTask;
    }

    protected override Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment) =>
        Task.FromResult<AssessmentEvent>(new AssessmentFedBack(Command.On, assessment.SheetBy(writing.Situation.System!).Total ?? 0, Command.AppealBy, Me));
}

/// <summary>申诉处理: what the form asks for.</summary>
public sealed class DecideAppealForm : StepForm
{
    /// <summary>Which are upheld, by indicator.</summary>
    public Dictionary<string, bool> Upheld { get; set; } = [];

    /// <summary>Why, by indicator.</summary>
    public Dictionary<string, string?> Words { get; set; } = [];
}

/// <summary>申诉处理.</summary>
[Needs(Permission.SuperviseAssessments)]
public sealed class DecideAppealPage(AssessmentDesk desk) : AssessmentStepPage<DecideAppealForm>(desk, typeof(AppealDecided))
{
    /// <summary>The sealed words of the appeal.</summary>
    public MatterTexts Texts { get; private set; } = null!;

    public override bool MayBeKept => true;

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        var points = Assessment.Appeal?.Points ?? [];
        Texts = await TheDesk.TextsAsync(points.Select(point => point.Words), ct);
        foreach (var point in points)
        {
            Command.Upheld.TryAdd(point.Code, false);
            Command.Words.TryAdd(point.Code, null);
        }
    }

    protected override void Examine()
    {
        foreach (var (code, words) in Command.Words)
            if (words?.Length > 500) this.Fault($"Command.Words[{code}]", "不超过 500 字");
    }

    protected override Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment) =>
        Task.FromResult<AssessmentEvent>(new AppealDecided(Command.On,
            [.. assessment.Appeal!.Points.Select(point => new AppealOutcome(point.Code, Command.Upheld.GetValueOrDefault(point.Code),
                Command.Words.GetValueOrDefault(point.Code)?.Trim() ?? ""))], assessment.SheetBy(writing.Situation.System!).Total ?? 0, Me));
}

/// <summary>审定.</summary>
[Needs(Permission.SuperviseAssessments)]
public sealed class DecidePage(AssessmentDesk desk) : AssessmentStepPage<StepForm>(desk, typeof(AssessmentDecided))
{
    protected override Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment)
    {
        var total = assessment.SheetBy(writing.Situation.System!).Total ?? 0;
        return Task.FromResult<AssessmentEvent>(new AssessmentDecided(Command.On, total, writing.Situation.System!.GradeOf(total) ?? "", Me));
    }
}
