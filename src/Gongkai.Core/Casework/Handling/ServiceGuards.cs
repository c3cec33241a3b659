using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Guards of issuing, of service and of handling again by order.</summary>
internal static class ServiceGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step, CaseSituation situation) => step switch
    {
        DecisionIssued issued => Issue(request, issued, situation.Today),
        LetterIssued issued when !OnTheWay(request, issued.Letter) => [new("CW51") { Variant = "way", Values = [("letter", issued.Letter.Code)] }],
        DecisionServed served => Service(request, served, situation),
        ServiceFailed failed => Undated(request, failed.On),
        // 邮政法第五十五条。
        OutcomeImported { Route: ServiceRoute.Courier } => [new("CW52") { Field = nameof(OutcomeImported.Route) }],
        OutcomeImported { Type: DispositionType.NoCorrection or DispositionType.FeeUnpaid } => [new("CW43") { Variant = "lapse" }],
        RehandlingOrdered order when order.Due <= order.On => [new("CW59") { Field = nameof(order.Due), Values = [("due", CaseRules.Day(order.Due)), ("date", CaseRules.Day(order.On))] }],
        _ => [],
    };

    private static IEnumerable<Refusal> Issue(DisclosureRequest request, DecisionIssued issued, DateOnly today)
    {
        if (request.Decision.Drafted is not { Draft: var draft }) yield break;
        var code = request.Kind == CaseKind.RecordCorrection ? "L21" : Disposition.Of(draft.Type).Code;
        if (issued.Letter.Code != code) yield return new("CW51") { Values = [("letter", issued.Letter.Code), ("decision", code)] };
        if (string.IsNullOrEmpty(issued.Letter.Number)) yield return new("CW51") { Variant = "number" };
        if (issued.Letter.DatedOn > today || issued.Letter.DatedOn < request.Decision.Approved?.On)
            yield return new("CW51") { Variant = "dated", Values = [("dated", CaseRules.Day(issued.Letter.DatedOn)), ("approvedOn", CaseRules.Day(request.Decision.Approved!.On)), ("today", CaseRules.Day(today))] };
    }

    // A decision goes out by the one choice that was signed, never as a letter on the way; a lapse may be told of afterwards.
    private static bool OnTheWay(DisclosureRequest request, IssuedLetterRef letter) => !string.IsNullOrEmpty(letter.Number) && letter.Code switch
    {
        "D-O1" => request.Stage == CaseStage.LapsedNoCorrection,
        "D-O2" => request.Stage == CaseStage.LapsedFeeUnpaid,
        "L20" or "L21" => false,
        var code => code.StartsWith('L'),
    };

    private static IEnumerable<Refusal> Service(DisclosureRequest request, DecisionServed served, CaseSituation situation)
    {
        // 邮政法第五十五条：快递企业不得寄递国家机关公文。
        if (served.Route == ServiceRoute.Courier) yield return new("CW52") { Field = nameof(served.Route) };
        if (served.Route == ServiceRoute.Electronic && !request.AcceptsElectronicService) yield return new("CW53") { Field = nameof(served.Route) };
        if (served is { Proof: null, ProofFile: null } && served.Route != ServiceRoute.Courier && situation.Actor.Person is not null)
            yield return new("CW54") { Field = nameof(served.Proof) };
        // 第三十二条：将决定公开的政府信息内容和理由书面告知第三方；what was decided is told, and told before the information is out.
        if (request.Decision.Drafted is { Draft: var draft } && ApprovalGuards.Overruled(request, draft).Any(asked => !asked.ToldOfDisclosure)) yield return new("CW49") { Variant = "untold" };
        foreach (var refusal in Undated(request, served.On)) yield return refusal;
    }

    private static IEnumerable<Refusal> Undated(DisclosureRequest request, DateOnly on)
    {
        if (request.Decision.Letter is { } letter && on < letter.DatedOn)
            yield return new("CW55") { Field = nameof(CaseEvent.On), Values = [("servedOn", CaseRules.Day(on)), ("dated", CaseRules.Day(letter.DatedOn))] };
    }
}
