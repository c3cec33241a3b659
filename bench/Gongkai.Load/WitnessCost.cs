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
        List<(double With, double Without)> pairs = [];
        var proof = "";
        for (var round = 0; round < rounds; round++)
        {
            var (with, without) = (0.0, 0.0);
            foreach (var isWitnessed in round % 2 == 0 ? (bool[])[true, false] : [false, true])
                if (isWitnessed) with = await FillAsync(cases, true, async options => proof = round == rounds - 1 ? await ProveAsync(options) : proof);
                else without = await FillAsync(cases, false, _ => Task.CompletedTask);
            pairs.Add((with, without));
        }
        return Table(cases, pairs, proof);
    }

    private static async Task<double> FillAsync(int cases, bool isWitnessed, Func<StorageOptions, Task> look)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-witness").FullName;
        var options = new StorageOptions(folder);
        double perSecond;
        await using (var app = Site.Build(new(options) { PrintsLetters = false }, TimeProvider.System))
        {
            if (!isWitnessed) await app.Services.GetRequiredService<Journal>().WriteAsync(StopListeningAsync, default);
            var clock = Stopwatch.StartNew();
            await new Register(app.Services).FillAsync(cases);
            perSecond = cases / clock.Elapsed.TotalSeconds;
        }
        await look(options);
        Directory.Delete(folder, recursive: true);
        return perSecond;
    }

    // The triggers by which the writer hears of rows are of its own connection: without them there is nothing to be witnessed.
    private static async Task<int> StopListeningAsync(JournalTransaction transaction)
    {
        foreach (var trigger in (await transaction.Connection.QueryAsync<string>("select name from temp.sqlite_master where type = 'trigger'", transaction: transaction.Transaction)).ToList())
            await transaction.Connection.ExecuteAsync($"drop trigger temp.\"{trigger}\"", transaction: transaction.Transaction);
        return 0;
    }

    private static async Task<string> ProveAsync(StorageOptions options)
    {
        long events, links, rows;
        await using (var store = Store.Open(options))
        await using (var connection = await store.Database.OpenAsync(default))
            (events, links, rows) = await connection.QuerySingleAsync<(long, long, long)>("select (select count(*) from journal), (select count(*) from witness), (select count(*) from witness_mark)");
        var text = new StringBuilder();
        foreach (var (said, arguments) in ((string, string[])[])[("`gongkai verify`", []), ("`gongkai verify --quick`", ["--quick"])])
        {
            var clock = Stopwatch.StartNew();
            using var command = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "gongkai"), ["verify", "--data", options.Data, .. arguments]) { RedirectStandardOutput = true })!;
            await command.StandardOutput.ReadToEndAsync();
            await command.WaitForExitAsync();
            var seconds = clock.Elapsed.TotalSeconds;
            text.Append(string.Create(CultureInfo.InvariantCulture, $"| {said} | {events:N0} | {links:N0} | {rows:N0} | {seconds:0.0} | {events / seconds:N0} | {rows / seconds:N0} | {command.ExitCode} |\n"));
        }
        return text.ToString();
    }

    private static string Table(int cases, List<(double With, double Without)> pairs, string proof)
    {
        var ratios = pairs.Select(pair => pair.With / pair.Without).Order().ToList();
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # The witness chain and `gongkai verify`

            New stores (SQLite) are filled with {cases:N0} cases each through the journal, by 64 writers, in turn with the witness chain and without it: for the latter, the triggers by which
            the writer hears of the rows that it touches are taken from its connection, which leaves an empty question for each batch. The pairs stand side by side because other work was on the
            machine; the ratio is what counts. The last store with the chain is then proved by the command as anybody runs it, its start included.

            To reproduce: `dotnet run -c Release --project bench/Gongkai.Load -- witness --write` (`--cases`, `--rounds`).

            | round | cases a second, with the witness | without | ratio |
            |---:|---:|---:|---:|

            """).ReplaceLineEndings("\n"));
        for (var i = 0; i < pairs.Count; i++)
            text.Append(string.Create(CultureInfo.InvariantCulture, $"| {i + 1} | {pairs[i].With:N0} | {pairs[i].Without:N0} | {pairs[i].With / pairs[i].Without:0.00} |\n"));
        text.Append(string.Create(CultureInfo.InvariantCulture, $"\nThe median of the ratios is {ratios[ratios.Count / 2]:0.00}: what is written costs {1 / ratios[ratios.Count / 2] - 1:0%} more time with the chain than without.\n\n"));
        return text.Append("| | events | links of the chain | rows witnessed | seconds | events a second | rows a second | exit status |\n|---|---:|---:|---:|---:|---:|---:|---:|\n").Append(proof).ToString();
    }
}
