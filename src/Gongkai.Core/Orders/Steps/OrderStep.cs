using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Orders;

/// <summary>A step of an order, and what they share.</summary>
internal abstract class OrderStep<T>(string? path = null)
    : Step<SupervisionOrder, OrderEvent, OrderStage, OrderSituation>(typeof(T), path) where T : OrderEvent
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

    public sealed override IEnumerable<Refusal> Check(SupervisionOrder matter, OrderEvent happened, OrderSituation situation) =>
        [.. OutOfOrder("SO01", matter, happened, situation), .. Faults(matter, (T)happened, situation)];

    public sealed override SupervisionOrder Apply(SupervisionOrder matter, OrderEvent happened) => Apply(matter, (T)happened);

    public sealed override Sentence Told(SupervisionOrder matter, OrderEvent happened) => Told(matter, (T)happened);

    public sealed override PublicStep? Shown(SupervisionOrder matter, OrderEvent happened) => null;

    protected abstract SupervisionOrder Apply(SupervisionOrder order, T e);

    protected virtual IEnumerable<Refusal> Faults(SupervisionOrder order, T e, OrderSituation situation) => [];

    protected abstract Sentence Told(SupervisionOrder order, T e);

    private protected static ImmutableArray<Transition<OrderStage>> Row(string step, ImmutableArray<OrderStage> from, OrderStage? to,
        ImmutableArray<Role> by) =>
        [new(step, typeof(T), from, to, by)];

    /// <summary>A day by which somebody has to do something: not before tomorrow, and not out of sight.</summary>
    private protected static IEnumerable<Refusal> DueFaults(DateOnly due, DateOnly on)
    {
        if (due <= on || due > on.AddYears(1)) yield return Fault("SO02", "due", "DueOn", ("after", Plain.Day(on)));
    }
}
