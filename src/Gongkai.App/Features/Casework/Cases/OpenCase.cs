using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>A case as one officer looks at it, at one moment.</summary>
/// <param name="Agency">Whose case it is.</param>
/// <param name="Request">The case.</param>
/// <param name="Entries">Its lines of the journal, as they were written.</param>
/// <param name="Situation">The day, the calendar, the settings, and the officer with his posts at that agency.</param>
/// <param name="Clock">Its dates.</param>
public sealed record OpenCase(AgencyId Agency, DisclosureRequest Request, ImmutableArray<JournalEntry> Entries, CaseSituation Situation, ClockAnswer Clock)
{
    /// <summary>The case as it would stand once that had happened too: what a letter or a form says of the time after it is asked of this.</summary>
    public OpenCase After(params ReadOnlySpan<CaseEvent> happened)
    {
        var after = CaseFold.Of(Request.Id, [.. Request.History, .. happened]);
        return this with { Request = after, Clock = after.Clock(Situation) };
    }

    /// <summary>The public number; 未登记 before there is one.</summary>
    public string Number => Request.Registration?.Number ?? "未登记";

    /// <summary>The row of the table by which the officer may take such a step now; null when he may not.</summary>
    public Transition<CaseStage>? RowFor(Type step) =>
        CaseSteps.Workflow.Find(step, Request.Stage) is { } row && Situation.Actor.May(row, Request.Section) ? row : null;

    /// <summary>Why such a step is not to be taken now, whatever it says; null when it may be.</summary>
    public Refusal? WhyNot(Type step) => CaseSteps.Workflow.WhyNot(Request, step, Situation);

    /// <summary>Why the officer who signs cannot sign the draft now; empty when he can, and for everybody else.</summary>
    public ImmutableArray<Refusal> WhyNotSigned => Situation.Actor.Person is { } person && RowFor(typeof(DecisionApproved)) is not null
        ? CaseSteps.Workflow.Decide(Request, new DecisionApproved(Situation.Today, person), Situation).Refusals : [];

    /// <summary>The last day of what is awaited now, as lists show it.</summary>
    public DateOnly? Due => CaseView.Due(Request, Clock);

    /// <summary>How near that day is.</summary>
    public Urgency Urgency => Urgency.Of(Due, Situation);
}
