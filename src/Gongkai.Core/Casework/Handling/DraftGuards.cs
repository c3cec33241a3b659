using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>Whether a draft says what its decision needs, and nothing that contradicts it (第三十六条至第四十条).</summary>
internal static class DraftGuards
{
    public static IEnumerable<Refusal> Check(DisclosureRequest request, DecisionDrafted drafted, CaseSituation situation)
    {
        var draft = drafted.Draft;
        if (request.Stage == CaseStage.AwaitingCorrection && request.Clock(situation).Status == ClockStatus.AwaitingCorrection)
            return [new("CW20") { Variant = "waiting" }];
        return request.Kind == CaseKind.RecordCorrection
            ? RecordCorrection(draft) : [.. Missing(request, draft, drafted.On), .. Contradictions(request, draft)];
    }

    private static IEnumerable<Refusal> RecordCorrection(DecisionDraft draft)
    {
        if (draft.Correction is not { } result) yield return new("CW42") { Field = nameof(draft.Correction), Variant = "result" };
        else if (result is RecordCorrectionResult.Forwarded or RecordCorrectionResult.Directed && draft.TextOf(DecisionNeed.ResponsibleBody) is null)
            yield return Lacks(DecisionNeed.ResponsibleBody);
        if (draft.TextOf(DecisionNeed.Reasons) is null) yield return Lacks(DecisionNeed.Reasons);
    }

    private static IEnumerable<Refusal> Missing(DisclosureRequest request, DecisionDraft draft, DateOnly on)
    {
        foreach (var need in Disposition.Of(draft.Type).Needs)
            if (!IsMet(need, request, draft))
                yield return need switch
                {
                    // 第三十六条第四项：经检索没有所申请公开信息的。
                    DecisionNeed.SearchLog => new("CW44"),
                    // 第三十六条第六项：行政机关已就申请人提出的政府信息公开申请作出答复。
                    DecisionNeed.EarlierLetter => new("CW45") { Field = nameof(draft.EarlierCase) },
                    // 第三十条：only after a correction may it be said to be unclear still.
                    DecisionNeed.CorrectionHistory => new("CW30"),
                    DecisionNeed.FrequencyFacts => new("CW31") { Variant = "unasked" },
                    _ => Lacks(need),
                };
        if (draft.Type == DispositionType.Abusive && !request.ReasonsRequests.IsEmpty)
            foreach (var refusal in Abusive(request, on)) yield return refusal;
        if (draft.Type is DispositionType.NoCorrection or DispositionType.FeeUnpaid) yield return new("CW43") { Variant = "lapse" };
    }

    // 第三十五条：认为申请理由不合理的，告知申请人不予处理；so the reasons, or their term, are waited for first.
    private static IEnumerable<Refusal> Abusive(DisclosureRequest request, DateOnly on)
    {
        var isAnswered = request.Reasons.Length >= request.ReasonsRequests.Length;
        if (isAnswered && request.Reasons[^1].Accepted)
            yield return new("CW31") { Variant = "accepted", Values = [("date", Plain.Day(request.Reasons[^1].On))] };
        if (!isAnswered && on <= request.ReasonsRequests[^1].Until)
            yield return new("CW31") { Variant = "early", Values = [("until", Plain.Day(request.ReasonsRequests[^1].Until))] };
    }

    private static bool IsMet(DecisionNeed need, DisclosureRequest request, DecisionDraft draft) => need switch
    {
        DecisionNeed.SearchLog => request.Searches.Any(search => !search.Found),
        DecisionNeed.CorrectionHistory => request.Correction is not null,
        DecisionNeed.FrequencyFacts => !request.ReasonsRequests.IsEmpty,
        DecisionNeed.FeeNotice => request.FeeNotice is not null,
        DecisionNeed.ClosedParts => !draft.ClosedParts.IsEmpty,
        DecisionNeed.EarlierLetter => draft.EarlierCase is not null || draft.TextOf(need) is not null,
        DecisionNeed.WhatIsProvided => !draft.Provided.IsEmpty || draft.TextOf(need) is not null,
        DecisionNeed.ThirdPartyOpinion =>
            request.Consultations.Any(asked => asked.Sent.Kind == ConsultationKind.ThirdParty && asked.IsRelevant) || draft.TextOf(need) is not null,
        // The leader's consent is his signature (CW21, CW50).
        DecisionNeed.LeaderConsent => true,
        _ => draft.TextOf(need) is not null,
    };

    private static IEnumerable<Refusal> Contradictions(DisclosureRequest request, DecisionDraft draft)
    {
        if (draft.Type == DispositionType.NotHeld && request.Searches.LastOrDefault(search => search.Found) is { } search)
            yield return new("CW44") { Variant = "found", Values = [("date", Plain.Day(search.On))] };
        if (draft.EarlierCase == request.Id) yield return new("CW45") { Field = nameof(draft.EarlierCase), Variant = "self" };
        if (draft.Correction is not null) yield return new("CW43") { Field = nameof(draft.Correction), Variant = "kind" };
        var disposition = Disposition.Of(draft.Type);
        if (!draft.ClosedParts.IsEmpty && draft.Type != DispositionType.Partial)
            yield return new("CW43") { Field = nameof(draft.ClosedParts), Variant = "parts", Values = [("decision", disposition.Name)] };
        if (!draft.Provided.IsEmpty && draft.Type is not (DispositionType.Provided or DispositionType.Partial))
            yield return new("CW43") { Field = nameof(draft.Provided), Variant = "provided", Values = [("decision", disposition.Name)] };
        foreach (var part in draft.ClosedParts.Where(part => part.Ground is < DispositionType.StateSecret or > DispositionType.EnforcementFile))
            yield return new("CW43") { Field = nameof(draft.ClosedParts), Variant = "ground", Values = [("ground", part.Ground.Name())] };
        foreach (var refusal in Severed(request, draft)) yield return refusal;
        // 第三十七条：能够作区分处理的，应当提供可以公开的内容。
        if (disposition.IsRefusalUnder14To16 && !draft.SeverabilityConsidered)
            yield return new("CW43") { Field = nameof(draft.SeverabilityConsidered), Variant = "severance" };
    }

    // 第三十七条：并对不予公开的内容说明理由。
    private static IEnumerable<Refusal> Severed(DisclosureRequest request, DecisionDraft draft)
    {
        var given = draft.Provided.Select(file => file.Sha256).ToHashSet();
        if (request.Severances.Any(severed => given.Contains(severed.Proof.Sha256))
            || draft.Type == DispositionType.Partial && request.Severances.Any(severed => given.Contains(severed.Original.Sha256)))
            yield return new("RX08") { Field = nameof(draft.Provided) };
        if (draft.Type == DispositionType.Provided && request.Severances.Any(severed => given.Contains(severed.Result.Sha256)))
            yield return new("RX09") { Field = nameof(draft.Provided) };
    }

    private static Refusal Lacks(DecisionNeed need) =>
        new("CW42") { Field = need.ToString(), Values = [("need", need.Name())] };
}
