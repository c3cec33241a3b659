using System.Collections.Immutable;
using System.Globalization;

namespace Gongkai.Casework;

/// <summary>One step of a case as its applicant is told of it.</summary>
public sealed record PublicStep(DateOnly On, string Title, string Text);

/// <summary>What the applicant of a case sees: where it stands, what he can do and until when, and each step with its date. Nothing of the agency's inner work, nothing of other people.</summary>
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
        return new(heading, text, until, [.. request.History.Select(happened => Step(request, happened)).OfType<PublicStep>()]);
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

    private static PublicStep? Step(DisclosureRequest request, CaseEvent happened) => happened switch
    {
        ApplicationArrived e => new(e.On, "收到申请", $"本机关{Through(e.Channel)}收到您的申请。"),
        ReceiptConfirmed e => new(e.On, "双方确认", "与您确认收到申请，从次日起计算答复期限。"),
        CaseRegistered e => new(e.On, "登记", $"登记编号 {e.Number}。"),
        CaseAssigned e when ReferenceEquals(request.History.OfType<CaseAssigned>().First(), e) => new(e.On, "开始办理", "申请已交有关科室办理。"),
        CorrectionRequested e => new(e.On, "请您补正", $"需要补正 {e.Points.Length} 处，补正期限 {e.Workdays} 个工作日。"),
        CorrectionReceived e => new(e.On, "收到补正", "从次日起重新计算答复期限。"),
        ReasonsRequested e => new(e.On, "请您说明理由", $"请最迟在 {Due(e.Until)} 说明多次申请的理由。"),
        ReasonsReceived e => new(e.On, "收到理由", e.Accepted ? "理由成立，继续办理。" : "已收到您说明的理由。"),
        AgreedDelaySet e => new(e.On, "确定延迟答复的期限", $"答复期限定为 {Due(e.Until)}。"),
        ApplicantToldOfConsultation e => new(e.On, "征求意见", "正在征求第三方或者其他机关的意见，所需时间不计算在答复期限内。"),
        // Who does not know that others were asked need not hear that they no longer are.
        ConsultationDropped e when request.History.TakeWhile(earlier => !ReferenceEquals(earlier, e)).OfType<ApplicantToldOfConsultation>().Any() =>
            new(e.On, "征求意见终止", "一项征求意见已经终止，不再等待，答复期限随之重新推算。"),
        ExtensionNoticed e => new(e.On, "延长答复期限", $"经本机关政府信息公开工作机构负责人同意，延长 {Extended(request, e)} 个工作日。"),
        FeeNoticed e => new(e.On, "通知缴费", $"应缴信息处理费 {e.Amount} 元。"),
        FeePaid e => new(e.On, "缴费", "已收到信息处理费，从次日起重新计算答复期限。"),
        DecisionIssued e => new(e.On, "作出答复", e.Letter.Number is { } number ? $"答复书文号 {number}。" : "答复书已制作。"),
        DecisionServed e => new(e.On, "送达答复", Route(e.Route)),
        ServiceFailed e => new(e.On, "送达未成", "答复没有送达，本机关将另行送达。"),
        ApplicationWithdrawn e => new(e.On, "撤回申请", "您撤回了申请。"),
        ApplicationLapsed e => new(e.On, "视为放弃申请", "逾期，按规定视为放弃申请。"),
        CaseJoined e => new(e.On, "并案办理", "与您的另一件申请合并办理。"),
        RehandlingOrdered e => new(e.On, "重新办理", $"按照{e.Organ}的要求重新办理。"),
        CaseClosed e => new(e.On, "办结", "申请办结。"),
        ReplyRated e => new(e.On, "评价", $"您评了 {e.Stars} 分。"),
        _ => null,
    };

    private static string Through(Channel channel) => channel switch
    {
        Channel.InPerson => "在窗口",
        Channel.MailSigned or Channel.MailOrdinary => "通过邮寄",
        Channel.Online => "在网上",
        Channel.Email => "通过电子邮件",
        Channel.Fax => "通过传真",
        _ => "",
    };

    private static string Route(ServiceRoute route) => route switch
    {
        ServiceRoute.Post => "答复书已交邮政企业寄出，交邮之日为送达之日。",
        ServiceRoute.Electronic => "答复书已在网上送达，可以在本页下载。",
        ServiceRoute.Delegated => "已委托送达。",
        _ => "已直接送达。",
    };

    private static int Extended(DisclosureRequest request, ExtensionNoticed notice) =>
        request.Extensions.First(given => ReferenceEquals(given.Notice, notice)).Consent.Workdays;

    // A day on which somebody must act has its weekday.
    private static string Due(DateOnly date) => $"{Day(date)}（星期{"日一二三四五六"[(int)date.DayOfWeek]}）";

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
