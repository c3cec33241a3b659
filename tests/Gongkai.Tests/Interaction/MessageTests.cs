using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;
using Gongkai.Interaction;
using Gongkai.Tests.Publishing;

namespace Gongkai.Tests.Interaction;

public sealed class MessageTests
{
    private static readonly PersonId Officer = AnItem.Author, Other = AnItem.Reviewer;
    private static readonly PrivateRef Words = AnItem.Words;

    [Fact]
    public void The_workflow_of_messages_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(MessageSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "messages.md");

    [Fact]
    public void A_message_is_answered_within_the_agencys_workdays_and_fails_the_website_after_three_months()
    {
        var message = After(new(default), Received(MessageKind.Consultation));
        Assert.Equal([("message", new(2026, 3, 9)), ("message_veto", new(2026, 6, 2))],
            message.Terms(Situation()).Select(term => (term.Kind, term.Due!.Value)));
        var correction = After(new(default), Received(MessageKind.Correction));
        Assert.Equal(new(2026, 3, 5), Assert.Single(correction.Terms(Situation())).Due);
        Assert.Equal(Role.RegistrationClerk, correction.Terms(Situation())[0].Post);
        Assert.Equal(("市场科", Role.SectionHead), After(message, Assigned()).Terms(Situation())[0] is var term ? (term.Section, term.Post) : default);
    }

    [Fact]
    public void Another_approves_than_who_has_written_and_with_it_becomes_public_what_was_read()
    {
        var open = After(After(new(default), Received(MessageKind.Consultation)), Assigned());
        var submitted = After(open, Answer(isPublic: true));
        Assert.Equal(["IA02.own"], Refused(submitted, new MessageAnswerApproved(Day(5), Officer)));
        Assert.Equal(["IA02.scan"], Refused(submitted, new MessageAnswerApproved(Day(5), Other), Situation(new Finding("PB02", Severity.Error))));
        Assert.Equal(["IA02.unscanned"], Refused(submitted, new MessageAnswerApproved(Day(5), Other), Situation() with { Found = null }));
        Assert.Equal(["IA01.section"], Refused(submitted, new MessageAnswerApproved(Day(5), Other),
            Situation() with { Actor = new(Other, [new(Role.SectionHead, "外贸科")]) }));
        Assert.Equal(["IA01.post"], Refused(submitted, new MessageAnswerApproved(Day(5), Other),
            Situation() with { Actor = new(Other, [new(Role.SectionOfficer)]) }));
        var answered = After(submitted, new MessageAnswerApproved(Day(5), Other));
        Assert.Equal((MessageStage.Answered, Day(5), Day(5)), (answered.Stage, answered.DoneOn, answered.PublicOn));
        Assert.Empty(answered.Terms(Situation()));
        Assert.Equal(["IA01"], Refused(answered, Answer()));
        var taken = After(answered, new MessageUnpublished(Day(6), Words, Other));
        Assert.Null(taken.PublicOn);
        Assert.Equal(["IA01"], Refused(taken, new MessageUnpublished(Day(6), Words, Other)));

        var again = After(submitted, new MessageAnswerReturned(Day(5), Words, Other));
        Assert.Equal((MessageStage.Open, null), (again.Stage, again.Draft));
        Assert.Equal(2, again.Terms(Situation()).Length);
    }

    [Fact]
    public void Nothing_becomes_public_against_the_will_of_its_writer_or_without_a_title()
    {
        var unwilling = After(new(default), Received(MessageKind.Consultation) with { MayBePublic = false });
        Assert.Equal(["IA02.consent"], Refused(unwilling, Answer(isPublic: true)));
        var alone = After(After(unwilling, Answer()), new MessageAnswerApproved(Day(5), Other), Situation() with { Found = null });
        Assert.Null(alone.PublicOn);
        var willing = After(new(default), Received(MessageKind.Consultation));
        Assert.Equal(["IA02.words", "IA02.words"], Refused(willing, Answer() with { IsPublic = true }));
    }

    [Fact]
    public void A_fault_of_the_website_is_answered_by_whoever_mends_it()
    {
        var correction = After(new(default), Received(MessageKind.Correction));
        Assert.Equal(["IA02.correction"], Refused(correction, Answer(isPublic: true)));
        var answered = After(correction, Answer());
        Assert.Equal((MessageStage.Answered, Day(4)), (answered.Stage, answered.DoneOn));
        Assert.Equal(["收到", "拟写答复"], answered.History.Select(happened => MessageSteps.Workflow.Shown(answered, happened)!.Title));
    }

    [Fact]
    public void What_is_not_answered_here_is_told_where_to_turn_and_an_entry_of_it_can_be_corrected()
    {
        var message = After(After(new(default), Received(MessageKind.Help)), Assigned());
        Assert.Equal(["IA02.same"], Refused(message, Assigned()));
        Assert.Equal(["IA02.target"], Refused(message, Assigned() with { Section = "" }));
        var directed = After(message, new MessageDirected(Day(4), MessageDirection.Petition, Words, Other));
        Assert.Equal((MessageStage.Directed, Day(4)), (directed.Stage, directed.DoneOn));
        Assert.Equal(["IA02.mine"], Refused(directed, new MessageEntryCorrected(Day(6), 1, directed.History[0])));
        var corrected = After(directed, new MessageEntryCorrected(Day(6), 3, new MessageDirected(Day(4), MessageDirection.OtherAgency, Words, Other)));
        Assert.Equal(MessageDirection.OtherAgency, corrected.Direction!.Direction);
        Assert.Equal(["IA01.future"], Refused(message, Answer() with { On = new(2026, 3, 21) }));
    }

    [Fact]
    public void What_is_personal_goes_after_the_agencys_years_by_two_hands()
    {
        var answered = After(After(After(new(default), Received(MessageKind.Help)), Answer()), new MessageAnswerApproved(Day(5), Other));
        Assert.Equal(["IA02.early"], Refused(answered, new MessageErasureProposed(Day(12), Officer)));
        var (day, later) = (new DateOnly(2031, 3, 6), Situation() with { Today = new(2031, 3, 6) });
        Assert.Equal(["IA02.second"], Refused(answered, new MessageErased(day, Other), later));
        var proposed = After(answered, new MessageErasureProposed(day, Officer), later);
        Assert.Equal(["IA02.second"], Refused(proposed, new MessageErased(day, Officer), later));
        Assert.Equal(MessageStage.Erased, After(proposed, new MessageErased(day, Other), later).Stage);
    }

    private static DateOnly Day(int day) => new(2026, 3, day);

    private static MessageReceived Received(MessageKind kind) =>
        new(Day(2), kind, "2026-言00001", Words, ReplyWish.Online, new InteractionSettings().Of(kind), "ab12") { MayBePublic = kind != MessageKind.Correction };

    private static MessageAssigned Assigned() => new(Day(3), "市场科", Other);

    private static MessageAnswerSubmitted Answer(bool isPublic = false) =>
        new(Day(4), Words, Officer) { IsPublic = isPublic, Title = isPublic ? Words : null, Question = isPublic ? Words : null };

    private static MessageSituation Situation(params Finding[] found) =>
        new(Day(20), WorkCalendar.StateCouncil, new(), new(() => [.. found]), new(Officer, [.. Enum.GetValues<Role>()]));

    private static PublicMessage After(PublicMessage message, MessageEvent happened, MessageSituation? situation = null)
    {
        situation ??= Situation();
        if (happened is MessageReceived) situation = situation with { Actor = Gongkai.Matters.Actor.Applicant };
        Assert.Equal([], Refused(message, happened, situation));
        return MessageSteps.Workflow.Fold(new(message.Id), [.. message.History, happened]);
    }

    private static IEnumerable<string> Refused(PublicMessage message, MessageEvent happened, MessageSituation? situation = null)
    {
        var refusals = MessageSteps.Workflow.Decide(message, happened, situation ?? Situation()).Refusals;
        Assert.All(refusals, refusal => Casework.CasePageTests.IsTold(refusal));
        return [.. refusals.Select(AnItem.Told)];
    }
}
