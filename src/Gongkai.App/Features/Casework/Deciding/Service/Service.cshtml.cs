using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>What is recorded of a service, or of one that failed.</summary>
public sealed class ServiceForm
{
    [Display(Name = "送达方式"), Required]
    public ServiceRoute? Route { get; set; }

    [Display(Name = "送达日期")]
    public DateOnly? On { get; set; }

    [Display(Name = "凭证"), StringLength(500)]
    public string? Proof { get; set; }

    [Display(Name = "未成的原因"), StringLength(500)]
    public string? Failure { get; set; }
}

/// <summary>送达: by each lawful route with its date and its proof; of electronic service the day and the proof are the platform's.</summary>
[Needs(Permission.ServeDecisions), RequestSizeLimit(32 << 20)]
public sealed class ServicePage(CaseDesk door, DecisionDesk desk, CaseFiles files, LetterFiles letters, TimeProvider clock) : DecisionPage(door, desk)
{
    [BindProperty]
    public ServiceForm Command { get; set; } = new();

    [BindProperty, Display(Name = "凭证文件")]
    public IFormFile? ProofFile { get; set; }

    /// <summary>What was pressed.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <summary>The routes that this applicant may be served by.</summary>
    public IEnumerable<Choice> Routes =>
    [
        new(nameof(ServiceRoute.Direct), ServiceRoute.Direct.Name(), "日期填签收之日，凭证填签收人。送达回证可以打印。"),
        new(nameof(ServiceRoute.Delegated), ServiceRoute.Delegated.Name(), "日期填签收之日，凭证填受托机关和签收人。"),
        new(nameof(ServiceRoute.Post), ServiceRoute.Post.Name(), "日期填交邮之日，凭证填邮件号码。只能交邮政企业，不能交快递企业，不能到付。"),
        .. Case.Request.AcceptsElectronicService
            ? (Choice[])[new(nameof(ServiceRoute.Electronic), ServiceRoute.Electronic.Name(), "申请人凭查询码下载。日期和凭证由系统记录，不用填。")] : [],
    ];

    public async Task<IActionResult> OnPostAsync(DisclosureRequestId id, CancellationToken ct)
    {
        if (await EnterAsync(id, ct) is { } answer) return answer;
        var electronic = Command.Route == ServiceRoute.Electronic && Then != "failed";
        if (!electronic && Command.On is null) this.Fault("Command.On", "请填写日期");
        if (Then == "failed" && string.IsNullOrWhiteSpace(Command.Failure)) this.Fault("Command.Failure", "请写明未成的原因");
        var (file, fault) = ProofFile is null ? (null, null) : await files.KeepAsync(ProofFile, id.Stream, FileKind.ServiceProof, ct);
        if (fault is not null) this.Fault(nameof(ProofFile), fault);
        if (!ModelState.IsValid) return this.Again();
        // What is downloaded is a PDF, where one can be printed; else the Word document.
        if (electronic && Case.Request.Decision.Letter is { } letter && LetterFiles.CanPrint) await (await letters.PdfAsync(id, letter, ct)).DisposeAsync();
        return Then == "failed"
            ? await TakeAsync(DecisionRoutes.Of(Case.Request.Id),
                async (writing, _) => new ServiceFailed(Command.On!.Value, Command.Route!.Value, await writing.SealAsync("service", Command.Failure!.Trim())),
                ct, Placed)
            : await TakeAsync(DecisionRoutes.Of(Case.Request.Id), async (writing, _) =>
            {
                if (file is not null) await CaseFiles.RecordAsync(writing, file, writing.Situation.Today);
                var proof = electronic ? $"平台 {clock.GetUtcNow().InBeijing()} 提供申请人凭查询码下载" : Command.Proof;
                return new DecisionServed(electronic
                    ? writing.Situation.Today
                    : Command.On!.Value, Command.Route!.Value)
                { Proof = await writing.SealOrNoneAsync("service", proof), ProofFile = file?.Ref };
            }, ct, Placed);
    }

    private static Refusal Placed(Refusal refusal) =>
        refusal with
        {
            Field = refusal.Field is nameof(ServiceForm.Route) or nameof(ServiceForm.On) or nameof(ServiceForm.Proof)
            ? $"Command.{refusal.Field}" : null
        };
}
