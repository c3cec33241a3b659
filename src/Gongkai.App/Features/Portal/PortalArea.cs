using System.Collections.Immutable;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>信息公开门户: what the public reads of every agency.</summary>
internal sealed class PortalArea : Area
{
    public override ImmutableArray<StoreTable> Tables => [new("public_change", TableKind.Passing, "公众所见变动的次数")];

    public override ImmutableArray<NavigationItem> Public =>
        [new(15, "信息公开", PortalRoutes.Agencies, About: "各机关主动公开的文件、解读、公告和年度报告；按栏目、种类、年份查找，下载和订阅。"),
            new(17, "检索", PortalRoutes.Search, About: "用词语、标题、文号检索各机关公开的信息。")];

    public override ImmutableArray<ReaderWork> Works => [ReportWork.Work];

    public override void Map(IEndpointRouteBuilder routes)
    {
        PortalFiles.Map(routes);
        PortalFeeds.Map(routes);
        PortalData.Map(routes);
        PortalCopies.Map(routes);
    }

    public override void Register(IServiceCollection services) =>
        services.AddSingleton<IFormerAddresses, FormerAddresses>().AddSingleton<PortalItems>()
            .AddSingleton<PortalAgencies>().AddSingleton<PortalLibrary>().AddSingleton<PortalCopies>()
            .AddSingleton<PublicReports>();
}
