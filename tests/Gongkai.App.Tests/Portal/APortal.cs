using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Portal;

/// <summary>云川市商务局 with items in every state, each taken through its steps by the people whose steps they are.</summary>
internal sealed class APortal : IAsyncDisposable
{
    private static readonly PersonId Author = new(Guid.CreateVersion7()), Reviewer = new(Guid.CreateVersion7());

    private APortal(ADesk desk) => Desk = desk;

    public ADesk Desk { get; }

    public RunningSite Site => Desk.Site;

    public AgencyId Agency => Desk.Agency.Id;

    public ItemJournal Journal => Site.Services.GetRequiredService<ItemJournal>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<APortal> OnAsync(Engine engine = Engine.Sqlite, DateOnly? today = null) => new(await ADesk.OnAsync(engine, today));

    public static ItemContent Notice(string title, string text = "凡本市农贸市场均可申报。") => new("notice", title, ADesk.Monday) { Text = text };

    /// <summary>A draft, as far as its author has it.</summary>
    public async Task<ItemId> DraftAsync(ItemContent content, string? column = null, Func<ItemPlacement, ItemPlacement>? place = null,
        ItemImport? import = null)
    {
        var (id, kind) = (new ItemId(Guid.CreateVersion7(Desk.Clock.GetUtcNow())), ItemKinds.Of(content.Kind));
        column ??= PublicColumn.Fixed.FirstOrDefault(fixedOne => fixedOne.Sort == kind.Home)?.Id ?? kind.Node
            ?? PublicColumn.At(AgencyLevel.County).FirstOrDefault(one => one.Sort == ColumnSort.Ordinary && one.MayTake(kind))?.Id ?? "P20-15";
        var placement = new ItemPlacement(column, Openness.Proactive) { Article = StatutoryCatalogue.Find(column)?.Code };
        await TakeAsync(id, async (writing, _) => new ItemDrafted(writing.Situation.Today, await ItemJournal.NumberAsync(writing), kind.Code,
            await ItemContentTable.KeepAsync(writing, content), place?.Invoke(placement) ?? placement, Author)
        { Import = import }, Author, Role.SectionOfficer);
        return id;
    }

    public Task SubmitAsync(ItemId id) => TakeAsync(id,
        (writing, _) => Task.FromResult<ItemEvent>(new ItemSubmitted(writing.Situation.Today, writing.Situation.Settings.Chain, Author)), Author,
            Role.SectionOfficer);

    /// <summary>Through the whole chain, but not public.</summary>
    public async Task ReviewAsync(ItemId id)
    {
        await SubmitAsync(id);
        await TakeAsync(id, (writing, item) => Task.FromResult<ItemEvent>(new ItemPassed(writing.Situation.Today, ChainStage.Section, item.Content, Reviewer)),
            Reviewer, Role.SectionHead);
        await TakeAsync(id,
            (writing, item) => Task.FromResult<ItemEvent>(new ItemSecrecyReviewed(writing.Situation.Today, item.Content, SecrecyFinding.Open, Reviewer)),
            Reviewer, Role.SecrecyReviewer);
        await TakeAsync(id, (writing, item) => Task.FromResult<ItemEvent>(new ItemPassed(writing.Situation.Today, ChainStage.Leader, item.Content, Reviewer)),
            Reviewer, Role.LeaderInCharge);
    }

    public async Task<ItemId> PublishAsync(ItemContent content, string? column = null, ItemImport? import = null)
    {
        var id = await DraftAsync(content, column, null, import);
        if (ItemKinds.Of(content.Kind).IsNormative)
            await TakeAsync(id, async (writing, _) => new InterpretationWaived(writing.Situation.Today, await writing.SealAsync("item", "内容简单"), Reviewer),
                Reviewer, Role.OfficeHead);
        await ReviewAsync(id);
        await TakeAsync(id, async (writing, item) => await ItemJournal.PublicationAsync(writing, item, Reviewer), Reviewer, Role.OfficeHead);
        return id;
    }

    public Task WithdrawAsync(ItemId id, string reason = "名单有误") => TakeAsync(id,
        (writing, _) => Task.FromResult<ItemEvent>(new ItemWithdrawn(writing.Situation.Today, writing.Situation.Now, reason, Reviewer)), Reviewer,
            Role.OfficeHead);

    public Task ChangeValidityAsync(ItemId id, Validity validity, string basis, ItemId? successor = null) => TakeAsync(id, (writing, _) =>
        Task.FromResult<ItemEvent>(new ValidityChanged(writing.Situation.Today, validity, writing.Situation.Today, basis, Reviewer) { Successor = successor }),
        Reviewer, Role.OfficeHead);

    /// <summary>A file that an item can name.</summary>
    public async Task<ItemFile> KeepAsync(string name, string mediaType, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var kept = await Desk.Store.Files.PutAsync(stream, $"agency/{Agency}", 1 << 22, Ct);
        await Desk.Site.Services.GetRequiredService<ScannedFiles>().KeepAsync(kept.Hash, name, content, Ct);
        return new(kept.Hash, name, mediaType, kept.Size);
    }

    public async Task TakeAsync(ItemId id, Func<MatterWriting<ItemSituation>, PublicItem, Task<ItemEvent>> propose, PersonId who,
        params ImmutableArray<Role> roles)
    {
        var answer = await Journal.TakeAsync(new(new PublicItem(id), null, async (writing, item) => [await propose(writing, item)]) { BeginningAt = Agency },
            new(who, [.. roles.Select(role => new HeldPost(role, null))]), new(who.ToString(), "试验", Desk.Clock.GetUtcNow(), null), Ct);
        Assert.True(answer.IsTaken, string.Join(", ", answer.Refusals.Select(refusal => $"{refusal.Code} {refusal.Variant} {refusal.Field}")));
    }

    /// <summary>Something in most columns.</summary>
    public async Task FillAsync()
    {
        await PublishAsync(Document("云川市农贸市场管理办法", "云商发〔2020〕3号"));
        foreach (var n in Enumerable.Range(1, 3)) await PublishAsync(Notice($"关于第{n}批补助申报的通知"));
        await PublishAsync(new ItemContent("news", "市商务局召开冬季保供会议", ADesk.Monday) { Text = "会议部署了冬季保供。" }, "news");
        await PublishAsync(Filled("guide", "云川市商务局政府信息公开指南"));
        await PublishAsync(Filled("leader", "王一川"));
        await PublishAsync(Filled("profile", "云川市商务局机关概况"));
        await PublishAsync(Filled("consultation", "关于征求夜市管理办法意见的公告"), "consultations");
        await PublishAsync(Filled("report", "云川市商务局2025年政府信息公开工作年度报告"));
        var (answers, id) = (Site.Services.GetRequiredService<PublicAnswers>(), Guid.CreateVersion7());
        await answers.ProposeAsync(new(id, Agency, PublicAnswerKind.Reply, "2025年社会消费品零售总额", "全市为 120 亿元。", "网站统计数据栏", ADesk.Monday),
            new(Guid.CreateVersion7()), AStore.Change(), Ct);
        await answers.ReleaseAsync(Agency, id, new(Guid.CreateVersion7()), ADesk.Monday, AStore.Change(), Ct);
    }

    /// <summary>Every field of its kind with something in it.</summary>
    public static ItemContent Filled(string kind, string title) => new(kind, title, ADesk.Monday)
    {
        Text = "一、总体情况\n今年以来，各项工作稳步推进。",
        Fields = ItemKinds.Of(kind).Fields.Where(field => field.Type is not (FieldType.Item or FieldType.Picture)
            && field.Name is not ("outcome" or "received" or "adopted"))
            .ToImmutableSortedDictionary(field => field.Name, field => field.Type switch
        {
            FieldType.Day => field.Name == "until" ? "2026-04-15" : "2026-03-02",
            FieldType.Moment => "2026-03-02 09:00",
            FieldType.Number => field.Name == "year" ? "2025" : "1",
            FieldType.Money => "120000",
            FieldType.Choice => field.Choices[0],
            _ => field.Name == AnnouncedRelease.Field ? "进出口，2026年1—6月，2026-07-20" : $"{field.Label}的内容",
        }, StringComparer.Ordinal),
    };

    public static ItemContent Document(string title, string number, string? until = null)
    {
        var content = Filled("normative", title) with { Number = number, Topic = "商贸流通" };
        return content with { Fields = until is null ? content.Fields.Remove("validUntil") : content.Fields.SetItem("validUntil", until) };
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
