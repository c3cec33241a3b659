using CsCheck;
using Gongkai.Calendar;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Severing;
using static Gongkai.Tests.Casework.ACase;

namespace Gongkai.Tests.Casework;

public sealed class CasePropertyTests
{
    private static readonly Gen<int> Later = Gen.Int[0, 12];

    private static readonly Gen<Func<DateOnly, CaseEvent>> Step = Gen.OneOf(
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new CaseAssigned(on, "市场科", Officer)),
        Gen.Int[0, 70]
            .Select(days =>
                (Func<DateOnly, CaseEvent>)(on => new CorrectionRequested(on, [Words()], days) { OverrideReason = days % 3 == 0 ? Words() : null })),
        Gen.Bool.Select(late => (Func<DateOnly, CaseEvent>)(on => new CorrectionReceived(on, Words()) { Justification = late ? Words() : null })),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ApplicationLapsed(on)),
        Gen.Int[0, 25].Select(days => (Func<DateOnly, CaseEvent>)(on => new ExtensionConsented(on, days, Words(), Officer))),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ExtensionNoticed(on)),
        Gen.Int[1, 300]
            .Select(pages =>
                (Func<DateOnly, CaseEvent>)(on => new FeeNoticed(on, FeeTariff.PerPage, pages, 0, InformationProcessingFee.PerPage(on, pages).Total))),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new FeePaid(on, null)),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ReceiptConfirmed(on)),
        Gen.Int[0, 20].Select(days => (Func<DateOnly, CaseEvent>)(on => new ReasonsRequested(on, 36, on.AddDays(days)) { Facts = Words() })),
        Gen.Bool.Select(accepted => (Func<DateOnly, CaseEvent>)(on => new ReasonsReceived(on, Words(), accepted))),
        Gen.Int[0, 900].Select(days => (Func<DateOnly, CaseEvent>)(on => new AgreedDelaySet(on, on.AddDays(days)))),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ReferralSent(on, "云川市国家保密局")),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ReferralAnswered(on, null)),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new DraftReturned(on, Words())),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ThirdPartyTold(on, Party)),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ServiceFailed(on, ServiceRoute.Post, Words())),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ConsultationSent(on, Party, ConsultationKind.ThirdParty, Words())),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ConsultationDelivered(on, Party)),
        Gen.Enum<ConsultationOutcome>().Select(outcome => (Func<DateOnly, CaseEvent>)(on => new ConsultationAnswered(on, Party, outcome))),
        Gen.Enum<DropCause>().Select(cause => (Func<DateOnly, CaseEvent>)(on => new ConsultationDropped(on, Party, cause, Words(), Officer))),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new SearchLogged(on, ["办公系统"], ["统计"], false)),
        Gen.Enum<SeveranceGround>().Select(ground => (Func<DateOnly, CaseEvent>)(on => new FileSevered(on, File(FileKind.Other), File(FileKind.Information),
            File(FileKind.Other), [new(ground, Words(), Words(), 2)]))),
        Gen.Enum<DispositionType>().Select(type => (Func<DateOnly, CaseEvent>)(on => new DecisionDrafted(on,
            new(type) { Texts = [.. Enum.GetValues<DecisionNeed>().Select(need => new DraftText(need, Words()))], SeverabilityConsidered = true }, Officer))),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new SecrecyReviewed(on, Officer, true, null)),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new LegalReviewed(on, Officer, true, null)),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new DecisionApproved(on, Leader)),
        Gen.Enum<DispositionType>().Select(type => (Func<DateOnly, CaseEvent>)(on => new DecisionIssued(on, Letter(Disposition.Of(type).Code, on)))),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new DecisionServed(on, ServiceRoute.Direct) { Proof = Words() }),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new CaseClosed(on)),
        Gen.Int[1, 60].Select(days => (Func<DateOnly, CaseEvent>)(on => new RehandlingOrdered(on, on.AddDays(days), "云川市人民政府", "云政复决〔2026〕1号"))),
        Gen.Int[1, 6].Select(version => (Func<DateOnly, CaseEvent>)(on => new FactCorrected(on, version, new CaseAssigned(on, "秘书科", null)))),
        Gen.Int[-40, 5].Select(days => (Func<DateOnly, CaseEvent>)(on => new FactCorrected(on, 1,
            new ApplicationArrived(Day("2026-03-02").AddDays(days), Channel.InPerson, ApplicantCategory.NaturalPerson, Words(), Words())))),
        Gen.Select(Gen.Int[4, 12], Gen.Int[0, 30])
            .Select((version, days) =>
                (Func<DateOnly, CaseEvent>)(on => new FactCorrected(on, version, new CorrectionRequested(on.AddDays(-days), [Words()], 15)))),
        Gen.Select(Gen.Int[4, 12], Gen.Int[0, 30])
            .Select((version, days) => (Func<DateOnly, CaseEvent>)(on => new FactCorrected(on, version, new ConsultationDelivered(on.AddDays(-days), Party)))),
        Gen.Const<Func<DateOnly, CaseEvent>>(on => new ApplicationWithdrawn(on, File(FileKind.Other))));

    [Fact]
    public void Any_sequence_of_steps_leaves_a_legal_case_whose_dates_can_be_told() =>
        Gen.Select(Later, Step, Gen.Int[0, 6]).Array[0, 40].Sample(steps =>
        {
            var one = Registered();
            var today = Day("2026-03-02");
            foreach (var (later, make, before) in steps)
            {
                today = today.AddDays(later / 3);
                // What is entered today may have happened some days ago.
                var decision = one.Propose(make(today.AddDays(-(before / 4))), today);
                Assert.All(decision.Refusals, CasePageTests.IsTold);
                if (decision.IsRefused) continue;
                one.Write(decision.Events);
                foreach (var ahead in (int[])[0, 400])
                    Assert.NotNull(one.Request.Clock(new(today.AddDays(ahead), WorkCalendar.StateCouncil, one.Settings, Actor.Platform)).ReceivedOn);
            }
            var request = one.Request;
            Assert.True(one.Events.OfType<CorrectionRequested>().Count() <= 1);
            Assert.True(request.Extensions.Count(given => given.Notice is not null) <= 1);
            Assert.All(request.Decisions.Where(decision => decision.Served is not null),
                decision => Assert.NotEqual(decision.Drafted!.By, decision.Approved!.By));
            Assert.All(request.Decisions.Where(decision => decision.Served is not null), decision => Assert.NotNull(decision.Letter?.Number));
            Assert.Equal(
                request.Stage is CaseStage.Served or CaseStage.Closed or CaseStage.Withdrawn or CaseStage.LapsedNoCorrection or CaseStage.LapsedFeeUnpaid
                    || request.IsRehandled, request.Outcome is not null);
            var clock = request.Clock(new(today, WorkCalendar.StateCouncil, one.Settings, Actor.Platform));
            Assert.True(request.AgreedDelay is not null || clock.Due is not { } due || WorkCalendar.StateCouncil.IsWorkday(due));
        }, iter: 100);

    [Fact]
    public void Every_event_that_is_written_is_read_back_the_same() =>
        Gen.Select(Step, Gen.Int[0, 700]).Sample((make, day) =>
        {
            var said = make(Day("2026-01-01").AddDays(day));
            var body = CaseEventJson.Write(said);
            Assert.Equal(body, CaseEventJson.Write(CaseEventJson.Read(CaseEventJson.TypeName(said), body)));
        }, iter: 500);
}
