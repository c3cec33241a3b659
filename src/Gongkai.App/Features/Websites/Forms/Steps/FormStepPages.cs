using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Web;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>The page of one step of a yearly form.</summary>
/// <param name="desk">Opens the form and takes the step.</param>
/// <param name="reading">Compiles its figures.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class WebsiteFormStepPage<TForm>(WebsiteFormDesk desk, WebsiteFormReading reading, Type step)
    : EventStepPage<WebsiteForm, WebsiteFormEvent, WebsiteFormStage, WebsiteFormSituation, TForm>(desk, step) where TForm : StepForm, new()
{
    public override string Thing => "网站年度报表";

    public override (string View, object Model) Strip => ("/Features/Websites/Forms/Steps/_FormStrip.cshtml", (Open.Matter, Sight?.Site.Entry.Name ?? ""));

    public override (string Address, string Words) Back => (WebsiteFormRoutes.Of(Open.Matter.Id), "返回");

    /// <summary>The figures as they stand; null where nobody knows the rows, or before the form was prepared.</summary>
    public WebsiteFormSight? Sight { get; private set; }

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("政府网站", WebsiteRoutes.List), ($"{Open.Matter.Year}年报表", Back.Address)];

    protected override async Task PrepareAsync(CancellationToken ct) => Sight = await reading.OfAsync(Open.Agency, Open.Matter, ct);

    protected sealed override Task<WebsiteFormEvent> EventAsync(MatterWriting<WebsiteFormSituation> writing, WebsiteForm matter) => EventAsync(writing);

    /// <summary>What is written when the step is taken.</summary>
    protected abstract Task<WebsiteFormEvent> EventAsync(MatterWriting<WebsiteFormSituation> writing);
}

/// <summary>A row as it is declared.</summary>
public sealed class DeclaredRowForm
{
    /// <summary>Which row.</summary>
    public string Code { get; set; } = "";

    [Display(Name = "数值"), StringLength(300)]
    public string? Value { get; set; }

    [Display(Name = "凭据"), StringLength(200)]
    public string? Proof { get; set; }
}

/// <summary>申报数字: what the form asks for.</summary>
public sealed class DeclareFiguresForm : StepForm
{
    public List<DeclaredRowForm> Rows { get; set; } = [];

    [Display(Name = "各项共同的凭据"), StringLength(200)]
    public string? Proof { get; set; }
}

/// <summary>申报数字: a row left empty is not declared, and the registers' own figure holds.</summary>
[Needs(Permission.HandleWebsites)]
public sealed class DeclareFiguresPage(WebsiteFormDesk desk, WebsiteFormReading reading)
    : WebsiteFormStepPage<DeclareFiguresForm>(desk, reading, typeof(WebsiteFiguresDeclared))
{
    private readonly List<DeclaredFigure> declared = [];

    // Much is typed here, over days.
    public override bool MayBeKept => true;

    public override string Button => "保存申报";

    /// <summary>What a row of 是 or 否 offers.</summary>
    public ImmutableArray<Choice> YesOrNo { get; } = [new("", "不申报"), new("是", "是"), new("否", "否")];

    /// <summary>The rows with what the registers say, in groups, each with its place in the form.</summary>
    public IEnumerable<IGrouping<string, (int Place, WebsiteFormRow Row, WebsiteFormFigure? Figure)>> Groups =>
        Sight is null ? [] : Command.Rows.Index().Where(one => Sight.Edition.Row(one.Item.Code) is not null)
            .Select(one => (one.Index, Row: Sight.Edition.Row(one.Item.Code)!, Sight.Now.FirstOrDefault(figure => figure.Code == one.Item.Code)))
            .GroupBy(one => one.Row.Group);

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        await base.PrepareAsync(ct);
        // Every row has its place, whatever was sent: one that the form lacks is there with nothing in it.
        var sent = Command.Rows.Where(row => row.Code.Length > 0).DistinctBy(row => row.Code).ToDictionary(row => row.Code);
        if (Sight is not null && Request.Method == "GET")
            Command.Rows = [.. Sight.Edition.Printed.Select(row => sent.GetValueOrDefault(row.Code) ?? Standing(row.Code))];
    }

    protected override void Examine()
    {
        foreach (var (place, row, _) in Groups.SelectMany(group => group))
        {
            var (typed, standing) = (Command.Rows[place], Open.Matter.Declared.GetValueOrDefault(row.Code));
            var (text, proof) = ((typed.Value ?? "").Trim(), (typed.Proof ?? "").Trim() is { Length: > 0 } own ? own : (Command.Proof ?? "").Trim());
            if (text.Length == 0)
            {
                if (standing is not null) declared.Add(new(row.Code, null, ""));
                continue;
            }
            if (row.Read(text) is not { } value)
            {
                this.Fault($"Command.Rows[{place}].Value", row.Kind switch
                {
                    WebsiteRowKind.Count => "请填写整数，不知道的空着",
                    WebsiteRowKind.Number => "请填写数字，不知道的空着",
                    _ => "请选择是或否，不知道的空着",
                });
                continue;
            }
            // What was declared before stands with its own proof, unless another is given.
            if (standing?.Figure.Value == value && ((typed.Proof ?? "").Trim() == standing.Figure.Proof || (typed.Proof ?? "").Trim().Length == 0)) continue;
            if (proof.Length == 0 && row.Kind != WebsiteRowKind.Words) this.Fault($"Command.Rows[{place}].Proof", "请写明凭据，或者填写下面的共同凭据");
            else declared.Add(new(row.Code, value, proof));
        }
        if (ModelState.IsValid && declared.Count == 0) this.Fault("", "没有新的申报");
    }

    protected override Task<WebsiteFormEvent> EventAsync(MatterWriting<WebsiteFormSituation> writing) =>
        Task.FromResult<WebsiteFormEvent>(new WebsiteFiguresDeclared(Command.On, [.. declared], Me));

    private DeclaredRowForm Standing(string code) => Open.Matter.Declared.GetValueOrDefault(code) is { Figure: var figure }
        ? new() { Code = code, Value = figure.Value, Proof = figure.Proof } : new() { Code = code };
}

/// <summary>提交审核 and 审核通过: the figures that were looked at.</summary>
public class SeenFiguresForm : StepForm
{
    /// <summary>By which the figures are known that stood on the page.</summary>
    public string Hash { get; set; } = "";
}

/// <summary>提交审核: what the form asks for.</summary>
public sealed class HandInForm : SeenFiguresForm
{
    [Display(Name = "说明"), StringLength(1_000)]
    public string? Note { get; set; }
}

/// <summary>What both steps share that fix figures.</summary>
public abstract class SeenFiguresPage<TForm>(WebsiteFormDesk desk, WebsiteFormReading reading, Type step)
    : WebsiteFormStepPage<TForm>(desk, reading, step) where TForm : SeenFiguresForm, new()
{
    /// <summary>What the checks find.</summary>
    public ImmutableArray<Finding> Found => Sight?.Findings ?? [];

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Hash = Sight?.Hash ?? "";
        return Task.CompletedTask;
    }

    protected override void Examine()
    {
        if (Sight is null || Sight.Hash == Command.Hash) return;
        this.Fault("", "您打开这一页以后，数字有了变动。请核对现在的数字，再提交一次。");
        // Those that are shown now are those that he may send.
        ModelState.Remove("Command.Hash");
        Command.Hash = Sight.Hash;
    }
}

/// <summary>提交审核.</summary>
[Needs(Permission.HandleWebsites)]
public sealed class HandInFormPage(WebsiteFormDesk desk, WebsiteFormReading reading)
    : SeenFiguresPage<HandInForm>(desk, reading, typeof(WebsiteFormHandedIn))
{
    public override bool MayBeKept => false;

    protected override async Task<WebsiteFormEvent> EventAsync(MatterWriting<WebsiteFormSituation> writing) =>
        new WebsiteFormHandedIn(Command.On, Sight?.Now ?? [], Command.Hash, Me) { Note = await writing.SealOrNoneAsync("website-form", Command.Note) };
}

/// <summary>审核通过.</summary>
[Needs(Permission.ApproveWebsiteForms)]
public sealed class ApproveFormPage(WebsiteFormDesk desk, WebsiteFormReading reading)
    : SeenFiguresPage<SeenFiguresForm>(desk, reading, typeof(WebsiteFormApproved))
{
    /// <summary>Rows whose figure is another than when the form was handed in.</summary>
    public IEnumerable<(WebsiteFormRow Row, string? Before, string? Now)> Moved => Sight is null || Open.Matter.HandedIn is not { } handed ? [] :
        from row in Sight.Edition.Printed
        let before = handed.Figures.FirstOrDefault(figure => figure.Code == row.Code)?.Value
        let now = Sight.NowOf(row)?.Value
        where before != now
        select (row, before, now);

    protected override Task<WebsiteFormEvent> EventAsync(MatterWriting<WebsiteFormSituation> writing) =>
        Task.FromResult<WebsiteFormEvent>(new WebsiteFormApproved(Command.On, Sight?.Now ?? [], Command.Hash, Sight?.Edition.Text ?? "", Me));
}

/// <summary>A reason as it is typed.</summary>
public sealed class WebsiteFormReasonForm : StepForm
{
    [Display(Name = "原因"), Required, StringLength(500)]
    public string Reason { get; set; } = "";
}

/// <summary>退回修改.</summary>
[Needs(Permission.ApproveWebsiteForms)]
public sealed class ReturnFormPage(WebsiteFormDesk desk, WebsiteFormReading reading)
    : WebsiteFormStepPage<WebsiteFormReasonForm>(desk, reading, typeof(WebsiteFormReturned))
{
    protected override async Task<WebsiteFormEvent> EventAsync(MatterWriting<WebsiteFormSituation> writing) =>
        new WebsiteFormReturned(Command.On, await writing.SealAsync("website-form", Command.Reason.Trim()), Me);
}

/// <summary>更正报表.</summary>
[Needs(Permission.PublishWebsiteForms)]
public sealed class CorrectFormPage(WebsiteFormDesk desk, WebsiteFormReading reading)
    : WebsiteFormStepPage<WebsiteFormReasonForm>(desk, reading, typeof(WebsiteFormReopened))
{
    protected override async Task<WebsiteFormEvent> EventAsync(MatterWriting<WebsiteFormSituation> writing) =>
        new WebsiteFormReopened(Command.On, await writing.SealAsync("website-form", Command.Reason.Trim()), Me);
}

/// <summary>公布报表.</summary>
[Needs(Permission.PublishWebsiteForms)]
public sealed class PublishFormPage(WebsiteFormDesk desk, WebsiteFormReading reading)
    : WebsiteFormStepPage<StepForm>(desk, reading, typeof(WebsiteFormPublished))
{
    protected override Task<WebsiteFormEvent> EventAsync(MatterWriting<WebsiteFormSituation> writing) =>
        Task.FromResult<WebsiteFormEvent>(new WebsiteFormPublished(writing.Situation.Today, Me));
}
