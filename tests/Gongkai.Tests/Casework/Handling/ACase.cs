using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Tests.Casework;

/// <summary>A case under way in a test: takes steps as the office would, and says which codes refused one.</summary>
internal sealed class ACase
{
    private readonly List<CaseEvent> events = [];

    public static readonly PersonId Officer = new(Guid.Parse("01990000-0000-7000-8000-000000000001"));
    public static readonly PersonId Leader = new(Guid.Parse("01990000-0000-7000-8000-000000000002"));
    public static readonly Guid Party = Guid.Parse("01990000-0000-7000-8000-0000000000c1");

    public CaseworkSettings Settings { get; init; } = new() { Fee = new(IsCharged: true) };

    public DisclosureRequest Request => CaseFold.Of(new(Guid.Parse("01990000-0000-7000-8000-0000000000aa")), events);

    public IReadOnlyList<CaseEvent> Events => events;

    public static PrivateRef Words(string words = "x") => new(new(Guid.Parse("01990000-0000-7000-8000-0000000000bb")), words);

    public static FileRef File(FileKind kind = FileKind.Letter) => new(new string('a', 64), kind);

    public static IssuedLetterRef Letter(string code, DateOnly on) => new(code, "云商复〔2026〕1号", on, "1", File(), null);

    public static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A case handed in at the counter and registered the same day.</summary>
    public static ACase Registered(string day = "2026-03-02", CaseworkSettings? settings = null)
    {
        var on = Day(day);
        return (settings is null ? new ACase() : new ACase { Settings = settings })
            .Do(new ApplicationArrived(on, Channel.InPerson, ApplicantCategory.NaturalPerson, Words("applicant"), Words("description")))
            .Do(new CaseRegistered(on, on.Year, 1, $"{on.Year}-0001"));
    }

    /// <summary>One that a section has, too.</summary>
    public static ACase UnderReview(string day = "2026-03-02") => Registered(day).Do(new CaseAssigned(Day(day), "市场科", Officer));

    /// <summary>One that was answered and served: the information is not held.</summary>
    public static ACase Answered(string day, string served)
    {
        var on = Day(served);
        return UnderReview(day).Do(new SearchLogged(on, ["办公系统"], ["统计"], false))
            .Do(new DecisionDrafted(on,
                new(DispositionType.NotHeld) { Texts = [.. Enum.GetValues<DecisionNeed>().Select(need => new DraftText(need, Words()))] }, Officer))
            .Do(new DecisionApproved(on, Leader)).Do(new DecisionIssued(on, Letter("D-U1a", on)))
            .Do(new DecisionServed(on, ServiceRoute.Direct) { Proof = Words() });
    }

    /// <summary>Takes a step that must be accepted.</summary>
    public ACase Do(CaseEvent step, DateOnly? today = null)
    {
        var decision = Propose(step, today);
        Assert.True(!decision.IsRefused, string.Join("; ", decision.Refusals.Select(refusal => $"{refusal.Code} {refusal.Variant}")));
        events.AddRange(decision.Events);
        return this;
    }

    /// <summary>Proposes a step; nothing is written.</summary>
    public Decision<CaseEvent> Propose(CaseEvent step, DateOnly? today = null, Actor? actor = null) =>
        CaseSteps.Workflow.Decide(Request, step,
            new(today ?? step.On, WorkCalendar.StateCouncil, Settings, actor ?? new(step is DecisionApproved ? Leader : Officer, [.. Enum.GetValues<Role>()])));

    /// <summary>The codes that refuse a step.</summary>
    public IEnumerable<string> Refused(CaseEvent step, DateOnly? today = null, Actor? actor = null) =>
        Propose(step, today, actor).Refusals.Select(refusal => refusal.Code);

    /// <summary>Its row of the register as of that day.</summary>
    public RegisterRow Row(string today) => RegisterRow.Of(Request, Clock(today));

    public ClockAnswer Clock(string today) => Request.Clock(new(Day(today), WorkCalendar.StateCouncil, Settings, Actor.Platform));

    /// <summary>Writes without asking; for generated histories.</summary>
    public void Write(IEnumerable<CaseEvent> accepted) => events.AddRange(accepted);
}
