using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>缴费: what the form asks for.</summary>
public sealed class PaymentForm : StepForm
{
    [StringLength(50), Display(Name = "财政票据号")]
    public string? ReceiptNumber { get; set; }
}

/// <summary>缴费.</summary>
[Needs(Permission.RegisterRequests)]
public sealed class PaymentPage(CaseDesk desk, CaseFiles files) : StepPage<PaymentForm>(desk, files, typeof(FeePaid))
{
    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new FeePaid(Command.On,
            string.IsNullOrWhiteSpace(Command.ReceiptNumber) ? null : Command.ReceiptNumber.Trim())]);
}
