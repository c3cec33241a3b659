using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Diagnostics;

namespace Gongkai.Features.Casework;

/// <summary>What pages ask of a case that an officer has open.</summary>
public static class OpenCases
{
    extension(OpenCase open)
    {
        /// <summary>The case.</summary>
        public DisclosureRequest Request => open.Matter;

        /// <summary>Its dates.</summary>
        public ClockAnswer Clock => open.Matter.Clock(open.Situation);

        /// <summary>The public number; 未登记 before there is one.</summary>
        public string Number => open.Matter.Registration?.Number ?? "未登记";

        /// <summary>Why the officer who signs cannot sign the draft now; empty when he can, and for everybody else.</summary>
        public ImmutableArray<Refusal> WhyNotSigned => open.Situation.Actor.Person is { } person && open.RowFor(typeof(DecisionApproved)) is not null
            ? CaseSteps.Workflow.Decide(open.Matter, new DecisionApproved(open.Situation.Today, person), open.Situation).Refusals : [];

        /// <summary>The last day of what is awaited now, as lists show it.</summary>
        public DateOnly? Due => CaseView.Due(open.Matter, open.Clock);

        /// <summary>How near that day is.</summary>
        public Urgency Urgency => Urgency.Of(open.Due, open.Situation);
    }
}
