using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Calendar;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Orders;

/// <summary>What an authority orders (第四十七条).</summary>
public enum OrderKind
{
    [Word("督办")] Supervision,
    [Word("责令整改")] Rectification,
    [Word("通报批评")] Circular,
    [Word("约谈")] Talk,
}

/// <summary>Where an order stands.</summary>
public enum OrderStage
{
    [Word("待整改")] Issued,
    [Word("有异议，待答复")] Objected,
    [Word("已回复，待核查")] Replied,
    [Word("已销号")] Closed,
    [Word("已撤销")] Withdrawn,
}

/// <summary>责任追究的方式 (第四十七条、第五十二条、第五十三条).</summary>
public enum AccountabilityForm
{
    [Word("责令改正")] Correction,
    [Word("通报批评")] Circular,
    [Word("建议给予处分")] Discipline,
    [Word("移送")] Referral,
}

/// <summary>What happened to an order.</summary>
/// <param name="On">The day on which it takes effect.</param>
public abstract record OrderEvent(DateOnly On) : MatterEvent(On);

/// <summary>问题清单的一行: a problem that is to be mended.</summary>
/// <param name="First">一级指标; empty where there is none.</param>
/// <param name="Second">二级指标; empty where there is none.</param>
/// <param name="Standard">评价标准; empty where there is none.</param>
/// <param name="Detail">问题明细.</param>
public sealed record OrderProblem(string First, string Second, string Standard, string Detail)
{
    /// <summary>A line as it is typed: the detail alone, or all four with bars between.</summary>
    public static OrderProblem Of(string line) => line.Split(['|', '｜'], StringSplitOptions.TrimEntries) switch
    {
        [var first, var second, var standard, var detail] => new(first, second, standard, detail),
        [var first, var detail] => new(first, "", "", detail),
        _ => new("", "", "", line.Trim()),
    };
}

/// <summary>核查: whether a problem is mended.</summary>
/// <param name="Number">Its place in the list, from 1.</param>
/// <param name="IsClosed">销号</param>
/// <param name="Words">What was found.</param>
public sealed record ProblemCheck(int Number, bool IsClosed, string Words);

/// <summary>督办、整改、通报、约谈: one order of an authority to an agency below it, in the agency's own chain.</summary>
public sealed record SupervisionOrder(SupervisionOrderId Id) : IMatter<OrderEvent, OrderStage>
{
    public string Stream => $"order/{Id}";

    public int Version { get; init; }

    public ImmutableArray<OrderEvent> History { get; init; } = [];

    public OrderStage Stage { get; init; }

    public string? Section => null;

    /// <summary>What was ordered; null before.</summary>
    public OrderIssued? Issued { get; init; }

    /// <summary>整改期限, as it was set last.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>Whether it was told that the day is over.</summary>
    public bool IsMissed { get; init; }

    /// <summary>How often a day was missed.</summary>
    public int Missed { get; init; }

    /// <summary>回复, the latest; null while there is none.</summary>
    public OrderReplied? Reply { get; init; }

    /// <summary>异议; null while there is none.</summary>
    public OrderObjected? Objection { get; init; }

    /// <summary>What was found of each problem last, by its number.</summary>
    public ImmutableSortedDictionary<int, ProblemCheck> Checks { get; init; } = ImmutableSortedDictionary<int, ProblemCheck>.Empty;

    /// <summary>What was handed on to be published; null where the circular is not for the public.</summary>
    public CircularHandedOn? Circular { get; init; }

    /// <summary>责任追究.</summary>
    public ImmutableArray<AccountabilityRecorded> Accountability { get; init; } = [];

    /// <summary>How many problems are mended.</summary>
    public int ClosedProblems => Checks.Values.Count(check => check.IsClosed);

    /// <summary>What runs: the agency's day; nobody waits for it once it has replied.</summary>
    public ImmutableArray<RunningTerm> Terms() => Stage != OrderStage.Issued ? [] :
        [new("order", "整改期限", DueOn, Role.OfficeHead) { Title = $"{Issued!.Kind.Name()} {Issued.Number}" }];
}

/// <summary>All that a step may look at beside the order itself.</summary>
/// <param name="Today">The day, told from outside.</param>
/// <param name="Calendar">By which the agency's days count.</param>
/// <param name="Actor">Who proposes the step.</param>
public sealed record OrderSituation(DateOnly Today, WorkCalendar Calendar, Actor Actor) : ISituation;

/// <summary>The steps of an order, in the order of its life.</summary>
public sealed class OrderSteps : Workflow<SupervisionOrder, OrderEvent, OrderStage, OrderSituation>
{
    private OrderSteps() : base(new IssueOrder(), new ObjectToOrder(), new AnswerObjection(), new ReplyToOrder(), new MeetOrder(), new CheckOrder(),
        new RemindOrder(), new ExtendOrder(), new MissOrder(), new PublishCircular(), new RecordAccountability(), new WithdrawOrder())
    {
    }

    /// <summary>The workflow of orders.</summary>
    public static OrderSteps Workflow { get; } = new();

    protected override SupervisionOrder Told(SupervisionOrder matter, int version, ImmutableArray<OrderEvent> history) =>
        matter with { Version = version, History = history };

    protected override SupervisionOrder At(SupervisionOrder matter, OrderStage stage) => matter with { Stage = stage };

    protected override Refusal Refuse(Obstacle obstacle, Step<SupervisionOrder, OrderEvent, OrderStage, OrderSituation> step,
        Transition<OrderStage>? row, SupervisionOrder matter) => Refused("SO01", obstacle, step, matter.Stage.Name(), row);
}
