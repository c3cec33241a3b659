using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Interaction;
using Gongkai.Matters;
using Gongkai.Publishing.Scanning;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Interaction;

/// <summary>The page of one step of a message: what was written stands above.</summary>
/// <param name="desk">Opens the message and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class MessageStepPage<TForm>(MessageDesk desk, Type step)
    : EventStepPage<PublicMessage, MessageEvent, MessageStage, MessageSituation, TForm>(desk, step) where TForm : StepForm, new()
{
    public override string Thing => "留言";

    public override (string View, object Model) Strip => ("/Features/Interaction/Messages/_MessageStrip.cshtml", (Open.Matter, Words));

    public override (string Address, string Words) Back => (MessageRoutes.Of(Open.Matter.Id), "返回");

    /// <summary>What was written.</summary>
    protected string Words { get; private set; } = "";

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("公众留言", MessageRoutes.List), (Open.Matter.Received!.Number, Back.Address)];

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        var said = Open.Matter.Received!.Words;
        Words = (await TheDesk.TextsAsync([said], ct))[said];
    }

    protected sealed override Task<MessageEvent> EventAsync(MatterWriting<MessageSituation> writing, PublicMessage matter) => EventAsync(writing);

    /// <summary>What is written when the step is taken.</summary>
    protected abstract Task<MessageEvent> EventAsync(MatterWriting<MessageSituation> writing);
}

/// <summary>分办: what the form asks for.</summary>
public sealed class AssignMessageForm : StepForm
{
    [Display(Name = "办理科室"), StringLength(80)]
    public string Section { get; set; } = "";

    [Display(Name = "办理要求"), StringLength(500)]
    public string? Note { get; set; }
}

/// <summary>分办.</summary>
[Needs(Permission.AssignMessages)]
public sealed class AssignMessagePage(MessageDesk desk, AgencyRegister agencies) : MessageStepPage<AssignMessageForm>(desk, typeof(MessageAssigned))
{
    /// <summary>The sections to which it can go.</summary>
    public IEnumerable<Choice> Sections { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        await base.PrepareAsync(ct);
        Sections = (await agencies.SectionsAsync(Open.Agency, Open.Situation.Today, ct)).Select(section => section.Name)
            .Where(name => name != Open.Matter.Section).Select(name => new Choice(name, name)).OrNone();
    }

    protected override async Task<MessageEvent> EventAsync(MatterWriting<MessageSituation> writing) =>
        new MessageAssigned(Command.On, Command.Section, Me) { Note = await writing.SealOrNoneAsync("message_note", Command.Note) };
}

/// <summary>拟写答复: what the form asks for.</summary>
public sealed class AnswerMessageForm : StepForm
{
    [Display(Name = "答复"), Required, StringLength(5_000)]
    public string Answer { get; set; } = "";

    [Display(Name = "公开问题和答复")]
    public bool IsPublic { get; set; }

    [Display(Name = "公开的标题"), StringLength(100)]
    public string? Title { get; set; }

    [Display(Name = "公开的问题"), StringLength(3_000)]
    public string? Question { get; set; }

    [Display(Name = "已经逐句核对，公开的文字里没有个人信息")]
    public bool IsRead { get; set; }
}

/// <summary>拟写答复, 答复 to a fault of the website.</summary>
[Needs(Permission.HandleMessages)]
public sealed class AnswerMessagePage(MessageDesk desk, Database database) : MessageStepPage<AnswerMessageForm>(desk, typeof(MessageAnswerSubmitted))
{
    private ScanSurroundings? around;

    /// <summary>Whether whoever wrote it has agreed that it becomes public.</summary>
    public bool MayBePublic => Open.Matter.Received is { MayBePublic: true };

    public override string Button => Open.Matter.IsCorrection ? "答复" : "提交审核";

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        await base.PrepareAsync(ct);
        await using var connection = await database.OpenAsync(ct);
        around = await MessageScan.AroundAsync(connection, null, Open.Agency, Open.Situation.Today);
    }

    protected override async Task SuggestAsync(CancellationToken ct)
    {
        if (!MayBePublic) return;
        (Command.IsPublic, Command.Question) = (true, Words);
        if (Open.Matter.Received!.Subject is { } subject) Command.Title = (await TheDesk.TextsAsync([subject], ct))[subject];
    }

    // What cannot become public is told to who writes it, and not only to who approves.
    protected override void Examine()
    {
        if (!Command.IsPublic || !MayBePublic) return;
        if (string.IsNullOrWhiteSpace(Command.Title)) this.Fault("Command.Title", "请填写公开的标题");
        if (string.IsNullOrWhiteSpace(Command.Question)) this.Fault("Command.Question", "请填写公开的问题");
        if (!Command.IsRead) this.Fault("Command.IsRead", "请逐句核对公开的文字，去掉个人信息");
        foreach (var finding in MessageScan.Of(Command.Title ?? "", Command.Question ?? "", Command.Answer, around!)
                     .Where(finding => finding.Severity == Severity.Error))
            ModelState.AddModelError("", $"公开的文字：{Message.Of(finding)}（{finding.Code}）");
    }

    protected override async Task<MessageEvent> EventAsync(MatterWriting<MessageSituation> writing)
    {
        var isPublic = Command.IsPublic && MayBePublic;
        return new MessageAnswerSubmitted(Command.On, await writing.SealAsync("message_answer", Command.Answer.Trim()), Me)
        {
            IsPublic = isPublic,
            Title = isPublic ? await writing.SealOrNoneAsync("message_answer", Command.Title) : null,
            Question = isPublic ? await writing.SealOrNoneAsync("message_answer", Command.Question) : null,
        };
    }
}

/// <summary>A reason, and nothing else.</summary>
public sealed class MessageReasonForm : StepForm
{
    [Display(Name = "原因"), Required, StringLength(500)]
    public string Reason { get; set; } = "";
}

/// <summary>退回修改.</summary>
[Needs(Permission.ApproveMessages)]
public sealed class ReturnMessagePage(MessageDesk desk) : MessageStepPage<MessageReasonForm>(desk, typeof(MessageAnswerReturned))
{
    protected override async Task<MessageEvent> EventAsync(MatterWriting<MessageSituation> writing) =>
        new MessageAnswerReturned(Command.On, await writing.SealAsync("message_reason", Command.Reason.Trim()), Me);
}

/// <summary>审核答复.</summary>
[Needs(Permission.ApproveMessages)]
public sealed class ApproveMessagePage(MessageDesk desk) : MessageStepPage<StepForm>(desk, typeof(MessageAnswerApproved))
{
    /// <summary>The answer that waits.</summary>
    public MessageAnswerSubmitted Draft => Open.Matter.Draft!;

    public MatterTexts Texts { get; private set; } = null!;

    /// <summary>What the scan finds in what is to be public.</summary>
    public ImmutableArray<Finding> Found => Open.Situation.Found?.Value ?? [];

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        await base.PrepareAsync(ct);
        PrivateRef?[] words = [Draft.Title, Draft.Question, Draft.Answer];
        Texts = await TheDesk.TextsAsync(words.OfType<PrivateRef>(), ct);
    }

    protected override Task<MessageEvent> EventAsync(MatterWriting<MessageSituation> writing) =>
        Task.FromResult<MessageEvent>(new MessageAnswerApproved(Command.On, Me));
}

/// <summary>告知途径: what the form asks for.</summary>
public sealed class DirectMessageForm : StepForm
{
    [Required(ErrorMessage = "请选择为什么不在这里答复"), Display(Name = "为什么不在这里答复")]
    public MessageDirection? Direction { get; set; }

    [Display(Name = "向哪里提出"), Required, StringLength(1_000)]
    public string Advice { get; set; } = "";
}

/// <summary>告知途径.</summary>
[Needs(Permission.ApproveMessages)]
public sealed class DirectMessagePage(MessageDesk desk) : MessageStepPage<DirectMessageForm>(desk, typeof(MessageDirected))
{
    protected override async Task<MessageEvent> EventAsync(MatterWriting<MessageSituation> writing) =>
        new MessageDirected(Command.On, Command.Direction!.Value, await writing.SealAsync("message_answer", Command.Advice.Trim()), Me);
}

/// <summary>撤下公开.</summary>
[Needs(Permission.ApproveMessages)]
public sealed class UnpublishMessagePage(MessageDesk desk) : MessageStepPage<MessageReasonForm>(desk, typeof(MessageUnpublished))
{
    protected override async Task<MessageEvent> EventAsync(MatterWriting<MessageSituation> writing) =>
        new MessageUnpublished(Command.On, await writing.SealAsync("message_reason", Command.Reason.Trim()), Me);
}

/// <summary>更正录入 in a message. What one of the public has written is not the agency's to correct.</summary>
[Needs(Permission.ApproveMessages)]
public sealed class CorrectMessageEntryPage(MessageDesk desk) : CorrectionPage<PublicMessage, MessageEvent, MessageStage, MessageSituation>(desk)
{
    public override string Thing => "留言";

    public override (string View, object Model) Strip => ("/Features/Interaction/Messages/_MessageStrip.cshtml", (Open.Matter, ""));

    public override (string Address, string Words) Back => (MessageRoutes.Of(Open.Matter.Id), "返回");

    protected override Type Step => typeof(MessageEntryCorrected);

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("公众留言", MessageRoutes.List), (Open.Matter.Received!.Number, Back.Address)];

    protected override MessageEvent Correction(MessageEvent instead, PrivateRef? reason) =>
        new MessageEntryCorrected(Command.On, Version, instead) { Reason = reason };

    protected override ImmutableArray<(string Name, string Before, string After)> MovesTo(PublicMessage after) => [];
}
