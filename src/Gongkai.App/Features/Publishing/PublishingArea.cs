using System.Collections.Immutable;
using Gongkai.Agencies;
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
        new("item/", ["item_view", "public_item", ImportedItems.Table], ItemMatters.Begin) { Shared = [TermView.Table, SearchEntries.Table] },
        // What is due in a column follows from what is public in it.
        new("catalogue/", ["public_column", "basic_catalogue"], CatalogueMatters.Begin) { Shared = [TermView.Table] },
        new("opinion/", [OpinionView.Table], OpinionView.Begin) { Shared = [TermView.Table] },
        new("cleanup/", [CleanupMatters.Table], CleanupMatters.Begin) { Shared = [TermView.Table] },
    ];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new(ItemContentTable.Table, TableKind.Witnessed, "信息的内容"),
        new("item_view", TableKind.Recomputed, "信息列表"),
        new("public_item", TableKind.Recomputed, "已公开的信息"),
        new(ImportedItems.Table, TableKind.Recomputed, "导入的信息"),
        new("item_import", TableKind.Witnessed, "信息导入记录"),
        new("public_column", TableKind.Recomputed, "栏目"),
        new("basic_catalogue", TableKind.Recomputed, "主动公开基本目录"),
        new(OpinionView.Table, TableKind.Recomputed, "公众意见列表"),
        new(CleanupMatters.Table, TableKind.Recomputed, "文件清理列表"),
        new(NightlyScan.Table, TableKind.Passing, "检查结果"),
        new(ScannedFiles.Table, TableKind.Passing, "附件里的文字"),
        new(NightlyScan.Rounds, TableKind.Passing, "检查过的日子"),
    ];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.HandleItems, [.. ItemSteps.Workflow.Table.SelectMany(row => row.By).Distinct()]),
        new(Permission.ImportItems, [Role.OfficeHead]),
        new(Permission.ManageCatalogue, CatalogueSteps.Workflow.Holders(typeof(ColumnPut))),
        new(Permission.ReviewCatalogue, CatalogueSteps.Workflow.Holders(typeof(EntriesReviewed))),
        new(Permission.HandleOpinions, OpinionSteps.Workflow.Holders(typeof(OpinionAnswered))),
        new(Permission.HandleCleanups, [.. CleanupSteps.Workflow.Table.SelectMany(row => row.By).Distinct()]),
        new(Permission.OpenCleanups, CleanupSteps.Workflow.Holders(typeof(CleanupOpened))),
        new(Permission.EraseOpinions, OpinionSteps.Workflow.Holders(typeof(OpinionErased))),
    ];

    public override IReadOnlyDictionary<string, string> EntryLabels { get; } = new Dictionary<string, string>
    {
        [$"{nameof(OpinionAnswered)}.Outcome"] = "处理结果",
        [$"{nameof(OpinionAnswered)}.Reason"] = "理由",
        [$"{nameof(OpinionAnswered)}.Way"] = "答复方式",
    };

    public override ImmutableArray<Type> FixedEntries =>
        [typeof(OpinionReceived), typeof(OpinionEntryCorrected), typeof(OpinionErasureProposed), typeof(OpinionErased)];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(55, "信息公开", PublishingRoutes.List, Permission.HandleItems, "拟稿、审核、公开、更新、撤回。", Navigation.Handling),
        new(57, "内部公开", PublishingRoutes.Internal, Permission.UseDesk, "只在本机关内部公开的信息。", Navigation.Head),
        new(191, "到期意见", OpinionRoutes.Erasure, Permission.EraseOpinions, "保管期限已满的公众意见。", Navigation.Managing),
        new(152, "公开目录", PublishingRoutes.Catalogue, Permission.ManageCatalogue, "栏目和主动公开基本目录。", Navigation.Managing),
        new(154, "目录审查", PublishingRoutes.CatalogueReview, Permission.ReviewCatalogue, "主动公开基本目录公布以前的保密审查。", Navigation.Managing),
        new(153, "发布设置", PublishingRoutes.Settings, Permission.ManageSettings, "审核环节、索引号、各项时限。", Navigation.Managing),
    ];

    public override ImmutableArray<MatterAddress> Addresses =>
    [
        new("item/", "信息", id => PublishingRoutes.Of(ItemId.Parse(id, null)))
        {
            FormName = form => form switch
            {
                ItemEditing.Form => "稿件",
                ItemEditing.Reading => "核对从文件读取的内容",
                _ => ItemSteps.Workflow.NameAt(form),
            },
        },
        new("catalogue/", "栏目", _ => PublishingRoutes.Columns),
        new("cleanup/", "文件清理", id => CleanupRoutes.Of(CleanupId.Parse(id, null))),
        new("opinion/", "公众意见", id => OpinionRoutes.Of(OpinionId.Parse(id, null))) { FormName = OpinionSteps.Workflow.NameAt },
    ];

    // What is late here is a gap, and the radar has it.
    public override ImmutableArray<OverviewLine> OverviewLines =>
    [
        TermLines.Due("item/", "公开信息"), TermLines.Due("catalogue/", "栏目"), TermLines.Due("opinion/", "公众意见"), TermLines.Due("cleanup/", "文件清理"),
        TermLines.Overdue("opinion/", "公众意见"), TermLines.Overdue("cleanup/", "文件清理"),
        new("returned_items", "退回修改的信息", OverviewGroup.Returned, $"""
            select 'item/' || id as id, agency, title, changed_on as since, '' as note from item_view where {OverviewLine.Looked} and stage = 'Returned'
            """),
        Published("published", "今年公开的信息", ""),
        Published("published_reports", "今年公布的年度报告", $" and kind = '{ItemKinds.YearlyReport.Code}'"),
    ];

    private static OverviewLine Published(string word, string name, string which) => new(word, name, OverviewGroup.Volume, $"""
        select 'item/' || id as id, agency, title, published_on as since, '' as note
        from public_item where {OverviewLine.Looked} and published_on >= @from and published_on <= @day{which}
        """)
    {
        Known = $"select agency from public_item where {OverviewLine.Looked} and published_on <= @seen",
        TellsBefore = true,
        IsPublic = true,
    };

    public override ImmutableArray<RadarLine> RadarLines =>
    [
        new OpenFindings(), new LatePublications(), new LateByOtherLaws(), new EmptyNodes(), new UnreviewedGuides(), new MissingReports(),
        new StaleColumns(), new MissingInterpretations(), new ConsultationsWithoutOutcome(), new NoticesWithoutOutcome(), new UnansweredTopics(),
        new MissedReleases(), new EmptyColumns(), new ComingInterpretations(), new EndingDocuments(), new EndedDocuments(), new LateReexaminations(),
    ];

    public override ImmutableArray<ReaderWork> Works => [TextWork.Work, ImportReader.Work, ScannedFiles.Work];

    public override ImmutableArray<SealedTable> Sealed => [new(ScannedFiles.Table, "id")];

    public override void AddIds()
    {
        StoredTypes.AddId<PublicItem>();
        StoredTypes.AddId<Opinion>();
        StoredTypes.AddId<DocumentCleanup>();
    }

    public override void Register(IServiceCollection services)
    {
        services.AddTerms((calendars, clock) => new ItemMatters(calendars, clock)).AddTerms((calendars, clock) => new OpinionMatters(calendars, clock));
        services.AddSingleton<OpinionJournal>().AddScoped<OpinionDesk>().AddSingleton<CleanupJournal>().AddScoped<CleanupDesk>();
        services.AddSingleton<ItemJournal>().AddScoped<ItemDesk>().AddSingleton<CatalogueJournal>().AddScoped<CatalogueDesk>().AddScoped<CatalogueReviewDesk>();
        services.AddSingleton<ItemEditing>().AddSingleton<ItemTexts>().AddSingleton<DocumentFigures>().AddSingleton<InternalItems>();
        services.AddSingleton<PlannedItems>().AddHostedService<PlannedRounds>();
        services.AddSingleton<TurningItems>().AddHostedService<TurningRounds>();
        services.AddSingleton<ScannedFiles>().AddHostedService<ScannedFileRounds>();
        services.AddSingleton<NightlyScan>().AddHostedService<NightlyScanRounds>();
        services.AddSingleton<ItemImports>();
        services.AddSingleton<PublicItems>().AddSingleton<PublicColumns>();
    }
}
