using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Reads and checks the facts of a case as JSON.</summary>
public static class ClockFactsReader
{
    private static readonly JsonNamingPolicy Snake = JsonNamingPolicy.SnakeCaseLower;
    private static readonly JsonNamingPolicy Camel = JsonNamingPolicy.CamelCase;

    /// <summary>
    /// Reads the facts; all faults are told at once. There are no facts where a fault is an error (CW91…CW96); a name not known is a warning.
    /// </summary>
    /// <param name="root">The JSON.</param>
    /// <param name="asked">The day asked for; it prevails over the facts' own <c>today</c>.</param>
    /// <param name="beijingToday">The day where neither is given.</param>
    public static (ClockFacts? Facts, ImmutableArray<Finding> Faults) Read(JsonElement root, DateOnly? asked, DateOnly beijingToday)
    {
        var faults = ImmutableArray.CreateBuilder<Finding>();
        if (root.ValueKind != JsonValueKind.Object)
            return (null, [new("CW92", Severity.Error) { Values = [("field", "（全部内容）"), ("value", root.ValueKind.ToString()), ("allowed", "一个对象 { … }")] }]);
        var facts = ReadCase(new(root, "", faults), asked, beijingToday);
        if (facts is not null) faults.AddRange(FactOrder.Check(facts));
        return (faults.Any(fault => fault.Severity == Severity.Error) ? null : facts, faults.ToImmutable());
    }

    private static ClockFacts? ReadCase(FactReader json, DateOnly? asked, DateOnly beijingToday)
    {
        var channel = json.Choice<Channel>("channel", Snake, required: true);
        var moment = json.Moment("arrivedOn", required: channel is not (null or Channel.MailSigned));
        var arrived = moment?.Day;
        var signed = json.Date("signedOn", required: channel == Channel.MailSigned);
        var today = json.Date("today");
        var facts = new ClockFacts(channel ?? Channel.InPerson, arrived ?? signed ?? DateOnly.MinValue, asked ?? today ?? beijingToday)
        {
            ArrivedAt = moment?.Time,
            SignedOn = signed,
            ConfirmedOn = json.Date("confirmedOn"),
            CallsOn = json.Dates("callsOn"),
            CorrectionNotice = json.Object("correctionNotice") is { } notice ? ReadCorrectionNotice(notice) : null,
            CorrectedOn = json.Date("correctedOn"),
            LateCorrectionJustified = json.Flag("lateCorrectionJustified") ?? false,
            Consultations = [.. json.Objects("consultations").Select(ReadConsultation).OfType<Consultation>()],
            ReasonsRequests = [.. json.Objects("reasonsRequests").Select(ReadInquiry).OfType<ClockInquiry>()],
            Referrals = [.. json.Objects("referrals").Select(ReadInquiry).OfType<ClockInquiry>()],
            Extensions = [.. json.Objects("extension", orOne: true).Concat(json.Objects("extensions")).Select(ReadExtension).OfType<Extension>()],
            AgreedDelay = json.Object("agreedDelay") is { } delay ? ReadDelay(delay) : null,
            FeeNotice = json.Object("feeNotice") is { } fee ? ReadFee(fee) : null,
            Decision = json.Object("decision") is { } decision ? ReadDecision(decision) : null,
            Settings = json.Object("settings") is { } settings ? ReadSettings(settings) : new(),
        };
        json.NoOthers();
        // Without a first day no other can be judged by it.
        return arrived is null && signed is null ? null : facts;
    }

    private static CorrectionNotice? ReadCorrectionNotice(FactReader json)
    {
        var notice = (json.Date("servedOn", required: true), json.Number("workdays", 1, 250));
        json.NoOthers();
        return notice is ({ } served, var workdays) ? new(served, workdays) : null;
    }

    private static Consultation? ReadConsultation(FactReader json)
    {
        var kind = json.Choice<ConsultationKind>("kind", Snake, required: true);
        var (sent, delivered, answered, dropped) = (json.Date("sentOn", required: true), json.Date("deliveredOn"), json.Date("answeredOn"),
            json.Date("droppedOn"));
        json.NoOthers();
        return kind is { } whom && sent is { } on ? new(whom, on, delivered, answered) { DroppedOn = dropped } : null;
    }

    private static ClockInquiry? ReadInquiry(FactReader json)
    {
        var (sent, answered) = (json.Date("sentOn", required: true), json.Date("answeredOn"));
        json.NoOthers();
        return sent is { } on ? new(on, answered) : null;
    }

    private static Extension? ReadExtension(FactReader json)
    {
        var workdays = json.Number("workdays", 1, 250, required: true);
        var (consented, noticed) = (json.Date("consentedOn", required: true), json.Date("noticedOn", required: true));
        json.NoOthers();
        return workdays is { } n && consented is { } consent && noticed is { } notice ? new(n, consent, notice) : null;
    }

    private static AgreedDelay? ReadDelay(FactReader json)
    {
        var (until, told) = (json.Date("until", required: true), json.Date("toldOn", required: true));
        json.NoOthers();
        return until is { } day && told is { } on ? new(day, on) : null;
    }

    private static FeeNotice? ReadFee(FactReader json)
    {
        var (received, paid) = (json.Date("receivedOn", required: true), json.Date("paidOn"));
        json.NoOthers();
        return received is { } on ? new(on, paid) : null;
    }

    private static DecisionService? ReadDecision(FactReader json)
    {
        var (by, served) = (json.Choice<ServiceMode>("servedBy", Snake, required: true), json.Date("servedOn", required: true));
        json.NoOthers();
        return by is { } mode && served is { } on ? new(mode, on) : null;
    }

    private static ClockSettings ReadSettings(FactReader json)
    {
        var usual = new ClockSettings();
        var settings = new ClockSettings
        {
            PauseEnd = json.Choice<PauseEnd>("pauseEnd", Camel) ?? usual.PauseEnd,
            PauseStart = json.Choice<PauseStart>("pauseStart", Camel) ?? usual.PauseStart,
            PauseCap = json.Choice<PauseCap>("pauseCap", Camel) ?? usual.PauseCap,
            LateCorrectionRestarts = json.Flag("lateCorrectionRestarts") ?? usual.LateCorrectionRestarts,
            ReasonsRequestPauses = json.Flag("reasonsRequestPauses") ?? usual.ReasonsRequestPauses,
            ExtensionPerRestart = json.Flag("extensionPerRestart") ?? usual.ExtensionPerRestart,
            OtherAgencyPause = json.Flag("otherAgencyPause") ?? usual.OtherAgencyPause,
            OnlineReceiptRule = json.Choice<OnlineReceiptRule>("onlineReceiptRule", Camel) ?? usual.OnlineReceiptRule,
            ReferralPauses = json.Flag("referralPauses") ?? usual.ReferralPauses,
            PromisedWorkdays = json.Number("promisedWorkdays", 1, 250),
            DailyCutOff = json.Time("dailyCutOff"),
            CorrectionPeriod = json.Number("correctionPeriod", 1, 250) ?? usual.CorrectionPeriod,
            LocalHolidays = json.Dates("localHolidays"),
        };
        json.NoOthers();
        return settings;
    }
}
