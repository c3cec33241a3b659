using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>要求说明理由 (第三十五条): what the form asks for.</summary>
public sealed class ReasonsRequestForm : StepForm
{
    [Display(Name = "已申请件数")]
    public int Applications { get; set; }

    [StringLength(2_000), Display(Name = "数量、频次明显超过合理范围的事实")]
    public string? Facts { get; set; }

    [Display(Name = "说明理由的期限")]
    public DateOnly Until { get; set; }
}

/// <summary>要求说明理由 (第三十五条).</summary>
[Needs(Permission.HandleRequests)]
public sealed class ReasonsRequestPage(CaseDesk desk, CaseFiles files) : StepPage<ReasonsRequestForm>(desk, files, typeof(ReasonsRequested))
{
    /// <summary>The letter that waits to be served; what it says is not typed again.</summary>
    public LetterWords? Pending { get; private set; }

    protected override async Task PrepareAsync(CancellationToken ct) =>
        Pending = await LetterWords.PendingAsync(Desk, Case.Request, LetterType.ReasonsRequest, ct);

    protected override void Examine()
    {
        if (Pending is null && string.IsNullOrWhiteSpace(Command.Facts)) this.Fault("Command.Facts", "请填写数量、频次明显超过合理范围的事实");
    }

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Until = Case.Situation.Calendar.AddWorkdays(Case.Situation.Today, 7);
        return Task.CompletedTask;
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        [new ReasonsRequested(Command.On, Command.Applications,
            Pending?.Day(LetterField.ReasonsDue)
                ?? Command.Until)
                {
                    Facts = await writing.SealAsync("frequency", Pending?[LetterField.FrequencyFacts] ?? Command.Facts!.Trim()),
                    Letter = request.PendingLetter(LetterType.ReasonsRequest),
                }];
}
