using System.Collections.Immutable;
using Gongkai.Storage;
using Gongkai.Text;
using Gongkai.Web;

namespace Gongkai.Search;

/// <summary>检索: the room that finds things declares itself as areas do. The rows of its table are written by the views of those areas.</summary>
internal sealed class SearchArea : Area
{
    public override ImmutableArray<StoreTable> Tables =>
        [new(SearchEntries.Table, TableKind.Recomputed, "可检索的内容"), new(SearchEntries.Changes, TableKind.Passing, "检索目录待更新的内容")];

    public override void Register(IServiceCollection services) => services
        .AddSingleton(provider => new SearchIndex(provider.GetRequiredService<Store>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SearchIndex>>(), Lexicon(provider.GetRequiredService<SiteOptions>())))
        .AddHostedService<SearchRounds>();

    // 检索词表 of the place: a file named in the settings, from the data folder on.
    private static SearchLexicon Lexicon(SiteOptions options) => options.Settings["Search:Words"] is { Length: > 0 } file
        ? SearchLexicon.Own.With(File.ReadAllText(Path.Combine(options.Storage.Data, file))) : SearchLexicon.Own;
}
