using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Casework;

/// <summary>The steps of an inquiry, in the order of its life.</summary>
public sealed class InquirySteps : Workflow<Inquiry, InquiryEvent, InquiryStage, InquirySituation>
{
    private InquirySteps() : base(
        new ReceiveInquiry(), new HandOverInquiry(), new TakeInquiry(), new RefuseInquiry(), new AnswerInquiry(), new TurnInquiry(), new CloseInquiry(),
        new CorrectInquiryEntry())
    {
    }

    /// <summary>The workflow of inquiries.</summary>
    public static InquirySteps Workflow { get; } = new();

    protected override Inquiry Told(Inquiry matter, int version, ImmutableArray<InquiryEvent> history) => matter with { Version = version, History = history };

    protected override Inquiry At(Inquiry matter, InquiryStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<Inquiry, InquiryEvent, InquiryStage, InquirySituation> step, Transition<InquiryStage>? row,
        Inquiry matter) => Refused("CW99", obstacle, step, matter.Received is null ? "尚未登记" : matter.Stage.Name(), row, matter.Section ?? "");
}

/// <summary>A step of an inquiry, and what they share. All officers who meet the public may be the first who is asked.</summary>
internal abstract class InquiryStep<T>(string? path = null)
    : Step<Inquiry, InquiryEvent, InquiryStage, InquirySituation>(typeof(T), path) where T : InquiryEvent
{
    public sealed override IEnumerable<Refusal> Check(Inquiry matter, InquiryEvent happened, InquirySituation situation) =>
        [.. OutOfOrder("CW99", matter, happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override Inquiry Apply(Inquiry matter, InquiryEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(Inquiry matter, InquiryEvent happened) => Told((T)happened);

    public sealed override PublicStep? Shown(Inquiry matter, InquiryEvent happened) => Shown((T)happened) is { } text ? new(happened.On, Name, text) : null;

    protected abstract Inquiry Apply(Inquiry inquiry, T e);

    protected abstract IEnumerable<Refusal> Faults(Inquiry inquiry, T e, InquirySituation situation);

    protected abstract Sentence Told(T e);

    /// <summary>What whoever asked reads of it; null for nothing.</summary>
    protected abstract string? Shown(T e);

    private protected static Refusal Fault(string variant, string? field, params ImmutableArray<(string, object)> values) =>
        Fault("CW99", variant, field, values);

    private protected static ImmutableArray<Transition<InquiryStage>> Row(string step, ImmutableArray<InquiryStage> from, InquiryStage? to) =>
        [new(step, typeof(T), from, to, [Role.RegistrationClerk, Role.SectionOfficer, Role.SectionHead, Role.OfficeHead])];
}
