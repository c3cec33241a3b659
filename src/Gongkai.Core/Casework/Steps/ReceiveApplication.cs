using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>
/// 收件: an application reached the agency. Nothing personal is in it: applicant, agent and words are side rows.
/// </summary>
/// <param name="On">系统、窗口或收发室收到的日子。</param>
/// <param name="Channel">申请渠道</param>
/// <param name="Category">申请人类别; of the first named of joint applicants.</param>
/// <param name="Applicant">申请人</param>
/// <param name="Description">所需政府信息内容描述</param>
public sealed record ApplicationArrived(DateOnly On, Channel Channel, ApplicantCategory Category, PrivateRef Applicant, PrivateRef Description) : CaseEvent(On)
{
    public CaseKind Kind { get; init; }

    /// <summary>The time of the day, Beijing's, where it is known: on line and at the counter.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>签收之日, for signed mail.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>挂号或特快专递单号</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>The other joint applicants, after the first.</summary>
    public ImmutableArray<PrivateRef> JointApplicants { get; init; } = [];

    /// <summary>代理人; his authority is a file of kind <see cref="FileKind.Authority"/>.</summary>
    public PrivateRef? Agent { get; init; }

    public DeliveryWish Delivery { get; init; }

    public FormWish Form { get; init; }

    /// <summary>Whether the applicant agreed to be served electronically (民事诉讼法第九十条).</summary>
    public bool AcceptsElectronicService { get; init; }

    /// <summary>口头提出，由工作人员代为填写 (第二十九条).</summary>
    public bool WasOral { get; init; }

    /// <summary>Whether what the clerk wrote down was read back and confirmed.</summary>
    public bool WasReadBack { get; init; }

    /// <summary>SHA-256 of the tracking code that the applicant holds.</summary>
    public string? TrackingHash { get; init; }

    public ImmutableArray<FileRef> Files { get; init; } = [];

    /// <summary>主题, as the agency sorts its register.</summary>
    public string? Topic { get; init; }

    /// <summary>The first day on which anybody at the agency had the application.</summary>
    internal DateOnly FirstDay => SignedOn < On ? SignedOn.Value : On;
}

internal sealed class ReceiveApplication() : CaseStep<ApplicationArrived>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("收件", [], Arrived, Office) with { ByApplicant = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, ApplicationArrived e) =>
        request with
        {
            Arrival = e,
            Category = e.Category,
            Description = e.Description,
            Files = e.Files,
            AcceptsElectronicService = e.AcceptsElectronicService,
        };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ApplicationArrived e, CaseSituation situation)
    {
        // 第二十九条：采用书面形式确有困难的可以口头提出，由受理的机关代为填写。
        if (e is { WasOral: true, WasReadBack: false }) yield return new("CW58") { Field = nameof(e.WasReadBack) };
        if (e is { Channel: Channel.MailSigned, SignedOn: null }) yield return new("CW24") { Field = nameof(e.SignedOn), Variant = "signed" };
        if (e.SignedOn > situation.Today)
            yield return new("CW22") { Field = nameof(e.SignedOn), Values = [("date", Day(e.SignedOn.Value)), ("today", Day(situation.Today))] };
        if (e.FirstDay < ReplyTerms.Regulation.From)
            yield return new("CW23")
            {
                Field = nameof(e.On),
                Variant = "regulation",
                Values = [("date", Day(e.FirstDay)), ("from", Day(ReplyTerms.Regulation.From))],
            };
    }

    protected override Sentence Told(DisclosureRequest request, ApplicationArrived e)
    {
        var (oral, at, signed) = (e.WasOral
            ? "；口头提出，已代为填写" : "", e.At is { } time ? $"，{time:HH:mm} 到达" : "", e.SignedOn is { } on ? $"；签收日期 {on:yyyy-MM-dd}" : "");
        return $"收到{e.Kind.Name()}，渠道：{e.Channel.Name()}，申请人类别：{e.Category.Name()}{oral}{at}{signed}";
    }

    protected override PublicStep? Shown(DisclosureRequest request, ApplicationArrived e) => new(e.On, "收到申请", $"本机关{Through(e.Channel)}收到您的申请。");

    private static string Through(Channel channel) => channel switch
    {
        Channel.InPerson => "在窗口",
        Channel.MailSigned or Channel.MailOrdinary => "通过邮寄",
        Channel.Online => "在网上",
        Channel.Email => "通过电子邮件",
        Channel.Fax => "通过传真",
        Channel.Other => "",
    };
}
