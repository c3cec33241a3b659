using System.Globalization;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Load;
using Gongkai.Load.YearEnd;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

// dotnet run -c Release --project bench/Gongkai.Load -- [--cases 100000] [--burst 45000] [--seconds 10] [--write] | witness [--cases 10000] [--rounds 5]
// [--write] | search [--items 1000000] [--stored 100000] [--rounds 5] [--write] | relevance [--write] | portal [--items 3000]
// [--seconds 10] [--write] | year-end [--reports 200000] [--agencies 3000] [--rounds 9] [--seconds 10] [--write]
Console.OutputEncoding = new UTF8Encoding(false);
if (args is ["witness", ..])
{
    var page = await WitnessCost.MeasureAsync(Number("--cases", 10_000), Number("--rounds", 5));
    Console.Write(page);
    if (args.Contains("--write")) File.WriteAllText(Path.Combine(Environment.CurrentDirectory, "docs", "benchmarks", "witness.md"), page);
    return 0;
}
if (args is ["search", ..])
{
    Put("Search", await SearchCost.MeasureAsync(Number("--items", 1_000_000), Number("--stored", 100_000), Number("--rounds", 5)));
    return 0;
}
if (args is ["relevance", ..])
{
    Put("Relevance", await Relevance.MeasureAsync(Path.Combine("data", "demo", "publishing"), Path.Combine("bench", "relevance")));
    return 0;
}
if (args is ["portal", ..])
{
    Put("Portal", await PortalCost.MeasureAsync(Number("--items", 3_000), Number("--seconds", 10)));
    return 0;
}
if (args is ["year-end", ..])
{
    var page = await YearEndCost.MeasureAsync(Number("--reports", 200_000), Number("--agencies", 3_000), Number("--rounds", 9), Number("--seconds", 10),
        Environment.GetEnvironmentVariable("GONGKAI_TEST_POSTGRES") is { Length: > 0 } ? DatabaseAsync : null);
    Put("Measured", page, "year-end");
    return 0;
}
var (cases, burst, seconds) = (Number("--cases", 100_000), Number("--burst", 45_000), Number("--seconds", 10));
var table = new StringBuilder("""
    # Casework under load

    One process serves and one process on the same machine asks, over 16 connections, on a register of the given size. *Server p95* is the server's own time for a page (`http.server.request.duration`). The empty page is a Razor page without layout; it is measured twice: in the same site, behind everything that every page passes, and alone, in a web server that has nothing else. The held board is the page of the board, in the same site and for the same officer, over lines that are held in memory. What was read holds until something is written (decision 0011), so a code that is asked for again needs no database; one row asks for each code once only. A submission is one POST of the public form, and its receipt is shown when it is durable.

    To reproduce: `dotnet run -c Release --project bench/Gongkai.Load -- --write`, with `GONGKAI_TEST_POSTGRES` naming a server for the second engine. Rate limits are lifted with the setting that `gongkai serve --no-rate-limit` uses.


    """.ReplaceLineEndings("\n"));
await MeasureAsync(Engine.Sqlite);
if (Environment.GetEnvironmentVariable("GONGKAI_TEST_POSTGRES") is { Length: > 0 }) await MeasureAsync(Engine.Postgres);
else Console.Error.WriteLine("GONGKAI_TEST_POSTGRES is not set: only SQLite is measured");
Console.Write(table);
if (args.Contains("--write")) File.WriteAllText(Path.Combine(Environment.CurrentDirectory, "docs", "benchmarks", "casework.md"), table.ToString());
return 0;

async Task MeasureAsync(Engine engine)
{
    var folder = Directory.CreateTempSubdirectory("gongkai-load").FullName;
    var options = new SiteOptions(new(folder, engine == Engine.Postgres ? await DatabaseAsync() : null))
    {
        Urls = "http://127.0.0.1:0",
        RateLimits = RateLimits.None,
        PrintsLetters = false,
    };
    var app = Site.Build(options, TimeProvider.System, services => services.AddRazorPages()
        .ConfigureApplicationPartManager(parts => parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(HeldBoardPage).Assembly))));
    await app.StartAsync();
    var site = UnderLoad.Address(app);
    var bare = Bare();
    await bare.StartAsync();

    var register = new Register(app.Services);
    var filling = System.Diagnostics.Stopwatch.StartNew();
    await register.FillAsync(cases);
    var filled = cases / filling.Elapsed.TotalSeconds;
    var cookie = await UnderLoad.SignInAsync(site);
    var time = TimeSpan.FromSeconds(seconds);

    var alone = await Crowd.AskAsync(UnderLoad.Address(bare), _ => "/empty", null, time);
    var empty = await Crowd.AskAsync(site, _ => "/empty", null, time);
    var tracking = await Crowd.AskAsync(site, n => $"/track/{register.Codes[n * 97 % register.Codes.Count / 97 * 97]}", null, time);
    var next = 0;
    var anew = await Crowd.AskAsync(site, _ => $"/track/{register.Codes[Interlocked.Increment(ref next) % register.Codes.Count]}", null, time);
    await HeldBoardPage.HoldAsync(app.Services);
    var held = await Crowd.AskAsync(site, _ => "/held-board", cookie, time);
    var board = await Crowd.AskAsync(site, _ => "/desk/board", cookie, time);
    var list = await Crowd.AskAsync(site, _ => "/desk/cases", cookie, time);
    var (perSecond, p95, failed) = await Burst.SendAsync(site, register.Agency, burst);
    var (numbers, highest, distinct) = await register.NumbersAsync(TimeProvider.System.BeijingToday.Year);

    table.Append(string.Create(CultureInfo.InvariantCulture, $"""
        ## {(engine == Engine.Sqlite ? "SQLite" : "PostgreSQL")}, {cases:N0} cases in the register

        | page | pages a second | server p95 (ms) | other answers | beside | ratio |
        |---|---:|---:|---:|---|---:|
        | empty page, alone | {alone.PerSecond:N0} | {alone.ServerP95:0.0} | {alone.Failed} | | |
        | empty page, in the site | {empty.PerSecond:N0} | {empty.ServerP95:0.0} | {empty.Failed} | | |
        | tracking, by code | {tracking.PerSecond:N0} | {tracking.ServerP95:0.0} | {tracking.Failed} | empty page, in the site | {tracking.PerSecond / empty.PerSecond:0.00} |
        | tracking, each code for the first time | {anew.PerSecond:N0} | {anew.ServerP95:0.0} | {anew.Failed} | empty page, in the site | {anew.PerSecond / empty.PerSecond:0.00} |
        | board, held in memory | {held.PerSecond:N0} | {held.ServerP95:0.0} | {held.Failed} | | |
        | board by section and officer | {board.PerSecond:N0} | {board.ServerP95:0.0} | {board.Failed} | board, held in memory | {board.PerSecond / held.PerSecond:0.00} |
        | list by due day | {list.PerSecond:N0} | {list.ServerP95:0.0} | {list.Failed} | | |

        | submissions | a second | server p95 (ms) | without receipt | numbers of the year | highest | distinct |
        |---:|---:|---:|---:|---:|---:|---:|
        | {burst:N0} | {perSecond:N0} | {p95:0.0} | {failed} | {numbers} | {highest} | {distinct} |

        The register was filled through the journal at {filled:N0} cases a second.


        """).ReplaceLineEndings("\n"));
    await app.StopAsync();
    await app.DisposeAsync();
    await bare.StopAsync();
    await bare.DisposeAsync();
    Directory.Delete(folder, recursive: true);
}

// The web server with one empty Razor page, and nothing else.
static WebApplication Bare()
{
    var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(HeldBoardPage).Assembly.GetName().Name });
    builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
    builder.Services.AddRazorPages(pages => pages.RootDirectory = "/");
    builder.Services.AddRouting();
    var app = builder.Build();
    app.MapRazorPages();
    return app;
}

static async Task<string> DatabaseAsync()
{
    var server = new Npgsql.NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("GONGKAI_TEST_POSTGRES")!);
    var name = $"load_{Guid.NewGuid():n}";
    await using var connection = new Npgsql.NpgsqlConnection(server.ToString());
    await connection.OpenAsync();
    await using var command = new Npgsql.NpgsqlCommand($"create database {name}", connection);
    await command.ExecuteNonQueryAsync();
    server.Database = name;
    return server.ToString();
}

// One section of the page that several commands write.
void Put(string section, string text, string name = "publishing")
{
    Console.Write(text);
    if (!args.Contains("--write")) return;
    var path = Path.Combine(Environment.CurrentDirectory, "docs", "benchmarks", $"{name}.md");
    var (whole, start, end) = (File.ReadAllText(path), $"<!-- {section} -->\n", $"<!-- /{section} -->");
    var (from, to) = (whole.IndexOf(start, StringComparison.Ordinal) + start.Length, whole.IndexOf(end, StringComparison.Ordinal));
    File.WriteAllText(path, whole[..from] + text.ReplaceLineEndings("\n").TrimEnd() + "\n" + whole[to..]);
}

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
