using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Features.Portal;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.Extensions.FileProviders;

namespace Gongkai.Load;

/// <summary>Pages of the portal beside static files of the same bytes, pages that are made anew, their size, and the whole portal as files.</summary>
internal static class PortalCost
{
    private const int Writers = 32;

    private static readonly PersonId Author = new(Guid.CreateVersion7()), Reviewer = new(Guid.CreateVersion7());

    /// <summary>Publishes so many items through their steps on each engine that is there, asks, saves; tells it as Markdown.</summary>
    public static async Task<string> MeasureAsync(int items, int seconds)
    {
        var told = new StringBuilder();
        foreach (var engine in (Engine[])[Engine.Sqlite, Engine.Postgres])
            if (engine == Engine.Sqlite || Environment.GetEnvironmentVariable("GONGKAI_TEST_POSTGRES") is { Length: > 0 })
                told.Append(await MeasureAsync(engine, items, TimeSpan.FromSeconds(seconds)));
        return told.ToString();
    }

    private static async Task<string> MeasureAsync(Engine engine, int items, TimeSpan time)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-portal").FullName;
        await using var database = await ScratchDatabase.MakeAsync(engine, Path.Combine(folder, "data"));
        var told = new StringBuilder();
        var options = new SiteOptions(database.Options) { Urls = "http://127.0.0.1:0", RateLimits = RateLimits.None, PrintsLetters = false };
        await using (var app = Site.Build(options, TimeProvider.System))
        {
            await app.StartAsync();
            var register = new Register(app.Services);
            await register.FillAsync(0);
            var filling = Stopwatch.StartNew();
            var ids = await PublishAsync(app.Services, register.Agency, items);
            told.Append(CultureInfo.InvariantCulture, $"""
                ### {(engine == Engine.Sqlite ? "SQLite" : "PostgreSQL")}, {items:N0} items

                They were published through their six steps at {items / filling.Elapsed.TotalSeconds:N0} items a second.

                {await PagesAsync(app, register.Agency, ids, Path.Combine(folder, "files"), time)}
                {await SavedAsync(app, register.Agency, ids, Path.Combine(folder, "site"))}

                """);
            await app.StopAsync();
        }
        Directory.Delete(folder, recursive: true);
        return told.ToString();
    }

    private static async Task<string> PagesAsync(WebApplication app, AgencyId agency, IReadOnlyList<ItemId> ids, string folder, TimeSpan time)
    {
        var site = UnderLoad.Address(app);
        var cookie = await UnderLoad.SignInAsync(site);
        Directory.CreateDirectory(folder);
        await using var files = Files(folder);
        await files.StartAsync();
        using var http = new HttpClient { BaseAddress = site };
        var css = await http.GetByteArrayAsync(new Uri(Stylesheet.Address, UriKind.Relative));
        var next = 0;
        var first = await Crowd.AskAsync(site, _ => PortalRoutes.Item(ids[Interlocked.Increment(ref next) % ids.Count]), cookie, time);
        var table = new StringBuilder("""
            | page | kept, a second | static file | ratio | kept, p95 | made anew, a second | made anew, p95 | HTML and CSS | compressed | other answers |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|

            """);
        foreach (var (name, path) in new[]
        {
            ("home", PortalRoutes.Home(agency)), ("column", PortalRoutes.Column(agency, "notices")), ("item", PortalRoutes.Item(ids[0])),
            ("library", PortalRoutes.Library()),
        })
        {
            var page = await http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.html"), page);
            var beside = await Crowd.AskAsync(UnderLoad.Address(files), _ => $"/{name}.html", null, time);
            var kept = await Crowd.AskAsync(site, _ => path, null, time);
            var made = name == "item" ? first : await Crowd.AskAsync(site, _ => path, cookie, time);
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {kept.PerSecond:N0} | {beside.PerSecond:N0} | {kept.PerSecond / beside.PerSecond:0.00} "
                + $"| {kept.ServerP95:0.0} ms | {made.PerSecond:N0} | {made.ServerP95:0.0} ms | {(page.Length + css.Length) / 1024.0:0.0} KB "
                + $"| {(Small(page) + Small(css)) / 1024.0:0.0} KB | {kept.Failed + made.Failed} |\n");
        }
        return table.ToString();
    }

    private static async Task<string> SavedAsync(WebApplication app, AgencyId agency, IReadOnlyList<ItemId> ids, string folder)
    {
        async Task<(SiteExported Done, double Seconds)> SaveAsync()
        {
            var (export, clock) = (new SiteExport(app, "https://static.example.gov.cn", "https://gk.example.gov.cn"), Stopwatch.StartNew());
            return (await export.RunAsync(folder, default), clock.Elapsed.TotalSeconds);
        }

        var (whole, all) = await SaveAsync();
        var (_, none) = await SaveAsync();
        await PublishAsync(app.Services, agency, 1);
        var (one, some) = await SaveAsync();
        return string.Create(CultureInfo.InvariantCulture, $"""
            | `export-site` | seconds | items a second | files |
            |---|---:|---:|---:|
            | whole | {all:0.0} | {ids.Count / all:N0} | {whole.Files:N0} |
            | nothing had changed | {none:0.0} | | |
            | one item more ({one.Made} parts made anew) | {some:0.0} | | {one.Files:N0} |
            """);
    }

    private static async Task<IReadOnlyList<ItemId>> PublishAsync(IServiceProvider services, AgencyId agency, int count)
    {
        var journal = services.GetRequiredService<ItemJournal>();
        var invented = new InventedItems(Directory.GetFiles(Path.Combine("data", "demo", "publishing"), "*.md").Select(File.ReadAllText));
        var (ids, next) = (new ItemId[count], -1);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(Writers, count)).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var n && n < count) ids[n] = await OneAsync(journal, agency, invented, n);
        })));
        return ids;
    }

    private static async Task<ItemId> OneAsync(ItemJournal journal, AgencyId agency, InventedItems invented, int n)
    {
        var id = new ItemId(Guid.CreateVersion7());
        var entry = invented.Of(n);
        var placement = new ItemPlacement("notices", Openness.Proactive) { Article = ItemKinds.Of("notice").Node };
        await TakeAsync(Author, async (writing, _) => new ItemDrafted(writing.Situation.Today, await ItemJournal.NumberAsync(writing), "notice",
            await ItemContentTable.KeepAsync(writing, new("notice", entry.Title, writing.Situation.Today) { Text = entry.Body }), placement, Author));
        await TakeAsync(Author, (writing, _) => Done(new ItemSubmitted(writing.Situation.Today, writing.Situation.Settings.Chain, Author)));
        await TakeAsync(Reviewer, (writing, item) => Done(new ItemPassed(writing.Situation.Today, ChainStage.Section, item.Content, Reviewer)));
        await TakeAsync(Reviewer, (writing, item) => Done(new ItemSecrecyReviewed(writing.Situation.Today, item.Content, SecrecyFinding.Open, Reviewer)));
        await TakeAsync(Reviewer, (writing, item) => Done(new ItemPassed(writing.Situation.Today, ChainStage.Leader, item.Content, Reviewer)));
        await TakeAsync(Reviewer, async (writing, item) => await ItemJournal.PublicationAsync(writing, item, Reviewer));
        return id;

        static Task<ItemEvent> Done(ItemEvent happened) => Task.FromResult(happened);

        async Task TakeAsync(PersonId who, Func<MatterWriting<ItemSituation>, PublicItem, Task<ItemEvent>> propose)
        {
            var step = new MatterStep<PublicItem, ItemEvent, ItemSituation>(new PublicItem(id), null, async (writing, item) => [await propose(writing, item)])
            {
                BeginningAt = agency,
            };
            var actor = new Actor(who, [.. Enum.GetValues<Role>().Select(role => new HeldPost(role, null))]);
            var answer = await journal.TakeAsync(step, actor, new(who.ToString(), "测量", TimeProvider.System.GetUtcNow(), null), default);
            if (!answer.IsTaken) throw new InvalidOperationException(answer.Refusals[0].Code);
        }
    }

    private static int Small(byte[] content)
    {
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(content);
        return (int)small.Length;
    }

    // The web server with the files of a folder, and nothing else.
    private static WebApplication Files(string folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder) });
        return app;
    }
}
