using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Orders;

/// <summary>公开通报: the authority decides that the public shall read a circular. It becomes a draft of publishing, which reviews and releases it.</summary>
/// <param name="On">The day.</param>
/// <param name="Item">The draft.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its words; nothing personal.</param>
/// <param name="By">Who decides, and is its author.</param>
public sealed record CircularHandedOn(DateOnly On, ItemId Item, string Title, string Text, PersonId By) : OrderEvent(On);

internal sealed class PublishCircular() : OrderStep<CircularHandedOn>("circular")
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => Row("公开通报", [Issued, Replied, Closed], null, Authority);

    protected override SupervisionOrder Apply(SupervisionOrder order, CircularHandedOn e) => order with { Circular = e };

    public override bool Fits(SupervisionOrder matter) => matter is { Issued.Kind: OrderKind.Circular, Circular: null };

    protected override IEnumerable<Refusal> Faults(SupervisionOrder order, CircularHandedOn e, OrderSituation situation)
    {
        if (order.Issued!.Kind != OrderKind.Circular) yield return Fault("SO04", "kind");
    }

    protected override Sentence Told(SupervisionOrder order, CircularHandedOn e) => $"{e.By}决定公开通报，交信息公开审核：{e.Title}";
}
