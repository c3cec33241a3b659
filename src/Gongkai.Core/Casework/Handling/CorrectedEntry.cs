using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>更正录入: the history with the corrected entry in its place must still be one that can have happened.</summary>
internal static class CorrectedEntry
{
    // That the agency or the applicant was late is a fact: the clock finds it, and it must be possible to write it down.
    private static readonly FrozenSet<string> Lateness = FrozenSet.ToFrozenSet(["CW20", "CW27", "CW28", "CW29", "CW32", "CW36", "CW40", "CW41"]);

    public static IEnumerable<Refusal> Check(DisclosureRequest request, FactCorrected correction, CaseSituation situation)
    {
        if (Misfit(request, correction) is { } misfit) return [misfit];
        var (at, told) = (correction.Version - 1, situation with { Actor = Actor.Applicant });
        var known = Faults(request.Id, request.History, at, told).Select(fault => (fault.At, fault.Refusal.Code, fault.Refusal.Variant)).ToHashSet();
        return from fault in Faults(request.Id, request.History.SetItem(at, correction.Instead), at, told)
               where !known.Contains((fault.At, fault.Refusal.Code, fault.Refusal.Variant))
               select fault.Refusal with { Field = nameof(correction.Instead) };
    }

    // What happened stays what it was; a case whose number was given keeps it.
    private static Refusal? Misfit(DisclosureRequest request, FactCorrected correction)
    {
        var version = (Name: "version", Value: (object)(long)correction.Version);
        if (correction.Version < 1 || correction.Version > request.Version) return new("CW57") { Variant = "unknown", Values = [version] };
        return (request.History[correction.Version - 1], correction.Instead) switch
        {
            (CaseRegistered was, CaseRegistered now) when (was.Year, was.Sequence, was.Number) != (now.Year, now.Sequence, now.Number) =>
                new("CW57") { Variant = "number", Values = [("number", was.Number)] },
            var (was, now) when was is FactCorrected || was.GetType() != now.GetType() => new("CW57") { Field = nameof(correction.Instead), Values = [version] },
            _ => null,
        };
    }

    private static IEnumerable<(int At, Refusal Refusal)> Faults(DisclosureRequestId id, ImmutableArray<CaseEvent> history, int first, CaseSituation situation) =>
        from at in Enumerable.Range(first, history.Length - first)
        where history[at] is not FactCorrected
        let before = CaseFold.Of(id, [.. history[..at].Where(happened => happened is not FactCorrected)])
        from refusal in CaseSteps.Workflow.Of(history[at].GetType()).Check(before, history[at], situation)
        where !Lateness.Contains(refusal.Code)
        select (at, refusal);
}
