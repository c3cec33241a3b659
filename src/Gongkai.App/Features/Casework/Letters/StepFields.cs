using System.Globalization;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>What the case itself gives a letter on the way, so that nobody types it.</summary>
public static class StepFields
{
    /// <summary>The values of one letter.</summary>
    public static LetterFields Of(CaseAtHand at, LetterType letter)
    {
        var (request, fields) = (at.Request, CaseFields.Of(at));
        return letter.Code switch
        {
            "L01" => fields.With(LetterField.ChannelName, request.Arrival!.Channel.Name()),
            "L02" => fields.With(LetterField.CorrectionDue, CorrectionDue(at)),
            "L03" => fields.With(LetterField.FrequencyFacts, at.Words.Of(request.ReasonsRequests.LastOrDefault()?.Facts)),
            "L04" when request.Extensions is [.., var (consent, notice)] => Extended(at, fields, consent, notice),
            "L06" when request.Consultations is [var first, ..] => fields.With(LetterField.ConsultedOn, first.Sent.On).With(LetterField.Consulted, Consulted(request)),
            "L07" when request.Consultations.LastOrDefault(asked => asked.Sent.Kind != ConsultationKind.ThirdParty) is { } asked => fields.With(LetterField.ConsultedAgency, at.Words.Of(asked.Sent.Party)),
            "L05" or "L20" when request.Consultations.LastOrDefault(asked => asked.Sent.Kind == ConsultationKind.ThirdParty && asked.IsRelevant) is { } asked =>
                fields.With(LetterField.Salutation, "你单位").With(LetterField.ThirdParty, at.Words.Of(asked.Sent.Party)).With(LetterField.ConsultedOn, asked.Sent.On),
            "L08" => fields.With(LetterField.SearchOrder, at.Words.Of(request.Assignment?.SearchOrder)).With(LetterField.InternalDue, request.Assignment?.InternalDue ?? at.Clock.InternalDue ?? at.Clock.AlarmOn),
            "L09" when request.FeeNotice is { } fee => fields.With(FeeOf(fee)),
            "L10" => fields.With(LetterField.GivenReasons, at.Words.Of(request.Reasons.LastOrDefault()?.Reasons)).With(LetterField.DelayedUntil, request.AgreedDelay?.Until),
            "D-O1" when request.CorrectionNotice is { } notice =>
                fields.With(LetterField.EarlierNumber, notice.Letter?.Number).With(LetterField.EarlierServedOn, notice.On).With(LetterField.CorrectionDue, at.Clock.CorrectionDueBy),
            "D-O2" when request.FeeNotice is { } fee =>
                fields.With(LetterField.EarlierNumber, fee.Letter?.Number).With(LetterField.EarlierServedOn, fee.On).With(LetterField.PayBy, at.Clock.PayBy),
            _ => fields,
        };
    }

    // The letter is issued before its service is recorded, or once more after it: both dates are the clock's, without the extension and with it.
    private static LetterFields Extended(CaseAtHand at, LetterFields fields, ExtensionConsented consent, ExtensionNoticed? notice)
    {
        var told = notice is null ? at.Open.After(new ExtensionNoticed(at.Situation.Today)) : at.Open;
        var untold = notice is null ? at.Clock : CaseFold.Of(at.Request.Id, [.. at.Request.History.TakeWhile(happened => !ReferenceEquals(happened, notice))]).Clock(at.Situation);
        return fields.With(LetterField.ExtensionReason, at.Words.Of(consent.Reason)).With(LetterField.ExtensionWorkdays, consent.Workdays)
            .With(LetterField.ConsentedOn, consent.On).With(LetterField.FormerDue, untold.Due).With(LetterField.ExtendedDue, told.Clock.Due);
    }

    // Before the notice is served: the agency's own period from today on. One that comes too late does not stop the clock, but gives the applicant his period.
    private static DateOnly CorrectionDue(CaseAtHand at)
    {
        var (from, workdays) = at.Request.CorrectionNotice is { } notice ? (notice.On, notice.Workdays) : (at.Situation.Today, at.Situation.Settings.Clock.CorrectionPeriod);
        return at.Clock.CorrectionDueBy ?? at.Situation.Calendar.AddWorkdays(from, workdays);
    }

    private static string Consulted(DisclosureRequest request) => request.Consultations.Where(asked => asked.IsRelevant).Select(asked => asked.Sent.Kind).Distinct().ToArray() switch
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
