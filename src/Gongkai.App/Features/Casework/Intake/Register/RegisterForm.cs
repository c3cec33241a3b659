using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Casework;
using By = Gongkai.Casework.Channel;

namespace Gongkai.Features.Casework;

/// <summary>How an application came: what the day of receipt follows from, and nothing that another channel needs (第三十一条).</summary>
public sealed class RegisterForm
{
    [Required(ErrorMessage = "请选择申请渠道"), Display(Name = "申请渠道")]
    public Channel? Channel { get; set; }

    [Required(ErrorMessage = "请填写到达日期"), Display(Name = "到达日期")]
    public DateOnly? On { get; set; }

    [RegularExpression(@"([01]?\d|2[0-3])[:：][0-5]\d", ErrorMessage = "到达的时刻请写成 17:45 的样子"), Display(Name = "到达的时刻")]
    public string? At { get; set; }

    [Display(Name = "签收日期")]
    public DateOnly? SignedOn { get; set; }

    [StringLength(40), Display(Name = "挂号或者特快专递单号")]
    public string? TrackingNumber { get; set; }

    [Display(Name = "口头提出，由我代为填写")]
    public bool WasOral { get; set; }

    [Display(Name = "已经读给申请人听，申请人确认无误")]
    public bool WasReadBack { get; set; }

    [Display(Name = "与申请人联系的日期")]
    public DateOnly? CalledOn { get; set; }

    [Display(Name = "已经联系上")]
    public bool Reached { get; set; }

    [StringLength(500), Display(Name = "联系情况")]
    public string? CallNote { get; set; }

    [Display(Name = "双方确认日期")]
    public DateOnly? ConfirmedOn { get; set; }

    [StringLength(60), Display(Name = "主题")]
    public string? Topic { get; set; }

    /// <summary>What is missing for the channel chosen.</summary>
    public IEnumerable<(string Field, string Message)> Faults()
    {
        if (Channel == By.MailSigned && string.IsNullOrWhiteSpace(TrackingNumber)) yield return (nameof(TrackingNumber), "请填写挂号或者特快专递单号");
        if (Channel == By.MailSigned && SignedOn is null) yield return (nameof(SignedOn), "请填写签收日期");
        if (Channel != By.MailSigned && SignedOn is not null) yield return (nameof(SignedOn), "只有挂号、特快专递才填写签收日期");
        if (WasOral && Channel is not (null or By.InPerson)) yield return (nameof(WasOral), "口头提出的，申请渠道选“当面”");
        if (Reached && CalledOn is null) yield return (nameof(CalledOn), "请填写联系的日期");
    }

    /// <summary>The facts as the first event has them.</summary>
    public ReceiptFacts Facts(string trackingHash) => new(Channel!.Value, On!.Value)
    {
        ArrivedAt = string.IsNullOrWhiteSpace(At) ? null : TimeOnly.ParseExact(At.Replace('：', ':'), "H:mm", CultureInfo.InvariantCulture),
        SignedOn = SignedOn,
        TrackingNumber = string.IsNullOrWhiteSpace(TrackingNumber) ? null : TrackingNumber.Trim(),
        WasOral = WasOral,
        WasReadBack = WasReadBack,
        Topic = string.IsNullOrWhiteSpace(Topic) ? null : Topic.Trim(),
        TrackingHash = trackingHash,
    };
}
