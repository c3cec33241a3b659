using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Websites;

/// <summary>Where a yearly form stands.</summary>
public enum WebsiteFormStage
{
    [Word("填报")] Drafting,
    [Word("待审核")] HandedIn,
    [Word("已审核，待公布")] Approved,
    [Word("已公布")] Published,
}

/// <summary>What happened to a yearly form.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record WebsiteFormEvent(DateOnly On) : MatterEvent(On);

/// <summary>All that a step may look at beside the form itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Edition">The rows that govern the form's year; null where none does.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record WebsiteFormSituation(DateOnly Today, WebsiteFormEdition? Edition, Actor Actor) : ISituation
{
    /// <summary>What the scanners find in the words that were declared, when somebody asks; null where none were.</summary>
    public Lazy<ImmutableArray<Finding>>? Scanning { get; init; }
}

/// <summary>申报的数字: what somebody declared in a row, with what proves it.</summary>
/// <param name="Code">Which row.</param>
/// <param name="Value">The value; null takes an earlier declaration back, and the registers' own holds again.</param>
/// <param name="Proof">凭据</param>
public sealed record DeclaredFigure(string Code, string? Value, string Proof);

/// <summary>A declaration that holds.</summary>
/// <param name="Figure">What was declared.</param>
/// <param name="On">When.</param>
/// <param name="By">By whom.</param>
public sealed record StandingDeclaration(DeclaredFigure Figure, DateOnly On, PersonId By);

/// <summary>A form as it was published.</summary>
/// <param name="Number">第几版, from 1.</param>
/// <param name="On">When.</param>
/// <param name="Approved">What was approved for it.</param>
public sealed record PublishedWebsiteForm(int Number, DateOnly On, WebsiteFormApproved Approved);

/// <summary>政府网站工作年度报表 of one site and year, folded from its events. Its figures are computed from registers and declarations until they are
/// approved.</summary>
public sealed record WebsiteForm(WebsiteFormId Id) : IMatter<WebsiteFormEvent, WebsiteFormStage>
{
    /// <summary>How streams of forms begin.</summary>
    public const string Streams = "website-form/";

    public string Stream => $"{Streams}{Id}";

    public int Version { get; init; }

    public ImmutableArray<WebsiteFormEvent> History { get; init; } = [];

    public WebsiteFormStage Stage { get; init; }

    public string? Section => null;

    /// <summary>Of which site.</summary>
    public WebsiteId Website { get; init; }

    /// <summary>About which year.</summary>
    public int Year { get; init; }

    /// <summary>What was declared, by rows; what was taken back is not there.</summary>
    public ImmutableSortedDictionary<string, StandingDeclaration> Declared { get; init; } = ImmutableSortedDictionary<string, StandingDeclaration>.Empty;

    /// <summary>What waits for approval; null while nothing does.</summary>
    public WebsiteFormHandedIn? HandedIn { get; init; }

    /// <summary>What was approved last; null before.</summary>
    public WebsiteFormApproved? Approved { get; init; }

    /// <summary>What was published, the first version first: every one can still be read.</summary>
    public ImmutableArray<PublishedWebsiteForm> Editions { get; init; } = [];

    /// <summary>The version that is being written or stands published.</summary>
    public int Number => Stage == WebsiteFormStage.Published ? Editions.Length : Editions.Length + 1;

    /// <summary>The one form that a site has for a year, whoever begins it.</summary>
    public static WebsiteFormId IdOf(WebsiteId website, int year) =>
        WebsiteFormId.Named($"{website}/{year:0000}");

    /// <summary>The figures as they stand: what was declared, else what the registers say.</summary>
    /// <param name="edition">The rows.</param>
    /// <param name="register">What the registers say, by their words.</param>
    public ImmutableArray<WebsiteFormFigure> Figures(WebsiteFormEdition edition, IReadOnlyDictionary<string, string> register) =>
    [
        .. from row in edition.Rows
           let own = row.Source is { } source ? register.GetValueOrDefault(source) : null
           let declared = Declared.GetValueOrDefault(row.Code)
           select new WebsiteFormFigure(row.Code, declared is null ? own : declared.Figure.Value, own, declared is not null),
    ];
}

/// <summary>The steps of a yearly form, in the order of its life.</summary>
public sealed class WebsiteFormSteps : Workflow<WebsiteForm, WebsiteFormEvent, WebsiteFormStage, WebsiteFormSituation>
{
    private WebsiteFormSteps() : base(new BeginWebsiteForm(), new DeclareFigures(), new HandInWebsiteForm(), new ReturnWebsiteForm(), new ApproveWebsiteForm(),
        new PublishWebsiteForm(), new ReopenWebsiteForm())
    {
    }

    /// <summary>The workflow of yearly forms.</summary>
    public static WebsiteFormSteps Workflow { get; } = new();

    protected override WebsiteForm Told(WebsiteForm matter, int version, ImmutableArray<WebsiteFormEvent> history) =>
        matter with { Version = version, History = history };

    protected override WebsiteForm At(WebsiteForm matter, WebsiteFormStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<WebsiteForm, WebsiteFormEvent, WebsiteFormStage, WebsiteFormSituation> step,
        Transition<WebsiteFormStage>? row, WebsiteForm matter) => obstacle == Obstacle.Stage
        ? new("WF13") { Values = [("step", step.Name), ("stage", matter.Stage.Name())] }
        : new("WF13") { Variant = "post", Values = [("posts", row!.Who)] };
}
