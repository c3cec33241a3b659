using System.Collections.Immutable;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Reading;
using Gongkai.Search;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>主动公开: items from draft to public, the columns in which they stand, the catalogue.</summary>
internal sealed class PublishingArea : Area
{
    public override ImmutableArray<View> Views =>
    [
        new("catalogue/", ["public_column", "basic_catalogue"], CatalogueMatters.Begin),
        new("item/", ["item_view", "public_item"], ItemMatters.Begin) { Shared = [TermView.Table, SearchEntries.Table] },
    ];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new(ItemContentTable.Table, TableKind.Witnessed, "信息的内容"),
        new("item_view", TableKind.Recomputed, "信息列表"),
        new("public_item", TableKind.Recomputed, "已公开的信息"),
        new("public_column", TableKind.Recomputed, "栏目"),
        new("basic_catalogue", TableKind.Recomputed, "主动公开基本目录"),
    ];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.HandleItems, [.. ItemSteps.Workflow.Table.SelectMany(row => row.By).Distinct()]),
        new(Permission.ManageCatalogue, CatalogueSteps.Workflow.Holders(typeof(ColumnPut))),
    ];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(55, "信息公开", PublishingRoutes.List, Permission.HandleItems, "拟稿、审核、公开、更新、撤回。", Navigation.Handling),
        new(56, "文件数量", PublishingRoutes.Figures, Permission.HandleItems, "规章、规范性文件的制发、废止和现行有效数量。", Navigation.Figures),
        new(57, "内部公开", PublishingRoutes.Internal, Permission.UseDesk, "只在本机关内部公开的信息。", Navigation.Head),
        new(152, "公开目录", PublishingRoutes.Catalogue, Permission.ManageCatalogue, "栏目和主动公开基本目录。", Navigation.Managing),
        new(153, "发布设置", PublishingRoutes.Settings, Permission.ManageSettings, "审核环节、索引号、各项时限。", Navigation.Managing),
    ];

    public override ImmutableArray<MatterAddress> Addresses => [new("item/", "信息", id => PublishingRoutes.Of(ItemId.Parse(id, null)))];

    public override ImmutableArray<ReaderWork> Works => [TextWork.Work];

    public override void AddIds() => StoredTypes.AddId<PublicItem>();

    public override void Register(IServiceCollection services)
    {
        services.AddTerms((calendars, clock) => new ItemMatters(calendars, clock));
        services.AddSingleton<ItemJournal>().AddScoped<ItemDesk>().AddSingleton<CatalogueJournal>().AddScoped<CatalogueDesk>();
        services.AddSingleton<ItemEditing>().AddSingleton<ItemTexts>().AddSingleton<DocumentFigures>().AddSingleton<InternalItems>();
        services.AddSingleton<PlannedItems>().AddHostedService<PlannedRounds>();
        services.AddSingleton<PublicItems>().AddSingleton<PublicColumns>();
    }
}
