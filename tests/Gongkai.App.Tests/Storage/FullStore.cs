using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Casework;
using Gongkai.Documents.Letters;
using Gongkai.Features.Assessment;
using Gongkai.Features.Casework;
using Gongkai.Filing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Archive;
using Gongkai.YearEnd;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Storage;

/// <summary>
/// A store in which every table has a row: cases that were worked on, what else events tell of, and for the rest a row written through the journal.
/// It can be had again and again, untouched.
/// </summary>
internal sealed class FullStore : IAsyncDisposable
{
    private readonly Scratch scratch = new();
    private readonly List<StorageOptions> places = [];
    private readonly Engine engine;

    private FullStore(Engine engine) => this.engine = engine;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<FullStore> OnAsync(Engine engine)
    {
        var full = new FullStore(engine);
        await using var dossier = await DossierSite.StartAsync(engine);
        var (request, _) = await dossier.ServedAsync();
        await dossier.ArchiveAsync(request.Id);
        await dossier.UnderReviewAsync();
        using (var archivist = await dossier.SignInAsync(Role.Archivist)) await ArchiveTests.ExportAsync(archivist, request.Id);
        await TellAsync(dossier, request.Id);
        await FillAsync(dossier.Store);
        Assert.Equal(0, CommandLine.Run(["backup", full.scratch.At("full.zip"), .. dossier.Place]).Status);
        return full;
    }

    /// <summary>The same on a command line.</summary>
    public static string[] ArgumentsOf(StorageOptions place) =>
        ["--data", place.Data, .. place.Connection is { } connection ? ["--database", connection] : Array.Empty<string>()];

    /// <summary>The names of all tables but of views, of chains and of what passes.</summary>
    public static ImmutableArray<CatalogTable> TablesOf(StorageOptions place, Func<string, bool> isMeant)
    {
        using var connection = Database.Connect(place.ConnectionString);
        return TableCatalog.Of(connection, null, isMeant);
    }

    /// <summary>The store as it was, in a place of its own.</summary>
    public StorageOptions Untouched()
    {
        SqliteConnection.ClearAllPools();
        var first = places.FirstOrDefault() ?? Restored();
        var place = Place(first.Connection is { } connection ? PostgresServer.Copy(connection) : null);
        foreach (var file in Directory.EnumerateFiles(first.Data, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(place.Data, Path.GetRelativePath(first.Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return place;
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var place in places)
            if (place.Connection is { } connection) PostgresServer.Drop(connection);
        scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    // The one that others are copied from, and nothing is done to.
    private StorageOptions Restored()
    {
        var place = Place(engine == Engine.Postgres ? PostgresServer.Create(empty: true) : null);
        var restored = CommandLine.Run(["restore", scratch.At("full.zip"), .. ArgumentsOf(place)]);
        Assert.True(restored.Status == 0, restored.Out + restored.Error);
        SqliteConnection.ClearAllPools();
        return place;
    }

    private StorageOptions Place(string? connection)
    {
        var place = new StorageOptions(scratch.At($"place-{places.Count}"), connection);
        places.Add(place);
        return place;
    }

    // What a site with one answered case has not: other things that events tell of.
    private static async Task TellAsync(DossierSite dossier, DisclosureRequestId id)
    {
        var (agency, change, store) = (dossier.Agency.Id, AStore.Change(), dossier.Store);
        var (answers, answer) = (dossier.Site.Services.GetRequiredService<PublicAnswers>(), Guid.CreateVersion7());
        await answers.ProposeAsync(new(answer, agency, PublicAnswerKind.Item, "社会消费品零售总额", "2025年数据", "网站统计数据栏", new(2026, 3, 2)),
            new(Guid.CreateVersion7()), change, Ct);
        await answers.ReleaseAsync(agency, answer, new(Guid.CreateVersion7()), new(2026, 3, 3), change, Ct);
        await dossier.Site.Services.GetRequiredService<TemplateShelf>()
            .AddAsync(agency, LetterType.Find("L01")!, LetterTemplates.Default(LetterType.Find("L01")!).Docx, new(2026, 4, 1), "试验", change, Ct);
        await AppendAsync(store, AgencyId.Platform, "calendar", "HolidayNoticeLoaded",
            """{"year":2026,"notices":[{"source":"https://www.gov.cn/1","days":[{"date":"2026-12-30","kind":"holiday","name":"临时放假"}]}]}""");
        await AppendAsync(store, agency, $"review/{Guid.CreateVersion7()}", "ReviewFiled",
            $$"""{"on":"2026-04-15","request":"{{id}}","kind":"Reconsideration","organ":"云川市人民政府"}""", id.Stream);
        var words = await store.Journal.WriteAsync(transaction => store.People.SealAsync(transaction, "complaint", "电话无人接听"), Ct);
        await AppendAsync(store, agency, $"complaint/{Guid.CreateVersion7()}", "ComplaintFiled",
            $$"""{"on":"2026-04-15","agency":"{{agency}}","words":{"id":"{{words.Id}}","hash":"{{words.Hash}}"},"request":"{{id}}"}""", id.Stream);
        var question = await store.Journal.WriteAsync(transaction => store.People.SealAsync(transaction, "inquiry", "怎么申请"), Ct);
        await AppendAsync(store, agency, $"inquiry/{Guid.CreateVersion7()}", "InquiryReceived", $$"""
            {"on":"2026-04-15","number":"2026-首0001","way":"Counter","kind":"Consultation","question":{"id":"{{question.Id}}","hash":"{{question.Hash}}"},"first":"{{Guid.CreateVersion7()}}"}
            """);
        await PublishAsync(store, agency);
        var said = await store.Journal.WriteAsync(transaction => store.People.SealAsync(transaction, "opinion", "建议延长期限"), Ct);
        await AppendAsync(store, agency, $"opinion/{Guid.CreateVersion7()}", "OpinionReceived", $$"""
            {"item":"{{Guid.CreateVersion7()}}","kind":"Objection","number":"2026-异00001","until":"2026-04-15","way":"Telephone","words":{"id":"{{said.Id}}","hash":"{{said.Hash}}"},"files":[],"on":"2026-04-15"}
            """);
        await AppendAsync(store, agency, $"cleanup/{Guid.CreateVersion7()}", "CleanupOpened", $$"""
            {"number":"2026-清01","name":"文件清理","proposalsDue":"2026-05-01","due":"2026-06-01","documents":[{"item":"{{Guid.CreateVersion7()}}"}],"by":"{{Guid.CreateVersion7()}}","on":"2026-04-15"}
            """);
        await PostAsync(store, agency);
        await AppendAsync(store, agency, $"message/{Guid.CreateVersion7()}", "MessageReceived", $$"""
            {"kind":"Consultation","number":"2026-言00001","words":{"id":"{{said.Id}}","hash":"{{said.Hash}}"},"wish":"Online","workdays":5,"codeHash":"ab12","mayBePublic":false,"on":"2026-04-15"}
            """);
        var survey = Guid.CreateVersion7();
        await AppendAsync(store, agency, $"survey/{survey}", "SurveyDrafted", $$"""
            {"number":"2026-问001","content":{"title":"早市调查","introduction":"请评价","from":"2026-04-15","until":"2026-05-15","questions":[{"kind":"Scale","text":"打几分","options":[],"isRequired":false}]},"by":"{{Guid.CreateVersion7()}}","on":"2026-04-15"}
            """);
        await AppendAsync(store, agency, $"survey-answer/{Guid.CreateVersion7()}", "SurveyAnswered",
            $$"""{"survey":"{{survey}}","on":"2026-04-16","replies":[{"chosen":[4]}]}""", $"survey/{survey}");
        await store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "insert into survey_invitation (hash, survey) values ('ab12', @survey)", new { survey = survey.ToString() }, transaction.Transaction), Ct);
        var site = Guid.CreateVersion7();
        await AppendAsync(store, agency, $"website/{site}", "WebsiteEntered", $$"""
            {"entry":{"kind":"Department","name":"云川市商务局网站","address":"https://sw.yunchuan.example/","host":"云川市商务局","responsible":"{{Guid.CreateVersion7()}}",
            "openedOn":"2010-01-01","competent":"","operator":"","identityCode":"","icp":"","police":"","isPlatform":true} }
            """);
        await AppendAsync(store, AgencyId.Platform, "website-rows", "WebsiteRowsLoaded", Gongkai.Websites.WebsiteFormEdition.Brought[0].Text);
        await AppendAsync(store, agency, $"website-form/{Gongkai.Websites.WebsiteForm.IdOf(new(site), 2025)}", "WebsiteFormBegun",
            $$"""{"website":"{{site}}","year":2025,"by":"{{Guid.CreateVersion7()}}","on":"2026-04-15"}""");
        await AppendAsync(store, agency, $"year-report/{YearReport.IdOf(agency, 2025)}", "ReportBegun",
            $$"""{"year":2025,"draft":{"preamble":"引言"},"by":"{{Guid.CreateVersion7()}}","on":"2026-04-15"}""");
        await FileAsync(store, agency);
        var (indicators, _) = await new IndicatorSystems(store).PutAsync(agency, IndicatorSystems.Seeded(), AStore.Change(), Ct);
        await AppendAsync(store, agency, $"assessment/{AgencyAssessment.IdOf(agency, agency, 2026)}", "AssessmentOpened",
            $$"""
            {"authority":"{{agency}}","member":"{{agency}}","name":"试验局","year":2026,"system":"{{indicators}}","systemVersion":1,
            "selfBy":"2026-12-20","by":"{{Guid.CreateVersion7()}}","on":"2026-04-15"}
            """);
        await AppendAsync(store, agency, $"order/{Guid.CreateVersion7()}", "OrderIssued",
            $$"""
            {"authority":"{{agency}}","member":"{{agency}}","name":"试验局","kind":"Supervision","number":"2026-督0001","basis":"条例","demand":"整改",
            "problems":[{"first":"","second":"","standard":"","detail":"栏目空白"}],"dueOn":"2026-05-20","by":"{{Guid.CreateVersion7()}}","on":"2026-04-15"}
            """);
        await AppendAsync(store, agency, $"third-party/{Guid.CreateVersion7()}", "ThirdPartyTaken", $$"""
            {"on":"2026-04-15","year":2025,"evaluator":"某大学","by":"{{Guid.CreateVersion7()}}","rows":[{"member":"{{agency}}","score":{"agency":"试验局",
            "code":"1","item":"主动公开","score":8,"full":10,"words":""} }]}
            """);
        await AppendAsync(store, agency, $"problem-list/{Guid.CreateVersion7()}", "ProblemListTaken",
            $$"""
            {"on":"2026-04-15","name":"问题清单","by":"{{Guid.CreateVersion7()}}","rows":[{"problem":{"agency":"试验局","problem":{"first":"","second":"",
            "standard":"","detail":"栏目空白"},"result":""},"order":"{{Guid.CreateVersion7()}}","number":1}]}
            """);
        await AppendAsync(store, agency, $"figures/{agency}/2025", "FrozenYear", """{"year":2025,"on":"2026-01-10","cells":{}}""");
        Assert.Equal(0, CommandLine.Run(["rebuild", .. dossier.Place]).Status);
    }

    private static async Task FileAsync(Store store, AgencyId agency)
    {
        var (stream, by) = ($"filing/{ReportFiling.IdOf(agency, agency, 2025)}", Guid.CreateVersion7());
        using var content = new MemoryStream("报告"u8.ToArray());
        var file = await store.Files.PutAsync(content, stream, 100, Ct);
        await store.Journal.WriteAsync(async transaction =>
        {
            await transaction.AppendAsync(agency, stream, 0,
            [
                new("FilingOpened", $$"""
                    {"member":"{{agency}}","name":"试验局","isGovernment":false,"year":2025,"number":1,"submitBy":"2026-01-26","publishBy":"2026-01-28",
                    "law":"2026-01-31","by":"{{by}}","on":"2026-04-15"}
                    """),
                new("ReportFiled", $$"""
                    {"number":1,"way":"Batch","file":{"sha256":"{{file.Hash}}","name":"报告.docx","mediaType":"application/octet-stream","size":6},
                    "reading":{"title":"年度报告","agency":"试验局","year":2025,"generation":"B","figures":{"requests.received.total":"2"},"uncertain":[],
                    "findings":[]},"by":"{{by}}","on":"2026-04-15"}
                    """),
                new("FilingAccepted", $$"""{"number":1,"words":"","by":"{{by}}","on":"2026-04-15"}"""),
            ], AStore.Change(), null);
            return true;
        }, Ct);
    }

    private static async Task PublishAsync(Store store, AgencyId agency)
    {
        var body = new ItemContent(ItemKinds.Notice.Code, "试验通知", new(2026, 4, 15)) { Text = "试验。" }.Write();
        var (hash, by) = (ItemContent.HashOf(body), Guid.CreateVersion7());
        var placement = $$"""{"column":"notices","openness":"Proactive"}""";
        await store.Journal.WriteAsync(transaction =>
            transaction.Connection.ExecuteAsync("insert into item_content (hash, body) values (@hash, @body)", new { hash, body }, transaction.Transaction), Ct);
        await store.Journal.WriteAsync(async transaction =>
        {
            await transaction.AppendAsync(agency, $"item/{Guid.CreateVersion7()}", 0,
            [
                new("ItemDrafted", $$"""
                    {"number":"2026-信00001","kind":"notice","content":"{{hash}}","placement":{{placement}},"by":"{{by}}","on":"2026-04-15"}
                    """),
                new("ItemSubmitted", $$"""{"chain":["Secrecy","Leader"],"by":"{{by}}","on":"2026-04-15"}"""),
                new("ItemSecrecyReviewed", $$"""{"content":"{{hash}}","finding":"Open","by":"{{by}}","on":"2026-04-15"}"""),
                new("ItemPassed", $$"""{"stage":"Leader","content":"{{hash}}","by":"{{by}}","on":"2026-04-15"}"""),
                new("ItemPublished", $$"""
                    {"at":"2026-04-15T01:00:00Z","content":"{{hash}}","placement":{{placement}},"indexNumber":"云商/2026-00001","by":"{{by}}","on":"2026-04-15"}
                    """),
            ], AStore.Change(), null);
            await transaction.AppendAsync(agency, $"item/{Guid.CreateVersion7()}", 0,
            [
                new("ItemDrafted", $$"""
                    {"number":"2026-信00002","kind":"notice","content":"{{hash}}","placement":{{placement}},"by":"{{by}}","on":"2026-04-15",
                    "import":{"from":"原网站","publishedOn":"2021-03-05","address":"http://www.yunchuan.gov.cn/1.html","indexNumber":"00299/2021-1"} }
                    """),
            ], AStore.Change(), null);
            return true;
        }, Ct);
        await store.Journal.WriteAsync(async transaction =>
        {
            await transaction.AppendAsync(agency, $"catalogue/{agency}", 0,
            [
                new("CatalogueFounded", """{"level":"County","on":"2026-04-15"}"""),
                new("EntryPut", """{"entry":{"id":"1","node":"P20-04","matter":"统计","content":"数据","basis":"条例","term":"每月","section":"办公室"},"on":"2026-04-15"}"""),
                new("CatalogueAdopted", """{"note":"","on":"2026-04-15"}"""),
            ], AStore.Change(), null);
            return true;
        }, Ct);
    }

    private static async Task PostAsync(Store store, AgencyId agency)
    {
        await store.Journal.WriteAsync(async transaction =>
        {
            await transaction.AppendAsync(agency, $"media-account/{Guid.CreateVersion7()}", 0,
            [
                new("MediaAccountOpened", $$"""
                    {"entry":{"platform":"Weibo","name":"云川商务","number":"yunchuan","holder":"云川市商务局","responsible":"{{Guid.CreateVersion7()}}","openedOn":"2020-01-01",
                    "approval":{"document":"批复","on":"2019-12-01"},"interacts":true,"address":""} }
                    """),
                new("MediaFollowersDeclared", """{"on":"2025-12-31","count":1200}"""),
            ], AStore.Change(), null);
            return true;
        }, Ct);
        await AppendAsync(store, agency, $"media-post/{Guid.CreateVersion7()}", "PostPrepared", $$"""
            {"account":"{{Guid.CreateVersion7()}}","item":"{{Guid.CreateVersion7()}}","content":"0","address":"https://example.com/1",
            "words":{"title":"通知","author":"","digest":"","text":""},"by":"{{Guid.CreateVersion7()}}","at":"2026-04-15T01:00:00+00:00"}
            """);
    }

    private static Task AppendAsync(Store store, AgencyId agency, string stream, string type, string body,
        string? about = null) => store.Journal.WriteAsync(async transaction =>
    {
        await transaction.AppendAsync(agency, stream, 0, [new(type, body)], AStore.Change(), about);
        return true;
    }, Ct);

    // A row in each table that has none; keys to other tables are those of what is there.
    private static Task<bool> FillAsync(Store store) => store.Journal.WriteAsync(async transaction =>
    {
        var (connection, within) = (transaction.Connection, transaction.Transaction);
        foreach (var table in StoreTables.Witnessed(connection, within))
        {
            if (await connection.ExecuteScalarAsync<long>($"select count(*) from {table.Name}", transaction: within) > 0) continue;
            var columns = TableCatalog.Of(connection, within, name => name == table.Name)[0].Columns;
            var values = new DynamicParameters();
            foreach (var column in columns)
                values.Add(column.Name, column.IsNumber ? 1L : column.Name == "key" ? store.Keys.Current : await ValueAsync(connection, within, column.Name));
            await connection.ExecuteAsync(
                $"""
                    insert into {table.Name} ({string.Join(", ", columns.Select(column => column.Name))})
                    values ({string.Join(", ", columns.Select(column => $"@{column.Name}"))})
                    """, values, within);
        }
        return true;
    }, Ct);

    private static async Task<string> ValueAsync(DbConnection connection, DbTransaction within, string column) => column switch
    {
        "person" or "kept_by" or "accepted_by" or "absent" or "deputy" =>
            (await connection.ExecuteScalarAsync<string>("select id from person order by id limit 1", transaction: within))!,
        "agency" => (await connection.ExecuteScalarAsync<string>("select id from agency order by id limit 1", transaction: within))!,
        _ => $"试验{column}",
    };
}
