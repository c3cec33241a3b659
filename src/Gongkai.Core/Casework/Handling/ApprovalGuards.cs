using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>What must be finished before a reply is signed.</summary>
internal static class ApprovalGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, DecisionApproved approved, CaseSituation situation)
    {
        var decision = request.Decision;
        if (decision.Drafted is not { } drafted) return [];
        return
        [
            .. Persons(drafted, approved, situation), .. Reviews(decision, drafted.Draft, situation.Settings, request.Kind),
            .. Opinions(request, drafted.Draft, situation),
        ];
    }

    private static IEnumerable<Refusal> Persons(DecisionDrafted drafted, DecisionApproved approved, CaseSituation situation)
    {
        if (situation.Actor.Person == drafted.By || approved.By == drafted.By) yield return new("CW50");
    }

    private static IEnumerable<Refusal> Reviews(CaseDecision decision, DecisionDraft draft, CaseworkSettings settings, CaseKind kind)
    {
        if (kind == CaseKind.RecordCorrection) yield break;
        var disposition = Disposition.Of(draft.Type);
        // 第十七条：对拟公开的政府信息进行审查；保密审查逐件进行。
        if (draft.Type is DispositionType.Provided or DispositionType.Partial or DispositionType.StateSecret)
        {
            if (decision.Secrecy is null) yield return new("CW46");
            else if (!decision.Secrecy.Passed) yield return new("CW46") { Variant = "failed" };
        }
        if (!settings.LegalReviewOfRefusals || !(disposition.IsRefusalUnder14To16 || draft.Type == DispositionType.Partial)) yield break;
        if (decision.Legal is null) yield return new("CW47");
        else if (!decision.Legal.Passed) yield return new("CW47") { Variant = "failed" };
    }

    private static IEnumerable<Refusal> Opinions(DisclosureRequest request, DecisionDraft draft, CaseSituation situation)
    {
        var open = request.Consultations.Count(asked => !asked.IsClosed(situation.Today, situation.Calendar));
        if (open > 0) yield return new("CW48") { Values = [("count", (long)open)] };
        // 第十五条：第三方同意公开的，予以公开。
        var opinions = request.Consultations.Where(asked => asked.Sent.Kind == ConsultationKind.ThirdParty && asked.IsRelevant).ToArray();
        var protects = draft.Type == DispositionType.ThirdPartyHarm || draft.ClosedParts.Any(part => part.Ground == DispositionType.ThirdPartyHarm);
        if (protects && opinions.Length > 0 && opinions.All(asked => asked.Answer?.Outcome == ConsultationOutcome.Consents))
            yield return new("CW49") { Variant = "consented" };
        // 第三十二条：不公开可能对公共利益造成重大影响的，可以决定公开。
        if (draft.PublicInterest is null && Overruled(request, draft).Any()) yield return new("CW49");
    }

    /// <summary>Those who refused with good reason, and whose information the draft discloses all the same.</summary>
    internal static IEnumerable<PartyConsultation> Overruled(DisclosureRequest request, DecisionDraft draft)
    {
        var discloses = draft.Type == DispositionType.Provided
            || (draft.Type == DispositionType.Partial && draft.ClosedParts.All(part => part.Ground != DispositionType.ThirdPartyHarm));
        return request.Consultations.Where(asked =>
            discloses && asked is { IsRelevant: true, Sent.Kind: ConsultationKind.ThirdParty, Answer.Outcome: ConsultationOutcome.RefusesWithReason });
    }
}
