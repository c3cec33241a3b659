namespace Gongkai.Search;

/// <summary>Makes the index when the site starts, and puts on the disk now and then what it has taken up.</summary>
internal sealed class SearchRounds(SearchIndex index, TimeProvider clock, ILogger<SearchRounds> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly Action<ILogger, string, Exception?> Failed =
        LoggerMessage.Define<string>(LogLevel.Error, new(3521, "SearchRoundFailed"), "the search index was not brought up to date: {Fault}");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await index.BringUpToDateAsync(stoppingToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                // The next round tries again.
                Failed(log, broken.GetType().Name, null);
            }
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
