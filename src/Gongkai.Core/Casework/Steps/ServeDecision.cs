using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using static Gongkai.Casework.CaseStage;

namespace Gongkai.Casework;

/// <summary>送达: what makes the reply timely or late.</summary>
/// <param name="On">签收之日、交邮之日 or 进入申请人系统之日, by the route.</param>
public sealed record DecisionServed(DateOnly On, ServiceRoute Route) : CaseEvent(On)
{
    /// <summary>邮件号码、签收人 or 系统回执, as the route has it.</summary>
    public PrivateRef? Proof { get; init; }

    public FileRef? ProofFile { get; init; }
}

internal sealed class ServeDecision() : CaseStep<DecisionServed>()
{
    protected override ImmutableArray<Transition<CaseStage>> Rows => [Row("送达", [Issued], Served, Office) with { ByPlatform = true }];

    protected override DisclosureRequest Apply(DisclosureRequest request, DecisionServed e) => request.Now(request.Decision with { Served = e });

    protected override IEnumerable<Refusal> Faults(DisclosureRequest request, DecisionServed e, CaseSituation situation)
    {
        // 邮政法第五十五条：快递企业不得寄递国家机关公文。
        if (e.Route == ServiceRoute.Courier) yield return new("CW52") { Field = nameof(e.Route) };
        if (e.Route == ServiceRoute.Electronic && !request.AcceptsElectronicService) yield return new("CW53") { Field = nameof(e.Route) };
        if (e is { Proof: null, ProofFile: null } && e.Route != ServiceRoute.Courier && situation.Actor.Person is not null)
            yield return new("CW54") { Field = nameof(e.Proof) };
        // 第三十二条：将决定公开的政府信息内容和理由书面告知第三方；what was decided is told, and told before the information is out.
        if (request.Decision.Drafted is { Draft: var draft } && ApprovalGuards.Overruled(request, draft).Any(asked => !asked.ToldOfDisclosure))
            yield return new("CW49") { Variant = "untold" };
        foreach (var refusal in Undated(request, e.On)) yield return refusal;
    }

    protected override Sentence Told(DisclosureRequest request, DecisionServed e) => $"{e.Route.Name()}{Sentence.Maybe("，凭证：", e.Proof)}";

    protected override PublicStep? Shown(DisclosureRequest request, DecisionServed e) =>
        new(e.On, "送达答复", e.Route switch
        {
            ServiceRoute.Post => "答复书已交邮政企业寄出，交邮之日为送达之日。",
            ServiceRoute.Electronic => "答复书已在网上送达，可以在本页下载。",
            ServiceRoute.Delegated => "已委托送达。",
            ServiceRoute.Direct or ServiceRoute.Courier => "已直接送达。",
        });

    /// <summary>Service comes after the letter.</summary>
    internal static IEnumerable<Refusal> Undated(DisclosureRequest request, DateOnly on)
    {
        if (request.Decision.Letter is { } letter && on < letter.DatedOn)
            yield return new("CW55") { Field = nameof(CaseEvent.On), Values = [("servedOn", Day(on)), ("dated", Day(letter.DatedOn))] };
    }
}
