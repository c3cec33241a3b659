using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of splitting and joining: a case is no part of itself, and each tie is made once.</summary>
internal static class LineageGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step)
    {
        var others = Others(step).ToArray();
        var values = (Name: "step", Value: (object)Workflow.StepName(step.GetType()));
        if (others.Length == 0) yield return new("CW69") { Variant = "none", Values = [values] };
        if (others.Contains(request.Id)) yield return new("CW69") { Values = [values] };
        if (others.Distinct().Count() < others.Length || IsTiedAlready(request, step)) yield return new("CW69") { Variant = "again", Values = [values] };
    }

    private static IEnumerable<DisclosureRequestId> Others(CaseEvent step) => step switch
    {
        CaseSplit split => split.Into,
        SplitFrom part => [part.Parent],
        CaseJoined joined => [joined.Into],
        CaseAbsorbed absorbed => [absorbed.Other],
        _ => [],
    };

    private static bool IsTiedAlready(DisclosureRequest request, CaseEvent step) => step switch
    {
        CaseSplit split => split.Into.Any(request.SplitInto.Contains),
        SplitFrom => request.SplitFrom is not null,
        CaseAbsorbed absorbed => request.Absorbed.Contains(absorbed.Other),
        _ => false,
    };
}
