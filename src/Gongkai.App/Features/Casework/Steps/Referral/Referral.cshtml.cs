using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>报请确定 (第十七条第三款): what the form asks for.</summary>
public sealed class ReferralForm : StepForm
{
    [Required, StringLength(100), Display(Name = "报请的机关")]
    public string Body { get; set; } = "";
}

/// <summary>报请确定 (第十七条第三款).</summary>
[Needs(Permission.HandleRequests)]
public sealed class ReferralPage(CaseDesk desk, CaseFiles files) : StepPage<ReferralForm>(desk, files, typeof(ReferralSent))
{
    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new ReferralSent(Command.On, Command.Body.Trim())]);
}
