using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;

namespace Gongkai.Load;

/// <summary>What so many connections at once have seen of one page.</summary>
/// <param name="PerSecond">Pages a second.</param>
/// <param name="ServerP95">The 95th percentile of the server's own time, in milliseconds.</param>
/// <param name="Failed">Answers other than the one expected.</param>
internal sealed record Crowded(double PerSecond, double ServerP95, int Failed);

/// <summary>Sixteen connections that ask as fast as they are answered, and the server's own measure of how long it took.</summary>
internal static class Crowd
{
    public const int Connections = 16;

    /// <summary>Asks for so long after a warm-up.</summary>
    public static async Task<Crowded> AskAsync(Uri site, Func<int, string> path, string? cookie, TimeSpan time)
    {
        await RunAsync(site, path, cookie, TimeSpan.FromSeconds(Math.Min(3, time.TotalSeconds)));
        using var durations = new ServerTimes();
        var (asked, failed, seconds) = await RunAsync(site, path, cookie, time);
        return new(asked / seconds, durations.Percentile(0.95), failed);
    }

    private static async Task<(int Asked, int Failed, double Seconds)> RunAsync(Uri site, Func<int, string> path, string? cookie, TimeSpan time)
    {
        var (asked, failed, clock) = (0, 0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site };
            if (cookie is not null) http.DefaultRequestHeaders.Add("Cookie", cookie);
            while (clock.Elapsed < time)
            {
                using var answer = await http.GetAsync(new Uri(path(Interlocked.Increment(ref asked)), UriKind.Relative));
                await answer.Content.LoadIntoBufferAsync();
                if (answer.StatusCode != HttpStatusCode.OK) Interlocked.Increment(ref failed);
            }
        })));
        return (asked, failed, clock.Elapsed.TotalSeconds);
    }
}

/// <summary>The server's request durations, as its own meter gives them.</summary>
internal sealed class ServerTimes : IDisposable
{
    private readonly ConcurrentBag<double> milliseconds = [];
    private readonly MeterListener listener;

    public ServerTimes()
    {
        listener = new()
        {
            InstrumentPublished = (instrument, to) =>
            {
                if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" }) to.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => milliseconds.Add(seconds * 1000));
        listener.Start();
    }

    public double Percentile(double part)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * part))];
    }

    public void Dispose() => listener.Dispose();
}
