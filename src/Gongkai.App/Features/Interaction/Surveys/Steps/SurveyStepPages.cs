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

/// <summary>The page of one step of a survey.</summary>
/// <param name="desk">Opens the survey and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class SurveyStepPage<TForm>(SurveyDesk desk, Type step)
    : EventStepPage<Survey, SurveyEvent, SurveyStage, SurveySituation, TForm>(desk, step) where TForm : StepForm, new()
{
    public override string Thing => "问卷";

    public override (string View, object Model) Strip => ("/Features/Interaction/Surveys/_SurveyStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (SurveyRoutes.Of(Open.Matter.Id), "返回");

    /// <summary>What it asks.</summary>
    public SurveyContent Asked => Open.Matter.Content!;

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("问卷调查", SurveyRoutes.List), (Open.Matter.Number, Back.Address)];

    protected sealed override Task<SurveyEvent> EventAsync(MatterWriting<SurveySituation> writing, Survey matter) => EventAsync(writing);

    /// <summary>What is written when the step is taken.</summary>
    protected abstract Task<SurveyEvent> EventAsync(MatterWriting<SurveySituation> writing);
}

/// <summary>修改问卷.</summary>
[Needs(Permission.HandleSurveys)]
public sealed class EditSurveyPage(SurveyDesk desk, AgencyRegister agencies) : SurveyStepPage<SurveyForm>(desk, typeof(SurveyRevised))
{
    public override string Button => "保存";

    protected override Task PrepareAsync(CancellationToken ct) =>
        Command.OfferAsync(this, agencies, Open.Agency, Open.Situation.Today, isSent: Request.Method == "POST", ct);

    protected override Task SuggestAsync(CancellationToken ct)
    {
        var today = Command.On;
        Command = SurveyForm.Of(Asked).WithRoom();
        Command.On = today;
        return Command.OfferAsync(this, agencies, Open.Agency, Open.Situation.Today, isSent: false, ct);
    }

    protected override void Examine() => Command.WithRoom();

    protected override Task<SurveyEvent> EventAsync(MatterWriting<SurveySituation> writing) =>
        Task.FromResult<SurveyEvent>(new SurveyRevised(Command.On, Command.Content, Me));
}

/// <summary>发布问卷.</summary>
[Needs(Permission.PublishSurveys)]
public sealed class PublishSurveyPage(SurveyDesk desk) : SurveyStepPage<StepForm>(desk, typeof(SurveyPublished))
{
    /// <summary>What the scan finds.</summary>
    public ImmutableArray<Finding> Found => Open.Situation.Found?.Value ?? [];

    protected override Task<SurveyEvent> EventAsync(MatterWriting<SurveySituation> writing) =>
        Task.FromResult<SurveyEvent>(new SurveyPublished(Command.On, Me));
}

/// <summary>公布结果: what the form asks for.</summary>
public sealed class ConcludeSurveyForm : StepForm
{
    [Display(Name = "结论"), Required, StringLength(5_000)]
    public string Words { get; set; } = "";
}

/// <summary>公布结果.</summary>
[Needs(Permission.PublishSurveys)]
public sealed class ConcludeSurveyPage(SurveyDesk desk, SurveyAnswers answers, Database database)
    : SurveyStepPage<ConcludeSurveyForm>(desk, typeof(SurveyConcluded))
{
    private ScanSurroundings? around;

    public long Count { get; private set; }

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        Count = await answers.CountAsync(Open.Matter.Id, ct);
        await using var connection = await database.OpenAsync(ct);
        around = await MessageScan.AroundAsync(connection, null, Open.Agency, Open.Situation.Today);
    }

    protected override void Examine()
    {
        foreach (var finding in MessageScan.Of(Asked.Title, "", Command.Words, around!).Where(finding => finding.Severity == Severity.Error))
            this.Fault("Command.Words", $"{Message.Of(finding)}（{finding.Code}）");
    }

    protected override Task<SurveyEvent> EventAsync(MatterWriting<SurveySituation> writing) =>
        Task.FromResult<SurveyEvent>(new SurveyConcluded(Command.On, Command.Words.Trim().ReplaceLineEndings("\n"), Me));
}

/// <summary>撤回问卷.</summary>
[Needs(Permission.PublishSurveys)]
public sealed class WithdrawSurveyPage(SurveyDesk desk) : SurveyStepPage<MessageReasonForm>(desk, typeof(SurveyWithdrawn))
{
    protected override async Task<SurveyEvent> EventAsync(MatterWriting<SurveySituation> writing) =>
        new SurveyWithdrawn(Command.On, await writing.SealAsync("survey_reason", Command.Reason.Trim()), Me);
}
