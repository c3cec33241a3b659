using System.Diagnostics.Metrics;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Sending;
using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>Whether the platform works, for whoever watches over it: no counts of cases, no names.</summary>
public static class HealthReport
{
    private static readonly TimeSpan OldestMessage = TimeSpan.FromHours(1);

    /// <summary>200 when the database answers, writing works and no message has waited for an hour; else 503 and what is wrong.</summary>
    public static async Task<IResult> AnswerAsync(Store store, Outbox outbox, TimeProvider clock, CancellationToken ct)
    {
        var (database, writer, messages) = ("ok", "ok", "ok");
        try
        {
            await using var connection = await store.Database.OpenAsync(ct);
            await connection.ExecuteScalarAsync<long>("select count(*) from journal_head");
            await store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteScalarAsync<long>("select 1", transaction: transaction.Transaction), ct)
                .WaitAsync(TimeSpan.FromSeconds(5), ct);
            var (_, since, givenUp) = await outbox.StateAsync(ct);
            messages = givenUp > 0 ? "given_up" : clock.GetUtcNow() - since > OldestMessage ? "late" : "ok";
        }
        catch (TimeoutException)
        {
            writer = "stuck";
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or IOException)
        {
            database = fault.GetType().Name;
        }
        var isWell = (database, writer, messages) == ("ok", "ok", "ok");
        return Results.Json(new
        {
            status = isWell ? "ok" : "failing",
            database,
            writer,
            messages
        }, statusCode: isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>
/// Figures for OpenTelemetry, taken when they are asked for: open and overdue cases, the age of the oldest unsent message, messages given up.
/// </summary>
public sealed class HealthFigures(Store store, Outbox outbox, TimeProvider clock, ILogger<HealthFigures> log) : BackgroundService
{
    /// <summary>The meter's name.</summary>
    public const string Meter = "Gongkai";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(30);

    private static readonly Action<ILogger, string, Exception?> Broken =
        LoggerMessage.Define<string>(LogLevel.Error, new(3601, "FiguresBroken"), "figures could not be taken: {Fault}");

    private readonly Meter meter = new(Meter);
    private (long Open, long Overdue, double OldestSeconds, long GivenUp) figures;

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meter.CreateObservableGauge("gongkai.cases.open", () => figures.Open, description: "open cases");
        meter.CreateObservableGauge("gongkai.cases.overdue", () => figures.Overdue, description: "open cases past their due day");
        meter.CreateObservableGauge("gongkai.outbox.oldest", () => figures.OldestSeconds, "s", "age of the oldest message not yet sent");
        meter.CreateObservableGauge("gongkai.outbox.given_up", () => figures.GivenUp, description: "messages that could not be sent");
        using var timer = new PeriodicTimer(Pace, clock);
        try
        {
            do await TryAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        // The platform is stopping and has closed what is read here.
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    // A database that is away for a while must not end the platform; the last figures stand until it is back.
    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            figures = await ReadAsync(ct);
        }
        catch (System.Data.Common.DbException fault) when (!ct.IsCancellationRequested)
        {
            Broken(log, fault.GetType().Name, null);
        }
    }

    private async Task<(long, long, double, long)> ReadAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        await using var connection = await store.Database.OpenAsync(ct);
        var open = await connection.ExecuteScalarAsync<long>("select count(*) from case_view where is_open = 1");
        var overdue = await connection.ExecuteScalarAsync<long>("select count(*) from term_view where kind = 'reply' and waits = 0 and due_on < @today",
            new { today });
        var (_, since, givenUp) = await outbox.StateAsync(ct);
        return (open, overdue, since is { } oldest ? (clock.GetUtcNow() - oldest).TotalSeconds : 0, givenUp);
    }
}
