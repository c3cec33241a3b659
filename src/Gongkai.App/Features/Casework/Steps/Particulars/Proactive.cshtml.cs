using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>建议转为主动公开 (第四十四条): what the form asks for.</summary>
public sealed class ProactiveForm : StepForm
{
    [Required, StringLength(2_000), Display(Name = "理由")]
    public string Reason { get; set; } = "";
}

/// <summary>建议转为主动公开 (第四十四条).</summary>
[Needs(Permission.HandleRequests)]
public sealed class ProactivePage(CaseDesk desk, CaseFiles files) : StepPage<ProactiveForm>(desk, files, typeof(ProactiveConversionProposed))
{
    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ProactiveConversionProposed(Command.On, await writing.SealAsync("proactive-reason", Command.Reason.Trim()))];
}
