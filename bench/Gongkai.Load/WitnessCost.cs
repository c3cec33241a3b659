using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Load;

/// <summary>What the witness chain costs when cases are written, and how fast <c>gongkai verify</c> goes through what came of it.</summary>
internal static class WitnessCost
{
    /// <summary>Fills new stores in turn, with the witness and without, then proves the last one with it; tells it as Markdown.</summary>
    public static async Task<string> MeasureAsync(int cases, int rounds)
    {
        // The first of all pays for what the runtime compiles.
        await FillAsync(Math.Min(cases, 200), true, _ => Task.CompletedTask);
        List<(Filling With, Filling Without)> pairs = [];
        var proof = "";
        for (var round = 0; round < rounds; round++)
        {
            var (with, without) = (default(Filling), default(Filling));
            foreach (var isWitnessed in round % 2 == 0 ? (bool[])[true, false] : [false, true])
                if (isWitnessed) with = await FillAsync(cases, true, async options => proof = round == rounds - 1 ? await ProveAsync(options) : proof);
                else without = await FillAsync(cases, false, _ => Task.CompletedTask);
            pairs.Add((with, without));
        }
        return Table(cases, pairs, proof);
    }

    private static async Task<Filling> FillAsync(int cases, bool isWitnessed, Func<StorageOptions, Task> look)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-witness").FullName;
        var options = new StorageOptions(folder);
        Filling filling;
        await using (var app = Site.Build(new(options) { PrintsLetters = false }, TimeProvider.System))
        {
            if (!isWitnessed) await app.Services.GetRequiredService<Journal>().WriteAsync(StopListeningAsync, default);
            var (clock, spent) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            await new Register(app.Services).FillAsync(cases);
            filling = new(cases / clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / cases);
        }
        await look(options);
        Directory.Delete(folder, recursive: true);
        return filling;
    }

    // The triggers by which the writer hears of rows are of its own connection: without them there is nothing to be witnessed.
    private static async Task<int> StopListeningAsync(JournalTransaction transaction)
    {
        foreach (var trigger in (await transaction.Connection.QueryAsync<string>("select name from temp.sqlite_master where type = 'trigger'",
            transaction: transaction.Transaction)).ToList())
            await transaction.Connection.ExecuteAsync($"drop trigger temp.\"{trigger}\"", transaction: transaction.Transaction);
        return 0;
    }

    private static async Task<string> ProveAsync(StorageOptions options)
    {
        long events, links, rows;
        await using (var store = Store.Open(options))
        await using (var connection = await store.Database.OpenAsync(default))
            (events, links,
                rows) = await connection.QuerySingleAsync<(long, long, long)>(
                    "select (select count(*) from journal), (select count(*) from witness), (select count(*) from witness_mark)");
        var text = new StringBuilder();
        foreach (var (said, arguments) in ((string, string[])[])[("`gongkai verify`", []), ("`gongkai verify --quick`", ["--quick"])])
        {
            var clock = Stopwatch.StartNew();
            using var command =
                Process.Start(
                    new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai"),
                        ["verify", "--data", options.Data, .. arguments])
                    { RedirectStandardOutput = true })!;
            var told = await command.StandardOutput.ReadToEndAsync();
            await command.WaitForExitAsync();
            if (command.ExitCode != 0) await Console.Error.WriteLineAsync(told);
            var seconds = clock.Elapsed.TotalSeconds;
            text.Append(
                string.Create(CultureInfo.InvariantCulture,
                    $"| {said} | {events:N0} | {links:N0} | {rows:N0} | {seconds:0.0} | {events / seconds:N0} | {rows / seconds:N0} | {command.ExitCode} |\n"));
        }
        return text.ToString();
    }

    private static string Table(int cases, List<(Filling With, Filling Without)> pairs, string proof)
    {
        var ratios = pairs.Select(pair => pair.With.Processor / pair.Without.Processor).Order().ToList();
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # The witness chain and `gongkai verify`

            New stores (SQLite) are filled with {cases:N0} cases each through the journal, by 64 writers, in turn with the witness chain and without it: for the latter, the triggers by which
            the writer hears of the rows that it touches are taken from its connection, which leaves an empty question for each batch. Other work was on the machine besides; so the time of the
            processor for each case is what is compared, and the pairs stand side by side. The last store with the chain is then proved by the command as anybody runs it, its start included.

            To reproduce: `dotnet run -c Release --project bench/Gongkai.Load -- witness --write` (`--cases`, `--rounds`).

            | round | with the witness: processor (ms a case) | without | ratio | with the witness: cases a second | without |
            |---:|---:|---:|---:|---:|---:|

            """).ReplaceLineEndings("\n"));
        for (var i = 0; i < pairs.Count; i++)
        {
            var (with, without) = pairs[i];
            text.Append(
                string.Create(CultureInfo.InvariantCulture,
                    $"| {i + 1} | {with.Processor:0.00} | {without.Processor:0.00} | {with.Processor / without.Processor:0.00} | {with.PerSecond:N0} "
                        + $"| {without.PerSecond:N0} |\n"));
        }
        text.Append(string.Create(CultureInfo.InvariantCulture, $"\nThe median of the ratios is {ratios[ratios.Count / 2]:0.00}.\n\n"));
        return text.Append(
            "| | events | links of the chain | rows witnessed | seconds | events a second | rows a second | exit status "
                + "|\n|---|---:|---:|---:|---:|---:|---:|---:|\n").Append(proof).ToString();
    }

    private readonly record struct Filling(double PerSecond, double Processor);
}
