using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>What the desk types of something that is public already.</summary>
public sealed class PublicAnswerForm
{
    [Display(Name = "种类")]
    public PublicAnswerKind Kind { get; set; }

    [Required, StringLength(200), Display(Name = "标题")]
    public string? Title { get; set; }

    [StringLength(1000), Display(Name = "摘要")]
    public string? Summary { get; set; }

    [Required, StringLength(500), Display(Name = "网址或者查阅地点")]
    public string? Place { get; set; }

    [Required, Display(Name = "公开日期")]
    public DateOnly? PublishedOn { get; set; }
}

/// <summary>已公开信息和答复摘要: what is offered to those who are about to ask for it.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class PublicAnswersPage(Officer officer, AgencyRegister register, PublicAnswers answers, TimeProvider clock) : PageModel
{
    [BindProperty]
    public PublicAnswerForm Command { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public AgencyId? At { get; set; }

    public ImmutableArray<Agency> Agencies { get; private set; } = [];

    public Agency Agency => Agencies.FirstOrDefault(agency => agency.Id == At) ?? Agencies[0];

    public ImmutableArray<PublicAnswer> Entered { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var ct = HttpContext.RequestAborted;
        var mine = officer.Agencies(Permission.RegisterRequests);
        Agencies = [.. (await register.TreeAsync(ct)).InOrder().Select(entry => entry.Agency).Where(agency => mine.Contains(agency.Id))];
        Entered = await answers.OfAsync(Agency.Id, ct);
        await next();
    }

    public void OnGet() => Command.PublishedOn = clock.BeijingToday;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Command.PublishedOn > clock.BeijingToday) this.Fault("Command.PublishedOn", "公开日期不能在今天以后");
        if (!ModelState.IsValid) return this.Again();
        await answers.AddAsync(
            new(Guid.CreateVersion7(), Agency.Id, Command.Kind, Command.Title!.Trim(), Command.Summary?.Trim() ?? "", Command.Place!.Trim(),
                Command.PublishedOn!.Value),
            officer.Change(clock, Permission.RegisterRequests, Agency.Id), ct);
        return Redirect(IntakeRoutes.AnswersOf(Agency.Id));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid answer, CancellationToken ct)
    {
        await answers.WithdrawAsync(Agency.Id, answer, officer.Change(clock, Permission.RegisterRequests, Agency.Id), ct);
        return Redirect(IntakeRoutes.AnswersOf(Agency.Id));
    }
}
