using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>撤回: what the form asks for.</summary>
public sealed class WithdrawForm : StepForm
{
    [Display(Name = "申请人书面撤回的材料")]
    public IFormFile? Proof { get; set; }
}

/// <summary>撤回.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class WithdrawPage(CaseDesk desk, CaseFiles files) : StepPage<WithdrawForm>(desk, files, typeof(ApplicationWithdrawn))
{
    protected override (string Field, IReadOnlyList<IFormFile> Sent, FileKind Kind) Files =>
        (nameof(WithdrawForm.Proof), Command.Proof is { } file ? [file] : [], FileKind.Other);

    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new ApplicationWithdrawn(Command.On, Kept is [var proof] ? proof.Ref : null)]);
}
