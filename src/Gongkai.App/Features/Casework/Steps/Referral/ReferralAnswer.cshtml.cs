using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>收到确定意见: what the form asks for.</summary>
public sealed class ReferralAnswerForm : StepForm
{
    [StringLength(2_000), Display(Name = "确定意见")]
    public string? Result { get; set; }
}

/// <summary>收到确定意见.</summary>
[Needs(Permission.HandleRequests)]
public sealed class ReferralAnswerPage(CaseDesk desk, CaseFiles files) : StepPage<ReferralAnswerForm>(desk, files, typeof(ReferralAnswered))
{
    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ReferralAnswered(Command.On, await writing.SealOrNoneAsync("referral-result", Command.Result))];
}
