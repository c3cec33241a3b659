using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Orders;

/// <summary>A step of an order, and what they share.</summary>
internal abstract class OrderStep<T>(string? path = null)
    : Step<SupervisionOrder, OrderEvent, OrderStage, OrderSituation, T>("SO01", path) where T : OrderEvent
{
    private protected const OrderStage Issued = OrderStage.Issued;
    private protected const OrderStage Objected = OrderStage.Objected;
    private protected const OrderStage Replied = OrderStage.Replied;
    private protected const OrderStage Closed = OrderStage.Closed;
    private protected const OrderStage Withdrawn = OrderStage.Withdrawn;

    /// <summary>主管部门</summary>
    private protected static readonly ImmutableArray<Role> Authority = [Role.Supervisor];

    /// <summary>被督办机关的公开工作机构</summary>
    private protected static readonly ImmutableArray<Role> Office = [Role.RegistrationClerk, Role.OfficeHead];

    /// <summary>A day by which somebody has to do something: not before tomorrow, and not out of sight.</summary>
    private protected static IEnumerable<Refusal> DueFaults(DateOnly due, DateOnly on)
    {
        if (due <= on || due > on.AddYears(1)) yield return Fault("SO02", "due", "DueOn", ("after", Plain.Day(on)));
    }
}
