using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;

namespace Gongkai.Casework;

/// <summary>终止征求意见: the opinion is no longer waited for. A letter that never arrived has stopped no term (第三十三条第三款).</summary>
/// <param name="On">终止之日</param>
/// <param name="Consultation">Which one.</param>
/// <param name="Cause">无法送达 or 不再需要.</param>
/// <param name="Reason">The facts, in the words of who decided.</param>
/// <param name="By">Who decided.</param>
public sealed record ConsultationDropped(DateOnly On, Guid Consultation, DropCause Cause, PrivateRef Reason, PersonId By) : CaseEvent(On);

internal sealed class DropConsultation() : CaseStep<ConsultationDropped>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("终止征求意见", Known, null, [SectionHead, OfficeHead])];

    protected override DisclosureRequest Apply(DisclosureRequest request, ConsultationDropped e) =>
        request.Asked(e.Consultation, asked => asked with { Dropped = e });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ConsultationDropped e, CaseSituation situation)
    {
        if (request.Asked(e.Consultation) is not { } asked) return [new("CW33")];
        ImmutableArray<Refusal> ended =
        [
            .. Astray("before-sent", asked.Sent.On, e.On < asked.Sent.On),
            .. Astray("answered", asked.Answer?.On, asked.Answer is not null),
            .. Astray("dropped", asked.Dropped?.On, asked.Dropped is not null),
        ];
        if (asked.Answer is not null || asked.Dropped is not null || asked.DeliveredOn is not { } delivered) return ended;
        // Silence has its effect by law once the term is over; what was delivered cannot have failed to be.
        var end = situation.Calendar.AddWorkdays(delivered, ReplyTerms.Regulation.On(delivered).Opinion);
        return
        [
            .. ended,
            .. Astray("before-delivered", delivered, e.On < delivered),
            .. Astray("delivered", delivered, e.Cause == DropCause.Undeliverable, nameof(e.Cause)),
            .. Astray("over", end, e.On > end),
        ];
    }

    protected override Sentence Told(DisclosureRequest request, ConsultationDropped e) => $"{e.By}决定终止征求意见，{e.Cause.Name()}：{e.Reason}";

    protected override PublicStep? Shown(DisclosureRequest request, ConsultationDropped e) =>
        // Who does not know that others were asked need not hear that they no longer are.
        request.History.TakeWhile(earlier => !ReferenceEquals(earlier, e)).OfType<ApplicantToldOfConsultation>().Any()
            ? new(e.On, "征求意见终止", "一项征求意见已经终止，不再等待，答复期限随之重新推算。") : null;
}
