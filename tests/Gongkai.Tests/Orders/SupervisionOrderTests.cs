using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Matters;
using Gongkai.Orders;

namespace Gongkai.Tests.Orders;

public sealed class SupervisionOrderTests
{
    private static readonly PersonId Person = new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-000000000001"));
    private static readonly AgencyId Authority = new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000a1")), Bureau =
        new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000b1"));

    private static SupervisionOrder Issued => After(new SupervisionOrder(SupervisionOrderId.Named("order")), new OrderIssued(Day(2), Authority, Bureau,
        "云川市商务局",
        OrderKind.Supervision, "2026-督0001", "条例", "整改", [OrderProblem.Of("栏目空白"), OrderProblem.Of("依申请公开|按时答复|每件扣 6 分|逾期一件")], Day(10)));

    [Fact]
    public void The_workflow_of_orders_is_one_table() => Snapshot.Match(
        "| 步骤 | 从 | 到 | 由 |\n|---|---|---|---|\n"
            + string.Concat(OrderSteps.Workflow.Printed(stage => stage.Name()).Select(row => $"| {row.Step} | {row.From} | {row.To} | {row.Who} |\n")),
            "orders.md");

    [Fact]
    public void A_problem_is_a_line_or_a_line_with_its_indicator()
    {
        Assert.Equal(new OrderProblem("", "", "", "栏目空白"), Issued.Issued!.Problems[0]);
        Assert.Equal(new OrderProblem("依申请公开", "按时答复", "每件扣 6 分", "逾期一件"), Issued.Issued.Problems[1]);
        Assert.Equal(["SO02.none", "SO02.due"], Refused(new(Issued.Id), Issued.Issued with { Problems = [], DueOn = Day(2) }));
    }

    [Fact]
    public void What_is_mended_is_closed_what_is_not_goes_on_and_the_last_one_closes_the_order()
    {
        var replied = Taken(Issued, new OrderReplied(Day(5), Sealed, [], Person), Role.OfficeHead);
        Assert.Empty(replied.Terms());
        Assert.Equal(["SO03.words", "SO03.others", "SO03.due"], Refused(replied, new OrderChecked(Day(6), [new(1, false, "仍空白")], null, Person)));
        var again = Taken(replied, new OrderChecked(Day(6), [new(1, true, "已有内容"), new(2, false, "仍逾期")], Day(20), Person));
        Assert.Equal((OrderStage.Issued, Day(20), 1), (again.Stage, again.DueOn, again.ClosedProblems));
        var second = Taken(again, new OrderReplied(Day(8), Sealed, [], Person), Role.OfficeHead);
        // What is closed is not checked again.
        Assert.Equal(["SO03.others"], Refused(second, new OrderChecked(Day(9), [new(1, true, "已有内容"), new(2, true, "已答复")], null, Person)));
        var closed = Taken(second, new OrderChecked(Day(9), [new(2, true, "已答复")], null, Person));
        Assert.Equal(OrderStage.Closed, closed.Stage);
        Assert.Equal(["SO01."], Refused(closed, new OrderReplied(Day(9), Sealed, [], Person), Role.OfficeHead));
        Assert.Single(Taken(closed, new AccountabilityRecorded(Day(9), AccountabilityForm.Circular, "第四十七条", "市政府", Day(8), null,
            Person)).Accountability);
    }

    [Fact]
    public void A_day_that_was_missed_is_told_once_and_a_new_day_can_be_missed_again()
    {
        Assert.Equal(["SO03.missed"], Decide(Issued, new OrderMissed(Day(10), Day(10)), Actor.Platform));
        var missed = After(Issued, new OrderMissed(Day(11), Day(10)));
        Assert.Equal(["SO03.missed"], Decide(missed, new OrderMissed(Day(11), Day(10)), Actor.Platform));
        Assert.Equal(["SO02.longer"], Refused(Issued, new OrderExtended(Day(3), Day(9), "理由", Person)));
        var longer = Taken(missed, new OrderExtended(Day(11), Day(15), "系统升级", Person));
        Assert.Empty(Decide(longer, new OrderMissed(Day(16), Day(15)), Actor.Platform));
        Assert.Equal(1, longer.Missed);
    }

    [Fact]
    public void An_objection_is_made_once_and_one_that_is_upheld_withdraws_the_order()
    {
        var objected = Taken(Issued, new OrderObjected(Day(3), Sealed, Person), Role.OfficeHead);
        Assert.Equal(OrderStage.Withdrawn, Taken(objected, new ObjectionAnswered(Day(4), true, "事实有误", Day(4), Person)).Stage);
        var stands = Taken(objected, new ObjectionAnswered(Day(4), false, "事实清楚", Day(18), Person));
        Assert.Equal((OrderStage.Issued, Day(18)), (stands.Stage, stands.DueOn));
        Assert.Equal(["SO01."], Refused(stands, new OrderObjected(Day(5), Sealed, Person), Role.OfficeHead));
    }

    [Fact]
    public void What_the_platform_was_told_to_do_is_checked_like_a_reply()
    {
        Assert.Equal(["SO01.post"], Refused(Issued, new OrderMet(Day(5), "报送了年度报告"), Role.OfficeHead));
        Assert.Empty(Decide(Issued, new OrderMet(Day(5), "报送了年度报告"), Actor.Platform));
        var met = After(Issued, new OrderMet(Day(5), "报送了年度报告"));
        Assert.Equal(OrderStage.Replied, met.Stage);
        Assert.Equal(OrderStage.Closed, Taken(met, new OrderChecked(Day(6), [new(1, true, "是"), new(2, true, "是")], null, Person)).Stage);
    }

    [Fact]
    public void A_circular_alone_is_handed_on_to_be_published_and_once()
    {
        var handed = new CircularHandedOn(Day(5), new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000d1")), "通报", "两件逾期", Person);
        Assert.Equal(["SO01."], Refused(Issued, handed));
        var circular = After(new SupervisionOrder(Issued.Id), Issued.Issued! with { Kind = OrderKind.Circular });
        Assert.Equal(handed, Taken(circular, handed).Circular);
        Assert.Equal(["SO01."], Refused(After(circular, handed), handed));
    }

    private static PrivateRef Sealed { get; } = new(new(Guid.Parse("0198a3b2-7c11-7d40-9f1e-0000000000c1")), "ab");

    private static DateOnly Day(int day) => new(2026, 3, day);

    private static SupervisionOrder Taken(SupervisionOrder order, OrderEvent happened, Role by = Role.Supervisor)
    {
        Assert.Empty(Refused(order, happened, by));
        return After(order, happened);
    }

    private static SupervisionOrder After(SupervisionOrder order, params OrderEvent[] happened) =>
        OrderSteps.Workflow.Fold(new(order.Id), [.. order.History, .. happened]);

    private static IEnumerable<string> Refused(SupervisionOrder order, OrderEvent happened, Role by = Role.Supervisor) =>
        Decide(order, happened, new(Person, [by]));

    private static IEnumerable<string> Decide(SupervisionOrder order, OrderEvent happened, Actor actor) =>
        OrderSteps.Workflow.Decide(order, happened, new(Day(30), WorkCalendar.StateCouncil, actor)).Refusals.Select(refusal =>
            $"{refusal.Code}.{refusal.Variant}");
}
