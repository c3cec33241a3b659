using System.Diagnostics;
using System.Globalization;
using Gongkai.Storage;

namespace Gongkai.Tests.Storage;

/// <summary>A process that takes up cases as fast as it can, tells each number on standard output once it is durable, and never ends by itself.</summary>
internal sealed class RestlessWriter : IDisposable
{
    public const string Word = "write-until-killed";
    private const int Hands = 64;

    private readonly Process process;

    private RestlessWriter(Process process) => this.process = process;

    public static AgencyId Agency { get; } = new(new("019a0000-0000-7000-8000-000000000001"));

    public static RestlessWriter Start(StorageOptions place)
    {
        var program = Path.ChangeExtension(typeof(RestlessWriter).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        string[] arguments = [Word, place.Data, .. place.Connection is { } connection ? [connection] : Array.Empty<string>()];
        return new(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!);
    }

    /// <summary>Lets it work until it has told so many numbers, kills it, and gives every number it told.</summary>
    public List<long> KillAfter(int told)
    {
        var numbers = new List<long>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            // The last line may have been cut off.
            if (line.EndsWith('.')) numbers.Add(long.Parse(line[..^1], CultureInfo.InvariantCulture));
            if (numbers.Count == told) process.Kill();
        }
        process.WaitForExit();
        return numbers;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    /// <summary>What the process does.</summary>
    public static async Task RunAsync(StorageOptions place)
    {
        await using var store = Store.Open(place);
        await using var output = Console.OpenStandardOutput();
        await Task.WhenAll(Enumerable.Range(0, Hands).Select(hand => TakeUpAsync(store, output, hand)));
    }

    private static async Task TakeUpAsync(Store store, Stream output, int hand)
    {
        for (var i = 0; ; i++)
        {
            var id = Guid.CreateVersion7();
            var file = i % 8 == hand % 8 ? await store.Files.PutAsync(new MemoryStream(id.ToByteArray()), $"trial/{id}", 100, CancellationToken.None) : null;
            var number = await store.Journal.WriteAsync(async transaction =>
            {
                var next = await transaction.NextNumberAsync(Agency, "request/2026");
                await transaction.AppendAsync(Agency, $"trial/{id}", 0,
                    [new("RequestReceived", $$"""{"number":{{next}},"file":"{{file?.Hash}}"}""")], AStore.Change(), null);
                return next;
            }, CancellationToken.None);
            var line = System.Text.Encoding.ASCII.GetBytes($"{number}.\n");
            lock (output) output.Write(line);
        }
    }
}
