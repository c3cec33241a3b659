using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>同意延期 (第三十三条第二款): what the form asks for.</summary>
public sealed class ExtendForm : StepForm
{
    [Display(Name = "延长的工作日")]
    public int Workdays { get; set; }

    [Required, StringLength(2_000), Display(Name = "延期理由")]
    public string Reason { get; set; } = "";
}

/// <summary>同意延期 (第三十三条第二款).</summary>
[Needs(Permission.ConsentToExtension)]
public sealed class ExtendPage(CaseDesk desk, CaseFiles files) : StepPage<ExtendForm>(desk, files, typeof(ExtensionConsented))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Workdays = ReplyTerms.Regulation.On(Case.Situation.Today).Extension;
        return Task.CompletedTask;
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ExtensionConsented(Command.On, Command.Workdays, await writing.SealAsync("extension-reason", Command.Reason.Trim()), Desk.Officer.Id)];
}
