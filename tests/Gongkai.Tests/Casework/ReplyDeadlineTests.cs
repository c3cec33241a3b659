using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsCheck;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using static Gongkai.Tests.Casework.TheClock;

namespace Gongkai.Tests.Casework;

public sealed class ReplyDeadlineTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.StateCouncil;

    /// <summary>Any course a case can take, in a legal order of dates, under any settings; about half of the acts come too late.</summary>
    private static readonly Gen<ClockFacts> Cases = Gen.Int[0, 999].Array[64].Select(dice => Case(new Dice(dice)));

    private static readonly Gen<DateOnly> Receipt = Gen.Int[0, 2700].Select(n => new DateOnly(2019, 5, 15).AddDays(n));

    [Fact]
    public void A_second_clock_that_lives_day_by_day_tells_the_same() =>
        Cases.Sample(facts =>
        {
            var (one, other) = (ReplyDeadline.Of(facts, Calendar), new DayByDay(facts, Calendar));
            Assert.Equal(
                (other.Received, other.Start, other.Due, other.Status, other.Remaining, other.Overdue),
                (one.ReceivedOn, one.EffectiveStart, one.Due, one.Status.ToString(), one.Remaining, one.OverdueDays));
            Assert.Equal(
                (other.CorrectionBy, other.PayBy, other.ClosedOn, other.Projected),
                (one.CorrectionDueBy, one.PayBy, one.ClosedOn, one.IsProjected));
        }, iter: 2_000);

    [Fact]
    public void The_account_of_days_adds_up_to_the_term() =>
        Cases.Sample(facts =>
        {
            var answer = ReplyDeadline.Of(facts, Calendar);
            var days = answer.Days;
            if (answer.ReceivedOn is null) return days.IsEmpty;
            var gapless = days.Index().All(day => day.Item.Date == days[0].Date.AddDays(day.Index)) && days[0].Date == answer.ReceivedOn;
            var counted = days.Count(day => day.Counts);
            var late = answer.Findings.Any(finding => finding.Code is "CW06");
            return gapless && days.All(day => day.Why.Length > 0)
                && (answer.Due is null ? counted == 0 : days[^1].Date == answer.Due)
                && (answer.Due is null || facts.AgreedDelay is not null && !late || counted is >= 20 and <= 40 && days[^1].Counts);
        }, iter: 2_000);

    [Fact]
    public void No_reply_is_due_on_a_rest_day() =>
        Cases.Where(facts => facts.AgreedDelay is null).Sample(facts =>
            ReplyDeadline.Of(facts, Calendar).Due is not { } due || Calendar.IsWorkday(due), iter: 2_000);

    [Fact]
    public void A_pause_of_n_workdays_begun_in_time_moves_the_deadline_by_n() =>
        Gen.Select(Receipt, Gen.Int[0, 20], Gen.Int[0, 15]).Sample((received, begin, length) =>
        {
            var sent = Calendar.AddWorkdays(received, begin);
            var answered = Calendar.AddWorkdays(sent, length);
            var facts = new ClockFacts(Channel.InPerson, received, answered) { Consultations = [new(ConsultationKind.ThirdParty, sent, sent, answered)] };
            var without = ReplyDeadline.Of(facts with { Consultations = [] }, Calendar).Due!.Value;
            var paused = sent < without ? Math.Max(0, Calendar.WorkdaysBetween(sent, answered.AddDays(-1))) : 0;
            return ReplyDeadline.Of(facts, Calendar).Due == Calendar.AddWorkdays(without, paused);
        });

    [Fact]
    public void An_extension_of_n_workdays_moves_the_deadline_by_n() =>
        Gen.Select(Receipt, Gen.Int[0, 20], Gen.Int[1, 20]).Sample((received, told, n) =>
        {
            var on = Calendar.AddWorkdays(received, told);
            var facts = new ClockFacts(Channel.InPerson, received, on) { Extensions = [new(n, on, on)] };
            return ReplyDeadline.Of(facts, Calendar).Due == Calendar.AddWorkdays(received, 20 + n);
        });

    [Fact]
    public void The_order_in_which_opinions_are_listed_does_not_matter() =>
        Cases.Sample(facts =>
            ReplyDeadline.Of(facts, Calendar).Due == ReplyDeadline.Of(facts with { Consultations = [.. facts.Consultations.Reverse()] }, Calendar).Due,
            iter: 2_000);

    [Fact]
    public void Whatever_is_given_as_facts_is_answered_or_refused() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, Odd.Length - 1], Gen.Int[0, 200], Gen.Int[0, Odd.Length - 1]).Sample((a, x, b, y) =>
        {
            var facts = JsonNode.Parse(Everything)!;
            Spoil(facts, a, Odd[x]);
            Spoil(facts, b, Odd[y]);
            var (read, faults) = Read(facts.ToJsonString());
            if (read is null) Assert.Contains(faults, fault => fault.Severity == Severity.Error);
            else ReplyDeadline.Of(read, Calendar);
        }, iter: 2_000);

    [Fact]
    public void An_application_that_waits_for_confirmation_is_not_received()
    {
        var answer = Answers("""{"channel":"fax","arrivedOn":"2026-03-02","settings":{"onlineReceiptRule":"CONFIRMATION"},"today":"2026-03-20"}""");
        Assert.Equal((null, null, ClockStatus.Running), (answer.ReceivedOn, answer.Due, answer.Status));
        Assert.Equal("CW10", Assert.Single(answer.Findings).Code);
    }

    [Fact]
    public void A_message_that_arrives_at_night_before_a_holiday_waits_for_the_first_workday() =>
        Assert.Equal(On("2026-10-08"), Answers("""{"channel":"online","arrivedOn":"2026-10-01","confirmedOn":"2026-10-12","today":"2026-10-12"}""").ReceivedOn);

    [Fact]
    public void A_late_correction_notice_neither_stops_the_clock_nor_gives_the_application_up()
    {
        var answer =
            Answers("""{"channel":"in_person","arrivedOn":"2024-06-03","correctionNotice":{"servedOn":"2024-06-14","workdays":5},"today":"2024-06-28"}""");
        Assert.Equal((ClockStatus.Running, On("2024-07-02"), null), (answer.Status, answer.Due, answer.CorrectionDueBy));
    }

    [Fact]
    public void A_letter_not_yet_delivered_is_projected_as_if_it_arrived_today()
    {
        var answer =
            Answers("""{"channel":"in_person","arrivedOn":"2026-11-02","consultations":[{"kind":"third_party","sentOn":"2026-11-09"}],"today":"2026-11-11"}""");
        Assert.Equal((On("2026-12-02"), On("2026-12-22"), true), (answer.PauseEnd, answer.Due, answer.IsProjected));
    }

    [Fact]
    public void A_pause_that_outlasts_a_restart_goes_on_in_the_new_term()
    {
        var answer = Answers("""
            {"channel":"in_person","arrivedOn":"2024-09-02","correctionNotice":{"servedOn":"2024-09-05"},"correctedOn":"2024-09-12",
             "consultations":[{"kind":"third_party","sentOn":"2024-09-09","answeredOn":"2024-09-25"}],"today":"2024-09-25"}
            """);
        // Counted from 09-25 on, the day the opinion came: five days of September, the make-up Sunday among them, and fifteen of October.
        Assert.Equal((On("2024-09-12"), On("2024-10-25")), (answer.EffectiveStart, answer.Due));
    }

    [Fact]
    public void A_promise_shorter_than_the_law_is_kept_apart_from_the_due_date()
    {
        var answer = Answers("""{"channel":"in_person","arrivedOn":"2026-03-02","settings":{"promisedWorkdays":10},"today":"2026-03-02"}""");
        Assert.Equal((On("2026-03-30"), On("2026-03-16")), (answer.Due, answer.InternalDue));
    }

    [Fact]
    public void A_delayed_date_replaces_the_due_date_even_on_a_rest_day()
    {
        var answer =
            Answers("""{"channel":"in_person","arrivedOn":"2026-03-02","agreedDelay":{"until":"2026-05-31","toldOn":"2026-03-20"},"today":"2026-03-20"}""");
        Assert.Equal(On("2026-05-31"), answer.Due);
        Assert.Contains("延迟答复的最后一日", answer.Days[^1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Asking_for_reasons_and_referring_upwards_stop_the_clock_only_where_so_chosen()
    {
        const string Facts = """
            {"channel":"in_person","arrivedOn":"2026-03-02","reasonsRequests":[{"sentOn":"2026-03-04","answeredOn":"2026-03-11"}],
             "referrals":[{"sentOn":"2026-03-16","answeredOn":"2026-03-19"}],"settings":{"reasonsRequestPauses":REASONS,"referralPauses":REFERRALS},"today":"2026-03-20"}
            """;
        DateOnly? Due(string reasons, string referrals) =>
            Answers(Facts.Replace("REASONS", reasons, StringComparison.Ordinal).Replace("REFERRALS", referrals, StringComparison.Ordinal)).Due;
        Assert.Equal([On("2026-03-30"), On("2026-04-03"), On("2026-04-01"),
            On("2026-04-08")], [Due("false", "false"), Due("true", "false"), Due("false", "true"), Due("true", "true")]);
    }

    [Fact]
    public void A_second_extension_after_a_restart_needs_the_setting()
    {
        const string Facts = """
            {"channel":"in_person","arrivedOn":"2026-08-03","extension":[{"workdays":5,"consentedOn":"2026-08-17","noticedOn":"2026-08-17"},
             {"workdays":5,"consentedOn":"2026-09-17","noticedOn":"2026-09-17"}],"feeNotice":{"receivedOn":"2026-08-20","paidOn":"2026-09-10"},
             "settings":{"extensionPerRestart":SETTING},"today":"2026-09-17"}
            """;
        Assert.Equal(On("2026-10-14"), Answers(Facts.Replace("SETTING", "false", StringComparison.Ordinal)).Due);
        Assert.Equal(On("2026-10-21"), Answers(Facts.Replace("SETTING", "true", StringComparison.Ordinal)).Due);
    }

    private const string Everything = """
        {"channel":"email","arrivedOn":"2026-03-02","signedOn":"2026-03-02","confirmedOn":"2026-03-03","callsOn":["2026-03-02"],
         "correctionNotice":{"servedOn":"2026-03-05","workdays":10},"correctedOn":"2026-03-12","lateCorrectionJustified":false,
         "consultations":[{"kind":"third_party","sentOn":"2026-03-16","deliveredOn":"2026-03-18","answeredOn":"2026-03-24"},{"kind":"other_agency","sentOn":"2026-03-16"}],
         "reasonsRequests":[{"sentOn":"2026-03-16","answeredOn":"2026-03-17"}],"referrals":[{"sentOn":"2026-03-16"}],
         "extension":{"workdays":10,"consentedOn":"2026-03-20","noticedOn":"2026-03-20"},"agreedDelay":{"until":"2026-06-30","toldOn":"2026-03-23"},
         "feeNotice":{"receivedOn":"2026-03-25","paidOn":"2026-03-26"},"decision":{"servedBy":"mail","servedOn":"2026-03-27"},
         "settings":{"pauseEnd":"through","pauseStart":"delivered","pauseCap":"untilAnswer","lateCorrectionRestarts":true,"reasonsRequestPauses":true,
          "extensionPerRestart":true,"otherAgencyPause":true,"onlineReceiptRule":"earlierOf","referralPauses":true,"promisedWorkdays":10,"correctionPeriod":15,
          "localHolidays":["2026-04-20"]},"today":"2026-04-01"}
        """;

    private static readonly string[] Odd =
        [
            "null", "0", "-1", "1e99", "\"\"", "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2019-05-15\"", "\"2200-12-31\"", "true", "[]", "{}",
            "[{}]", "[null]", "\"third_party\"", "21",
        ];

    private static void Spoil(JsonNode root, int which, string with)
    {
        var places = new List<(JsonObject Parent, string Name)>();
        Collect(root);
        var (parent, name) = places[which % places.Count];
        parent[name] = JsonNode.Parse(with);

        void Collect(JsonNode? node)
        {
            if (node is JsonArray array)
                foreach (var item in array) Collect(item);
            if (node is not JsonObject members) return;
            foreach (var (key, value) in members)
            {
                places.Add((members, key));
                Collect(value);
            }
        }
    }

    private static ClockFacts Case(Dice dice)
    {
        var arrived = new DateOnly(2019, 5, 15).AddDays(dice.Roll(2700));
        var signed = arrived.AddDays(dice.Roll(3));
        var confirmed = arrived.AddDays(dice.Roll(12));
        var first = new ClockFacts((Channel)dice.Roll(7), arrived, arrived)
        {
            SignedOn = signed,
            ConfirmedOn = dice.OneIn(6) ? null : confirmed,
            Settings = new() { OnlineReceiptRule = (OnlineReceiptRule)dice.Roll(3) },
        };
        var received = ReceiptDate.Of(first, Calendar) ?? confirmed;
        var last = received > confirmed ? received : confirmed;
        DateOnly Next(int within) { var day = received.AddDays(dice.Roll(within)); if (day > last) last = day; return day; }
        DateOnly After(DateOnly day, int within) { day = day.AddDays(dice.Roll(within)); if (day > last) last = day; return day; }

        var notice = dice.OneIn(2) ? new CorrectionNotice(Next(18), dice.OneIn(2) ? 1 + dice.Roll(20) : null) : null;
        DateOnly? corrected = notice is not null && !dice.OneIn(3) ? After(notice.ServedOn, 35) : null;
        var consultations = Enumerable.Range(0, dice.Roll(4)).Select(_ =>
        {
            var sent = Next(60);
            DateOnly? delivered = dice.OneIn(3) ? null : After(sent, 8);
            return new Consultation((ConsultationKind)dice.Roll(3), sent, delivered, dice.OneIn(3) ? null : After(delivered ?? sent, 40));
        }).ToImmutableArray();
        var extensions = Enumerable.Range(0, dice.Roll(3))
            .Select(_ => { var day = Next(70); return new Extension(1 + dice.Roll(22), day, After(day, 4)); }).ToImmutableArray();
        var delay = dice.OneIn(8) && Next(45) is var told ? new AgreedDelay(told.AddDays(dice.Roll(90)), told) : null;
        FeeNotice? fee = null;
        if (dice.OneIn(3))
        {
            var day = Next(70);
            fee = new(day, dice.OneIn(3) ? null : After(day, 40));
        }
        var reasons = dice.OneIn(5) && Next(40) is var asked ? ImmutableArray.Create(new ClockInquiry(asked, dice.OneIn(2) ? After(asked, 20) : null)) : [];
        var today = After(last, 60);
        return first with
        {
            Today = today,
            CorrectionNotice = notice,
            CorrectedOn = corrected,
            LateCorrectionJustified = dice.OneIn(4),
            Consultations = consultations,
            ReasonsRequests = reasons,
            Extensions = extensions,
            AgreedDelay = delay,
            FeeNotice = fee,
            Decision = dice.OneIn(3) ? new(ServiceMode.Direct, today) : null,
            Settings = first.Settings with
            {
                PauseEnd = (PauseEnd)dice.Roll(2),
                PauseStart = (PauseStart)dice.Roll(2),
                PauseCap = (PauseCap)dice.Roll(2),
                LateCorrectionRestarts = dice.OneIn(2),
                ReasonsRequestPauses = dice.OneIn(2),
                ExtensionPerRestart = dice.OneIn(2),
                OtherAgencyPause = dice.OneIn(2),
            },
        };
    }

    private sealed class Dice(int[] rolls)
    {
        private int next;

        public int Roll(int sides) => rolls[next++ % rolls.Length] * sides / 1000;

        public bool OneIn(int sides) => Roll(sides) == 0;
    }
}
