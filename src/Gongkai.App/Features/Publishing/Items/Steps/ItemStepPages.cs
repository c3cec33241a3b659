using System.ComponentModel.DataAnnotations;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Severing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Publishing;

/// <summary>The page of one step of an item. Its day is not asked for: dates of items are the platform's.</summary>
/// <param name="desk">Opens the item and takes the step.</param>
/// <param name="step">The event by which the table knows the step.</param>
[Needs(Permission.HandleItems)]
public abstract class ItemStepPage<TForm>(ItemDesk desk, Type step) : StepPage<PublicItem, ItemEvent, ItemStage, ItemSituation, TForm>(desk)
    where TForm : StepForm, new()
{
    public override string Thing => "信息";

    public override (string View, object Model) Strip => ("/Features/Publishing/Items/_ItemStrip.cshtml", Item);

    public override (string Address, string Words) Back => (PublishingRoutes.Of(Item.Id), "返回");

    public PublicItem Item => Open.Matter;

    public ItemSituation Situation => Open.Situation;

    /// <summary>What is looked at.</summary>
    public ItemContent Draft => Situation.Contents[Item.Content];

    protected override Type Step => step;

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("信息公开", PublishingRoutes.List), (Item.Drafted!.Number, Back.Address)];

    protected PersonId Me => TheDesk.Officer.Id;

    protected sealed override async Task<IReadOnlyList<ItemEvent>> ProposeAsync(MatterWriting<ItemSituation> writing, PublicItem matter) =>
        [await EventAsync(writing, matter, writing.Situation.Today)];

    /// <summary>The event of the step.</summary>
    protected abstract Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today);

    private protected static Task<PrivateRef> SealAsync(MatterWriting<ItemSituation> writing, string words) => writing.SealAsync("item", words.Trim());
}

/// <summary>A step to which nothing is to be added.</summary>
public abstract class PlainItemStepPage(ItemDesk desk, Type step) : ItemStepPage<StepForm>(desk, step)
{
    protected abstract ItemEvent Event(PublicItem item, DateOnly today);

    protected sealed override Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        Task.FromResult(Event(item, today));
}

/// <summary>A step that needs its reason.</summary>
public sealed class ReasonForm : StepForm
{
    [Required, StringLength(2_000), Display(Name = "原因和说明")]
    public string Reason { get; set; } = "";
}

/// <summary>提交审核.</summary>
public sealed class SubmitItemPage(ItemDesk desk) : PlainItemStepPage(desk, typeof(ItemSubmitted))
{
    protected override ItemEvent Event(PublicItem item, DateOnly today) => new ItemSubmitted(today, Situation.Settings.Chain, Me);
}

/// <summary>审核通过: what the form asks for.</summary>
public sealed class PassItemForm : StepForm
{
    [StringLength(2_000), Display(Name = "审核意见")]
    public string? Opinion { get; set; }
}

/// <summary>科室负责人审核、办公室审核、分管领导审签.</summary>
public sealed class PassItemPage(ItemDesk desk) : ItemStepPage<PassItemForm>(desk, typeof(ItemPassed))
{
    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        new ItemPassed(today, ItemReview.Awaited(item.Stage)!.Value, item.Content, Me) { Opinion = await writing.SealOrNoneAsync("item", Command.Opinion) };
}

/// <summary>保密审查: what the form asks for.</summary>
public sealed class ReviewItemSecrecyForm : StepForm
{
    [Required(ErrorMessage = "请选择审查结论"), Display(Name = "审查结论")]
    public SecrecyFinding? Finding { get; set; }

    [Display(Name = "不得公开的依据")]
    public ClosingGround? Ground { get; set; }

    [StringLength(2_000), Display(Name = "审查意见")]
    public string? Opinion { get; set; }
}

/// <summary>保密审查: of one item by one person (第十七条, 一事一审).</summary>
public sealed class ReviewItemSecrecyPage(ItemDesk desk) : ItemStepPage<ReviewItemSecrecyForm>(desk, typeof(ItemSecrecyReviewed))
{
    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        new ItemSecrecyReviewed(today, item.Content, Command.Finding!.Value, Me)
        {
            Ground = Command.Ground,
            Opinion = await writing.SealOrNoneAsync("item", Command.Opinion),
        };
}

/// <summary>区分处理: parts are taken out of a file, and what is made of it stands in its place.</summary>
public sealed class ItemSeverancePage(ItemDesk desk, UntrustedFiles readers, ScannedFiles scanned, Store store)
    : ItemStepPage<SeveranceForm>(desk, typeof(ItemFileSevered)), ISeverancePage
{
    /// <summary>The file that was looked at when the form was asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "file")]
    public string? Looked { get; set; }

    private SeverancePlan plan = new([]);
    private ItemFile result = null!;
    private string proof = "";

    /// <summary>The item's files that parts can be taken out of.</summary>
    public IEnumerable<Choice> Sources => Severable.Select(file => new Choice(file.Sha256, file.Name)).OrNone();

    private IEnumerable<ItemFile> Severable => Draft.Files.Where(file => SeveredFile.Types.Contains(file.MediaType)).DistinctBy(file => file.Sha256);

    private ItemFile? Chosen => Severable.FirstOrDefault(file => file.Sha256 == Command.Source);

    protected override Task PrepareAsync(CancellationToken ct)
    {
        Command.Complete();
        return Task.CompletedTask;
    }

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Source = Looked;
        return Task.CompletedTask;
    }

    protected override void Examine()
    {
        if (Chosen is null) this.Fault("Command.Source", "请选择这条信息的一个文件");
        plan = Command.Plan(this);
    }

    protected override async Task KeepAsync(CancellationToken ct)
    {
        var source = Chosen!;
        if (await SeveredFile.MakeAsync(this, "Command.Source", readers, plan, source.Name, await store.Files.ReadAsync(source.Sha256, ct), ct)
            is not { } made) return;
        var kept = await PutAsync(made.Content, ct);
        // What was taken out of it before stays on its list.
        result = new(kept.Hash, Again(made.Name), made.MediaType, kept.Size) { Severed = new([.. source.Severed?.Lines ?? [], .. made.Proof.Lines]) };
        proof = (await PutAsync(made.ProofContent, ct)).Hash;
        await scanned.TakeAsync(kept.Hash, result.Name, made.Content, ct);
    }

    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today)
    {
        var content = writing.Situation.Contents[item.Content].Instead(Command.Source!, result);
        return new ItemFileSevered(today, await ItemContentTable.KeepAsync(writing, content), Command.Source!, result.Sha256, proof, plan.Parts.Length, Me);
    }

    private static string Again(string name) => name.Replace("（区分处理）（区分处理）", "（区分处理）", StringComparison.Ordinal);

    private async Task<StoredFile> PutAsync(byte[] content, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        return await store.Files.PutAsync(stream, Item.Stream, SeveredFile.MostBytes, ct);
    }
}

/// <summary>退回修改.</summary>
public sealed class ReturnItemPage(ItemDesk desk) : ItemStepPage<ReasonForm>(desk, typeof(ItemReturned))
{
    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        new ItemReturned(today, await SealAsync(writing, Command.Reason), Me);
}

/// <summary>不作解读.</summary>
public sealed class WaiveInterpretationPage(ItemDesk desk) : ItemStepPage<ReasonForm>(desk, typeof(InterpretationWaived))
{
    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        new InterpretationWaived(today, await SealAsync(writing, Command.Reason), Me);
}

/// <summary>放行检查发现的错误.</summary>
public sealed class OverrideScanPage(ItemDesk desk) : ItemStepPage<ReasonForm>(desk, typeof(ScanOverridden))
{
    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        new ScanOverridden(today, item.Content, Situation.Scan?.Errors ?? [], await SealAsync(writing, Command.Reason), Me);
}

/// <summary>定时发布: what the form asks for.</summary>
public sealed class ScheduleItemForm : StepForm
{
    /// <summary>The moment, in Beijing.</summary>
    [Required(ErrorMessage = "请填写发布时间"), Display(Name = "发布时间")]
    public DateTime? At { get; set; }
}

/// <summary>定时发布.</summary>
public sealed class ScheduleItemPage(ItemDesk desk) : ItemStepPage<ScheduleItemForm>(desk, typeof(ItemScheduled))
{
    protected override void Examine()
    {
        if (Command.At is { Year: < ItemField.FirstYear or > ItemField.LastYear })
            this.Fault("Command.At", $"发布时间的年份应当在 {ItemField.FirstYear} 年到 {ItemField.LastYear} 年之间");
    }

    protected override Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        Task.FromResult<ItemEvent>(new ItemScheduled(today, new(DateTime.SpecifyKind(Command.At!.Value, DateTimeKind.Unspecified), BeijingTime.Offset), Me));
}

/// <summary>取消定时.</summary>
public sealed class DropSchedulePage(ItemDesk desk) : PlainItemStepPage(desk, typeof(ScheduleDropped))
{
    protected override ItemEvent Event(PublicItem item, DateOnly today) => new ScheduleDropped(today, Me);
}

/// <summary>公开.</summary>
public sealed class PublishItemPage(ItemDesk desk) : ItemStepPage<StepForm>(desk, typeof(ItemPublished))
{
    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        await ItemJournal.PublicationAsync(writing, item, Me);
}

/// <summary>认定不主动公开.</summary>
public sealed class KeepItemPage(ItemDesk desk) : PlainItemStepPage(desk, typeof(ItemKept))
{
    protected override ItemEvent Event(PublicItem item, DateOnly today) => new ItemKept(today, Me);
}

/// <summary>定期评估: what the form asks for.</summary>
public sealed class ReexamineItemForm : StepForm
{
    [Required(ErrorMessage = "请选择评估结论"), Display(Name = "评估结论")]
    public bool? StaysClosed { get; set; }

    [Required, StringLength(2_000), Display(Name = "评估意见")]
    public string Reason { get; set; } = "";
}

/// <summary>定期评估 (第十八条).</summary>
public sealed class ReexamineItemPage(ItemDesk desk) : ItemStepPage<ReexamineItemForm>(desk, typeof(ItemReexamined))
{
    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        new ItemReexamined(today, Command.StaysClosed!.Value, await SealAsync(writing, Command.Reason), Me);
}

/// <summary>更新已公开的信息: what the form asks for.</summary>
public sealed class BeginAmendmentForm : StepForm
{
    [Required, StringLength(2_000), Display(Name = "更新说明")]
    public string Reason { get; set; } = "";
}

/// <summary>更新已公开的信息.</summary>
public sealed class BeginAmendmentPage(ItemDesk desk) : ItemStepPage<BeginAmendmentForm>(desk, typeof(AmendmentBegun))
{
    protected override Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        Task.FromResult<ItemEvent>(new AmendmentBegun(today, Command.Reason.Trim(), Me));
}

/// <summary>废弃稿件.</summary>
public sealed class DiscardItemPage(ItemDesk desk) : ItemStepPage<ReasonForm>(desk, typeof(ItemDiscarded))
{
    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        new ItemDiscarded(today, await SealAsync(writing, Command.Reason), Me);
}

/// <summary>变更有效性: what the form asks for.</summary>
public sealed class ChangeValidityForm : StepForm
{
    [Required(ErrorMessage = "请选择有效性"), Display(Name = "有效性")]
    public Validity? Validity { get; set; }

    [Required(ErrorMessage = "请填写日期"), Display(Name = "从哪一天起")]
    public DateOnly? Since { get; set; }

    [Required, StringLength(500), Display(Name = "依据")]
    public string Basis { get; set; } = "";

    [Display(Name = "替代它或者修改它的文件")]
    public string? Successor { get; set; }
}

/// <summary>变更有效性: 修改, 废止, 失效, with what took its place.</summary>
public sealed class ChangeValidityPage(ItemDesk desk, Database database) : ItemStepPage<ChangeValidityForm>(desk, typeof(ValidityChanged))
{
    /// <summary>What can take its place.</summary>
    public IEnumerable<Choice> Documents { get; private set; } = [];

    protected override async Task PrepareAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        Documents = (await ItemView.DocumentsAsync(connection, Open.Agency)).Where(document => document.Id != Item.Id)
            .Select(document => new Choice(document.Id.ToString(), document.Title)).OrNone("没有");
    }

    protected override Task SuggestAsync(CancellationToken ct)
    {
        Command.Since = Situation.Today;
        return Task.CompletedTask;
    }

    protected override Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        Task.FromResult<ItemEvent>(new ValidityChanged(today, Command.Validity!.Value, Command.Since!.Value, Command.Basis.Trim(), Me)
        {
            Successor = ItemId.TryParse(Command.Successor, null, out var successor) ? successor : null,
        });
}

/// <summary>取消有效性变更: what the form asks for.</summary>
public sealed class DropValidityChangeForm : StepForm
{
    [Required, StringLength(500), Display(Name = "取消的原因")]
    public string Reason { get; set; } = "";
}

/// <summary>取消有效性变更: before its day.</summary>
public sealed class DropValidityChangePage(ItemDesk desk) : ItemStepPage<DropValidityChangeForm>(desk, typeof(ValidityChangeDropped))
{
    protected override Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        Task.FromResult<ItemEvent>(new ValidityChangeDropped(today, Command.Reason.Trim(), Me));
}

/// <summary>有效期届满前评估: what the form asks for.</summary>
public sealed class EvaluateDocumentForm : StepForm
{
    [Required, StringLength(2_000), Display(Name = "评估结论")]
    public string Conclusion { get; set; } = "";
}

/// <summary>有效期届满前评估.</summary>
public sealed class EvaluateDocumentPage(ItemDesk desk) : ItemStepPage<EvaluateDocumentForm>(desk, typeof(DocumentEvaluated))
{
    protected override async Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        new DocumentEvaluated(today, await SealAsync(writing, Command.Conclusion), Me)
        {
            Until = ItemField.Day(writing.Situation.Contents.Find(item.Live?.Content)?["validUntil"]),
        };
}

/// <summary>撤回: what the form asks for.</summary>
public sealed class WithdrawItemForm : StepForm
{
    [Required, StringLength(500), Display(Name = "撤回的原因")]
    public string Reason { get; set; } = "";

    [Display(Name = "标题也不再公开")]
    public bool HidesTitle { get; set; }
}

/// <summary>撤回.</summary>
public sealed class WithdrawItemPage(ItemDesk desk) : ItemStepPage<WithdrawItemForm>(desk, typeof(ItemWithdrawn))
{
    protected override Task<ItemEvent> EventAsync(MatterWriting<ItemSituation> writing, PublicItem item, DateOnly today) =>
        Task.FromResult<ItemEvent>(new ItemWithdrawn(today, writing.Situation.Now, Command.Reason.Trim(), Me) { HidesTitle = Command.HidesTitle });
}
