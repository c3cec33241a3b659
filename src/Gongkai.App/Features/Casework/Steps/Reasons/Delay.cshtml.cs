using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>确定延迟答复 (第三十五条): what the form asks for.</summary>
public sealed class DelayForm : StepForm
{
    [Display(Name = "延迟至")]
    public DateOnly Until { get; set; }
}

/// <summary>确定延迟答复 (第三十五条).</summary>
[Needs(Permission.ConsentToExtension)]
public sealed class DelayPage(CaseDesk desk, CaseFiles files) : StepPage<DelayForm>(desk, files, typeof(AgreedDelaySet))
{
    /// <summary>The letter that waits to be served; what it says is not typed again.</summary>
    public LetterWords? Pending { get; private set; }

    protected override async Task PrepareAsync(CancellationToken ct) =>
        Pending = await LetterWords.PendingAsync(Desk, Case.Request, LetterType.DelayNotice, ct);

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Until = Case.Clock.Due ?? Case.Situation.Today;
        return Task.CompletedTask;
    }

    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new AgreedDelaySet(Command.On,
            Pending?.Day(LetterField.DelayedUntil) ?? Command.Until) { Letter = request.PendingLetter(LetterType.DelayNotice) }]);
}
