using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;

namespace Gongkai.Bench.Robustness;

/// <summary>What became of one edited file.</summary>
internal sealed record FuzzOutcome(string Format, string Code, double Milliseconds);

/// <summary>
/// Edits sound files of every format in terms of the format and gives them to the readers that the platform uses, until so much time of the processor is spent.
/// </summary>
internal static class FuzzRun
{
    private const double Slow = 5_000;

    private static readonly byte[] Wish = JsonSerializer.SerializeToUtf8Bytes(new
    {
        accepted = Array.Empty<object>(),
        now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)
    });

    /// <summary>Runs, keeps what broke a reader or was slow in the folder, and tells what became of all as Markdown.</summary>
    public static async Task<string> RunAsync(int minutes, int seed, string folder)
    {
        Directory.CreateDirectory(folder);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var complaints = new ConcurrentQueue<string>();
        using var pool = new ReaderPool(Product.Reader, new()) { Complaint = complaints.Enqueue };
        var (seeds, outcomes, next, wall) = (FuzzSeeds.All(), new ConcurrentBag<FuzzOutcome>(), -1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
        {
            while (pool.ProcessorTime < TimeSpan.FromMinutes(minutes))
            {
                var number = Interlocked.Increment(ref next);
                var (source, content) = Case(seeds, seed, number);
                var outcome = await ReadAsync(pool, source, content);
                outcomes.Add(outcome);
                if (outcome is { Code: not ("RD14" or "RD10" or "RD05 memory"), Milliseconds: < Slow }) continue;
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{seed}-{number}-{outcome.Code.Replace(' ', '-')}{Path.GetExtension(source.Name)}"),
                    content);
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {source.Format} {outcome.Code} {outcome.Milliseconds:0} ms"));
                while (complaints.TryDequeue(out var line)) Console.Error.WriteLine("    " + line);
            }
        })));
        return Table(outcomes, pool.ProcessorTime, wall.Elapsed, seed);
    }

    /// <summary>The file of that number; the same for the same seed.</summary>
    public static (FuzzSeed Source, byte[] Content) Case(List<FuzzSeed> seeds, int seed, int number)
    {
        var random = new Random(HashCode(seed, number));
        var drawn = random.Next(seeds.Sum(one => one.Weight));
        var source = seeds.First(one => (drawn -= one.Weight) < 0);
        return (source, source.Edit(source.Content, random));
    }

    private static int HashCode(int seed, int number) => unchecked((seed * 1_000_003) ^ (number * 7_919));

    private static async Task<FuzzOutcome> ReadAsync(ReaderPool pool, FuzzSeed source, byte[] content)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var result = await pool.AskAsync<JsonElement>(new("ExamineAsync", Wish, [JobFile.InMemory(source.Name, content)]), CancellationToken.None);
            var refusal = result.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("key").GetProperty("code").GetString()!)
                .FirstOrDefault(code => code is "RD01" or "RD02" or "RD03" or "RD04" or "RD05" or "RD06" or "RD07" or "RD09" or "RD10");
            return new(source.Format, refusal ?? "", clock.Elapsed.TotalMilliseconds);
        }
        catch (FileRefusedException refused)
        {
            return new(source.Format, $"{refused.Finding.Code} {refused.Finding.Variant}".Trim(), clock.Elapsed.TotalMilliseconds);
        }
    }

    private static string Table(IReadOnlyCollection<FuzzOutcome> outcomes, TimeSpan cpu, TimeSpan wall, int seed)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            {outcomes.Count:N0} files in {cpu.TotalMinutes:0.0} minutes of the processor ({wall.TotalMinutes:0.0} minutes on the clock, {Environment.ProcessorCount} readers, other work on the machine besides), seed {seed}.

            | format | files | read as a report | damaged (RD02) | too large or deep (RD05) | no report, or other RD | too slow (RD10) | too much memory (RD05) | reader broke down (RD14) | median (ms) | slowest (ms) |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|

            """));
        foreach (var format in outcomes.GroupBy(outcome => outcome.Format).OrderBy(format => format.Key, StringComparer.Ordinal))
        {
            var (all, times) = (format.ToImmutableArray(), format.Select(outcome => outcome.Milliseconds).Order().ToImmutableArray());
            int Count(params string[] codes) => all.Count(outcome => codes.Contains(outcome.Code));
            text.Append(CultureInfo.InvariantCulture,
                $"| {format.Key} | {all.Length:N0} | {Count("")} | {Count("RD02")} | {Count("RD05")} "
                    + $"| {Count("RD01", "RD03", "RD04", "RD06", "RD07", "RD09")} | {Count("RD10")} | {Count("RD05 memory")} | {Count("RD14")} | {times[times.Length / 2]:0} | {times[^1]:0} |\n");
        }
        return text.ToString();
    }
}
