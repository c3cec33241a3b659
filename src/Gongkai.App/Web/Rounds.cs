namespace Gongkai.Web;

/// <summary>Work that comes round again and again while the site runs. A round that broke off does not end those that follow.</summary>
/// <param name="pace">From the beginning of one round to that of the next.</param>
/// <param name="clock">The clock.</param>
public abstract class Rounds(TimeSpan pace, TimeProvider clock) : BackgroundService
{
    /// <summary>One round.</summary>
    protected abstract Task RunAsync(CancellationToken ct);

    /// <summary>Tells the log that a round broke off.</summary>
    protected abstract void Tell(Exception fault);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            // A database that is away for a while must not end the rounds.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Tell(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
