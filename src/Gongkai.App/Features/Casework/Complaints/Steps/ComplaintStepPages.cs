using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>The page of one step of a complaint.</summary>
/// <param name="desk">Opens the complaint and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class ComplaintStepPage<TForm>(ComplaintDesk desk, Type step)
    : StepPage<Complaint, ComplaintEvent, ComplaintStage, CaseSituation, TForm>(desk) where TForm : StepForm, new()
{
    public override string Thing => "投诉";

    public override (string View, object Model) Strip => ("/Features/Casework/Complaints/_ComplaintStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (ComplaintRoutes.Of(Open.Matter.Id), "返回投诉");

    protected override Type Step => step;

    protected override (string Words, string Address)[] Trail => [("工作台", WebRoutes.Desk), ("投诉", ComplaintRoutes.List), ("处理投诉", Back.Address)];
}

/// <summary>受理.</summary>
[Needs(Permission.AnswerComplaints)]
public sealed class AcceptComplaintPage(ComplaintDesk desk) : ComplaintStepPage<StepForm>(desk, typeof(ComplaintAccepted))
{
    protected override Task<IReadOnlyList<ComplaintEvent>> ProposeAsync(MatterWriting<CaseSituation> writing, Complaint matter) =>
        Task.FromResult<IReadOnlyList<ComplaintEvent>>([new ComplaintAccepted(Command.On, TheDesk.Officer.Id)]);
}

/// <summary>转送: what the form asks for.</summary>
public sealed class PassComplaintOnForm : StepForm
{
    [Required, StringLength(80), Display(Name = "转送给哪个机关")]
    public string Organ { get; set; } = "";

    [Required, StringLength(1000), Display(Name = "理由")]
    public string Reason { get; set; } = "";
}

/// <summary>转送.</summary>
[Needs(Permission.AnswerComplaints)]
public sealed class PassComplaintOnPage(ComplaintDesk desk) : ComplaintStepPage<PassComplaintOnForm>(desk, typeof(ComplaintPassedOn))
{
    protected override async Task<IReadOnlyList<ComplaintEvent>> ProposeAsync(MatterWriting<CaseSituation> writing, Complaint matter) =>
        [new ComplaintPassedOn(Command.On, Command.Organ.Trim(), await writing.SealAsync("complaint-answer", Command.Reason.Trim()))];
}

/// <summary>答复投诉: what the form asks for.</summary>
public sealed class AnswerComplaintForm : StepForm
{
    [Required(ErrorMessage = "请选择核查结论"), Display(Name = "核查结论")]
    public ComplaintFinding? Finding { get; set; }

    [Required, StringLength(3000), Display(Name = "处理结果")]
    public string Answer { get; set; } = "";
}

/// <summary>答复投诉.</summary>
[Needs(Permission.AnswerComplaints)]
public sealed class AnswerComplaintPage(ComplaintDesk desk) : ComplaintStepPage<AnswerComplaintForm>(desk, typeof(ComplaintAnswered))
{
    public override string Button => "答复投诉人";

    protected override async Task<IReadOnlyList<ComplaintEvent>> ProposeAsync(MatterWriting<CaseSituation> writing, Complaint matter) =>
        [new ComplaintAnswered(Command.On, await writing.SealAsync("complaint-answer", Command.Answer.Trim())) { Finding = Command.Finding }];
}

/// <summary>更正录入 in a complaint. What whoever complained has written is not the authority's to correct.</summary>
[Needs(Permission.AnswerComplaints)]
public sealed class CorrectComplaintEntryPage(ComplaintDesk desk) : CorrectionPage<Complaint, ComplaintEvent, ComplaintStage, CaseSituation>(desk)
{
    public override string Thing => "投诉";

    public override (string View, object Model) Strip => ("/Features/Casework/Complaints/_ComplaintStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (ComplaintRoutes.Of(Open.Matter.Id), "返回投诉");

    protected override Type Step => typeof(ComplaintEntryCorrected);

    protected override (string Words, string Address)[] Trail => [("工作台", WebRoutes.Desk), ("投诉", ComplaintRoutes.List), ("处理投诉", Back.Address)];

    protected override ComplaintEvent Correction(ComplaintEvent instead, PrivateRef? reason) =>
        new ComplaintEntryCorrected(Command.On, Version, instead) { Reason = reason };

    protected override ImmutableArray<(string Name, string Before, string After)> MovesTo(Complaint after) =>
        Day(Open.Matter) is var was && Day(after) is var will && was != will ? [("答复期限", was, will)] : [];

    private string Day(Complaint complaint) =>
        complaint.Terms(Open.Situation).FirstOrDefault()?.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "没有";
}
