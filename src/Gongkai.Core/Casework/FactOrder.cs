using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>Dates that cannot be true together: after today, before what must come first, or outside the law and the calendar.</summary>
internal static class FactOrder
{
    public static IEnumerable<Finding> Check(ClockFacts facts)
    {
        var first = new[] { facts.ArrivedOn, facts.SignedOn ?? facts.ArrivedOn }.Min();
        if (first < ReplyTerms.Regulation.From)
            yield return new("CW96", Severity.Error) { Values = [("date", Day(first)), ("from", Day(ReplyTerms.Regulation.From))] };
        var dates = Dates(facts).ToArray();
        foreach (var (name, on) in dates.Where(dated => dated.On > facts.Today))
            yield return new("CW94", Severity.Error) { Values = [("field", name), ("date", Day(on)), ("today", Day(facts.Today))] };
        foreach (var (earlier, from, later, to) in Orders(facts, first).Where(pair => pair.To < pair.From))
            yield return new("CW93", Severity.Error) { Values = [("later", later), ("laterOn", Day(to)), ("earlier", earlier), ("earlierOn", Day(from))] };
        foreach (var (i, asked) in facts.Consultations.Index().Where(one => one.Item is { AnsweredOn: not null, DroppedOn: not null }))
            yield return new("CW92",
                Severity.Error)
            {
                Values =
                [
                    ("field", $"consultations[{i}].droppedOn"), ("value", Day(asked.DroppedOn!.Value)), ("allowed", "收到意见的（answeredOn）不写终止"),
                ]
            };
        if (facts is { CorrectedOn: not null, CorrectionNotice: null })
            yield return new("CW91", Severity.Error) { Values = [("field", "correctionNotice"), ("allowed", "填写了 correctedOn，就应写明补正告知")] };
    }

    private static IEnumerable<(string Name, DateOnly On)> Dates(ClockFacts facts)
    {
        yield return ("arrivedOn", facts.ArrivedOn);
        if (facts.SignedOn is { } signed) yield return ("signedOn", signed);
        if (facts.ConfirmedOn is { } confirmed) yield return ("confirmedOn", confirmed);
        foreach (var happened in Acts(facts).Concat(Answers(facts))) yield return happened;
    }

    // What the agency did: none of it can follow the service of its reply.
    private static IEnumerable<(string Name, DateOnly On)> Acts(ClockFacts facts)
    {
        if (facts.CorrectionNotice is { } notice) yield return ("correctionNotice.servedOn", notice.ServedOn);
        foreach (var (i, asked) in facts.Consultations.Index()) yield return ($"consultations[{i}].sentOn", asked.SentOn);
        foreach (var (i, asked) in facts.ReasonsRequests.Index()) yield return ($"reasonsRequests[{i}].sentOn", asked.SentOn);
        foreach (var (i, asked) in facts.Referrals.Index()) yield return ($"referrals[{i}].sentOn", asked.SentOn);
        foreach (var (i, extension) in facts.Extensions.Index())
        {
            var name = i == 0 ? "extension" : $"extension[{i}]";
            yield return ($"{name}.consentedOn", extension.ConsentedOn);
            yield return ($"{name}.noticedOn", extension.NoticedOn);
        }
        if (facts.AgreedDelay is { } delay) yield return ("agreedDelay.toldOn", delay.ToldOn);
        if (facts.FeeNotice is { } fee) yield return ("feeNotice.receivedOn", fee.ReceivedOn);
    }

    private static IEnumerable<(string Name, DateOnly On)> Answers(ClockFacts facts)
    {
        if (facts.CorrectedOn is { } corrected) yield return ("correctedOn", corrected);
        foreach (var (i, asked) in facts.Consultations.Index())
        {
            if (asked.DeliveredOn is { } delivered) yield return ($"consultations[{i}].deliveredOn", delivered);
            if (asked.AnsweredOn is { } answered) yield return ($"consultations[{i}].answeredOn", answered);
            if (asked.DroppedOn is { } dropped) yield return ($"consultations[{i}].droppedOn", dropped);
        }
        foreach (var (i, asked) in facts.ReasonsRequests.Index())
            if (asked.AnsweredOn is { } answered) yield return ($"reasonsRequests[{i}].answeredOn", answered);
        foreach (var (i, asked) in facts.Referrals.Index())
            if (asked.AnsweredOn is { } answered) yield return ($"referrals[{i}].answeredOn", answered);
        if (facts.FeeNotice?.PaidOn is { } paid) yield return ("feeNotice.paidOn", paid);
        if (facts.Decision is { } decision) yield return ("decision.servedOn", decision.ServedOn);
    }

    private static IEnumerable<(string Earlier, DateOnly From, string Later, DateOnly To)> Orders(ClockFacts facts, DateOnly first)
    {
        if (facts.Channel != Channel.MailSigned && facts.ConfirmedOn is { } confirmed) yield return ("arrivedOn", facts.ArrivedOn, "confirmedOn", confirmed);
        foreach (var call in facts.CallsOn) yield return ("arrivedOn", facts.ArrivedOn, "callsOn", call);
        foreach (var (name, on) in Acts(facts).Concat(Answers(facts))) yield return ("收到申请", first, name, on);
        if (facts is { CorrectionNotice: { } notice, CorrectedOn: { } corrected })
            yield return ("correctionNotice.servedOn", notice.ServedOn, "correctedOn", corrected);
        foreach (var (i, asked) in facts.Consultations.Index())
        {
            var at = $"consultations[{i}]";
            if (asked.DeliveredOn is { } delivered) yield return ($"{at}.sentOn", asked.SentOn, $"{at}.deliveredOn", delivered);
            if (asked.AnsweredOn is { } answered)
                yield return ($"{at}.{(asked.DeliveredOn is null ? "sentOn" : "deliveredOn")}", asked.DeliveredOn ?? asked.SentOn,
                    $"{at}.answeredOn", answered);
            if (asked.DroppedOn is { } dropped)
                yield return ($"{at}.{(asked.DeliveredOn is null ? "sentOn" : "deliveredOn")}", asked.DeliveredOn ?? asked.SentOn, $"{at}.droppedOn", dropped);
        }
        foreach (var (i, asked) in facts.ReasonsRequests.Index())
            if (asked.AnsweredOn is { } answered) yield return ($"reasonsRequests[{i}].sentOn", asked.SentOn, $"reasonsRequests[{i}].answeredOn", answered);
        foreach (var (i, asked) in facts.Referrals.Index())
            if (asked.AnsweredOn is { } answered) yield return ($"referrals[{i}].sentOn", asked.SentOn, $"referrals[{i}].answeredOn", answered);
        if (facts.AgreedDelay is { } delay) yield return ("agreedDelay.toldOn", delay.ToldOn, "agreedDelay.until", delay.Until);
        if (facts.FeeNotice is { PaidOn: { } paid } fee) yield return ("feeNotice.receivedOn", fee.ReceivedOn, "feeNotice.paidOn", paid);
        if (facts.Decision is { } decision)
            foreach (var (name, on) in Acts(facts)) yield return (name, on, "decision.servedOn", decision.ServedOn);
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
