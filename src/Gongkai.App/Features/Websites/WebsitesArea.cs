using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>政府网站: the register of sites, and the form that each publishes once a year.</summary>
internal sealed class WebsitesArea : Area
{
    public override ImmutableArray<View> Views =>
    [
        new(Website.Streams, [WebsiteRegister.Table], WebsiteRegister.Begin),
        new(WebsiteEditions.Stream, [WebsiteEditions.Table], static (_, _) => WebsiteEditions.RebuildAsync),
        new(WebsiteForm.Streams, [WebsiteFormMatters.Table], WebsiteFormMatters.Begin),
    ];

    public override ImmutableArray<StoreTable> Tables =>
    [
        new(WebsiteRegister.Table, TableKind.Recomputed, "政府网站"),
        new(WebsiteEditions.Table, TableKind.Recomputed, "网站年度报表的项目"),
        new(WebsiteFormMatters.Table, TableKind.Recomputed, "网站年度报表"),
        new(WebsiteProbes.Table, TableKind.Witnessed, "网站能否打开的记录"),
    ];

    public override ImmutableArray<Permitted> Permissions =>
    [
        new(Permission.HandleWebsites, [.. WebsiteFormSteps.Workflow.Holders(typeof(WebsiteFormHandedIn)), Role.LeaderInCharge]),
        new(Permission.ManageWebsites, [Role.OfficeHead]),
        new(Permission.ApproveWebsiteForms, WebsiteFormSteps.Workflow.Holders(typeof(WebsiteFormApproved))),
        new(Permission.PublishWebsiteForms, WebsiteFormSteps.Workflow.Holders(typeof(WebsiteFormPublished))),
        new(Permission.ManageWebsiteRows, [Role.Administrator]),
        new(Permission.SuperviseWebsites, [Role.Supervisor]),
    ];

    public override ImmutableArray<Type> FixedEntries => [.. WebsiteFormSteps.Workflow.Types.Values];

    public override ImmutableArray<NavigationItem> Desk =>
    [
        new(60, "政府网站", WebsiteRoutes.List, Permission.HandleWebsites, "网站登记簿，填报、审核、公布网站工作年度报表。", Navigation.Interaction),
        new(155, "网站报表项目", WebsiteRoutes.Rows, Permission.ManageWebsiteRows, "网站工作年度报表有哪些项目、怎样计算，换新的一版。", Navigation.Managing),
        new(132, "网站报表汇总", WebsiteRoutes.Below, Permission.SuperviseWebsites, "下级机关的网站和网站工作年度报表。", Navigation.Figures),
    ];

    public override ImmutableArray<MatterAddress> Addresses =>
    [
        new(Website.Streams, "政府网站", id => WebsiteRoutes.Of(WebsiteId.Parse(id, null))),
        new(WebsiteForm.Streams, "网站年度报表", id => WebsiteFormRoutes.Of(WebsiteFormId.Parse(id, null))) { FormName = WebsiteFormSteps.Workflow.NameAt },
    ];

    public override ImmutableArray<OverviewLine> OverviewLines =>
    [
        new("website_forms", "今年公布的网站年度报表", OverviewGroup.Volume, $"""
            select 'website-form/' || id as id, agency, year || '年报表' as title, published_on as since, '' as note
            from {WebsiteFormMatters.Table} where {OverviewLine.Looked} and published_on >= @from and published_on <= @day
            """)
        {
            Known = $"select agency from {WebsiteFormMatters.Table} where {OverviewLine.Looked} and published_on <= @seen",
            TellsBefore = true,
            IsPublic = true,
            PlaceAbove = WebsiteRoutes.Below,
        },
    ];

    public override ImmutableArray<RadarLine> RadarLines => [new MissingWebsiteForms(), new UnreachableSites()];

    public override void AddIds()
    {
        StoredTypes.AddId<Website>();
        StoredTypes.AddId<WebsiteForm>();
    }

    public override void Register(IServiceCollection services) =>
        services.AddSingleton<WebsiteRegister>().AddSingleton<WebsiteEditions>().AddSingleton<WebsiteFigures>().AddSingleton<WebsiteFormReading>()
            .AddSingleton<WebsiteFormJournal>().AddScoped<WebsiteFormDesk>()
            .AddSingleton(at => ProbeSettings.Read(at.GetRequiredService<IConfiguration>())).AddSingleton<WebsiteProbes>().AddSingleton<ProbeClient>()
            .AddSingleton<Probing>().AddHostedService<ProbeRounds>();
}
