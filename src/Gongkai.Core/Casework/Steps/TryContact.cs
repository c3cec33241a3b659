using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>联系申请人: a call about an application that must be confirmed, with its result.</summary>
public sealed record ContactTried(DateOnly On, bool Reached) : CaseEvent(On)
{
    public PrivateRef? Note { get; init; }
}

internal sealed class TryContact() : CaseStep<ContactTried>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("联系申请人", [Arrived, Registered], null, Office)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ContactTried e) => request with { Contacts = request.Contacts.Add(e) };

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ContactTried e, CaseSituation situation) => [];

    protected override Sentence Told(DisclosureRequest request, ContactTried e) => $"联系申请人，{(e.Reached ? "已联系上" : "没有联系上")}{Sentence.Maybe("：", e.Note)}";

    protected override PublicStep? Shown(DisclosureRequest request, ContactTried e) => null;
}
