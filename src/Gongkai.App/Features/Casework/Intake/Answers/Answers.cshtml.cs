using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Documents.Publishing;
using Gongkai.Features.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What the desk types of something that is public already.</summary>
public sealed class PublicAnswerForm
{
    /// <summary>The entry that was returned and is put anew; null for a new one.</summary>
    public Guid? Entry { get; set; }

    [Display(Name = "种类")]
    public PublicAnswerKind Kind { get; set; }

    [Required, StringLength(200), Display(Name = "标题")]
    public string? Title { get; set; }

    [StringLength(1000), Display(Name = "摘要")]
    public string? Summary { get; set; }

    [Required, StringLength(500), Display(Name = "网址或者查阅地点")]
    public string? Place { get; set; }

    /// <summary>Of what is public elsewhere; a reply's summary has the day on which it is released.</summary>
    [Display(Name = "公开日期")]
    public DateOnly? PublishedOn { get; set; }
}

/// <summary>已公开信息和答复摘要: what is offered to those who are about to ask for it.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class PublicAnswersPage(Officer officer, AgencyRegister register, AgencySettings settings, PublicAnswers answers, TimeProvider clock) : PageModel
{
    [BindProperty]
    public PublicAnswerForm Command { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public AgencyId? At { get; set; }

    public ImmutableArray<Agency> Agencies { get; private set; } = [];

    public Agency Agency => Agencies.FirstOrDefault(agency => agency.Id == At) ?? Agencies[0];

    [BindProperty, StringLength(500)]
    public string? Reason { get; set; }

    public ImmutableArray<KeptAnswer> Entered { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        var mine = officer.Agencies(Permission.RegisterRequests);
        Agencies = [.. (await register.TreeAsync(ct)).InOrder().Select(entry => entry.Agency).Where(agency => mine.Contains(agency.Id))];
        Entered = await answers.OfAsync(Agency.Id, ct);
        await next();
    }

    public void OnGet(Guid? again)
    {
        Command.PublishedOn = clock.BeijingToday;
        if (Entered.FirstOrDefault(kept => kept.Answer.Id == again && kept.Stage == PublicAnswerStage.Returned) is not { Answer: var returned }) return;
        Command = new()
        {
            Entry = returned.Id,
            Kind = returned.Kind,
            Title = returned.Title,
            Summary = returned.Summary,
            Place = returned.Place,
            PublishedOn = returned.PublishedOn,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Command.PublishedOn > clock.BeijingToday) this.Fault("Command.PublishedOn", "公开日期不能在今天以后");
        if (Command.Kind == PublicAnswerKind.Item && Command.PublishedOn is null) this.Fault("Command.PublishedOn", "请填写公开日期");
        var allowed = ItemMatters.Read(await settings.FindAsync(Agency.Id, ItemMatters.Settings, ct)).LinkHosts;
        if (Uri.TryCreate(Command.Place?.Trim(), UriKind.Absolute, out var place) && place.Scheme is "http" or "https"
            && !new TextPolicy(allowed).Allows(place.IdnHost))
            this.Fault("Command.Place", $"网站 {place.IdnHost} 不在允许链接的范围内（{string.Join('、', allowed)}），请核对；确实要链接的，请公开工作机构负责人在“发布设置”里增加");
        if (!ModelState.IsValid) return this.Again();
        var answer = new PublicAnswer(Command.Entry ?? Guid.CreateVersion7(), Agency.Id, Command.Kind, Command.Title!.Trim(), Command.Summary?.Trim() ?? "",
            Command.Place!.Trim(), Command.PublishedOn ?? clock.BeijingToday);
        if (!await answers.ProposeAsync(answer, officer.Id, officer.Change(clock, Permission.RegisterRequests, Agency.Id), ct))
        {
            ModelState.AddModelError("", "这一条已经提交过了，请看上面的列表。");
            return this.Again();
        }
        return Redirect(IntakeRoutes.AnswersOf(Agency.Id));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid answer, CancellationToken ct)
    {
        // What is typed of another entry is no question here.
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > 500) ModelState.AddModelError("", "不再提供的，请写明理由，不超过 500 字。");
        if (!ModelState.IsValid) return this.Again();
        await answers.WithdrawAsync(Agency.Id, answer, Reason!.Trim(), officer.Change(clock, Permission.RegisterRequests, Agency.Id), ct);
        return Redirect(IntakeRoutes.AnswersOf(Agency.Id));
    }
}
