using System.Net;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Portal;

/// <summary>A process killed while it publishes: portal, search and feed show the old or the new, the same everywhere, and never half of it.</summary>
public sealed class KilledPublisherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task After_a_kill_while_it_publishes_everything_shows_the_old_or_the_new(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        using var visitor = portal.Site.Visit();
        foreach (var (first, things, later) in new[] { (100, 1, 0), (200, 1, 3), (300, 2, 1), (400, 3, 2), (500, 4, 6), (600, 5, 4), (700, 6, 9) })
        {
            var pairs = RestlessPublisher.KillAfter(portal.Desk.Store.Options, portal.Agency, first, things, TimeSpan.FromMilliseconds(later));
            Assert.NotEmpty(pairs);
            var feed = await TextAsync($"/portal/{portal.Agency}/feed.xml");
            var columns = await TextAsync($"/portal/{portal.Agency}/columns/P20-01");
            foreach (var (document, reading) in pairs)
            {
                var (stands, reads) = ((await FindAsync(document))!, (await FindAsync(reading))!);
                Assert.Equal((stands.Live is null, stands.Withdrawal is null), (reads.Live is null, reads.Withdrawal is null));
                Assert.Equal(stands.Live is null ? [] : [reading], stands.Interpretations);
                foreach (var item in new[] { stands, reads })
                {
                    var expected = item.Live is null ? HttpStatusCode.NotFound : item.Withdrawal is null ? HttpStatusCode.OK : HttpStatusCode.Gone;
                    var page = await visitor.OpenAsync($"/items/{item.Id}");
                    Assert.Equal(expected, page.StatusCode);
                    Assert.Equal(expected, (await visitor.OpenAsync($"/api/v1/items/{item.Id}")).StatusCode);
                    var isPublic = expected == HttpStatusCode.OK;
                    Assert.Equal(isPublic, feed.Contains(item.Id.ToString(), StringComparison.Ordinal));
                    if (item.Kind == ItemKinds.NormativeDocument) Assert.Equal(isPublic, columns.Contains($"/items/{item.Id}", StringComparison.Ordinal));
                    if (!isPublic) continue;
                    var title = (await portal.Site.Services.GetRequiredService<PublicItems>().FindAsync(item.Id, Ct))!.Content!.Title;
                    var main = (await Visitor.ReadAsync(page)).QuerySelector("h1")!.TextContent;
                    Assert.Equal(title, main);
                    Assert.Contains($">{title}<", feed, StringComparison.Ordinal);
                    var hits = (await visitor.ReadAsync($"/search?q={Uri.EscapeDataString($"“{title}”")}")).QuerySelectorAll(".hits h2 a");
                    var hit = Assert.Single(hits, hit => hit.GetAttribute("href") == $"/items/{item.Id}");
                    // What was looked for is marked, each piece on a line of its own.
                    Assert.Equal(title, string.Concat(hit.TextContent.Where(c => !char.IsWhiteSpace(c))));
                }
                // Found are those that are public, and none else.
                foreach (var hit in (await visitor.ReadAsync($"/search?q={Uri.EscapeDataString("街夜市办法")}")).QuerySelectorAll(".hits h2 a"))
                    Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(hit.GetAttribute("href")!)).StatusCode);
            }
        }

        async Task<string> TextAsync(string page) => await (await visitor.OpenAsync(page)).Content.ReadAsStringAsync(Ct);
        async Task<PublicItem?> FindAsync(ItemId id) => (await portal.Journal.FindAsync(new PublicItem(id), Ct))?.Matter;
    }
}
