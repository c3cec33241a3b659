using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Agencies.Role;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>分办: to a section and, when it is known, to an officer; the internal date and the search order go along (协办函).</summary>
public sealed record CaseAssigned(DateOnly On, string Section, PersonId? Officer) : CaseEvent(On), INamesLetter
{
    public DateOnly? InternalDue { get; init; }

    public PrivateRef? SearchOrder { get; init; }

    /// <summary>移交的原因; older entries have theirs in the journal's line.</summary>
    public PrivateRef? Reason { get; init; }

    /// <summary>协办函</summary>
    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class AssignCase() : CaseStep<CaseAssigned>("assign")
{
    protected override ImmutableArray<Transition<CaseStage>> Rows =>
    [
        Row("分办", [Registered], UnderReview, [RegistrationClerk, OfficeHead, SectionHead]),
        Row("改派", [.. Known[1..]], null, [RegistrationClerk, OfficeHead, SectionHead]),
    ];

    protected override DisclosureRequest Apply(DisclosureRequest request, CaseAssigned e) => request with { Assignment = e };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, CaseAssigned e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, CaseAssigned e) =>
        $"交{e.Section}办理{Sentence.Maybe("，承办人 ", e.Officer)}{(e.InternalDue is { } due ? $"，内部期限 {due:yyyy-MM-dd}" : "")}{Sentence.Maybe("；检索要求：", e.SearchOrder)}{Sentence.Maybe("；移交原因：", e.Reason)}";

    protected override PublicStep? Shown(DisclosureRequest request, CaseAssigned e) =>
        ReferenceEquals(request.History.OfType<CaseAssigned>().First(), e) ? new(e.On, "开始办理", "申请已交有关科室办理。") : null;
}
