using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Bench.Accuracy;
using Gongkai.Casework;
using Gongkai.Features.Filing;
using Gongkai.Features.ReportArchive;
using Gongkai.Features.YearEnd;
using Gongkai.Filing;
using Gongkai.Matters;
using Gongkai.Reports;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gongkai.Load.YearEnd;

/// <summary>
/// What the archive of a nation costs: so many reports of so many agencies, stored as the platform stores them; the copy by columns made of them; one question
/// over every figure, asked of the copy and of a table of figures in both engines; added up; and the desk of an authority over three thousand agencies.
/// </summary>
internal static class YearEndCost
{
    private const int Years = 5;
    private const int FirstYear = 2021;
    private const int Together = 500;

    // Figures of which every report has its own: as many drafts as there are primes to walk them by would take an hour.
    private const int Drawn = 4_000;

    private static readonly ReportForm Form = ReportForm.B;

    public static async Task<string> MeasureAsync(int reports, int agencies, int rounds, int seconds, Func<Task<string>>? postgres)
    {
        var page = new StringBuilder();
        var drafts = Enumerable.Range(0, Drawn).Select(n => Drafts.Of($"试{n}市商务局", FirstYear + n % Years, new Random(n), null).Figures).ToArray();
        await ColumnsAsync(page, drafts, reports, rounds, postgres);
        Sums(page, drafts, Math.Min(reports, 20_000), rounds);
        await DeskAsync(page, drafts, agencies, seconds, "SQLite", null);
        if (postgres is not null) await DeskAsync(page, drafts, agencies, seconds, "PostgreSQL", await postgres());
        return page.ToString();
    }

    private static FiledFigures Figures(Dictionary<string, string>[] drafts, int n)
    {
        var figures = drafts[n % Drawn];
        var cells = Form.Cells.ToImmutableSortedDictionary(cell => cell.Id,
            // No two reports are the same: the count of a few cells is the report's own.
            cell => cell.Column.Type == CellType.Count && cell.Id.GetHashCode(StringComparison.Ordinal) % 3 == 0
                ? (long.Parse(figures[cell.Id], CultureInfo.InvariantCulture) + n % 97).ToString(CultureInfo.InvariantCulture)
                : figures[cell.Id] + (cell.Column.Type == CellType.Money ? "万元" : ""), StringComparer.Ordinal);
        return new(new(null, null, null, ReportFormGeneration.B, cells, [], []), ImmutableSortedDictionary<string, string>.Empty);
    }

    private static async Task ColumnsAsync(StringBuilder page, Dictionary<string, string>[] drafts, int reports, int rounds, Func<Task<string>>? postgres)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-year-end").FullName;
        await using var store = Store.Open(new(folder));
        var authority = new AgencyId(Guid.CreateVersion7());
        var clock = Stopwatch.StartNew();
        for (var from = 0; from < reports; from += Together)
            await store.Journal.WriteAsync(async transaction =>
            {
                for (var n = from; n < Math.Min(from + Together, reports); n++)
                {
                    var member = AgencyId.Named($"agency/{n / Years}");
                    await ReportVersions.WriteAsync(transaction, $"filing/{FilingId.Named($"filing/{n}")}", authority, member, $"试{n / Years}市商务局",
                        FirstYear + n % Years, 2,
                        [new(1, new(2026, 1, 20), VersionWay.Batch, $"{n:x64}", "报告.docx", true, true, null, null, 0, 0, Figures(drafts, n))]);
                }
                return true;
            }, default);
        var stored = clock.Elapsed.TotalSeconds;
        using var copies = new ColumnarCopies(store);
        clock.Restart();
        var path = await copies.FreshAsync(new(authority), default);
        var made = clock.Elapsed.TotalSeconds;
        await using var copy = ColumnarCopies.Open(path);
        const string Question = "select cell, year, count(*), sum(number), max(number) from cells group by cell, year";
        var figures = await copy.ExecuteScalarAsync<long>("select count(number) from cells");

        // The same figures as rows of the two engines.
        var sqlite = Path.Combine(folder, "rows.db");
        await using var rows = new SqliteConnection($"Data Source={sqlite}");
        await rows.OpenAsync();
        await rows.ExecuteAsync("pragma journal_mode = off; pragma synchronous = off; "
            + "create table cells (report integer, year integer, cell integer, number real)");
        await using var server = postgres is null ? null : new NpgsqlConnection(await postgres());
        if (server is not null)
        {
            await server.OpenAsync();
            await server.ExecuteAsync("create unlogged table cells (report integer, year smallint, cell smallint, number numeric(18, 6))");
        }
        await FillAsync(rows, server, drafts, reports);
        if (server is not null) await server.ExecuteAsync("vacuum analyze cells", commandTimeout: 0);
        List<double> columns = [], lite = [], pg = [], memory = [];
        var held = Form.Cells.Select((cell, i) => Enumerable.Range(0, reports).Select(n => Number(Figures(drafts, n)[cell.Id]!)).ToArray()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            columns.Add(await TimedAsync(copy, Question));
            memory.Add(Timed(() => held.Sum(column => column.Sum())));
            if (round >= 3) continue;
            lite.Add(await TimedAsync(rows, Question));
            if (server is not null) pg.Add(await TimedAsync(server, Question));
        }
        var one = await TimedAsync(copy, "select year, sum(number) from cells where cell = 40 group by year");
        var (ours, inMemory) = (Median(columns), Median(memory));
        page.Append(string.Create(CultureInfo.InvariantCulture, $"""
            ## A question over every figure

            {reports:N0} reports, {figures:N0} figures. The question: of every cell and year, how many there are, their sum, their greatest.
            *In memory* is what costs least: decimal numbers that lie in arrays already, added up by one thread, without years or greatest ones.

            | | median (ms) | beside the copy |
            |---|---:|---:|
            | copy by columns | {ours:0} | 1.0 |
            | plain sum in memory | {inMemory:0} | {inMemory / ours:0.0} |
            | rows in SQLite | {Median(lite):0} | {Median(lite) / ours:0.0} |
            {(pg.Count == 0 ? "| rows in PostgreSQL | not measured | |" : $"| rows in PostgreSQL | {Median(pg):0} | {Median(pg) / ours:0.0} |")}
            | copy by columns, one cell through the years | {one:0} | {one / ours:0.00} |

            The reports were stored at {reports / stored:N0} a second; the copy was made of them in {made:0} s ({reports / made:N0} reports a second)
             and takes {new FileInfo(path).Length / 1e6:0} MB, the store {new FileInfo(store.Options.DatabaseFile).Length / 1e6:N0} MB,
            the rows in SQLite {new FileInfo(sqlite).Length / 1e6:N0} MB.


            """).ReplaceLineEndings("\n"));
        rows.Close();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static decimal Number(string text) => decimal.Parse(text.Replace("万元", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static async Task FillAsync(SqliteConnection rows, NpgsqlConnection? server, Dictionary<string, string>[] drafts, int reports)
    {
        await using var transaction = (SqliteTransaction)await rows.BeginTransactionAsync();
        await using var insert = rows.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "insert into cells values ($report, $year, $cell, $number)";
        var (report, year, cell, number) = (insert.Parameters.Add("$report", SqliteType.Integer), insert.Parameters.Add("$year", SqliteType.Integer),
            insert.Parameters.Add("$cell", SqliteType.Integer), insert.Parameters.Add("$number", SqliteType.Real));
        await using var copy = server is null ? null : await server.BeginBinaryImportAsync("copy cells from stdin (format binary)");
        for (var n = 0; n < reports; n++)
        {
            var figures = Figures(drafts, n);
            (report.Value, year.Value) = (n, FirstYear + n % Years);
            foreach (var (i, one) in Form.Cells.Index())
            {
                var value = Number(figures[one.Id]!);
                (cell.Value, number.Value) = (i, (double)value);
                insert.ExecuteNonQuery();
                if (copy is null) continue;
                copy.StartRow();
                copy.Write(n, NpgsqlTypes.NpgsqlDbType.Integer);
                copy.Write((short)(FirstYear + n % Years), NpgsqlTypes.NpgsqlDbType.Smallint);
                copy.Write((short)i, NpgsqlTypes.NpgsqlDbType.Smallint);
                copy.Write(value, NpgsqlTypes.NpgsqlDbType.Numeric);
            }
        }
        if (copy is not null) await copy.CompleteAsync();
        await transaction.CommitAsync();
    }

    // 汇总 as the page of totals makes it, with every contribution and whoever is missing named, against a bare sum of the same numbers.
    private static void Sums(StringBuilder page, Dictionary<string, string>[] drafts, int members, int rounds)
    {
        var reports = Enumerable.Range(0, members)
            .Select(n => new Member($"试{n}市商务局", Figures(drafts, n).ToReport("", 2025) with { Agency = null })).ToArray();
        List<double> consolidated = [], bare = [];
        for (var round = 0; round < Math.Min(rounds, 3); round++)
        {
            consolidated.Add(Timed(() => Consolidation.Of("试省人民政府", 2025, reports).Members.Length));
            bare.Add(Timed(() => Form.Cells.Sum(cell => reports.Sum(member => member.Report[cell.Id] switch
            {
                Count count => count.Value,
                Amount amount => amount.Value,
                _ => 0,
            }))));
        }
        page.Append(string.Create(CultureInfo.InvariantCulture, $"""
            ## Adding up

            {members:N0} reports, read and in memory, added up cell by cell: with every contribution, derived cells made anew,
            and whoever does not count named, as the page of totals and the government's own report have it; beside it the bare sum over the same reports.

            | | median (ms) | ratio |
            |---|---:|---:|
            | added up | {Median(consolidated):0} | {Median(consolidated) / Median(bare):0.0} |
            | bare sum | {Median(bare):0} | 1.0 |


            """).ReplaceLineEndings("\n"));
    }

    private static async Task DeskAsync(StringBuilder page, Dictionary<string, string>[] drafts, int agencies, int seconds, string engine, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-desk").FullName;
        var app = Site.Build(new(new(folder, connection)) { Urls = "http://127.0.0.1:0", RateLimits = RateLimits.None, PrintsLetters = false },
            TimeProvider.System);
        await app.StartAsync();
        var (authority, _) = await new Register(app.Services).EnterAsync(new(new(Guid.CreateVersion7()), "试省人民政府")
        {
            FromOn = new(2019, 5, 15),
            Standing = AgencyStanding.ProvincialGovernment,
        }, Role.Supervisor);
        var change = new ChangeContext("system", "测量", TimeProvider.System.GetUtcNow(), null);
        var people = new PersonId(Guid.CreateVersion7());
        await app.Services.GetRequiredService<Store>().Journal.WriteAsync(async transaction =>
        {
            for (var n = 0; n < agencies; n++)
                await AgencyRegister.AddAsync(transaction, new Agency(AgencyId.Named($"agency/{n}"), $"试{n}市商务局")
                {
                    Superior = authority.Id,
                    FromOn = new(2019, 1, 1),
                    Standing = AgencyStanding.LocalDepartment,
                }, change);
            return true;
        }, default);
        var (filings, journal) = (app.Services.GetRequiredService<Filings>(), app.Services.GetRequiredService<FilingJournal>());
        var actor = new Actor(people, [new(Role.Supervisor, null)]);
        var year = TimeProvider.System.BeijingToday.Year - 1;
        await filings.OpenYearAsync(authority, year, people, actor, change, default);
        var lines = await filings.OfYearAsync(authority.Id, year, default);
        foreach (var some in lines.Chunk(Together))
            await journal.TakeTogetherAsync([.. some.Select(line => new MatterStep<ReportFiling, FilingEvent, FilingSituation>(new(line.Id), null,
                (writing, _) => Task.FromResult<IReadOnlyList<FilingEvent>>([new ReportFiled(writing.Situation.Today, 1, FilingWay.Batch,
                    new($"{line.Number:x64}", "报告.docx", "application/octet-stream", 1), Figures(drafts, line.Number).Reading) { By = people },
                    new FilingAccepted(writing.Situation.Today, 1, "", people)])))], actor, change, default);
        var (site, cookie) = (UnderLoad.Address(app), await UnderLoad.SignInAsync(UnderLoad.Address(app)));
        page.Append(string.Create(CultureInfo.InvariantCulture, $"""
            ## The desk of an authority, {agencies:N0} agencies, {engine}

            Sixteen connections on the machine that serves; *server p95* is the server's own time.

            | page | pages a second | server p95 (ms) | other answers |
            |---|---:|---:|---:|

            """).ReplaceLineEndings("\n"));
        foreach (var (name, path) in new[]
        {
            ("年度报告收集", FilingRoutes.OfYear(year)), ("汇总", FilingRoutes.TotalFor(year)), ("报告档案", ReportArchiveRoutes.List),
            ("一项数据", ReportArchiveRoutes.Figure("requests.received.total", year)),
        })
        {
            var asked = await Crowd.AskAsync(site, _ => path, cookie, TimeSpan.FromSeconds(seconds));
            page.Append(string.Create(CultureInfo.InvariantCulture, $"| {name} | {asked.PerSecond:N0} | {asked.ServerP95:0.0} | {asked.Failed} |\n"));
        }
        page.Append("\n\n");
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<double> TimedAsync(System.Data.Common.DbConnection connection, string question)
    {
        var clock = Stopwatch.StartNew();
        await using var command = connection.CreateCommand();
        command.CommandText = question;
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            // Every row is taken.
        }
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Timed<T>(Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        var result = work();
        GC.KeepAlive(result);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
