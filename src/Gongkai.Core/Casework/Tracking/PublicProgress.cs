using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>
/// What the applicant of a case sees: where it stands, what he can do and until when, and each step with its date.
/// Nothing of the agency's inner work, nothing of other people.
/// </summary>
/// <param name="Heading">Where it stands, in a few words.</param>
/// <param name="Text">What happens next.</param>
/// <param name="Until">The day that the text speaks of.</param>
/// <param name="Steps">What has happened, the newest last.</param>
public sealed record PublicProgress(string Heading, string Text, DateOnly? Until, ImmutableArray<PublicStep> Steps)
{
    /// <summary>The view of a case.</summary>
    public static PublicProgress Of(DisclosureRequest request, ClockAnswer clock)
    {
        var (heading, text, until) = Now(request, clock);
        return new(heading, text, until, [.. request.History.Select(happened => CaseSteps.Workflow.Shown(request, happened)).OfType<PublicStep>()]);
    }

    private static (string Heading, string Text, DateOnly? Until) Now(DisclosureRequest request, ClockAnswer clock) => request.Stage switch
    {
        CaseStage.Arrived => ("已收件，等待确认", "工作人员会与您联系，确认收到申请。确认之日起计算答复期限。", null),
        CaseStage.AwaitingCorrection when clock.CorrectionDueBy is { } by => ("请您补正", $"请最迟在 {Due(by)} 补正。逾期不补正又没有正当理由的，视为放弃申请。", by),
        CaseStage.AwaitingReasons => ("请您说明理由", $"请最迟在 {Due(request.ReasonsRequests[^1].Until)} 说明多次申请的理由。", request.ReasonsRequests[^1].Until),
        CaseStage.AwaitingPayment when clock.PayBy is { } by => ("请您缴费", $"请最迟在 {Due(by)} 缴纳信息处理费。逾期未缴纳的，视为放弃申请。", by),
        CaseStage.Issued => ("答复已制作，正在送达", "答复将按您选择的方式送达。", clock.Due),
        CaseStage.Served or CaseStage.Closed or CaseStage.Archived => Ended(request),
        CaseStage.LapsedNoCorrection => ("视为放弃申请", "逾期没有补正，按规定视为放弃申请。您可以重新提出申请。", null),
        CaseStage.LapsedFeeUnpaid => ("视为放弃申请", "逾期没有缴纳信息处理费，按规定视为放弃申请。您可以重新提出申请。", null),
        CaseStage.Withdrawn => ("已撤回", "您已撤回申请。", null),
        CaseStage.Joined => ("已并案办理", "这件申请与您的另一件申请合并办理，一并答复。", null),
        _ when request.Decision.Order is { } order => ("正在重新办理", $"按照{order.Organ}的要求重新办理，最迟 {Due(order.Due)} 答复。", order.Due),
        _ when clock.Status == ClockStatus.Consulting => ("正在征求意见", "征求意见所需时间不计算在答复期限内。现在估计的答复期限见下。", clock.Due),
        _ => ("正在办理", clock.Due is { } due ? $"最迟 {Due(due)} 答复。" : "", clock.Due),
    };

    private static (string, string, DateOnly?) Ended(DisclosureRequest request) => request.Outcome is { } outcome && request.Decisions[0].Served is { } served
        ? ("已答复", $"{Day(served.On)} 已送达答复：{Disposition.Of(outcome).Name}。", null)
        : ("已办结", "这件申请已经办结。", null);

    // A day on which somebody must act has its weekday.
    internal static string Due(DateOnly date) => $"{Day(date)}（星期{"日一二三四五六"[(int)date.DayOfWeek]}）";

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
