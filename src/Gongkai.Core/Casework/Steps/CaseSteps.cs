using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>The steps of a case, in the order of its life. A new one is a file beside this one and a word here.</summary>
public sealed class CaseSteps : Workflow<DisclosureRequest, CaseEvent, CaseStage, CaseSituation>
{
    private CaseSteps() : base(
        new ReceiveApplication(), new TryContact(), new ConfirmReceipt(), new RegisterCase(), new AddFile(), new ChangeCategory(),
        new ConfirmServiceAddress(), new ImportOutcome(), new AssignCase(), new RequestCorrection(), new ReceiveCorrection(), new RequestReasons(),
        new ReceiveReasons(), new SetAgreedDelay(), new LogSearch(), new SendConsultation(), new DeliverConsultation(), new ReceiveOpinion(),
        new DropConsultation(), new TellOfConsultation(), new SeverFile(), new SendReferral(), new ReceiveReferralAnswer(), new ConsentToExtension(),
        new NoticeExtension(), new NoticeFee(), new RecordPayment(), new DraftDecision(), new ReturnDraft(), new ReviewSecrecy(), new ReviewLegally(),
        new TellThirdParty(), new ApproveDecision(), new IssueDecision(), new ServeDecision(), new RecordFailedService(), new WithdrawApplication(),
        new LapseApplication(), new SplitCase(), new BeginAsPart(), new JoinCase(), new AbsorbCase(), new RateReply(), new ProposeConversion(),
        new CloseCase(), new ArchiveCase(), new OrderRehandling(), new IssueLetter(), new CorrectFact(), new ErasePersonalData())
    {
    }

    /// <summary>The workflow of cases.</summary>
    public static CaseSteps Workflow { get; } = new();

    protected override DisclosureRequest Told(DisclosureRequest matter, int version,
        ImmutableArray<CaseEvent> history) => matter with { Version = version, History = history };

    protected override DisclosureRequest At(DisclosureRequest matter, CaseStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<DisclosureRequest, CaseEvent, CaseStage, CaseSituation> step, Transition<CaseStage>? row,
        DisclosureRequest matter) => obstacle switch
        {
            Obstacle.Stage => new("CW20") { Values = [("step", step.Name), ("stage", matter.Stage.Name())] },
            Obstacle.Post => new("CW21") { Values = [("step", row!.Step), ("posts", row.Who)] },
            Obstacle.Section => new("CW21") { Variant = "section", Values = [("step", row!.Step), ("section", matter.Section!)] },
        };
}
