using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>The page of one step of an inquiry.</summary>
/// <param name="desk">Opens the inquiry and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class InquiryStepPage<TForm>(InquiryDesk desk, Type step)
    : EventStepPage<Inquiry, InquiryEvent, InquiryStage, InquirySituation, TForm>(desk, step) where TForm : StepForm, new()
{
    public override string Thing => "询问";

    public override (string View, object Model) Strip => ("/Features/Casework/Inquiries/_InquiryStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (InquiryRoutes.Of(Open.Matter.Id), "返回首问");

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("首问登记", InquiryRoutes.List), (Open.Matter.Received!.Number, Back.Address)];

    protected sealed override Task<InquiryEvent> EventAsync(MatterWriting<InquirySituation> writing, Inquiry matter) => EventAsync(writing);

    /// <summary>What is written when the step is taken.</summary>
    protected abstract Task<InquiryEvent> EventAsync(MatterWriting<InquirySituation> writing);
}

/// <summary>移交: what the form asks for.</summary>
public sealed class InquiryHandOverForm : StepForm
{
    [Display(Name = "移交科室"), StringLength(80)]
    public string Section { get; set; } = "";

    [Display(Name = "移交说明"), StringLength(4000)]
    public string? Note { get; set; }
}

/// <summary>移交.</summary>
[Needs(Permission.HandleInquiries)]
public sealed class InquiryHandOverPage(InquiryDesk desk, AgencyRegister agencies)
    : InquiryStepPage<InquiryHandOverForm>(desk, typeof(InquiryHandedOver))
{
    /// <summary>The sections to which it can be handed over.</summary>
    public IEnumerable<Choice> Sections { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken ct) =>
        Sections = (await agencies.SectionsAsync(Open.Agency, Open.Situation.Today, ct)).Select(section => section.Name)
            .Where(name => name != Open.Matter.Place).Select(name => new Choice(name, name)).OrNone();

    protected override async Task<InquiryEvent> EventAsync(MatterWriting<InquirySituation> writing) =>
        new InquiryHandedOver(Command.On, Command.Section, Me) { Note = await writing.SealOrNoneAsync("inquiry", Command.Note) };
}

/// <summary>接收.</summary>
[Needs(Permission.HandleInquiries)]
public sealed class InquiryTakePage(InquiryDesk desk) : InquiryStepPage<StepForm>(desk, typeof(InquiryTaken))
{
    protected override Task<InquiryEvent> EventAsync(MatterWriting<InquirySituation> writing) =>
        Task.FromResult<InquiryEvent>(new InquiryTaken(Command.On, Me));
}

/// <summary>A reason, and nothing else.</summary>
public sealed class InquiryReasonForm : StepForm
{
    [Display(Name = "原因"), Required, StringLength(4000)]
    public string Reason { get; set; } = "";
}

/// <summary>退回移交.</summary>
[Needs(Permission.HandleInquiries)]
public sealed class InquiryRefusePage(InquiryDesk desk) : InquiryStepPage<InquiryReasonForm>(desk, typeof(InquiryHandOverRefused))
{
    protected override async Task<InquiryEvent> EventAsync(MatterWriting<InquirySituation> writing) =>
        new InquiryHandOverRefused(Command.On, Me, await writing.SealAsync("inquiry", Command.Reason.Trim()));
}

/// <summary>答复: what the form asks for.</summary>
public sealed class InquiryAnswerForm : StepForm
{
    [Display(Name = "答复方式")]
    public InquiryWay Way { get; set; }

    [Display(Name = "答复的内容"), Required, StringLength(4000)]
    public string Answer { get; set; } = "";
}

/// <summary>答复.</summary>
[Needs(Permission.HandleInquiries)]
public sealed class InquiryAnswerPage(InquiryDesk desk) : InquiryStepPage<InquiryAnswerForm>(desk, typeof(InquiryAnswered))
{
    protected override async Task<InquiryEvent> EventAsync(MatterWriting<InquirySituation> writing) =>
        new InquiryAnswered(Command.On, Me, Command.Way, await writing.SealAsync("inquiry", Command.Answer.Trim()));
}

/// <summary>转为公开申请: what the form asks for.</summary>
public sealed class InquiryTurnForm : StepForm
{
    [Display(Name = "申请编号"), Required, StringLength(60)]
    public string Number { get; set; } = "";
}

/// <summary>转为公开申请.</summary>
[Needs(Permission.HandleInquiries)]
public sealed class InquiryTurnPage(InquiryDesk desk, CaseLists lists) : InquiryStepPage<InquiryTurnForm>(desk, typeof(InquiryTurned))
{
    private DisclosureRequestId? request;

    protected override async Task KeepAsync(CancellationToken ct) => request = await lists.FindAsync(Open.Agency, Command.Number.Trim(), ct);

    protected override Task<InquiryEvent> EventAsync(MatterWriting<InquirySituation> writing) =>
        Task.FromResult<InquiryEvent>(new InquiryTurned(Command.On, request ?? default, Command.Number.Trim()));
}

/// <summary>办结.</summary>
[Needs(Permission.HandleInquiries)]
public sealed class InquiryClosePage(InquiryDesk desk) : InquiryStepPage<InquiryReasonForm>(desk, typeof(InquiryClosed))
{
    protected override async Task<InquiryEvent> EventAsync(MatterWriting<InquirySituation> writing) =>
        new InquiryClosed(Command.On, await writing.SealAsync("inquiry", Command.Reason.Trim()));
}
