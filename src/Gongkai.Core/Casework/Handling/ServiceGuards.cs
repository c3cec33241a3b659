using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of issuing, of service and of handling again by order.</summary>
internal static class ServiceGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation) => step switch
    {
        DecisionIssued issued => Issue(request, issued),
        DecisionServed served => Service(request, served, situation),
        RehandlingOrdered order when order.Due <= order.On => [new("CW59") { Field = nameof(order.Due), Values = [("due", CaseRules.Day(order.Due)), ("date", CaseRules.Day(order.On))] }],
        _ => [],
    };

    private static IEnumerable<Refusal> Issue(DisclosureRequest request, DecisionIssued issued)
    {
        if (request.Decision.Drafted is not { Draft: var draft }) yield break;
        var code = request.Kind == CaseKind.RecordCorrection ? "L21" : Disposition.Of(draft.Type).Code;
        if (issued.Letter.Code != code) yield return new("CW51") { Values = [("letter", issued.Letter.Code), ("decision", code)] };
        if (string.IsNullOrEmpty(issued.Letter.Number)) yield return new("CW51") { Variant = "number" };
    }

    private static IEnumerable<Refusal> Service(DisclosureRequest request, DecisionServed served, CaseSituation situation)
    {
        // 邮政法第五十五条：快递企业不得寄递国家机关公文。
        if (served.Route == ServiceRoute.Courier) yield return new("CW52") { Field = nameof(served.Route) };
        if (served.Route == ServiceRoute.Electronic && !request.AcceptsElectronicService) yield return new("CW53") { Field = nameof(served.Route) };
        if (served is { Proof: null, ProofFile: null } && served.Route != ServiceRoute.Courier && situation.Actor.Person is not null)
            yield return new("CW54") { Field = nameof(served.Proof) };
        if (request.Decision.Letter is { } letter && served.On < letter.DatedOn)
            yield return new("CW55") { Field = nameof(served.On), Values = [("servedOn", CaseRules.Day(served.On)), ("dated", CaseRules.Day(letter.DatedOn))] };
    }
}
