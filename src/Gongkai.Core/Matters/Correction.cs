using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Matters;

/// <summary>更正录入: the event of that version was wrong; the one that it holds is what it should have said. The old one stays in the journal.</summary>
/// <typeparam name="TEvent">What happens in such a matter.</typeparam>
public interface ICorrection<out TEvent> where TEvent : MatterEvent
{
    /// <summary>Which entry, from 1.</summary>
    int Version { get; }

    /// <summary>What it should have said.</summary>
    TEvent Instead { get; }
}

/// <summary>The history with a corrected entry in its place must still be one that can have happened.</summary>
public static class Corrections
{
    /// <summary>What the corrected entry, or one after it, would now be refused for and was not before.</summary>
    /// <param name="workflow">The steps.</param>
    /// <param name="blank">The matter before its first event.</param>
    /// <param name="history">What happened.</param>
    /// <param name="correction">The correction.</param>
    /// <param name="situation">What the steps may look at.</param>
    /// <param name="mayBe">Codes that are facts, and must be possible to write down: that somebody was late.</param>
    public static IEnumerable<Refusal> Check<TMatter, TEvent, TStage, TSituation>(this Workflow<TMatter, TEvent, TStage, TSituation> workflow, TMatter blank,
        ImmutableArray<TEvent> history, ICorrection<TEvent> correction, TSituation situation, IReadOnlySet<string> mayBe)
        where TMatter : IMatter<TEvent, TStage> where TEvent : MatterEvent where TStage : struct, Enum where TSituation : ISituation
    {
        if (correction.Version < 1 || correction.Version > history.Length)
            return [new("CW57") { Variant = "unknown", Values = [("version", (long)correction.Version)] }];
        var at = correction.Version - 1;
        // What happened stays what it was.
        if (history[at] is ICorrection<TEvent> || history[at].GetType() != correction.Instead.GetType())
            return [new("CW57") { Field = nameof(correction.Instead), Values = [("version", (long)correction.Version)] }];
        var known = Faults(history).Select(fault => (fault.At, fault.Refusal.Code, fault.Refusal.Variant)).ToHashSet();
        return from fault in Faults(history.SetItem(at, correction.Instead))
               where !known.Contains((fault.At, fault.Refusal.Code, fault.Refusal.Variant))
               select fault.Refusal with { Field = nameof(correction.Instead) };

        IEnumerable<(int At, Refusal Refusal)> Faults(ImmutableArray<TEvent> told) =>
            from i in Enumerable.Range(at, told.Length - at)
            where told[i] is not ICorrection<TEvent>
            let before = workflow.Fold(blank, [.. told[..i].Where(happened => happened is not ICorrection<TEvent>)])
            from refusal in workflow.Of(told[i].GetType()).Check(before, told[i], situation)
            where !mayBe.Contains(refusal.Code)
            select (i, refusal);
    }
}
