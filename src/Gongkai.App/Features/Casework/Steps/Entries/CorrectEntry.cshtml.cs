using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>更正录入 in a case.</summary>
[Needs(Permission.HandleRequests)]
public sealed class CorrectEntryPage(CaseDesk desk) : CorrectionPage<DisclosureRequest, CaseEvent, CaseStage, CaseSituation>(desk)
{
    public override string Thing => "申请";

    public override (string View, object Model) Strip => ("/Features/Casework/Cases/_CaseStrip.cshtml", Open);

    public override (string Address, string Words) Back => (CaseRoutes.Of(Open.Matter.Id), "返回案件");

    protected override Type Step => typeof(FactCorrected);

    protected override (string Words, string Address)[] Trail => [("工作台", WebRoutes.Desk), ("案件", CaseRoutes.List), (Open.Number, Back.Address)];

    protected override CaseEvent Correction(CaseEvent instead, PrivateRef? reason) => new FactCorrected(Command.On, Version, instead) { Reason = reason };

    protected override ImmutableArray<(string Name, string Before, string After)> MovesTo(DisclosureRequest after) =>
        MovedDates.Of(Open.Clock, after.Clock(Open.Situation));
}
