using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Casework;

namespace Gongkai.Tests.Casework;

public sealed class InquiryTests
{
    private const string Market = "市场体系建设科", Trade = "外资和对外贸易科";

    private static readonly PersonId First = new(Guid.Parse("01990000-0000-7000-8000-0000000000f1"));
    private static readonly PersonId Second = new(Guid.Parse("01990000-0000-7000-8000-0000000000f2"));
    private static readonly PrivateRef Words = new(new(Guid.Parse("01990000-0000-7000-8000-0000000000f3")), "ab12");

    [Fact]
    public void Whoever_was_asked_first_answers_for_it_until_another_has_taken_it_over_with_a_receipt()
    {
        var asked = Of(Received());
        var handed = After(asked, new InquiryHandedOver(Day(3), Market, First));
        var taken = After(handed, new InquiryTaken(Day(4), Second), Market);

        Assert.Equal((First, Trade), (asked.Answerable, asked.Section));
        Assert.Equal((First, Trade, Market), (handed.Answerable, handed.Place, handed.Section));
        Assert.Equal(First, handed.Terms(WorkCalendar.StateCouncil, new())[0].Officer);
        Assert.Equal((Second, Market, null), (taken.Answerable, taken.Section, taken.HandOver));
    }

    [Fact]
    public void What_is_sent_back_is_again_the_first_persons()
    {
        var back = After(After(Of(Received()), new InquiryHandedOver(Day(3), Market, First)), new InquiryHandOverRefused(Day(3), Second, Words), Market);

        Assert.Equal((InquiryStage.Open, First, Trade), (back.Stage, back.Answerable, back.Section));
    }

    [Theory]
    [InlineData(InquiryKind.Consultation, "2026-03-05")]
    [InlineData(InquiryKind.Complaint, "2026-03-19")]
    public void The_term_is_the_kinds_own_and_begins_the_day_after(InquiryKind kind, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
            Of(Received() with { Kind = kind }).Due(WorkCalendar.StateCouncil, new()));

    [Fact]
    public void What_is_over_has_no_term()
    {
        Assert.Empty(After(Of(Received()), new InquiryAnswered(Day(3), First, InquiryWay.Telephone, Words)).Terms(WorkCalendar.StateCouncil, new()));
        Assert.Empty(After(Of(Received()), new InquiryClosed(Day(3), Words)).Terms(WorkCalendar.StateCouncil, new()));
    }

    [Fact]
    public void Each_refusal_says_what_is_in_the_way()
    {
        var asked = Of(Received());

        Assert.Equal(["stage"], Refused(asked, new InquiryTaken(Day(3), Second)));
        Assert.Equal(["post"], Refused(asked, new InquiryAnswered(Day(3), First, InquiryWay.Counter, Words), role: Role.Archivist));
        Assert.Equal(["section"], Refused(asked, new InquiryAnswered(Day(3), First, InquiryWay.Counter, Words), section: Market));
        Assert.Equal(["future"], Refused(asked, new InquiryAnswered(Day(30), First, InquiryWay.Counter, Words)));
        Assert.Equal(["early"], Refused(asked, new InquiryAnswered(Day(1), First, InquiryWay.Counter, Words)));
        Assert.Equal(["target"], Refused(asked, new InquiryHandedOver(Day(3), "", First)));
        Assert.Equal(["same"], Refused(asked, new InquiryHandedOver(Day(3), Trade, First)));
        Assert.Equal(["request"], Refused(asked, new InquiryTurned(Day(3), default, "2026-9999")));
    }

    [Fact]
    public void A_wrong_entry_is_corrected_by_a_later_one_and_what_follows_from_it_is_computed_anew()
    {
        var asked = Of(Received());
        var corrected = After(asked, new InquiryEntryCorrected(Day(3), 1, Received() with { Kind = InquiryKind.Complaint }));

        Assert.Equal((InquiryKind.Complaint, 2), (corrected.Received!.Kind, corrected.Version));
    }

    private static DateOnly Day(int day) => new(2026, 3, day);

    private static InquiryReceived Received() => new(Day(2), "2026-首0001", InquiryWay.Telephone, InquiryKind.Consultation, Words, First) { Section = Trade };

    private static Inquiry Of(params InquiryEvent[] events) =>
        InquirySteps.Workflow.Fold(new(new InquiryId(Guid.Parse("01990000-0000-7000-8000-0000000000f0"))), events);

    private static Inquiry After(Inquiry inquiry, InquiryEvent step, string section = Trade)
    {
        Assert.Equal([], Refused(inquiry, step, section));
        return Of([.. inquiry.History, step]);
    }

    private static string[] Refused(Inquiry inquiry, InquiryEvent step, string section = Trade, Role role = Role.SectionOfficer) =>
        [.. InquirySteps.Workflow.Decide(inquiry, step,
            new(Day(20), WorkCalendar.StateCouncil, new(), new(First, [new(role, section)]))).Refusals.Select(refusal => refusal.Variant ?? "stage")];
}
