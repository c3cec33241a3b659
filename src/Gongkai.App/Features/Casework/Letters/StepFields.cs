using System.Collections.Frozen;
using System.Globalization;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What the case itself gives a letter on the way, so that nobody types it.</summary>
public static class StepFields
{
    private static readonly FrozenDictionary<LetterType, Func<CaseAtHand, LetterFields, LetterFields>> Given =
        new Dictionary<LetterType, Func<CaseAtHand, LetterFields, LetterFields>>
        {
            [LetterType.Receipt] = (at, fields) => fields.With(LetterField.ChannelName, at.Request.Arrival!.Channel.Name()),
            [LetterType.CorrectionNotice] = (at, fields) => fields.With(LetterField.CorrectionDue, CorrectionDue(at)),
            [LetterType.ReasonsRequest] = (at, fields) =>
                fields.With(LetterField.FrequencyFacts, at.Words.Of(at.Request.ReasonsRequests.LastOrDefault()?.Facts)),
            [LetterType.ExtensionNotice] = (at, fields) =>
                at.Request.Extensions is [.., var (consent, notice)] ? Extended(at, fields, consent, notice) : fields,
            [LetterType.ThirdPartyConsultation] = ToThirdParty,
            [LetterType.ThirdPartyNotice] = ToThirdParty,
            [LetterType.ConsultationNotice] = (at, fields) => at.Request.Consultations is [var first, ..]
                ? fields.With(LetterField.ConsultedOn, first.Sent.On).With(LetterField.Consulted, Consulted(at.Request)) : fields,
            [LetterType.AgencyConsultation] = (at, fields) =>
                at.Request.Consultations.LastOrDefault(asked => asked.Sent.Kind != ConsultationKind.ThirdParty) is { } asked
                    ? fields.With(LetterField.ConsultedAgency, at.Words.Of(asked.Sent.Party)) : fields,
            [LetterType.AssistanceRequest] = (at, fields) => fields.With(LetterField.SearchOrder, at.Words.Of(at.Request.Assignment?.SearchOrder))
                .With(LetterField.InternalDue, at.Request.Assignment?.InternalDue ?? at.Clock.InternalDue ?? at.Clock.AlarmOn),
            [LetterType.FeeNotice] = (at, fields) => at.Request.FeeNotice is { } fee ? fields.With(FeeOf(fee)) : fields,
            [LetterType.DelayNotice] = (at, fields) => fields.With(LetterField.GivenReasons, at.Words.Of(at.Request.Reasons.LastOrDefault()?.Reasons))
                .With(LetterField.DelayedUntil, at.Request.AgreedDelay?.Until),
            [LetterType.Of(DispositionType.NoCorrection)] = (at, fields) => at.Request.CorrectionNotice is { } notice
                ? Earlier(fields, notice.Letter, notice.On).With(LetterField.CorrectionDue, at.Clock.CorrectionDueBy) : fields,
            [LetterType.Of(DispositionType.FeeUnpaid)] = (at, fields) => at.Request.FeeNotice is { } fee
                ? Earlier(fields, fee.Letter, fee.On).With(LetterField.PayBy, at.Clock.PayBy) : fields,
        }.ToFrozenDictionary();

    /// <summary>The values of one letter.</summary>
    public static LetterFields Of(CaseAtHand at, LetterType letter)
    {
        var fields = CaseFields.Of(at);
        return Given.GetValueOrDefault(letter) is { } given ? given(at, fields) : fields;
    }

    private static LetterFields ToThirdParty(CaseAtHand at, LetterFields fields) =>
        at.Request.Consultations.LastOrDefault(asked => asked.Sent.Kind == ConsultationKind.ThirdParty && asked.IsRelevant) is { } asked
            ? fields.With(LetterField.Salutation, "你单位").With(LetterField.ThirdParty, at.Words.Of(asked.Sent.Party))
                .With(LetterField.ConsultedOn, asked.Sent.On)
            : fields;

    private static LetterFields Earlier(LetterFields fields, IssuedLetterRef? letter, DateOnly on) =>
        fields.With(LetterField.EarlierNumber, letter?.Number).With(LetterField.EarlierServedOn, on);

    // The letter is issued before its service is recorded, or once more after it: both dates are the clock's, without the extension and with it.
    private static LetterFields Extended(CaseAtHand at, LetterFields fields, ExtensionConsented consent, ExtensionNoticed? notice)
    {
        var told = notice is null ? at.Open.After(new ExtensionNoticed(at.Situation.Today)) : at.Open;
        var untold = notice is null ? at.Clock
            : CaseFold.Of(at.Request.Id, [.. at.Request.History.TakeWhile(happened => !ReferenceEquals(happened, notice))]).Clock(at.Situation);
        return fields.With(LetterField.ExtensionReason, at.Words.Of(consent.Reason)).With(LetterField.ExtensionWorkdays, consent.Workdays)
            .With(LetterField.ConsentedOn, consent.On).With(LetterField.FormerDue, untold.Due).With(LetterField.ExtendedDue, told.Clock.Due);
    }

    // Before the notice is served: the agency's own period from today on. One that comes too late does not stop the clock, but gives the applicant his period.
    private static DateOnly CorrectionDue(CaseAtHand at)
    {
        var (from, workdays) = at.Request.CorrectionNotice is { } notice
            ? (notice.On, notice.Workdays) : (at.Situation.Today, at.Situation.Settings.Clock.CorrectionPeriod);
        return at.Clock.CorrectionDueBy ?? at.Situation.Calendar.AddWorkdays(from, workdays);
    }

    private static string Consulted(DisclosureRequest request) =>
        request.Consultations.Where(asked => asked.IsRelevant).Select(asked => asked.Sent.Kind).Distinct().ToArray() switch
        {
            [ConsultationKind.ThirdParty] => "第三方",
            var kinds when kinds.Contains(ConsultationKind.ThirdParty) => "第三方和其他机关",
            _ => "有关机关",
        };

    private static InformationProcessingFee FeeOf(FeeNoticed fee) => fee.Tariff == FeeTariff.PerItem
        ? InformationProcessingFee.PerItem(fee.On, fee.BeforeInMonth, fee.Units) : InformationProcessingFee.PerPage(fee.On, fee.Units);

    /// <summary>A day as letters and pages print it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
