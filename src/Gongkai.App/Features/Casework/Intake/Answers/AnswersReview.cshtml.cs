using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>选登审查: what the desk has entered for the public, looked at one by one by a second person (第十七条).</summary>
[Needs(Permission.ReviewSecrecy)]
public sealed class AnswersReviewPage(Officer officer, AgencyRegister register, PublicAnswers answers, TimeProvider clock) : PageModel
{
    [BindProperty, StringLength(500), Display(Name = "退回的理由")]
    public string? Reason { get; set; }

    public ImmutableArray<(Agency Agency, KeptAnswer Kept)> Waiting { get; private set; } = [];

    public PersonId Me => officer.Id;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (ct, mine) = (HttpContext.RequestAborted, officer.Agencies(Permission.ReviewSecrecy));
        var waiting = ImmutableArray.CreateBuilder<(Agency, KeptAnswer)>();
        foreach (var agency in (await register.TreeAsync(ct)).InOrder().Select(entry => entry.Agency).Where(agency => mine.Contains(agency.Id)))
            foreach (var kept in await answers.OfAsync(agency.Id, ct))
                if (kept.Stage == PublicAnswerStage.Proposed) waiting.Add((agency, kept));
        Waiting = waiting.ToImmutable();
        await next();
    }

    public async Task<IActionResult> OnPostReleaseAsync(Guid answer, CancellationToken ct)
    {
        if (Find(answer) is not var (agency, kept)) return Gone();
        if (kept.By == officer.Id)
        {
            ModelState.AddModelError("", "这一条是您自己录入的，要由另一位保密审查人员审查。");
            return this.Again();
        }
        return await answers.ReleaseAsync(agency.Id, answer, officer.Id, clock.BeijingToday, officer.Change(clock, Permission.ReviewSecrecy, agency.Id), ct)
            ? Redirect(IntakeRoutes.AnswersReview) : Gone();
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid answer, CancellationToken ct)
    {
        if (Find(answer) is not var (agency, _)) return Gone();
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError("", "退回修改的，请写明理由。");
            return this.Again();
        }
        return await answers.ReturnAsync(agency.Id, answer, officer.Id, Reason.Trim(), officer.Change(clock, Permission.ReviewSecrecy, agency.Id), ct)
            ? Redirect(IntakeRoutes.AnswersReview) : Gone();
    }

    private (Agency Agency, KeptAnswer Kept)? Find(Guid answer) =>
        Waiting.FirstOrDefault(one => one.Kept.Answer.Id == answer) is { Agency: not null } found ? found : null;

    private IActionResult Gone()
    {
        ModelState.AddModelError("", "这一条已经有人处理了。");
        return this.Again();
    }
}
