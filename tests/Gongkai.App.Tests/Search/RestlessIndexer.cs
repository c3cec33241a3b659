using System.Diagnostics;
using System.Globalization;
using Gongkai.Search;
using Gongkai.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gongkai.Tests.Search;

/// <summary>A process that writes, changes and removes entries and takes them up in its index without end, and tells each round that it has taken up.</summary>
internal static class RestlessIndexer
{
    public const string Word = "index-until-killed";

    private const int Entries = 600;
    private const int InRound = 40;

    /// <summary>Lets one work on a store until it has told so many rounds, and kills it.</summary>
    public static void KillAfter(StorageOptions place, int first, int rounds)
    {
        var program = Path.ChangeExtension(typeof(RestlessIndexer).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        string[] arguments = [Word, $"{first}", place.Data, .. place.Connection is { } connection ? [connection] : Array.Empty<string>()];
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        for (var told = 0; process.StandardOutput.ReadLine() is not null;)
            if (++told == rounds) process.Kill();
        process.WaitForExit();
    }

    /// <summary>What the process does.</summary>
    public static async Task RunAsync(int first, StorageOptions place)
    {
        await using var store = Store.Open(place);
        using var index = new SearchIndex(store, TimeProvider.System, NullLogger<SearchIndex>.Instance);
        for (var round = first; ; round++)
        {
            var now = round;
            await store.Journal.WriteAsync(async transaction =>
            {
                for (var i = 0; i < InRound; i++)
                {
                    var id = (now * InRound + i * 7) % Entries;
                    if ((now + i) % 5 == 0) await SearchEntries.RemoveAsync(transaction, $"item/{id}");
                    else await SearchEntries.WriteAsync(transaction, ASearch.Entry($"{id}", $"甲{id}号通知", $"乙{now % 50}轮的预算"));
                }
                return true;
            }, CancellationToken.None);
            // Put on the disk now and then, otherwise only taken up.
            if (round % 3 == 0) await index.BringUpToDateAsync(CancellationToken.None);
            else await index.FindAsync(new("预算", SearchScope.Public), CancellationToken.None);
            Console.WriteLine(round.ToString(CultureInfo.InvariantCulture));
        }
    }
}
