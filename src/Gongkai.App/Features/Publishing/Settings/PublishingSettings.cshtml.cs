using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>A term of publication as it is typed; one without days is none.</summary>
public sealed record PublicationTermForm
{
    /// <summary>The kind and the field from which it counts: <c>budget.approvedOn</c>.</summary>
    [Display(Name = "从什么时候起算")]
    public string? Field { get; init; }

    [Display(Name = "天数"), Range(1, PublicationTerm.Most)]
    public int? Days { get; init; }

    [Display(Name = "按工作日计算")]
    public bool InWorkdays { get; init; }

    [Display(Name = "从哪一天起适用")]
    public DateOnly? From { get; init; }

    [Display(Name = "依据"), StringLength(200)]
    public string? Basis { get; init; }

    /// <summary>Of which values of which field it speaks: <c>type=行政许可|行政处罚</c>; empty for all.</summary>
    [StringLength(500)]
    public string? Where { get; init; }

    internal static PublicationTermForm Of(PublicationTerm term) => new()
    {
        Field = $"{term.Kind}.{term.Field}",
        Days = term.Days,
        InWorkdays = term.InWorkdays,
        From = term.From,
        Basis = term.Basis,
        Where = term.Where is null ? null : $"{term.Where}={string.Join('|', term.Values)}",
    };

    internal PublicationTerm Term
    {
        get
        {
            var (name, where) = ((Field ?? "").Split('.'), (Where ?? "").Split('='));
            return new(name[0], name[^1], From ?? new(2019, 5, 15), Days!.Value, InWorkdays, Basis?.Trim() ?? "")
            {
                Where = where is [var named, _] ? named : null,
                Values = where is [_, var values] ? [.. values.Split('|')] : [],
            };
        }
    }
}

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

    [Display(Name = "规范性文件的解读提交审核以后，分管领导才能审签")]
    public bool SignsTogether { get; init; }

    /// <summary>Terms of publication for which something else than article 26 holds.</summary>
    public List<PublicationTermForm> Terms { get; init; } = [];

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
        SignsTogether = SignsTogether,
        Terms = [.. Terms.Where(term => term.Days is not null).Select(term => term.Term)],
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
        SignsTogether = chosen.SignsTogether,
        Terms = [.. chosen.Terms.Select(PublicationTermForm.Of), new()],
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

    /// <summary>The days from which a term can count: those that kinds of items name.</summary>
    public static ImmutableArray<Choice> TermFields { get; } =
    [
        .. from kind in ItemKinds.All
           where !kind.IsNews
           from field in kind.Fields
           where field is { Type: FieldType.Day, IsPublic: true } && field.Name is not ("inForceOn" or "validUntil" or "from" or "until" or "announcedFor")
           select new Choice($"{kind.Code}.{field.Name}", $"{kind.Name}：{field.Label}"),
    ];

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
            await settings.ChooseAsync(Agency, ItemMatters.Settings, chosen,
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
        if (await this.FindAgencyAsync(officer, Permission.ManageSettings, agencies, ct) is not { } found) return false;
        Agency = found;
        return true;
    }
}
