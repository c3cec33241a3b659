using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Features.Access;

namespace Gongkai.Features.Casework;

/// <summary>告知补正 (第三十条): what the form asks for.</summary>
public sealed class CorrectionNoticeForm : StepForm
{
    [Required, StringLength(4_000), Display(Name = "需要补正的内容")]
    public string Points { get; set; } = "";

    [Display(Name = "补正期限（工作日）")]
    public int Workdays { get; set; }

    [StringLength(2_000), Display(Name = "超过七个工作日才告知的原因")]
    public string? OverrideReason { get; set; }
}

/// <summary>告知补正 (第三十条).</summary>
[Needs(Permission.HandleRequests)]
public sealed class CorrectionNoticePage(CaseDesk desk, CaseFiles files) : StepPage<CorrectionNoticeForm>(desk, files, typeof(CorrectionRequested))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Workdays = Case.Situation.Settings.Clock.CorrectionPeriod;
        return Task.CompletedTask;
    }

    protected override async Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request)
    {
        var points = new List<PrivateRef>();
        foreach (var point in Lines(Command.Points)) points.Add(await writing.SealAsync("correction-point", point));
        return [new CorrectionRequested(Command.On, [.. points], Command.Workdays) { OverrideReason = await writing.SealOrNoneAsync("override", Command.OverrideReason), Letter = request.PendingLetter("L02") }];
    }
}
