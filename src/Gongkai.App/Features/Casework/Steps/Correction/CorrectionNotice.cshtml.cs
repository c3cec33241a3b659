using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>告知补正 (第三十条): what the form asks for.</summary>
public sealed class CorrectionNoticeForm : StepForm
{
    [StringLength(4_000), Display(Name = "需要补正的内容")]
    public string? Points { get; set; }

    [Display(Name = "补正期限（工作日）")]
    public int Workdays { get; set; }

    [StringLength(2_000), Display(Name = "超过七个工作日才告知的原因")]
    public string? OverrideReason { get; set; }
}

/// <summary>告知补正 (第三十条).</summary>
[Needs(Permission.HandleRequests)]
public sealed class CorrectionNoticePage(CaseDesk desk, CaseFiles files) : StepPage<CorrectionNoticeForm>(desk, files, typeof(CorrectionRequested))
{
    /// <summary>The letter that waits to be served; what it says is not typed again.</summary>
    public LetterWords? Pending { get; private set; }

    protected override async Task PrepareAsync(CancellationToken ct) =>
        Pending = await LetterWords.PendingAsync(Desk, Case.Request, LetterType.CorrectionNotice, ct);

    protected override void Examine()
    {
        if (Pending is null && string.IsNullOrWhiteSpace(Command.Points)) this.Fault("Command.Points", "请填写需要补正的内容");
    }

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Workdays = Case.Situation.Settings.Clock.CorrectionPeriod;
        return Task.CompletedTask;
    }

    // The letter names the last day.
    private int Workdays => Pending?.Day(LetterField.CorrectionDue) is { } until
        ? Case.Situation.Calendar.WorkdaysBetween(Command.On, until) : Command.Workdays;

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request)
    {
        var points = new List<PrivateRef>();
        foreach (var point in Pending?.Lines(LetterField.Points) ?? Lines(Command.Points)) points.Add(await writing.SealAsync("correction-point", point));
        return [new CorrectionRequested(Command.On, [.. points],
            Workdays)
            {
                OverrideReason = await writing.SealOrNoneAsync("override", Command.OverrideReason),
                Letter = request.PendingLetter(LetterType.CorrectionNotice),
            }];
    }
}
