using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Assessment;

/// <summary>自评: what the form asks for.</summary>
public sealed class SelfForm : StepForm
{
    /// <summary>Points, by indicator.</summary>
    public Dictionary<string, string?> Points { get; set; } = [];

    [Display(Name = "情况说明"), StringLength(4_000)]
    public string? Words { get; set; }
}

/// <summary>自评.</summary>
[Needs(Permission.AssessSelf)]
public sealed class SelfPage(AssessmentDesk desk) : AssessmentStepPage<SelfForm>(desk, typeof(SelfAssessed))
{
    protected override Task PrepareAsync(CancellationToken ct)
    {
        foreach (var leaf in System.Leaves) Command.Points.TryAdd(leaf.Code, null);
        return Task.CompletedTask;
    }

    protected override void Examine() => ExamineNumbers(Command.Points, nameof(Command.Points));

    protected override async Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment) =>
        new SelfAssessed(Command.On, [.. Numbers(Command.Points).Select(one => new SelfScore(one.Leaf.Code, one.Value))], Me)
        {
            Words = await writing.SealOrNoneAsync("assessment-self", Command.Words),
        };
}

/// <summary>提交佐证材料: what the form asks for.</summary>
public sealed class EvidenceForm : StepForm
{
    [Display(Name = "指标"), Required(ErrorMessage = "请选择指标")]
    public string Code { get; set; } = "";

    [Display(Name = "说明"), Required, StringLength(2_000)]
    public string Words { get; set; } = "";

    [Display(Name = "材料")]
    public List<IFormFile> Files { get; set; } = [];
}

/// <summary>提交佐证材料.</summary>
[Needs(Permission.AssessSelf)]
public sealed class EvidencePage(AssessmentDesk desk, Store store, UntrustedFiles files) : AssessmentStepPage<EvidenceForm>(desk, typeof(EvidenceGiven))
{
    private ImmutableArray<AttachedFile> papers = [];

    /// <summary>For which indicator it is begun.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Named { get; set; }

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Code = Named ?? "";
        return Task.CompletedTask;
    }

    protected override async Task KeepAsync(CancellationToken ct) =>
        papers = await Upload.KeepAsync(this, Command.Files, files, store, Assessment.Stream, ct);

    protected override async Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment) =>
        new EvidenceGiven(Command.On, Command.Code, await writing.SealAsync("assessment-evidence", Command.Words.Trim()), papers, Me);
}

/// <summary>分解指标: what the form asks for.</summary>
public sealed class AssignForm : StepForm
{
    /// <summary>Sections, by indicator.</summary>
    public Dictionary<string, string?> Sections { get; set; } = [];

    /// <summary>People, by indicator.</summary>
    public Dictionary<string, string?> People { get; set; } = [];
}

/// <summary>分解指标: to sections, and to people by name.</summary>
[Needs(Permission.AssessSelf)]
public sealed class AssignPage(AssessmentDesk desk, AgencyRegister agencies, PeopleRegister people) : AssessmentStepPage<AssignForm>(desk,
    typeof(IndicatorsAssigned))
{
    /// <summary>The sections of the agency.</summary>
    public ImmutableArray<Choice> SectionChoices { get; private set; } = [];

    /// <summary>Whoever has a post at the agency.</summary>
    public ImmutableArray<Choice> PersonChoices { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        var today = Open.Situation.Today;
        SectionChoices = [.. (await agencies.SectionsAsync(Open.Agency, today, ct)).Select(section => new Choice(section.Name, section.Name)).OrNone("不分解")];
        var names = await people.NamesAsync(ct);
        PersonChoices = [.. (await people.PostsAsync(null, Open.Agency, ct)).Where(post => post.FromOn <= today && !(post.UntilOn < today))
            .GroupBy(post => post.Person).Select(posts => new Choice(posts.Key.ToString(),
                $"{names.GetValueOrDefault(posts.Key, "")}（{posts.First().SectionName ?? posts.First().Role.Name()}）")).OrNone("不指定")];
        foreach (var leaf in System.Leaves)
        {
            Command.Sections.TryAdd(leaf.Code, Assessment.Responsible.GetValueOrDefault(leaf.Code)?.Section);
            Command.People.TryAdd(leaf.Code, Assessment.Responsible.GetValueOrDefault(leaf.Code)?.Person?.ToString());
        }
    }

    protected override void Examine()
    {
        foreach (var (code, section) in Command.Sections.Where(one => !string.IsNullOrEmpty(one.Value)))
            if (SectionChoices.All(choice => choice.Value != section)) this.Fault($"Command.Sections[{code}]", "没有这个科室");
        foreach (var (code, person) in Command.People.Where(one => !string.IsNullOrEmpty(one.Value)))
            if (PersonChoices.All(choice => choice.Value != person)) this.Fault($"Command.People[{code}]", "不是本机关的人员");
            else if (string.IsNullOrEmpty(Command.Sections.GetValueOrDefault(code))) this.Fault($"Command.Sections[{code}]", "请选择责任人所在的科室");
    }

    protected override Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment) =>
        Task.FromResult<AssessmentEvent>(new IndicatorsAssigned(Command.On,
        [
            .. from leaf in System.Leaves
               where !string.IsNullOrEmpty(Command.Sections.GetValueOrDefault(leaf.Code))
               select new Responsibility(leaf.Code, Command.Sections[leaf.Code]!,
                   PersonId.TryParse(Command.People.GetValueOrDefault(leaf.Code), null, out var person) ? person : null),
        ], Me));
}

/// <summary>登记责任书签订: what the form asks for.</summary>
public sealed class SignForm : StepForm
{
    [Display(Name = "与谁签订")]
    public string? WithSection { get; set; }

    [Display(Name = "签订日期")]
    public DateOnly SignedOn { get; set; }
}

/// <summary>登记责任书签订.</summary>
[Needs(Permission.AssessSelf)]
public sealed class SignPage(AssessmentDesk desk) : AssessmentStepPage<SignForm>(desk, typeof(ResponsibilitySigned))
{
    /// <summary>The agency itself, and the sections that answer for something.</summary>
    public IEnumerable<Choice> Parties => Assessment.Responsible.Values.Select(one => one.Section).Distinct().Order(StringComparer.Ordinal)
        .Select(section => new Choice(section, Assessment.Signed.TryGetValue(section, out var on) ? $"{section}（{Dates.Of(on)} 已签）" : section))
        .OrNone("本机关（与主管部门）");

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.SignedOn = Open.Situation.Today;
        return Task.CompletedTask;
    }

    protected override Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment) =>
        Task.FromResult<AssessmentEvent>(new ResponsibilitySigned(Command.On, Command.WithSection ?? "", Command.SignedOn, Me));
}

/// <summary>申诉: what the form asks for.</summary>
public sealed class AppealForm : StepForm
{
    /// <summary>Why a score is not right, by indicator.</summary>
    public Dictionary<string, string?> Words { get; set; } = [];
}

/// <summary>申诉.</summary>
[Needs(Permission.OpenAssessments)]
public sealed class AppealPage(AssessmentDesk desk) : AssessmentStepPage<AppealForm>(desk, typeof(AssessmentAppealed))
{
    public override bool MayBeKept => true;

    protected override Task PrepareAsync(CancellationToken ct)
    {
        foreach (var leaf in System.Leaves) Command.Words.TryAdd(leaf.Code, null);
        return Task.CompletedTask;
    }

    protected override void Examine()
    {
        foreach (var (code, words) in Command.Words)
            if (words?.Length > 2_000) this.Fault($"Command.Words[{code}]", "不超过 2000 字");
    }

    protected override async Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment)
    {
        var points = ImmutableArray.CreateBuilder<AppealedPoint>();
        foreach (var leaf in System.Leaves)
            if (await writing.SealOrNoneAsync("assessment-appeal", Command.Words.GetValueOrDefault(leaf.Code)) is { } words) points.Add(new(leaf.Code, words));
        return new AssessmentAppealed(Command.On, points.ToImmutable(), Me);
    }
}

/// <summary>说明失分情况: what the form asks for.</summary>
public sealed class AnswerPointForm : StepForm
{
    [Display(Name = "指标"), Required(ErrorMessage = "请选择指标")]
    public string Code { get; set; } = "";

    [Display(Name = "说明"), Required, StringLength(2_000)]
    public string Words { get; set; } = "";
}

/// <summary>说明失分情况: by the section or the person that answers for an indicator.</summary>
[Needs(Permission.OpenAssessments)]
public sealed class AnswerPointPage(AssessmentDesk desk) : AssessmentStepPage<AnswerPointForm>(desk, typeof(PointAnswered))
{
    /// <summary>For which indicator it is begun.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Named { get; set; }

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Code = Named ?? "";
        return Task.CompletedTask;
    }

    protected override async Task<AssessmentEvent> EventAsync(MatterWriting<AssessmentSituation> writing, AgencyAssessment assessment) =>
        new PointAnswered(Command.On, Command.Code, await writing.SealAsync("assessment-answer", Command.Words.Trim()), Me);
}
