using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Matters;
using Gongkai.Orders;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Orders;

/// <summary>The page of one step of an order.</summary>
/// <param name="desk">Opens the order and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
public abstract class OrderStepPage<TForm>(OrderDesk desk, Type step)
    : EventStepPage<SupervisionOrder, OrderEvent, OrderStage, OrderSituation, TForm>(desk, step) where TForm : StepForm, new()
{
    /// <summary>Workdays that are offered for mending: no law says how many.</summary>
    protected const int UsualDays = 15;

    public override string Thing => "督办整改";

    public override (string View, object Model) Strip => ("/Features/Orders/Steps/_OrderStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (OrderRoutes.Of(Open.Matter.Id), "返回");

    /// <summary>The order.</summary>
    public SupervisionOrder Order => Open.Matter;

    /// <summary>The day that is offered.</summary>
    protected DateOnly Offered => Open.Situation.Calendar.AddWorkdays(Open.Situation.Today, UsualDays);

    protected override (string Words, string Address)[] Trail =>
    [
        ("工作台", WebRoutes.Desk), TheDesk.Officer.May(Permission.SuperviseOrders) ? ("督办整改", OrderRoutes.List) : ("收到的督办", OrderRoutes.Mine),
        (Order.Issued!.Number, Back.Address),
    ];
}

/// <summary>Words, as many a step asks for.</summary>
public class OrderWordsForm : StepForm
{
    [Display(Name = "内容"), Required, StringLength(2_000)]
    public string Words { get; set; } = "";
}

/// <summary>整改回复: what the form asks for.</summary>
public sealed class OrderReplyForm : OrderWordsForm
{
    [Display(Name = "佐证材料")]
    public List<IFormFile> Files { get; set; } = [];
}

/// <summary>整改回复.</summary>
[Needs(Permission.OpenOrders)]
public sealed class ReplyToOrderPage(OrderDesk desk, Store store, UntrustedFiles files) : OrderStepPage<OrderReplyForm>(desk, typeof(OrderReplied))
{
    private ImmutableArray<AttachedFile> papers = [];

    protected override async Task KeepAsync(CancellationToken ct) =>
        papers = await Upload.KeepAsync(this, Command.Files, files, store, Order.Stream, ct);

    protected override async Task<OrderEvent> EventAsync(MatterWriting<OrderSituation> writing, SupervisionOrder order) =>
        new OrderReplied(Command.On, await writing.SealAsync("order-reply", Command.Words.Trim()), papers, Me);
}

/// <summary>提出异议.</summary>
[Needs(Permission.OpenOrders)]
public sealed class ObjectToOrderPage(OrderDesk desk) : OrderStepPage<OrderWordsForm>(desk, typeof(OrderObjected))
{
    protected override async Task<OrderEvent> EventAsync(MatterWriting<OrderSituation> writing, SupervisionOrder order) =>
        new OrderObjected(Command.On, await writing.SealAsync("order-objection", Command.Words.Trim()), Me);
}

/// <summary>答复异议: what the form asks for.</summary>
public sealed class AnswerObjectionForm : StepForm
{
    [Display(Name = "异议成立，撤销")]
    public bool IsUpheld { get; set; }

    [Display(Name = "理由"), Required, StringLength(500)]
    public string Words { get; set; } = "";

    [Display(Name = "整改期限")]
    public DateOnly DueOn { get; set; }
}

/// <summary>答复异议.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class AnswerObjectionPage(OrderDesk desk) : OrderStepPage<AnswerObjectionForm>(desk, typeof(ObjectionAnswered))
{
    /// <summary>The sealed words of the objection.</summary>
    public MatterTexts Texts { get; private set; } = null!;

    protected override async Task PrepareAsync(CancellationToken ct) => Texts = await TheDesk.TextsAsync(Order.Objection is { } objected ? [objected.Words]
        : [], ct);

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.DueOn = Offered;
        return Task.CompletedTask;
    }

    protected override Task<OrderEvent> EventAsync(MatterWriting<OrderSituation> writing, SupervisionOrder order) =>
        Task.FromResult<OrderEvent>(new ObjectionAnswered(Command.On, Command.IsUpheld, Command.Words.Trim(), Command.DueOn, Me));
}

/// <summary>核查: what the form asks for.</summary>
public sealed class CheckOrderForm : StepForm
{
    /// <summary>Which are mended, by number.</summary>
    public Dictionary<int, bool> Closed { get; set; } = [];

    /// <summary>What was found, by number.</summary>
    public Dictionary<int, string?> Words { get; set; } = [];

    [Display(Name = "整改期限")]
    public DateOnly? DueOn { get; set; }
}

/// <summary>核查.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class CheckOrderPage(OrderDesk desk) : OrderStepPage<CheckOrderForm>(desk, typeof(OrderChecked))
{
    /// <summary>The problems that are still open, by number.</summary>
    public IEnumerable<(int Number, OrderProblem Problem)> Problems => (Order.Issued?.Problems ?? []).Select((problem, i) => (i + 1, problem))
        .Where(one => Order.Checks.GetValueOrDefault(one.Item1) is not { IsClosed: true });

    protected override Task PrepareAsync(CancellationToken ct)
    {
        foreach (var (number, _) in Problems)
        {
            Command.Closed.TryAdd(number, false);
            Command.Words.TryAdd(number, null);
        }
        return Task.CompletedTask;
    }

    protected override void Examine()
    {
        foreach (var (number, words) in Command.Words)
            if (words?.Length > 500) this.Fault($"Command.Words[{number}]", "不超过 500 字");
    }

    protected override Task<OrderEvent> EventAsync(MatterWriting<OrderSituation> writing, SupervisionOrder order)
    {
        ImmutableArray<ProblemCheck> checks = [.. Problems.Select(one => new ProblemCheck(one.Number, Command.Closed.GetValueOrDefault(one.Number),
            Command.Words.GetValueOrDefault(one.Number)?.Trim() ?? ""))];
        return Task.FromResult<OrderEvent>(new OrderChecked(Command.On, checks, checks.All(check => check.IsClosed) ? null : Command.DueOn, Me));
    }
}

/// <summary>催办.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class RemindOrderPage(OrderDesk desk) : OrderStepPage<OrderWordsForm>(desk, typeof(OrderReminded))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Words = $"整改期限是 {Dates.Of(Order.DueOn)}{(Order.DueOn < Open.Situation.Today ? "，现已逾期" : "")}，请抓紧整改、回复。";
        return Task.CompletedTask;
    }

    protected override Task<OrderEvent> EventAsync(MatterWriting<OrderSituation> writing, SupervisionOrder order) =>
        Task.FromResult<OrderEvent>(new OrderReminded(Command.On, Command.Words.Trim(), Me));
}

/// <summary>延长整改期限: what the form asks for.</summary>
public sealed class ExtendOrderForm : StepForm
{
    [Display(Name = "新的整改期限")]
    public DateOnly DueOn { get; set; }

    [Display(Name = "理由"), Required, StringLength(500)]
    public string Reason { get; set; } = "";
}

/// <summary>延长整改期限.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class ExtendOrderPage(OrderDesk desk) : OrderStepPage<ExtendOrderForm>(desk, typeof(OrderExtended))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.DueOn = Offered;
        return Task.CompletedTask;
    }

    protected override Task<OrderEvent> EventAsync(MatterWriting<OrderSituation> writing, SupervisionOrder order) =>
        Task.FromResult<OrderEvent>(new OrderExtended(Command.On, Command.DueOn, Command.Reason.Trim(), Me));
}

/// <summary>撤销: what the form asks for.</summary>
public sealed class WithdrawOrderForm : StepForm
{
    [Display(Name = "理由"), Required, StringLength(500)]
    public string Reason { get; set; } = "";
}

/// <summary>撤销.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class WithdrawOrderPage(OrderDesk desk) : OrderStepPage<WithdrawOrderForm>(desk, typeof(OrderWithdrawn))
{
    protected override Task<OrderEvent> EventAsync(MatterWriting<OrderSituation> writing, SupervisionOrder order) =>
        Task.FromResult<OrderEvent>(new OrderWithdrawn(Command.On, Command.Reason.Trim(), Me));
}

/// <summary>登记责任追究: what the form asks for.</summary>
public sealed class AccountabilityEntryForm : StepForm
{
    [Display(Name = "方式"), Required(ErrorMessage = "请选择方式")]
    public AccountabilityForm? Form { get; set; }

    [Display(Name = "依据"), Required, StringLength(300)]
    public string Basis { get; set; } = "";

    [Display(Name = "决定机关"), Required, StringLength(80)]
    public string DecidedBy { get; set; } = "";

    [Display(Name = "决定日期")]
    public DateOnly DecidedOn { get; set; }

    [Display(Name = "涉及的人员"), StringLength(500)]
    public string? Persons { get; set; }
}

/// <summary>登记责任追究.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class AccountabilityPage(OrderDesk desk) : OrderStepPage<AccountabilityEntryForm>(desk, typeof(AccountabilityRecorded))
{
    protected override Task SuggestAsync(CancellationToken ct)
    {
        (Command.DecidedOn, Command.Basis) = (Open.Situation.Today, OrderLetters.Article);
        return Task.CompletedTask;
    }

    protected override async Task<OrderEvent> EventAsync(MatterWriting<OrderSituation> writing, SupervisionOrder order) =>
        new AccountabilityRecorded(Command.On, Command.Form!.Value, Command.Basis.Trim(), Command.DecidedBy.Trim(), Command.DecidedOn,
            await writing.SealOrNoneAsync("order-accountability", Command.Persons), Me);
}

/// <summary>公开通报: what the form asks for.</summary>
public sealed class CircularForm : StepForm
{
    [Display(Name = "标题"), Required, StringLength(100)]
    public string Title { get; set; } = "";

    [Display(Name = "正文"), Required, StringLength(8_000)]
    public string Text { get; set; } = "";
}

/// <summary>公开通报.</summary>
[Needs(Permission.SuperviseOrders)]
public sealed class CircularPage(OrderDesk desk) : OrderStepPage<CircularForm>(desk, typeof(CircularHandedOn))
{
    private readonly ItemId item = new(Guid.CreateVersion7());

    protected override Task SuggestAsync(CancellationToken ct)
    {
        var issued = Order.Issued!;
        Command.Title = $"关于{issued.Name}政府信息公开工作的通报";
        Command.Text = $"依据{issued.Basis}，现对{issued.Name}予以通报批评。存在下列问题：\n"
            + string.Join('\n', issued.Problems.Select((problem, i) => $"{i + 1}. {problem.Detail}")) + $"\n{issued.Demand}";
        return Task.CompletedTask;
    }

    protected override Task<OrderEvent> EventAsync(MatterWriting<OrderSituation> writing, SupervisionOrder order) =>
        Task.FromResult<OrderEvent>(new CircularHandedOn(Command.On, item, Command.Title.Trim(), Command.Text.Trim().ReplaceLineEndings("\n"), Me));
}
