using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Features.Access;

namespace Gongkai.Features.Casework;

/// <summary>要求说明理由 (第三十五条): what the form asks for.</summary>
public sealed class ReasonsRequestForm : StepForm
{
    [Display(Name = "已申请件数")]
    public int Applications { get; set; }

    [Required, StringLength(2_000), Display(Name = "数量、频次明显超过合理范围的事实")]
    public string Facts { get; set; } = "";

    [Display(Name = "说明理由的期限")]
    public DateOnly Until { get; set; }
}

/// <summary>要求说明理由 (第三十五条).</summary>
[Needs(Permission.HandleRequests)]
public sealed class ReasonsRequestPage(CaseDesk desk, CaseFiles files) : StepPage<ReasonsRequestForm>(desk, files, typeof(ReasonsRequested))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Until = Case.Situation.Calendar.AddWorkdays(Case.Situation.Today, 7);
        return Task.CompletedTask;
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ReasonsRequested(Command.On, Command.Applications, Command.Until) { Facts = await writing.SealAsync("frequency", Command.Facts.Trim()), Letter = request.PendingLetter("L03") }];
}
