using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Gongkai.Agencies;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>The choices for publishing as they are typed.</summary>
public sealed record PublishingForm
{
    [Display(Name = "第一个审核环节")]
    public ChainStage? First { get; init; }

    [Display(Name = "第二个审核环节")]
    public ChainStage? Second { get; init; }

    [Display(Name = "第三个审核环节")]
    public ChainStage? Third { get; init; }

    [Display(Name = "第四个审核环节")]
    public ChainStage? Fourth { get; init; }

    [Display(Name = "索引号样式"), Required, StringLength(80)]
    public string IndexPattern { get; init; } = "";

    [Display(Name = "索引号中的机关代码"), StringLength(40)]
    public string AgencyCode { get; init; } = "";

    [Display(Name = "不公开信息评估周期（月）"), Required, Range(1, 60)]
    public int? ReexaminationMonths { get; init; }

    [Display(Name = "解读公开时限（工作日）"), Required, Range(0, 20)]
    public int? InterpretationWorkdays { get; init; }

    [Display(Name = "到期评估提前（月）"), Required, Range(1, 24)]
    public int? EvaluationMonths { get; init; }

    [Display(Name = "公示期至少（工作日）"), Required, Range(1, 60)]
    public int? NoticeWorkdays { get; init; }

    [Display(Name = "征集期至少（日）"), Required, Range(1, 180)]
    public int? ConsultationDays { get; init; }

    [Display(Name = "结果公布时限（工作日）"), Required, Range(1, 120)]
    public int? FeedbackWorkdays { get; init; }

    [Display(Name = "提出意见必须留姓名和联系方式")]
    public bool NamedComments { get; init; }

    [Display(Name = "公众意见的保管期限（年）"), Required, Range(1, 30)]
    public int? OpinionYears { get; init; }

    [Display(Name = "重大突发事件首次发布（小时）"), Required, Range(1, 72)]
    public int? EmergencyHours { get; init; }

    [Display(Name = "重大突发事件新闻发布会（小时）"), Required, Range(1, 168)]
    public int? BriefingHours { get; init; }

    [Display(Name = "其他政务舆情（小时）"), Required, Range(1, 720)]
    public int? TopicHours { get; init; }

    [Display(Name = "外部链接可以指向的网站"), StringLength(5_000)]
    public string LinkHosts { get; init; } = "";

    /// <summary>The choices; the form has been found right.</summary>
    internal PublishingSettings Settings => new()
    {
        Chain = [.. ((ChainStage?[])[First, Second, Third, Fourth]).OfType<ChainStage>()],
        IndexPattern = IndexPattern.Trim(),
        AgencyCode = AgencyCode.Trim(),
        ReexaminationMonths = ReexaminationMonths!.Value,
        InterpretationWorkdays = InterpretationWorkdays!.Value,
        EvaluationMonths = EvaluationMonths!.Value,
        NoticeWorkdays = NoticeWorkdays!.Value,
        ConsultationDays = ConsultationDays!.Value,
        FeedbackWorkdays = FeedbackWorkdays!.Value,
        NamedComments = NamedComments,
        OpinionYears = OpinionYears!.Value,
        EmergencyHours = EmergencyHours!.Value,
        BriefingHours = BriefingHours!.Value,
        TopicHours = TopicHours!.Value,
        LinkHosts = [.. LinkHosts.Split([' ', '　', '\r', '\n', '\t', '、', '，', ','], StringSplitOptions.RemoveEmptyEntries).Select(HostOf).Distinct()],
    };

    /// <summary>The form filled in.</summary>
    internal static PublishingForm Of(PublishingSettings chosen) => new()
    {
        First = At(chosen.Chain, 0),
        Second = At(chosen.Chain, 1),
        Third = At(chosen.Chain, 2),
        Fourth = At(chosen.Chain, 3),
        IndexPattern = chosen.IndexPattern,
        AgencyCode = chosen.AgencyCode,
        ReexaminationMonths = chosen.ReexaminationMonths,
        InterpretationWorkdays = chosen.InterpretationWorkdays,
        EvaluationMonths = chosen.EvaluationMonths,
        NoticeWorkdays = chosen.NoticeWorkdays,
        ConsultationDays = chosen.ConsultationDays,
        FeedbackWorkdays = chosen.FeedbackWorkdays,
        NamedComments = chosen.NamedComments,
        OpinionYears = chosen.OpinionYears,
        EmergencyHours = chosen.EmergencyHours,
        BriefingHours = chosen.BriefingHours,
        TopicHours = chosen.TopicHours,
        LinkHosts = string.Join('\n', chosen.LinkHosts),
    };

    // People copy the whole address; a Chinese name is kept as addresses have it.
    private static string HostOf(string typed) =>
        Uri.TryCreate(typed.Contains("://", StringComparison.Ordinal) ? typed : $"http://{typed}", UriKind.Absolute, out var uri) && uri.IdnHost.Length > 0
            ? uri.IdnHost.ToLowerInvariant() : typed;

    private static ChainStage? At(ImmutableArray<ChainStage> chain, int place) => place < chain.Length ? chain[place] : null;
}

/// <summary>发布设置: the chain of review, the pattern of index numbers, terms that the law leaves open.</summary>
[Needs(Permission.ManageSettings)]
public sealed class PublishingSettingsPage(Officer officer, AgencyRegister agencies, AgencySettings settings, TimeProvider clock) : PageModel
{
    [BindProperty]
    public PublishingForm Command { get; set; } = new();

    public Agency Agency { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        Command = PublishingForm.Of(ItemMatters.Read(await settings.FindAsync(Agency.Id, ItemMatters.Settings, ct)));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        var chosen = Command.Settings;
        var faults = chosen.Faults().Select(fault => fault.Field == nameof(PublishingSettings.Chain) ? fault with { Field = nameof(Command.First) } : fault);
        if (faults.ToImmutableArray() is { IsEmpty: false } wrong) return this.Again(wrong, nameof(Command));
        try
        {
            await settings.ChooseAsync(Agency, ItemMatters.Settings, JsonSerializer.Serialize(chosen, EventJson.Options),
                officer.Change(clock, Permission.ManageSettings, Agency.Id), ct);
        }
        catch (StaleVersionException)
        {
            return this.Stale();
        }
        return Redirect(PublishingRoutes.Settings);
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ManageSettings) is not { } id || await agencies.FindAsync(id, ct) is not { } found) return false;
        Agency = found;
        return true;
    }
}
