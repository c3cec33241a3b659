using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>The facts of a case as a form asks for them; names as in the facts of <c>gongkai clock</c>, so that its faults find their fields.</summary>
public sealed class FactsForm
{
    [Display(Name = "申请渠道")]
    public Channel? Channel { get; set; }

    [Display(Name = "申请到达日期")]
    public DateOnly? ArrivedOn { get; set; }

    [Display(Name = "到达的时刻")]
    public string? ArrivedAt { get; set; }

    [Display(Name = "签收日期")]
    public DateOnly? SignedOn { get; set; }

    [Display(Name = "双方确认日期")]
    public DateOnly? ConfirmedOn { get; set; }

    [Display(Name = "致电申请人的日期")]
    public string? CallsOn { get; set; }

    public Notice CorrectionNotice { get; set; } = new();

    [Display(Name = "收到补正的日期")]
    public DateOnly? CorrectedOn { get; set; }

    [Display(Name = "申请人逾期补正有正当理由")]
    public bool LateCorrectionJustified { get; set; }

    public List<Asked> Consultations { get; set; } = [];

    public List<Question> ReasonsRequests { get; set; } = [];

    public List<Question> Referrals { get; set; } = [];

    public Prolonged Extension { get; set; } = new();

    /// <summary>Further ones, where a restarted term may be prolonged again.</summary>
    public List<Prolonged> Extensions { get; set; } = [];

    public Delay AgreedDelay { get; set; } = new();

    public Fee FeeNotice { get; set; } = new();

    public Reply Decision { get; set; } = new();

    public Chosen Settings { get; set; } = new();

    [Display(Name = "按哪一天计算")]
    public DateOnly? Today { get; set; }

    public sealed class Notice
    {
        [Display(Name = "补正告知送达日期")]
        public DateOnly? ServedOn { get; set; }

        [Display(Name = "补正期限（工作日）")]
        public int? Workdays { get; set; }
    }

    public sealed class Asked
    {
        [Display(Name = "征求谁的意见")]
        public ConsultationKind? Kind { get; set; }

        [Display(Name = "发函日期")]
        public DateOnly? SentOn { get; set; }

        [Display(Name = "对方收到日期")]
        public DateOnly? DeliveredOn { get; set; }

        [Display(Name = "收到意见日期")]
        public DateOnly? AnsweredOn { get; set; }

        [Display(Name = "终止征求日期")]
        public DateOnly? DroppedOn { get; set; }
    }

    public sealed class Question
    {
        [Display(Name = "发出日期")]
        public DateOnly? SentOn { get; set; }

        [Display(Name = "收到回复日期")]
        public DateOnly? AnsweredOn { get; set; }
    }

    public sealed class Prolonged
    {
        [Display(Name = "延长几个工作日")]
        public int? Workdays { get; set; }

        [Display(Name = "公开工作机构负责人同意日期")]
        public DateOnly? ConsentedOn { get; set; }

        [Display(Name = "告知申请人日期")]
        public DateOnly? NoticedOn { get; set; }
    }

    public sealed class Delay
    {
        [Display(Name = "延迟到哪一天")]
        public DateOnly? Until { get; set; }

        [Display(Name = "告知延迟的日期")]
        public DateOnly? ToldOn { get; set; }
    }

    public sealed class Fee
    {
        [Display(Name = "申请人收到收费通知日期")]
        public DateOnly? ReceivedOn { get; set; }

        [Display(Name = "缴费日期")]
        public DateOnly? PaidOn { get; set; }
    }

    public sealed class Reply
    {
        [Display(Name = "答复送达方式")]
        public ServiceMode? ServedBy { get; set; }

        [Display(Name = "答复送达日期")]
        public DateOnly? ServedOn { get; set; }
    }

    public sealed class Chosen
    {
        [Display(Name = "收到意见的当日")]
        public PauseEnd? PauseEnd { get; set; }

        [Display(Name = "征求意见时间从哪天起不计入")]
        public PauseStart? PauseStart { get; set; }

        [Display(Name = "征求意见时间最多不计入到哪天")]
        public PauseCap? PauseCap { get; set; }

        [Display(Name = "网络等渠道的收到之日")]
        public OnlineReceiptRule? OnlineReceiptRule { get; set; }

        [Display(Name = "逾期告知补正的，补正后仍重新计算")]
        public bool LateCorrectionRestarts { get; set; }

        [Display(Name = "要求说明理由的时间不计入")]
        public bool ReasonsRequestPauses { get; set; }

        [Display(Name = "重新计算后可以再延长一次")]
        public bool ExtensionPerRestart { get; set; }

        [Display(Name = "征求其他机关意见的时间不计入")]
        public bool OtherAgencyPause { get; set; }

        [Display(Name = "报请确定的时间不计入")]
        public bool ReferralPauses { get; set; }

        [Display(Name = "承诺几个工作日答复")]
        public int? PromisedWorkdays { get; set; }

        [Display(Name = "补正期限（告知书没有写的，工作日）")]
        public int? CorrectionPeriod { get; set; }

        [Display(Name = "每日截止时间")]
        public string? DailyCutOff { get; set; }

        [Display(Name = "地方放假日期")]
        public string? LocalHolidays { get; set; }
    }
}
