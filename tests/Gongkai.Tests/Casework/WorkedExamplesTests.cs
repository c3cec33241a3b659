using Gongkai.Calendar;
using Gongkai.Casework;
using static Gongkai.Tests.Casework.TheClock;

namespace Gongkai.Tests.Casework;

/// <summary>Twenty-nine cases worked out by hand on real schedules.</summary>
public sealed class WorkedExamplesTests
{
    private const string Through = ""","settings":{"pauseEnd":"through"}""";

    [Theory]
    [InlineData("DL-01", """{"channel":"in_person","arrivedOn":"2026-03-02","today":"2026-03-02"}""", "2026-03-30")]
    [InlineData("DL-02", """{"channel":"in_person","arrivedOn":"2026-02-04","today":"2026-02-04"}""", "2026-03-10")]
    [InlineData("DL-03", """{"channel":"mail_signed","arrivedOn":"2025-09-27","signedOn":"2025-09-27","today":"2025-09-28"}""", "2025-10-30")]
    [InlineData("DL-04", """{"channel":"email","arrivedOn":"2026-04-30","confirmedOn":"2026-05-06","today":"2026-05-06"}""", "2026-06-01")]
    [InlineData("DL-04 Confirmation",
        """{"channel":"email","arrivedOn":"2026-04-30","confirmedOn":"2026-05-06","settings":{"onlineReceiptRule":"Confirmation"},"today":"2026-05-06"}""",
        "2026-06-02")]
    [InlineData("DL-05", """{"channel":"mail_ordinary","arrivedOn":"2024-02-08","confirmedOn":"2024-02-18","today":"2024-02-18"}""", "2024-03-15")]
    [InlineData("DL-06",
        """{"channel":"in_person","arrivedOn":"2025-01-20","correctionNotice":{"servedOn":"2025-02-05"},"correctedOn":"2025-02-21","today":"2025-02-21"}""",
        "2025-03-21")]
    [InlineData("DL-06 before", """{"channel":"in_person","arrivedOn":"2025-01-20","today":"2025-01-20"}""", "2025-02-21")]
    [InlineData("DL-08 before", """{"channel":"in_person","arrivedOn":"2025-04-14","today":"2025-04-14"}""", "2025-05-14")]
    [InlineData("DL-08",
        """{"channel":"in_person","arrivedOn":"2025-04-14","extension":{"workdays":20,"consentedOn":"2025-05-13","noticedOn":"2025-05-13"},"today":"2025-05-13"}""", "2025-06-12")]
    [InlineData("DL-08 ten",
        """{"channel":"in_person","arrivedOn":"2025-04-14","extension":{"workdays":10,"consentedOn":"2025-05-13","noticedOn":"2025-05-13"},"today":"2025-05-13"}""", "2025-05-28")]
    [InlineData("DL-09",
        """{"channel":"in_person","arrivedOn":"2025-04-14","extension":{"workdays":20,"consentedOn":"2025-05-13","noticedOn":"2025-05-15"},"today":"2025-05-15"}""", "2025-05-14")]
    [InlineData("DL-10 without pause", """{"channel":"in_person","arrivedOn":"2024-09-02","today":"2024-09-09"}""", "2024-09-30")]
    [InlineData("DL-10",
        """{"channel":"in_person","arrivedOn":"2024-09-02","consultations":[{"kind":"third_party","sentOn":"2024-09-09","answeredOn":"2024-09-25"}],"today":"2024-09-25"}""", "2024-10-18")]
    [InlineData("DL-10 Through",
        """{"channel":"in_person","arrivedOn":"2024-09-02","consultations":[{"kind":"third_party","sentOn":"2024-09-09","answeredOn":"2024-09-25"}]""" + Through
            + ""","today":"2024-09-25"}""", "2024-10-21")]
    [InlineData("DL-11",
        """{"channel":"in_person","arrivedOn":"2024-09-02","consultations":[{"kind":"third_party","sentOn":"2024-09-09","deliveredOn":"2024-09-11"}],"today":"2024-10-10"}""", "2024-10-28")]
    [InlineData("DL-11 Through",
        """{"channel":"in_person","arrivedOn":"2024-09-02","consultations":[{"kind":"third_party","sentOn":"2024-09-09","deliveredOn":"2024-09-11"}]"""
            + Through + ""","today":"2024-10-10"}""", "2024-10-29")]
    [InlineData("DL-12",
        """{"channel":"in_person","arrivedOn":"2026-06-01","consultations":[{"kind":"third_party","sentOn":"2026-06-03","answeredOn":"2026-06-17"},{"kind":"third_party","sentOn":"2026-06-08","deliveredOn":"2026-06-10"}],"today":"2026-07-03"}""", "2026-07-27")]
    [InlineData("DL-12 Through",
        """{"channel":"in_person","arrivedOn":"2026-06-01","consultations":[{"kind":"third_party","sentOn":"2026-06-03","answeredOn":"2026-06-17"},{"kind":"third_party","sentOn":"2026-06-08","deliveredOn":"2026-06-10"}]""" + Through + ""","today":"2026-07-03"}""", "2026-07-28")]
    [InlineData("DL-12 no pause", """{"channel":"in_person","arrivedOn":"2026-06-01","today":"2026-06-01"}""", "2026-06-30")]
    [InlineData("DL-13 no pause", """{"channel":"in_person","arrivedOn":"2025-12-22","today":"2025-12-22"}""", "2026-01-20")]
    [InlineData("DL-13",
        """{"channel":"in_person","arrivedOn":"2025-12-22","consultations":[{"kind":"co_maker","sentOn":"2025-12-24","deliveredOn":"2025-12-25"}],"today":"2026-01-19"}""", "2026-02-10")]
    [InlineData("DL-13 Through",
        """{"channel":"in_person","arrivedOn":"2025-12-22","consultations":[{"kind":"co_maker","sentOn":"2025-12-24","deliveredOn":"2025-12-25"}]""" + Through
            + ""","today":"2026-01-19"}""", "2026-02-11")]
    [InlineData("DL-14 before", """{"channel":"in_person","arrivedOn":"2026-08-03","today":"2026-08-03"}""", "2026-08-31")]
    [InlineData("DL-14",
        """{"channel":"in_person","arrivedOn":"2026-08-03","feeNotice":{"receivedOn":"2026-08-20","paidOn":"2026-09-10"},"today":"2026-09-10"}""",
        "2026-10-14")]
    [InlineData("DL-17", """{"channel":"in_person","arrivedOn":"2025-12-04","today":"2025-12-04"}""", "2026-01-04")]
    [InlineData("DL-19", """{"channel":"in_person","arrivedOn":"2025-12-03","today":"2025-12-03"}""", "2025-12-31")]
    [InlineData("DL-19 carried over", """{"channel":"in_person","arrivedOn":"2025-12-08","today":"2025-12-31"}""", "2026-01-06")]
    [InlineData("DL-20 base", """{"channel":"in_person","arrivedOn":"2025-03-03","today":"2025-03-03"}""", "2025-03-31")]
    [InlineData("DL-20 pause",
        """{"channel":"in_person","arrivedOn":"2025-03-03","consultations":[{"kind":"third_party","sentOn":"2025-03-10","answeredOn":"2025-03-24"}],"today":"2025-03-24"}""", "2025-04-14")]
    [InlineData("DL-20 pause Through",
        """{"channel":"in_person","arrivedOn":"2025-03-03","consultations":[{"kind":"third_party","sentOn":"2025-03-10","answeredOn":"2025-03-24"}]""" + Through
            + ""","today":"2025-03-24"}""", "2025-04-15")]
    [InlineData("DL-20",
        """{"channel":"in_person","arrivedOn":"2025-03-03","consultations":[{"kind":"third_party","sentOn":"2025-03-10","answeredOn":"2025-03-24"}],"extension":{"workdays":20,"consentedOn":"2025-04-10","noticedOn":"2025-04-10"},"today":"2025-04-10"}""", "2025-05-14")]
    [InlineData("DL-20 Through",
        """{"channel":"in_person","arrivedOn":"2025-03-03","consultations":[{"kind":"third_party","sentOn":"2025-03-10","answeredOn":"2025-03-24"}],"extension":{"workdays":20,"consentedOn":"2025-04-10","noticedOn":"2025-04-10"}""" + Through + ""","today":"2025-04-10"}""", "2025-05-15")]
    [InlineData("DL-21",
        """{"channel":"in_person","arrivedOn":"2024-06-03","correctionNotice":{"servedOn":"2024-06-14"},"correctedOn":"2024-06-24","today":"2024-06-24"}""",
        "2024-07-02")]
    [InlineData("DL-21 LateCorrectionRestarts",
        """{"channel":"in_person","arrivedOn":"2024-06-03","correctionNotice":{"servedOn":"2024-06-14"},"correctedOn":"2024-06-24","settings":{"lateCorrectionRestarts":true},"today":"2024-06-24"}""", "2024-07-22")]
    [InlineData("DL-27", """{"channel":"in_person","arrivedOn":"2026-12-15","today":"2026-12-15"}""", "2027-01-13")]
    [InlineData("DL-28",
        """{"channel":"in_person","arrivedOn":"2026-11-02","consultations":[{"kind":"third_party","sentOn":"2026-11-09","deliveredOn":"2026-11-11"}],"today":"2026-11-20"}""", "2026-12-22")]
    [InlineData("DL-29 Saturday", """{"channel":"mail_signed","arrivedOn":"2024-05-11","signedOn":"2024-05-11","today":"2024-05-13"}""", "2024-06-07")]
    [InlineData("DL-29 Sunday", """{"channel":"mail_signed","arrivedOn":"2024-05-12","signedOn":"2024-05-12","today":"2024-05-13"}""", "2024-06-07")]
    public void The_reply_is_due_on_the_day_worked_out_by_hand(string example, string facts, string due)
    {
        var answer = Answers(facts);
        Assert.True(On(due) == answer.Due, $"{example}: {answer.Due:yyyy-MM-dd}");
        Assert.Equal(answer.Due, answer.Days.Last(day => day.Counts).Date);
        Assert.Equal(answer.Due, answer.Days[^1].Date);
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-11")] // DL-01
    [InlineData("2025-01-20", "2025-02-05")] // DL-06
    [InlineData("2024-06-03", "2024-06-13")] // DL-21
    [InlineData("2023-04-21", "2023-05-04")] // DL-22
    public void A_correction_may_be_asked_for_until_the_seventh_workday(string received, string by) =>
        Assert.Equal(On(by), Answers($$"""{"channel":"in_person","arrivedOn":"{{received}}","today":"{{received}}"}""").CorrectionNoticeBy);

    [Theory]
    [InlineData("EarlierOf", "2026-04-30")]
    [InlineData("confirmation", "2026-05-06")]
    [InlineData("arrivalNextWorkday", "2026-04-30")]
    public void DL_04_an_e_mail_is_received_by_the_rule_the_agency_chose(string rule, string received) =>
        Assert.Equal(On(received), Answers($$"""
            {"channel":"email","arrivedOn":"2026-04-30","confirmedOn":"2026-05-06","settings":{"onlineReceiptRule":"{{rule}}"},"today":"2026-05-06"}
            """).ReceivedOn);

    [Fact]
    public void DL_07_an_application_never_corrected_is_closed_on_the_next_workday()
    {
        const string Facts = """{"channel":"in_person","arrivedOn":"2025-01-20","correctionNotice":{"servedOn":"2025-02-05","workdays":15},"today":"TODAY"}""";
        var waiting = Answers(Facts.Replace("TODAY", "2025-02-25", StringComparison.Ordinal));
        Assert.Equal((ClockStatus.AwaitingCorrection, null, On("2025-02-25"), null), (waiting.Status, waiting.Due, waiting.CorrectionDueBy, waiting.ClosedOn));
        var closed = Answers(Facts.Replace("TODAY", "2025-02-26", StringComparison.Ordinal));
        Assert.Equal((ClockStatus.LapsedNoCorrection, null, On("2025-02-26")), (closed.Status, closed.Due, closed.ClosedOn));
    }

    [Fact]
    public void DL_09_the_day_after_the_term_is_the_first_day_overdue()
    {
        var answer = Answers("""
            {"channel":"in_person","arrivedOn":"2025-04-14","extension":{"workdays":20,"consentedOn":"2025-05-13","noticedOn":"2025-05-15"},"today":"2025-05-15"}
            """);
        Assert.Equal((1, 0), (answer.OverdueDays, answer.Remaining));
        Assert.Equal(["CW03", "CW11"], answer.Findings.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("2024-10-10", "2024-10-09", """{"kind":"third_party","sentOn":"2024-09-09","deliveredOn":"2024-09-11"}""", "2024-09-02")] // DL-11
    [InlineData("2026-07-03", "2026-07-02", """{"kind":"third_party","sentOn":"2026-06-08","deliveredOn":"2026-06-10"}""", "2026-06-01")] // DL-12
    [InlineData("2026-01-19", "2026-01-16", """{"kind":"co_maker","sentOn":"2025-12-24","deliveredOn":"2025-12-25"}""", "2025-12-22")] // DL-13
    [InlineData("2026-11-20", "2026-12-02", """{"kind":"third_party","sentOn":"2026-11-09","deliveredOn":"2026-11-11"}""", "2026-11-02")] // DL-28
    public void Silence_ends_a_pause_with_the_fifteenth_workday(string today, string end, string consultation, string received) =>
        Assert.Equal(On(end),
            Answers($$"""{"channel":"in_person","arrivedOn":"{{received}}","consultations":[{{consultation}}],"today":"{{today}}"}""").PauseEnd);

    [Theory]
    [InlineData("2026-09-17", ClockStatus.AwaitingPayment, null)]
    [InlineData("2026-09-18", ClockStatus.LapsedFeeUnpaid, "2026-09-18")]
    public void DL_15_a_fee_never_paid_closes_the_case(string today, ClockStatus status, string? closed)
    {
        var answer = Answers($$"""{"channel":"in_person","arrivedOn":"2026-08-03","feeNotice":{"receivedOn":"2026-08-20"},"today":"{{today}}"}""");
        Assert.Equal((status, null, On("2026-09-17"), Maybe(closed)), (answer.Status, answer.Due, answer.PayBy, answer.ClosedOn));
    }

    [Theory]
    [InlineData("mail", "2023-10-20", 0)]
    [InlineData("direct", "2023-10-23", 1)]
    public void DL_16_service_counts_on_the_day_of_posting_or_of_handing_over(string by, string on, int overdue)
    {
        var answer =
            Answers($$"""{"channel":"in_person","arrivedOn":"2023-09-18","decision":{"servedBy":"{{by}}","servedOn":"{{on}}"},"today":"2023-10-24"}""");
        Assert.Equal((ClockStatus.Served, On("2023-10-20"), overdue, null), (answer.Status, answer.Due, answer.OverdueDays, answer.Remaining));
    }

    [Theory]
    [InlineData("publication", "2026-02-09", "2026-03-13")] // DL-18
    [InlineData("publication", "2024-04-30", "2024-05-30")]
    [InlineData("reconsideration", "2025-08-04", "2025-10-09")] // DL-23
    [InlineData("suit", "2025-08-31", "2026-02-28")] // DL-24
    [InlineData("interpretation", "2026-09-30", "2026-10-10")] // DL-25
    [InlineData("annual_report_department", "2025-12-31", "2026-01-30")] // DL-26
    [InlineData("annual_report_department", "2020-12-31", "2021-01-29")]
    public void Another_term_ends_on_the_day_worked_out_by_hand(string term, string from, string due) =>
        Assert.Equal(On(due), StatutoryTerm.Find(term)!.CountFrom(On(from), WorkCalendar.StateCouncil).Due);

    [Fact]
    public void DL_27_a_term_into_a_year_without_notice_is_provisional()
    {
        var answer = Answers("""{"channel":"in_person","arrivedOn":"2026-12-15","today":"2026-12-15"}""");
        Assert.True(answer.IsProvisional);
        Assert.Contains("暂定", answer.Days[^1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void DL_28_an_open_pause_projects_the_date()
    {
        var answer = Answers("""
            {"channel":"in_person","arrivedOn":"2026-11-02","consultations":[{"kind":"third_party","sentOn":"2026-11-09","deliveredOn":"2026-11-11"}],"today":"2026-11-20"}
            """);
        Assert.Equal((ClockStatus.Consulting, true, false), (answer.Status, answer.IsProjected, answer.IsProvisional));
    }
}
