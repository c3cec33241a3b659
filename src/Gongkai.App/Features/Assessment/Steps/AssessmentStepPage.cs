using Gongkai.Assessment;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Assessment;

/// <summary>The page of one step of an assessment.</summary>
/// <param name="desk">Opens the assessment and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class AssessmentStepPage<TForm>(AssessmentDesk desk, Type step)
    : EventStepPage<AgencyAssessment, AssessmentEvent, AssessmentStage, AssessmentSituation, TForm>(desk, step) where TForm : StepForm, new()
{
    public override string Thing => "政务公开考核";

    public override (string View, object Model) Strip => ("/Features/Assessment/Steps/_AssessmentStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (AssessmentRoutes.Of(Open.Matter.Id), "返回");

    /// <summary>The assessment.</summary>
    public AgencyAssessment Assessment => Open.Matter;

    /// <summary>By which it is scored.</summary>
    public IndicatorSystem System => Open.Situation.System!;

    /// <summary>The scores as they stand.</summary>
    public ScoreSheet Sheet => Assessment.SheetBy(System);

    protected override (string Words, string Address)[] Trail =>
    [
        ("工作台", WebRoutes.Desk), TheDesk.Officer.May(Permission.SuperviseAssessments)
            ? ($"{Assessment.Opened!.Year}年政务公开考核", AssessmentRoutes.OfYear(Assessment.Opened.Year)) : ("考核和督办", AssessmentRoutes.Mine),
        (Assessment.Opened!.Name, Back.Address),
    ];

    /// <summary>The leaves as choices.</summary>
    public IEnumerable<Choice> Leaves => System.Leaves.Select(leaf => new Choice(leaf.Code, $"{leaf.Code} {leaf.Name}"));

    /// <summary>A number for every leaf that has one, beside the leaf; what is no number is a fault of its field.</summary>
    protected IEnumerable<(Indicator Leaf, decimal Value)> Numbers(Dictionary<string, string?> typed) =>
        from leaf in System.Leaves
        where !string.IsNullOrWhiteSpace(typed.GetValueOrDefault(leaf.Code))
        let number = IndicatorTable.Number(typed[leaf.Code]!)
        where number is not null
        select (leaf, number!.Value);

    /// <summary>Tells of what is no number.</summary>
    protected void ExamineNumbers(Dictionary<string, string?> typed, string field)
    {
        foreach (var (code, text) in typed)
            if (!string.IsNullOrWhiteSpace(text) && IndicatorTable.Number(text) is null) this.Fault($"Command.{field}[{code}]", $"{code} 请填写数字");
    }
}
