using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>收到补正: what the form asks for.</summary>
public sealed class CorrectionReceivedForm : StepForm
{
    [Required, StringLength(4_000), Display(Name = "补正后的申请内容")]
    public string Description { get; set; } = "";

    [StringLength(2_000), Display(Name = "逾期补正的正当理由")]
    public string? Justification { get; set; }

    [Display(Name = "补正材料")]
    public IReadOnlyList<IFormFile> Attachments { get; set; } = [];
}

/// <summary>收到补正.</summary>
[Needs(Permission.HandleRequests)]
public sealed class CorrectionReceivedPage(CaseDesk desk, CaseFiles files) : StepPage<CorrectionReceivedForm>(desk, files, typeof(CorrectionReceived))
{
    protected override (string Field, IReadOnlyList<IFormFile> Sent, FileKind Kind) Files =>
        (nameof(CorrectionReceivedForm.Attachments), Command.Attachments, FileKind.Correction);

    protected override async Task SuggestAsync(CancellationToken ct)
    {
        if (Case.Request.Description is { } description) Command.Description = (await Desk.TextsAsync([description], ct))[description];
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new CorrectionReceived(Command.On, await writing.SealAsync("description", Command.Description.Trim()))
        {
            Justification = await writing.SealOrNoneAsync("justification", Command.Justification),
            Files = [.. Kept.Select(file => file.Ref)],
        }];
}
