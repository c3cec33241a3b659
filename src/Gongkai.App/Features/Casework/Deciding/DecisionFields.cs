using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What a decision letter is filled with: the case, and the words of the draft, each in the field of its need.</summary>
public static class DecisionFields
{
    /// <summary>All values but number, date and remedies.</summary>
    public static LetterFields Of(CaseAtHand at, PlainDecision decision)
    {
        var fields = CaseFields.Of(at);
        if (decision.Correction is { } result) return Corrected(fields, decision, result);
        foreach (var need in Disposition.Of(decision.Type).Needs)
            if (DecisionNeeds.FieldOf(need) is { } field) fields = fields.With(field, decision[need] ?? FromCase(at, decision, need));
        if (!decision.ClosedParts.IsEmpty) fields = fields.With(decision.ClosedParts.Select(part => new WithheldPart(part.Ground, part.What, part.Reason)));
        if (!decision.Provided.IsEmpty)
            fields = fields.With(LetterField.Attachments, decision.Provided.Select(file => LetterFields.Empty.With(LetterField.ItemName, file.Name)));
        return decision.Type switch
        {
            DispositionType.StillUnclear when at.Request.CorrectionNotice is { } notice =>
                fields.With(LetterField.EarlierNumber, notice.Letter?.Number ?? decision[DecisionNeed.CorrectionHistory])
                    .With(LetterField.EarlierServedOn, notice.On),
            DispositionType.Duplicate =>
                fields.With(LetterField.EarlierNumber, decision.Earlier?.Number).With(LetterField.EarlierServedOn, decision.Earlier?.ServedOn),
            _ => fields,
        };
    }

    private static LetterFields Corrected(LetterFields fields, PlainDecision decision, RecordCorrectionResult result) => fields
        .With(LetterField.Examined, decision[DecisionNeed.Reasons]).With(LetterField.Outcome, ResultText(result, decision[DecisionNeed.ResponsibleBody]))
        .With(LetterField.ForwardedTo, result == RecordCorrectionResult.Forwarded ? decision[DecisionNeed.ResponsibleBody] : null);

    // 第四十一条
    private static string ResultText(RecordCorrectionResult result, string? body) => result switch
    {
        RecordCorrectionResult.Corrected => "经核实，记录不准确，予以更正。",
        RecordCorrectionResult.Unchanged => "经核实，记录准确，不予更正。",
        RecordCorrectionResult.Forwarded => "本机关无权更正，已转送有权更正的行政机关处理。",
        RecordCorrectionResult.Directed => $"本机关无权更正，请向有权更正的行政机关提出：{body}",
    };

    // What stands in the case already need not be typed again.
    private static string? FromCase(CaseAtHand at, PlainDecision decision, DecisionNeed need) => need switch
    {
        DecisionNeed.WhatIsProvided when !decision.Provided.IsEmpty => $"现提供有关政府信息{decision.Provided.Length}份（见附件）。",
        DecisionNeed.SearchLog => Searched(at),
        DecisionNeed.FrequencyFacts => at.Words.Of(at.Request.ReasonsRequests.LastOrDefault()?.Facts),
        DecisionNeed.ThirdPartyOpinion => Opinions(at.Request),
        _ => null,
    };

    private static string? Searched(CaseAtHand at)
    {
        var logs = at.Request.Searches.Where(search => !search.Found).ToList();
        return logs.Count == 0 ? null : string.Join('\n', logs.Select(log =>
            $"本机关于{StepFields.Day(log.On)}检索了{string.Join("、", log.PlacesIn(at.Words))}，"
                + $"检索词为{string.Concat(log.TermsIn(at.Words).Select(term => $"“{term}”"))}。{at.Words.Of(log.Result)}"));
    }

    private static string? Opinions(DisclosureRequest request)
    {
        string[] told = [.. request.Consultations.Where(asked => asked.Sent.Kind == ConsultationKind.ThirdParty && asked.IsRelevant)
            .Select(asked => asked.Answer?.Outcome switch
        {
            ConsultationOutcome.Consents => "第三方同意公开",
            ConsultationOutcome.RefusesWithReason => "第三方不同意公开，理由合理",
            ConsultationOutcome.RefusesWithoutReason => "第三方不同意公开，未说明合理理由",
            _ when asked.Dropped is not null => "征求意见书无法送达第三方",
            _ => "第三方逾期未提出意见",
        }).Distinct()];
        return told.Length == 0 ? null : string.Join("；", told);
    }
}
