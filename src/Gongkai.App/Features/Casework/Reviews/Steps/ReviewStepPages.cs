using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>The page of one step of a reconsideration or suit, with the papers that come or go with it.</summary>
/// <param name="desk">Opens the review and takes the step.</param>
/// <param name="files">Keeps what was sent along.</param>
/// <param name="step">The event by which the table knows the step.</param>
/// <param name="kind">What kind of papers they are.</param>
[RequestSizeLimit(64 << 20)]
public abstract class ReviewStepPage<TForm>(ReviewDesk desk, CaseFiles files, Type step, FileKind kind = FileKind.Other)
    : StepPage<ReviewCase, ReviewEvent, ReviewStage, ReviewSituation, TForm>(desk) where TForm : StepForm, new()
{
    private ImmutableArray<KeptFile> kept = [];

    [BindProperty]
    public ReviewPapers Papers { get; set; } = new();

    public ReviewKind Kind => Open.Matter.Kind;

    public bool IsSuit => Kind.IsSuit();

    public override string Thing => "复议、诉讼案件";

    public override (string View, object Model) Strip => ("/Features/Casework/Reviews/_ReviewStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (ReviewRoutes.Of(Open.Matter.Id), "返回案件");

    public override string Button => ((IHasButton)Open.Kind.Workflow.Of(step)).Button;

    protected override Type Step => step;

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("复议诉讼", ReviewRoutes.List), (Open.Matter.Accepted?.Number ?? "未受理", Back.Address)];

    protected override async Task KeepAsync(CancellationToken ct) => kept = await Papers.KeepAsync(this, files, Open.Matter.Id, kind, ct);

    protected sealed override async Task<IReadOnlyList<ReviewEvent>> ProposeAsync(ReviewWriting writing, ReviewCase review)
    {
        foreach (var file in kept) await CaseFiles.RecordAsync(writing, review.Request, file, Command.On);
        return [await EventAsync(writing) with { Files = [.. kept.Select(file => file.Ref)] }];
    }

    /// <summary>What is written when the step is taken, its papers aside.</summary>
    protected virtual Task<ReviewEvent> EventAsync(ReviewWriting writing) => Task.FromResult(Happened);

    /// <summary>The same, where nothing is sealed.</summary>
    protected abstract ReviewEvent Happened { get; }
}

/// <summary>受理、立案: what the form asks for.</summary>
public sealed class ReviewAcceptedForm : StepForm
{
    [Display(Name = "案号"), StringLength(60)]
    public string Number { get; set; } = "";

    [Display(Name = "收到副本日期"), Required(ErrorMessage = "请填写收到副本日期，答复期限由此起算")]
    public DateOnly? CopyReceivedOn { get; set; }

    [Display(Name = "适用简易程序")]
    public bool IsSimplified { get; set; }
}

/// <summary>受理、立案.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewAcceptedPage(ReviewDesk desk, CaseFiles files)
    : ReviewStepPage<ReviewAcceptedForm>(desk, files, typeof(ReviewAccepted), FileKind.ReviewClaim)
{
    protected override ReviewEvent Happened =>
        new ReviewAccepted(Command.On, Command.Number.Trim(), Command.CopyReceivedOn!.Value) { IsSimplified = Command.IsSimplified };
}

/// <summary>书面答复、答辩状.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewAnsweredPage(ReviewDesk desk, CaseFiles files)
    : ReviewStepPage<StepForm>(desk, files, typeof(ReviewAnswered), FileKind.ReviewAnswer)
{
    protected override ReviewEvent Happened => new ReviewAnswered(Command.On);
}

/// <summary>提交证据和依据.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewEvidencePage(ReviewDesk desk, CaseFiles files)
    : ReviewStepPage<StepForm>(desk, files, typeof(ReviewEvidenceSubmitted), FileKind.ReviewEvidence)
{
    protected override ReviewEvent Happened => new ReviewEvidenceSubmitted(Command.On);
}

/// <summary>审理: what the form asks for.</summary>
public sealed class ReviewHeardForm : StepForm
{
    [Display(Name = "审理情况"), StringLength(2000)]
    public string? Note { get; set; }
}

/// <summary>听取意见、听证 or 开庭.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewHeardPage(ReviewDesk desk, CaseFiles files) : ReviewStepPage<ReviewHeardForm>(desk, files, typeof(ReviewHeard))
{
    protected override ReviewEvent Happened => new ReviewHeard(Command.On);

    protected override async Task<ReviewEvent> EventAsync(ReviewWriting writing) =>
        new ReviewHeard(Command.On) { Note = await writing.SealOrNoneAsync("review", Command.Note) };
}

/// <summary>审结: what the form asks for.</summary>
public sealed class ReviewDecidedForm : StepForm
{
    [Display(Name = "结果"), Required(ErrorMessage = "请选择结果")]
    public ReviewResult? Result { get; set; }

    [Display(Name = "决定书或者裁判文书编号"), StringLength(60)]
    public string DocumentNumber { get; set; } = "";

    [Display(Name = "收到决定书或者裁判文书日期")]
    public DateOnly? ReceivedOn { get; set; }

    [Display(Name = "责令重新答复的最后一日")]
    public DateOnly? RehandleBy { get; set; }

    [Display(Name = "责令重新答复的工作日数")]
    public int? RehandleWorkdays { get; set; }
}

/// <summary>审结: the decision or judgment; one that orders a new reply puts the case into rehandling.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewDecidedPage(ReviewDesk desk, CaseFiles files)
    : ReviewStepPage<ReviewDecidedForm>(desk, files, typeof(ReviewDecided), FileKind.ReviewDecision)
{
    /// <summary>How such a review can end.</summary>
    public IEnumerable<Choice> Results => ReviewEnding.For(Kind).Select(ending => new Choice(ending.Result.ToString(), ending.NameIn(Kind)!)).OrNone();

    protected override ReviewEvent Happened => new ReviewDecided(Command.On, Command.Result!.Value, Command.DocumentNumber.Trim())
    {
        ReceivedOn = Command.ReceivedOn,
        RehandleBy = Command.RehandleBy,
        RehandleWorkdays = Command.RehandleWorkdays,
    };
}

/// <summary>一审裁判生效.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewEffectivePage(ReviewDesk desk, CaseFiles files) : ReviewStepPage<StepForm>(desk, files, typeof(ReviewTookEffect))
{
    protected override ReviewEvent Happened => new ReviewTookEffect(Command.On);
}

/// <summary>上诉: what the form asks for.</summary>
public sealed class ReviewAppealedForm : StepForm
{
    [Display(Name = "二审法院"), StringLength(80)]
    public string Court { get; set; } = "";

    [Display(Name = "二审法院级别"), Required(ErrorMessage = "请选择法院级别")]
    public CourtLevel? Level { get; set; }

    [Display(Name = "由本机关上诉")]
    public bool ByAgency { get; set; }
}

/// <summary>上诉.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewAppealedPage(ReviewDesk desk, CaseFiles files) : ReviewStepPage<ReviewAppealedForm>(desk, files, typeof(ReviewAppealed))
{
    protected override ReviewEvent Happened => new ReviewAppealed(Command.On, Command.Court.Trim(), Command.Level!.Value) { ByAgency = Command.ByAgency };
}

/// <summary>撤回复议申请 or 撤诉.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class ReviewWithdrawnPage(ReviewDesk desk, CaseFiles files) : ReviewStepPage<StepForm>(desk, files, typeof(ReviewWithdrawn))
{
    protected override ReviewEvent Happened => new ReviewWithdrawn(Command.On);
}
