using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>视为放弃: what the form asks for.</summary>
public sealed class LapseForm : StepForm
{
    [Display(Name = "同时制发办结告知书")]
    public bool WithLetter { get; set; }

    [StringLength(60), Display(Name = "原告知书、通知书的文号")]
    public string? EarlierNumber { get; set; }
}

/// <summary>视为放弃, with the closing note (D-O1, D-O2) where one is wanted.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class LapsePage(CaseDesk desk, CaseFiles files, StepLetter letter) : StepPage<LapseForm>(desk, files, typeof(ApplicationLapsed))
{
    /// <summary>Whether the notice that was not followed was issued here.</summary>
    public bool IsNumberKnown => (ForPayment ? Case.Request.FeeNotice?.Letter : Case.Request.CorrectionNotice?.Letter)?.Number is not null;

    private bool ForPayment => Case.Request.Stage == CaseStage.AwaitingPayment;

    protected override async Task PrepareLetterAsync(CancellationToken ct)
    {
        if (!Command.WithLetter) return;
        if (!IsNumberKnown && string.IsNullOrWhiteSpace(Command.EarlierNumber)) this.Fault("Command.EarlierNumber", "制发办结告知书的，请填写原文书的文号");
        else await letter.PrepareAsync(this, Case, LetterType.Of(ForPayment ? DispositionType.FeeUnpaid : DispositionType.NoCorrection),
            fields => IsNumberKnown ? fields : fields.With(LetterField.EarlierNumber, Command.EarlierNumber), ct);
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [await letter.IssueAsync(writing, request, issued => new ApplicationLapsed(Command.On) { Letter = issued })];
}
