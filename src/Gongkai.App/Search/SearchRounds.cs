using Gongkai.Web;

namespace Gongkai.Search;

/// <summary>Makes the index when the site starts, and puts on the disk now and then what it has taken up.</summary>
internal sealed class SearchRounds(SearchIndex index, TimeProvider clock, ILogger<SearchRounds> log) : Rounds(TimeSpan.FromMinutes(1), clock)
{
    private static readonly Action<ILogger, string, Exception?> Failed =
        LoggerMessage.Define<string>(LogLevel.Error, new(3521, "SearchRoundFailed"), "the search index was not brought up to date: {Fault}");

    protected override Task RunAsync(CancellationToken ct) => index.BringUpToDateAsync(ct);

    protected override void Tell(Exception fault) => Failed(log, fault.GetType().Name, null);
}
