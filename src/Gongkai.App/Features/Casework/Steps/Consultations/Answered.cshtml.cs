using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>收到意见: what the form asks for.</summary>
public sealed class AnsweredForm : StepForm
{
    [Required, Display(Name = "意见")]
    public ConsultationOutcome? Outcome { get; set; }

    [StringLength(2_000), Display(Name = "意见内容")]
    public string? Opinion { get; set; }

    [Display(Name = "书面意见")]
    public IFormFile? Document { get; set; }
}

/// <summary>收到意见.</summary>
[Needs(Permission.HandleRequests)]
public sealed class AnsweredPage(CaseDesk desk, CaseFiles files) : StepPage<AnsweredForm>(desk, files, typeof(ConsultationAnswered))
{
    [BindProperty(SupportsGet = true)]
    public Guid Consultation { get; set; }

    /// <summary>Who was asked, and when.</summary>
    public string Party { get; private set; } = "";

    protected override (string Field, IReadOnlyList<IFormFile> Sent, FileKind Kind) Files =>
        (nameof(AnsweredForm.Document), Command.Document is { } file ? [file] : [], FileKind.Opinion);

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        if (Case.Request.Consultations.FirstOrDefault(asked => asked.Sent.Consultation == Consultation) is { Sent: var sent })
            Party = $"{sent.Kind.Name()}：{(await Desk.TextsAsync([sent.Party], ct))[sent.Party]}，{sent.On:yyyy-MM-dd} 发函";
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ConsultationAnswered(Command.On, Consultation, Command.Outcome ?? default)
        {
            Opinion = await writing.SealOrNoneAsync("opinion", Command.Opinion),
            File = Kept is [var file] ? file.Ref : null,
        }];
}
