using Dapper;
using Gongkai.Features.Demonstration;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Tests.Privacy;

/// <summary>
/// Marked data sent through every route and every form, by everybody: none of it in a log, in a figure, or in plain text where it must be sealed.
/// </summary>
[Collection(nameof(Console))]
public sealed class MarkedDataTests
{
    // What is not personal information and stands in plain text: what an agency says of itself and of its officers, its templates, what it publishes,
    // what an authority writes to agencies about their reports, the courts and bodies that it deals with, and the numbers under which they file a review.
    private static readonly (string Place, string Field)[] Plain =
    [
        ("/admin/", ""), ("/setup", ""), ("/account", ""), ("/desk/templates", ""), ("/desk/intake/answers", ""), ("/desk/cases/{}/referral", "Command.Body"),
        ("/desk/cases/{}/reviews", "Command.Organ"), ("/desk/reviews/{}", "Command.Number"), ("/desk/reviews/{}", "Command.DocumentNumber"),
        ("/desk/reviews/{}", "Command.Court"), ("/desk/publishing", ""), ("/desk/catalogue", ""),
        ("/desk/media/", ""),
        ("/desk/surveys/new", ""), ("/desk/surveys/{}/edit", ""), ("/desk/surveys/{}/conclude", ""),
        ("/desk/year-reports/{}/text", ""), ("/desk/year-reports/{}/declare", "Command.Figures"), ("/desk/year-reports/{}/correct", ""),
        ("/desk/year-report-settings", ""), ("/desk/websites/", "Closing.Document"), ("/desk/filings/", ""),
        ("/desk/orders", ""), ("/desk/indicator-systems", ""), ("/desk/assessments/{}/review", ""), ("/desk/assessments/{}/appeal-decision", ""),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_is_sent_through_every_route_and_form_reaches_no_log_and_no_figure_and_lies_sealed(Engine engine)
    {
        using var scratch = new Scratch();
        var connection = engine == Engine.Postgres ? PostgresServer.Create(empty: true) : null;
        var settings =
            new ConfigurationBuilder().AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Log:Level"] = "Trace",
                    ["Smtp:Host"] = "127.0.0.1",
                    ["Smtp:Port"] = "1",
                    ["Smtp:From"] = "gongkai@example.cn",
                }).Build();
        var options = new SiteOptions(new(scratch.At("data"), connection))
        {
            Urls = "http://127.0.0.1:0",
            RateLimits = Gongkai.Web.RateLimits.None,
            Settings = settings,
            PrintsLetters = false,
        };
        var marks = new Marks();
        string said, figures;
        using (var recording = new Recording())
        {
            await using (var site = await DemonstrationSite.BuildAsync(options, Ct))
            {
                await site.StartAsync(Ct);
                site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Gongkai.Probe").LogTrace("{Probe}", marks.For("probe", "probe"));
                var walk = new MarkedWalk(new(site.Urls.First()), await PageForms.OfAsync(site.Services), marks);
                await walk.EverybodyAsync();
                await walk.EveryHandlerAsync();
                await walk.StrangersAsync();
                AssertSealed(options.Storage, marks);
                Break(options.Storage);
                Assert.True(await walk.EveryHandlerAsync() > 100, "the broken platform has to fault");
            }
            (said, figures) = (recording.Said, recording.Figures);
        }
        if (connection is not null) PostgresServer.Drop(connection);
        Assert.Contains("incident", said, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", figures, StringComparison.Ordinal);
        Assert.Equal([("probe", "probe")], marks.In(said));
        Assert.Equal([], marks.In(figures));
    }

    private static void AssertSealed(StorageOptions place, Marks marks)
    {
        var clear = new List<string>();
        using (var connection = Database.Connect(place.ConnectionString))
            foreach (var table in TableNames(connection))
                using (var reader = connection.ExecuteReader($"select * from \"{table}\""))
                    while (reader.Read())
                        for (var i = 0; i < reader.FieldCount; i++)
                            if (reader.GetValue(i) is string text)
                                clear.AddRange(marks.In(text).Where(mark => !IsPlain(mark))
                                    .Select(mark => $"{table}.{reader.GetName(i)}: {mark.Place} {mark.Field}"));
        foreach (var file in Directory.EnumerateFiles(place.Data, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            clear.AddRange(marks.In(bytes).Where(mark => !IsPlain(mark)).Select(mark => $"{Path.GetFileName(file)}: {mark.Place} {mark.Field}"));
        }
        Assert.True(clear.Count == 0, string.Join('\n', clear.Distinct()));

        static bool IsPlain((string Place, string Field) mark) =>
            Plain.Any(plain => mark.Place.StartsWith(plain.Place, StringComparison.Ordinal) && mark.Field.StartsWith(plain.Field, StringComparison.Ordinal));
    }

    private static List<string> TableNames(System.Data.Common.DbConnection connection) => connection.Query<string>(connection is Npgsql.NpgsqlConnection
        ? "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'"
        : "select name from sqlite_master where type = 'table'").AsList();

    // The register is gone: whatever is asked for breaks off half-way.
    private static void Break(StorageOptions place)
    {
        using var connection = Database.Connect(place.ConnectionString);
        foreach (var table in (string[])["case_view", "journal", "agency_settings"]) connection.Execute($"alter table {table} rename to {table}_gone");
    }
}
