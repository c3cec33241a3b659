using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Orders;

/// <summary>提出异议: the agency says why there is nothing to mend.</summary>
public sealed record OrderObjected(DateOnly On, PrivateRef Words, PersonId By) : OrderEvent(On);

/// <summary>答复异议.</summary>
/// <param name="On">The day.</param>
/// <param name="IsUpheld">异议成立: the order is withdrawn.</param>
/// <param name="Words">Why.</param>
/// <param name="DueOn">整改期限 from now on, where it is not upheld.</param>
/// <param name="By">Who.</param>
public sealed record ObjectionAnswered(DateOnly On, bool IsUpheld, string Words, DateOnly DueOn, PersonId By) : OrderEvent(On);

/// <summary>整改回复, with proof.</summary>
/// <param name="On">The day.</param>
/// <param name="Words">What was done.</param>
/// <param name="Files">佐证.</param>
/// <param name="By">Who.</param>
public sealed record OrderReplied(DateOnly On, PrivateRef Words, ImmutableArray<AttachedFile> Files, PersonId By) : OrderEvent(On);

/// <summary>登记已办: what was ordered was done on the platform itself, which says so.</summary>
/// <param name="On">The day.</param>
/// <param name="Words">What was done; nothing personal.</param>
public sealed record OrderMet(DateOnly On, string Words) : OrderEvent(On);

/// <summary>核查: what is mended is closed; what is not goes back with a new day.</summary>
/// <param name="On">The day.</param>
/// <param name="Checks">Each problem that was still open.</param>
/// <param name="DueOn">整改期限 from now on; null where all is mended.</param>
/// <param name="By">Who.</param>
public sealed record OrderChecked(DateOnly On, ImmutableArray<ProblemCheck> Checks, DateOnly? DueOn, PersonId By) : OrderEvent(On);

/// <summary>责任追究: a record of what was decided, on which basis.</summary>
/// <param name="On">The day of the entry.</param>
/// <param name="Form">What.</param>
/// <param name="Basis">依据: article, and the document that decides it.</param>
/// <param name="DecidedBy">Which organ decided.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="Persons">Whom it concerns, sealed; null where the agency as such.</param>
/// <param name="By">Who enters it.</param>
public sealed record AccountabilityRecorded(DateOnly On, AccountabilityForm Form, string Basis, string DecidedBy, DateOnly DecidedOn, PrivateRef? Persons,
    PersonId By) : OrderEvent(On);

internal sealed class ObjectToOrder() : OrderStep<OrderObjected>("object")
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => Row("提出异议", [Issued], Objected, [Role.OfficeHead, Role.LeaderInCharge]);

    protected override SupervisionOrder Apply(SupervisionOrder order, OrderObjected e) => order with { Objection = e };

    public override bool Fits(SupervisionOrder matter) => matter.Objection is null;

    protected override Sentence Told(SupervisionOrder order, OrderObjected e) => $"{e.By}提出异议：{e.Words}";
}

internal sealed class AnswerObjection() : OrderStep<ObjectionAnswered>("answer-objection")
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => [new("答复异议", Event, [Objected], Issued, Authority) { Onward = "待整改，异议成立的已撤销" }];

    protected override SupervisionOrder Apply(SupervisionOrder order, ObjectionAnswered e) => order with { DueOn = e.DueOn, IsMissed = false };

    public override OrderStage? Onward(SupervisionOrder after, OrderEvent happened, Transition<OrderStage> row) =>
        ((ObjectionAnswered)happened).IsUpheld ? Withdrawn : Issued;

    protected override IEnumerable<Refusal> Faults(SupervisionOrder order, ObjectionAnswered e, OrderSituation situation) =>
        e.IsUpheld ? [] : DueFaults(e.DueOn, e.On);

    protected override Sentence Told(SupervisionOrder order, ObjectionAnswered e) => $"{e.By}答复异议，{(e.IsUpheld ? "成立，撤销" : "不成立")}：{e.Words}";
}

internal sealed class ReplyToOrder() : OrderStep<OrderReplied>("reply")
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => Row("整改回复", [Issued], Replied, [.. Office, .. Authority]);

    protected override SupervisionOrder Apply(SupervisionOrder order, OrderReplied e) => order with { Reply = e };

    protected override Sentence Told(SupervisionOrder order, OrderReplied e) => $"{e.By}回复（{e.Files.Length} 个文件）：{e.Words}";
}

internal sealed class MeetOrder() : OrderStep<OrderMet>
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => [new("登记已办", Event, [Issued], Replied, []) { ByPlatform = true }];

    protected override SupervisionOrder Apply(SupervisionOrder order, OrderMet e) => order;

    protected override Sentence Told(SupervisionOrder order, OrderMet e) => $"{e.Words}，待核查";
}

internal sealed class CheckOrder() : OrderStep<OrderChecked>("check")
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => [new("核查", Event, [Replied], Closed, Authority) { Onward = "已销号，没有全部改好的待整改" }];

    protected override SupervisionOrder Apply(SupervisionOrder order, OrderChecked e) => order with
    {
        Checks = e.Checks.Aggregate(order.Checks, (all, check) => all.SetItem(check.Number, check)),
        DueOn = e.DueOn ?? order.DueOn,
        IsMissed = false,
    };

    public override OrderStage? Onward(SupervisionOrder after, OrderEvent happened, Transition<OrderStage> row) =>
        after.ClosedProblems == after.Issued!.Problems.Length ? Closed : Issued;

    protected override IEnumerable<Refusal> Faults(SupervisionOrder order, OrderChecked e, OrderSituation situation)
    {
        var open = Enumerable.Range(1, order.Issued!.Problems.Length).Where(number =>
            order.Checks.GetValueOrDefault(number) is not { IsClosed: true }).ToList();
        foreach (var number in open)
            if (e.Checks.FirstOrDefault(check => check.Number == number) is not { Words.Length: > 0 })
                yield return Fault("SO03", "words", $"Words[{number}]", ("number", (long)number));
        if (!e.Checks.Select(check => check.Number).Order().SequenceEqual(open)) yield return Fault("SO03", "others");
        if (e.Checks.All(check => check.IsClosed)) yield break;
        if (e.DueOn is not { } due) yield return Fault("SO03", "due", "DueOn");
        else foreach (var fault in DueFaults(due, e.On)) yield return fault;
    }

    protected override Sentence Told(SupervisionOrder order, OrderChecked e)
    {
        var open = e.Checks.Count(check => !check.IsClosed);
        return $"{e.By}核查：{e.Checks.Length - open} 个销号{(open > 0 ? $"，{open} 个没有改好，{Plain.Day(e.DueOn ?? e.On)}前继续整改" : "")}";
    }
}

internal sealed class RecordAccountability() : OrderStep<AccountabilityRecorded>("accountability")
{
    protected override ImmutableArray<Transition<OrderStage>> Rows => Row("登记责任追究", [Issued, Objected, Replied, Closed], null, Authority);

    protected override SupervisionOrder Apply(SupervisionOrder order, AccountabilityRecorded e) =>
        order with { Accountability = order.Accountability.Add(e) };

    protected override IEnumerable<Refusal> Faults(SupervisionOrder order, AccountabilityRecorded e, OrderSituation situation)
    {
        if (e.DecidedOn > situation.Today) yield return Fault("SO01", "future", nameof(e.DecidedOn), ("date", Plain.Day(e.DecidedOn)),
            ("today", Plain.Day(situation.Today)));
    }

    protected override Sentence Told(SupervisionOrder order, AccountabilityRecorded e) =>
        $"{e.By}登记责任追究：{e.DecidedBy} {Plain.Day(e.DecidedOn)} {e.Form.Name()}，{e.Basis}{Sentence.Maybe("，", e.Persons)}";
}
