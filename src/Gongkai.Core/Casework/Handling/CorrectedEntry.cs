using System.Collections.Frozen;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>更正录入 in a case.</summary>
internal static class CorrectedEntry
{
    // That the agency or the applicant was late is a fact: the clock finds it, and it must be possible to write it down.
    private static readonly FrozenSet<string> Lateness = FrozenSet.ToFrozenSet(["CW20", "CW27", "CW28", "CW29", "CW32", "CW36", "CW40", "CW41"]);

    public static IEnumerable<Refusal> Check(DisclosureRequest request, FactCorrected correction, CaseSituation situation) =>
        // A case whose number was given keeps it.
        request.History.ElementAtOrDefault(correction.Version - 1) is CaseRegistered was && correction.Instead is CaseRegistered now
            && (was.Year, was.Sequence, was.Number) != (now.Year, now.Sequence, now.Number)
            ? [new("CW57") { Variant = "number", Values = [("number", was.Number)] }]
            : CaseSteps.Workflow.Check(new(request.Id), request.History, correction, situation with { Actor = Actor.Applicant }, Lateness);
}
