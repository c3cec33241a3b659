using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>收到理由: what the form asks for.</summary>
public sealed class ReasonsReceivedForm : StepForm
{
    [StringLength(2_000), Display(Name = "申请人说明的理由")]
    public string? Reasons { get; set; }

    [Required, Display(Name = "理由是否合理")]
    public bool? Accepted { get; set; }
}

/// <summary>收到理由.</summary>
[Needs(Permission.HandleRequests)]
public sealed class ReasonsReceivedPage(CaseDesk desk, CaseFiles files) : StepPage<ReasonsReceivedForm>(desk, files, typeof(ReasonsReceived))
{
    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ReasonsReceived(Command.On, await writing.SealOrNoneAsync("reasons", Command.Reasons), Command.Accepted == true)];
}
