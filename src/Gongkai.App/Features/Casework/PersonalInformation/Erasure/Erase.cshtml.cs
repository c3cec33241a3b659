using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>Erasing what is personal in a file whose period is over: one proposes, another confirms.</summary>
[Needs(Permission.ConfirmErasure)]
public sealed class ErasePage(CaseDesk desk, Erasures erasures, PeopleRegister people, TimeProvider clock) : PageModel
{
    private OpenCase? open;
    private ImmutableDictionary<PersonId, string> names = ImmutableDictionary<PersonId, string>.Empty;

    /// <summary>The version of the case that was looked at.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>The proposal that was looked at.</summary>
    [BindProperty]
    public int Proposal { get; set; }

    public OpenCase Case => open ?? throw new InvalidOperationException("no case is open");

    public ProposedErasure? Pending { get; private set; }

    public Refusal? WhyNot { get; private set; }

    public bool MayPropose => desk.Officer.May(Permission.ArchiveCases, Case.Agency);

    public bool MayConfirm => Pending is { } pending && pending.By != desk.Officer.Id;

    /// <summary>What is, or would be, erased.</summary>
    public string What =>
        (Pending is { } pending
            ? pending.Kinds
            : Retention.IsWholeOver(Case.Request, Case.Situation.Today)
                ? null : Retention.KindsOver(Case.Request, Case.Situation.Settings, Case.Situation.Today)) is { } kinds
        ? string.Join("、", kinds.Select(PaperNames.NameOf)) : "全部个人信息：申请人、代理人、第三方，申请内容，各环节的文字，全部材料和文书";

    public string Name(PersonId person) => names.GetValueOrDefault(person, "（已离职人员）");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await FindAsync(HttpContext.RequestAborted)) context.Result = NotFound();
        else await next();
    }

    public void OnGet()
    {
    }

    /// <summary>提出</summary>
    public async Task<IActionResult> OnPostProposeAsync(CancellationToken ct)
    {
        if (!MayPropose) return Forbid();
        if (WhyNot is { } refusal) return this.Again(refusal);
        await erasures.ProposeAsync(Case.Agency, Case.Request, Case.Situation, desk.Officer.Change(clock, Permission.ArchiveCases, Case.Agency), ct);
        return RedirectToPage();
    }

    /// <summary>撤回</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        await erasures.WithdrawAsync(Case.Agency, Case.Request.Id, desk.Officer.Change(clock, Permission.ConfirmErasure, Case.Agency), ct);
        return RedirectToPage();
    }

    /// <summary>复核并删除</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct)
    {
        if (Pending is not { } pending || pending.Version != Proposal || Seen < Case.Request.Version) return this.Stale();
        if (!MayConfirm) return this.Again(new Refusal("CW82"));
        if (WhyNot is { } refusal) return this.Again(refusal);
        var answer = await erasures.ConfirmAsync(Case.Agency, Case.Request, pending, desk.Officer.Change(clock, Permission.ConfirmErasure, Case.Agency), ct);
        if (!answer.Meanwhile.IsEmpty) return this.Stale();
        return answer.IsTaken ? RedirectToPage() : this.Again(answer.Refusals);
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        if (!DisclosureRequestId.TryParse((string?)RouteData.Values["id"], null, out var id)) return false;
        open = await desk.OpenAsync(id, ct);
        if (open?.Request.Archive is null || !desk.Officer.May(Permission.ConfirmErasure, open.Agency)) return false;
        Pending = await erasures.PendingAsync(id, ct);
        WhyNot = await erasures.WhyNotAsync(open.Request, open.Situation, ct);
        names = await people.NamesAsync(ct);
        return true;
    }
}
