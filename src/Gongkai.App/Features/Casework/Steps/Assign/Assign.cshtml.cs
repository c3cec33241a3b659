using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>分办、改派: what the form asks for.</summary>
public sealed class AssignForm : StepForm
{
    [Required, StringLength(100), Display(Name = "承办科室")]
    public string Section { get; set; } = "";

    [Display(Name = "承办人")]
    public PersonId? Officer { get; set; }

    [Display(Name = "内部期限")]
    public DateOnly? InternalDue { get; set; }

    [StringLength(2_000), Display(Name = "检索要求")]
    public string? SearchOrder { get; set; }

    [Display(Name = "同时制发协办函")]
    public bool WithLetter { get; set; }
}

/// <summary>分办、改派.</summary>
[Needs(Permission.AssignRequests)]
public sealed class AssignPage(CaseDesk desk, CaseFiles files, AgencyRegister agencies,
    StepLetter letter) : StepPage<AssignForm>(desk, files, typeof(CaseAssigned))
{
    /// <summary>The sections of the agency today.</summary>
    public ImmutableArray<Choice> Sections { get; private set; } = [];

    /// <summary>Those who can be given the case.</summary>
    public ImmutableArray<Choice> Officers { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        Sections = [.. (await agencies.SectionsAsync(Case.Agency, Case.Situation.Today, ct)).Select(section => new Choice(section.Name, section.Name))];
        var caseworkers = await Desk.CaseworkersAsync(Case.Agency, ct);
        Officers = [.. caseworkers.Select(one => new Choice(one.Id.ToString(), one.Section is null ? one.Name : $"{one.Name}（{one.Section}）"))];
        sectionOfOfficer = caseworkers.FirstOrDefault(one => one.Id == Command.Officer).Section;
    }

    private string? sectionOfOfficer;

    protected override Task SuggestAsync(CancellationToken ct)
    {
        if (Case.Request.Assignment is { } assigned) (Command.Section, Command.Officer) = (assigned.Section, assigned.Officer);
        Command.InternalDue = Case.Clock.InternalDue ?? Case.Clock.AlarmOn;
        return Task.CompletedTask;
    }

    protected override void Examine()
    {
        if (Sections.All(section => section.Value != Command.Section)) this.Fault("Command.Section", "请从本机关现有的科室中选择");
        if (Command.Officer is { } officer && Officers.All(one => one.Value != officer.ToString())) this.Fault("Command.Officer", "请从现任承办人中选择");
        else if (Command.Officer is not null && sectionOfOfficer is { } section && section != Command.Section)
            this.Fault("Command.Officer", $"这位承办人在{section}，不能办理交给{Command.Section}的案件；请选择本科室的人，或者改选科室");
    }

    // 协办函 says what the step says.
    protected override async Task PrepareLetterAsync(CancellationToken ct)
    {
        if (!Command.WithLetter) return;
        if (string.IsNullOrWhiteSpace(Command.SearchOrder)) this.Fault("Command.SearchOrder", "制发协办函的，请写明检索要求");
        if (Command.InternalDue is null) this.Fault("Command.InternalDue", "制发协办函的，请填写内部期限");
        if (ModelState.IsValid)
            await letter.PrepareAsync(this, Case, LetterType.AssistanceRequest,
                fields => fields.With(LetterField.Section, Command.Section).With(LetterField.SearchOrder, Command.SearchOrder)
                    .With(LetterField.InternalDue, Command.InternalDue), ct);
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request)
    {
        var order = await writing.SealOrNoneAsync("search-order", Command.SearchOrder);
        return [await letter.IssueAsync(writing, request, issued => new CaseAssigned(Command.On, Command.Section, Command.Officer)
        {
            InternalDue = Command.InternalDue,
            SearchOrder = order,
            Letter = issued ?? request.PendingLetter(LetterType.AssistanceRequest),
        })];
    }
}
