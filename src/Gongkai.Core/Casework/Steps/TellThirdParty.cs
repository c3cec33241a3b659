using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>告知第三方决定公开的内容和理由 (第三十二条).</summary>
public sealed record ThirdPartyTold(DateOnly On, Guid Consultation) : CaseEvent(On), INamesLetter
{
    public IssuedLetterRef? Letter { get; init; }
}

internal sealed class TellThirdParty() : CaseStep<ThirdPartyTold>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("告知第三方决定公开", [Drafted, Approved, Issued], null, Officers)];

    protected override DisclosureRequest Apply(DisclosureRequest request, ThirdPartyTold e) =>
        request.Asked(e.Consultation, asked => asked with { ToldOfDisclosure = true });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, ThirdPartyTold e, CaseSituation situation) =>
        request.Asked(e.Consultation) is { } asked ? Astray("before-sent", asked.Sent.On, e.On < asked.Sent.On) : [new("CW33")];

    protected override Sentence Told(DisclosureRequest request, ThirdPartyTold e) => $"告知第三方决定公开{Numbered(e)}";

    protected override PublicStep? Shown(DisclosureRequest request, ThirdPartyTold e) => null;
}
