using Gongkai.Search;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Search;

/// <summary>A store with an index over it: <c>await using var search = ASearch.On(engine)</c>.</summary>
internal sealed class ASearch : IAsyncDisposable
{
    private readonly AStore store;

    private ASearch(AStore store)
    {
        this.store = store;
        Index = Another();
    }

    public static AgencyId Agency { get; } = new(Guid.Parse("01900000-0000-7000-8000-000000000001"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Store Store => store.Store;

    public SearchIndex Index { get; private set; }

    /// <summary>The folder of this process's index.</summary>
    public string Folder => Path.Combine(store.Options.Search, "0");

    public static ASearch On(Engine engine) => new(AStore.On(engine));

    public static SearchEntry Entry(string id, string title, string body = "") =>
        new($"item/{id}", "item", Agency, title) { Body = body, On = new(2026, 1, 5) };

    /// <summary>An index such as another process has over the same store.</summary>
    public SearchIndex Another() =>
        new(store.Store, new FakeTimeProvider(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)), NullLogger<SearchIndex>.Instance);

    public async Task WriteAsync(params IEnumerable<SearchEntry> entries) => await Store.Journal.WriteAsync(async transaction =>
    {
        foreach (var entry in entries) await SearchEntries.WriteAsync(transaction, entry);
        return true;
    }, Ct);

    public async Task RemoveAsync(string id) => await Store.Journal.WriteAsync(async transaction =>
    {
        await SearchEntries.RemoveAsync(transaction, $"item/{id}");
        return true;
    }, Ct);

    public Task<SearchAnswer> FindAsync(string words) => Index.FindAsync(new(words, SearchScope.Public) { Size = 100 }, Ct);

    /// <summary>The ids of what has all the words, the best first.</summary>
    public async Task<string[]> IdsAsync(string words)
    {
        var found = await FindAsync(words);
        return found.IsLoose ? [] : [.. found.Hits.Where(hit => !hit.IsNear).Select(hit => hit.Entry.Subject["item/".Length..])];
    }

    /// <summary>Closes the index, does something to its folder, and opens it again.</summary>
    public void Reopen(Action? between = null)
    {
        Index.Dispose();
        between?.Invoke();
        Index = Another();
    }

    public async ValueTask DisposeAsync()
    {
        Index.Dispose();
        await store.DisposeAsync();
    }
}
