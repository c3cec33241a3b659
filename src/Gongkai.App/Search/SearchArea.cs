using System.Collections.Immutable;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Search;

/// <summary>检索: the room that finds things declares itself as areas do. The rows of its table are written by the views of those areas.</summary>
internal sealed class SearchArea : Area
{
    public override ImmutableArray<StoreTable> Tables =>
        [new(SearchEntries.Table, TableKind.Recomputed, "可检索的内容"), new(SearchEntries.Changes, TableKind.Passing, "检索目录待更新的内容")];

    public override void Register(IServiceCollection services) => services.AddSingleton<SearchIndex>().AddHostedService<SearchRounds>();
}
