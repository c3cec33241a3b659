using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Orders;

/// <summary>发出督办、整改、通报、约谈 (第四十七条).</summary>
/// <param name="On">The day.</param>
/// <param name="Authority">Who orders.</param>
/// <param name="Member">Whom.</param>
/// <param name="Name">Its name on that day.</param>
/// <param name="Kind">What.</param>
/// <param name="Number">编号, of the authority and year.</param>
/// <param name="Basis">依据.</param>
/// <param name="Demand">What is to be done.</param>
/// <param name="Problems">问题清单.</param>
/// <param name="DueOn">整改期限.</param>
public sealed record OrderIssued(DateOnly On, AgencyId Authority, AgencyId Member, string Name, OrderKind Kind, string Number, string Basis, string Demand,
    ImmutableArray<OrderProblem> Problems, DateOnly DueOn) : OrderEvent(On)
{
    /// <summary>The stream of the matter out of which it was issued: a complaint, an assessment, the filing of a report; null where by hand.</summary>
    public string? Origin { get; init; }

    /// <summary>Who.</summary>
    public PersonId By { get; init; }
}

/// <summary>催办.</summary>
public sealed record OrderReminded(DateOnly On, string Words, PersonId By) : OrderEvent(On);

/// <summary>延长整改期限.</summary>
public sealed record OrderExtended(DateOnly On, DateOnly DueOn, string Reason, PersonId By) : OrderEvent(On);

/// <summary>逾期未整改: the day is over.</summary>
public sealed record OrderMissed(DateOnly On, DateOnly DueOn) : OrderEvent(On);

/// <summary>撤销.</summary>
public sealed record OrderWithdrawn(DateOnly On, string Reason, PersonId By) : OrderEvent(On);

internal sealed class IssueOrder() : OrderStep<OrderIssued>
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => Row("发出", [], Issued, Authority);

    protected override SupervisionOrder Apply(SupervisionOrder order, OrderIssued e) => order with { Issued = e, DueOn = e.DueOn };

    protected override IEnumerable<Refusal> Faults(SupervisionOrder order, OrderIssued e, OrderSituation situation)
    {
        if (e.Problems.IsEmpty) yield return Fault("SO02", "none", "Problems");
        if (e.Problems.Any(problem => problem.Detail.Length == 0)) yield return Fault("SO02", "detail", "Problems");
        foreach (var fault in DueFaults(e.DueOn, e.On)) yield return fault;
    }

    protected override Sentence Told(SupervisionOrder order, OrderIssued e) =>
        $"{e.By}发出{e.Kind.Name()} {e.Number}，{e.Problems.Length} 个问题，{Plain.Day(e.DueOn)}前整改";
}

internal sealed class RemindOrder() : OrderStep<OrderReminded>("remind")
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => Row("催办", [Issued], null, Authority);

    protected override SupervisionOrder Apply(SupervisionOrder order, OrderReminded e) => order;

    protected override Sentence Told(SupervisionOrder order, OrderReminded e) => $"{e.By}催办：{e.Words}";
}

internal sealed class ExtendOrder() : OrderStep<OrderExtended>("extend")
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => Row("延长整改期限", [Issued], null, Authority);

    protected override SupervisionOrder Apply(SupervisionOrder order, OrderExtended e) => order with { DueOn = e.DueOn, IsMissed = false };

    protected override IEnumerable<Refusal> Faults(SupervisionOrder order, OrderExtended e, OrderSituation situation)
    {
        foreach (var fault in DueFaults(e.DueOn, e.On)) yield return fault;
        if (e.DueOn <= order.DueOn) yield return Fault("SO02", "longer", nameof(e.DueOn), ("due", Plain.Day(order.DueOn)));
    }

    protected override Sentence Told(SupervisionOrder order, OrderExtended e) => $"{e.By}延长整改期限到 {Plain.Day(e.DueOn)}：{e.Reason}";
}

internal sealed class MissOrder() : OrderStep<OrderMissed>
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => [new("登记逾期未整改", Event, [Issued], null, []) { ByPlatform = true }];

    protected override SupervisionOrder Apply(SupervisionOrder order, OrderMissed e) => order with { IsMissed = true, Missed = order.Missed + 1 };

    protected override IEnumerable<Refusal> Faults(SupervisionOrder order, OrderMissed e, OrderSituation situation)
    {
        if (order.DueOn != e.DueOn || e.On <= e.DueOn || order.IsMissed) yield return Fault("SO03", "missed");
    }

    protected override Sentence Told(SupervisionOrder order, OrderMissed e) => $"{Plain.Day(e.DueOn)}期满，没有整改回复";
}

internal sealed class WithdrawOrder() : OrderStep<OrderWithdrawn>("withdraw")
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => Row("撤销", [Issued, Replied], Withdrawn, Authority);

    protected override SupervisionOrder Apply(SupervisionOrder order, OrderWithdrawn e) => order;

    protected override Sentence Told(SupervisionOrder order, OrderWithdrawn e) => $"{e.By}撤销：{e.Reason}";
}
