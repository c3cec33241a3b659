using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>处理: what the form asks for.</summary>
public sealed class AnswerOpinionForm : StepForm
{
    [Required(ErrorMessage = "请选择处理结果"), Display(Name = "处理结果")]
    public OpinionOutcome? Outcome { get; set; }

    [Required, StringLength(3000), Display(Name = "理由")]
    public string Reason { get; set; } = "";

    [Display(Name = "答复方式")]
    public OpinionWay? Way { get; set; }
}

/// <summary>处理 of a comment, 答复 to an objection.</summary>
[Needs(Permission.HandleOpinions)]
public sealed class AnswerOpinionPage(OpinionDesk desk) : StepPage<Opinion, OpinionEvent, OpinionStage, OpinionSituation, AnswerOpinionForm>(desk)
{
    private string words = "";

    public override string Thing => "公众意见";

    public override (string View, object Model) Strip => ("/Features/Publishing/Opinions/_OpinionStrip.cshtml", (Open.Matter, words));

    public override (string Address, string Words) Back => (OpinionRoutes.Of(Open.Matter.Id), "返回");

    /// <summary>Whether it is an objection, which is answered.</summary>
    public bool IsObjection => Kind == OpinionKind.Objection;

    public OpinionKind Kind => Open.Matter.Received!.Kind;

    /// <summary>The ways by which the answer can have gone.</summary>
    public IEnumerable<Choice> Ways => Choices.Of<OpinionWay>(way => way == OpinionWay.Online ? "网上：提出人用查询码查看" : way.Name())
        .Where(way => way.Value != nameof(OpinionWay.Online) || Open.Matter.Received!.CodeHash is not null).OrNone();

    protected override Type Step => typeof(OpinionAnswered);

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("公众意见", OpinionRoutes.List), (Open.Matter.Received!.Number, Back.Address)];

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        var said = Open.Matter.Received!.Words;
        words = (await TheDesk.TextsAsync([said], ct))[said];
    }

    protected override async Task<IReadOnlyList<OpinionEvent>> ProposeAsync(MatterWriting<OpinionSituation> writing, Opinion matter) =>
    [
        new OpinionAnswered(Command.On, Command.Outcome!.Value, await writing.SealAsync("opinion-answer", Command.Reason.Trim()), TheDesk.Officer.Id)
        {
            Way = IsObjection ? Command.Way : null,
        },
    ];
}

/// <summary>更正录入 in an opinion. What one of the public has said is not the agency's to correct.</summary>
[Needs(Permission.HandleOpinions)]
public sealed class CorrectOpinionEntryPage(OpinionDesk desk) : CorrectionPage<Opinion, OpinionEvent, OpinionStage, OpinionSituation>(desk)
{
    public override string Thing => "公众意见";

    public override (string View, object Model) Strip => ("/Features/Publishing/Opinions/_OpinionStrip.cshtml", (Open.Matter, ""));

    public override (string Address, string Words) Back => (OpinionRoutes.Of(Open.Matter.Id), "返回");

    protected override Type Step => typeof(OpinionEntryCorrected);

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("公众意见", OpinionRoutes.List), (Open.Matter.Received!.Number, Back.Address)];

    protected override OpinionEvent Correction(OpinionEvent instead, PrivateRef? reason) =>
        new OpinionEntryCorrected(Command.On, Version, instead) { Reason = reason };

    protected override ImmutableArray<(string Name, string Before, string After)> MovesTo(Opinion after) => [];
}
