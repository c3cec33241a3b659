using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using Gongkai.Features.Casework;
using Gongkai.Storage;

namespace Gongkai.Tests.Faults;

/// <summary>The platform as a process of its own, to which citizens apply until it is killed in the middle of it.</summary>
internal sealed class KilledSite : IDisposable
{
    private const string Announcement = "平台已启动：";
    private const int Citizens = 16;

    private readonly Process process;

    private KilledSite(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Its number among the processes of the machine.</summary>
    public int Id => process.Id;

    /// <summary>Kills it at once.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Starts <c>gongkai serve</c>.</summary>
    public static async Task<KilledSite> StartAsync(StorageOptions place)
    {
        var program = Path.ChangeExtension(typeof(KilledSite).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        string[] arguments =
        [
            Entry.Product, "serve", "--data", place.Data, "--urls", "http://127.0.0.1:0", "--no-rate-limit",
            .. place.Connection is { } connection ? ["--database", connection] : Array.Empty<string>(),
        ];
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith(Announcement, StringComparison.Ordinal)) return new(process, new(line[Announcement.Length..]));
        throw new InvalidOperationException("the platform did not start");
    }

    /// <summary>Lets citizens apply, all at once, and kills the platform when so many have seen their receipts; gives the codes on those receipts.</summary>
    public async Task<ConcurrentBag<string>> KillAfterAsync(int receipts, int applications, AgencyId agency)
    {
        var (seen, next) = (new ConcurrentBag<string>(), 0);
        await Task.WhenAll(Enumerable.Range(0, Citizens).Select(_ => Task.Run(async () =>
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };
            var token = await TokenAsync(http, agency);
            while (Interlocked.Increment(ref next) is var n && n <= applications)
            {
                var code = TrackingCode.New();
                if (!await ApplyAsync(http, agency, token, code, n)) return;
                seen.Add(code);
                if (seen.Count >= receipts && !process.HasExited) process.Kill();
            }
        })));
        await process.WaitForExitAsync();
        return seen;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private static async Task<string> TokenAsync(HttpClient http, AgencyId agency)
    {
        var page = await http.GetStringAsync(new Uri($"/apply/{agency}?for=NaturalPerson", UriKind.Relative));
        return new HtmlParser().ParseDocument(page).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    // False when the platform is gone; any answer but a receipt is a fault of the test.
    private static async Task<bool> ApplyAsync(HttpClient http, AgencyId agency, string token, string code, int n)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(token, code, n)) form.Add(new StringContent(value), name);
        try
        {
            using var answer = await http.PostAsync(new Uri($"/apply/{agency}", UriKind.Relative), form);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static IEnumerable<(string Name, string Value)> Fields(string token, string code, int n) =>
    [
        ("__RequestVerificationToken", token), ("step", "submit"), ("Key", Guid.CreateVersion7().ToString()), ("Code", code),
        ("Command.Category", "NaturalPerson"), ("Command.Person.Name", "李云"), ("Command.Person.Document", "Other"),
        ("Command.Person.DocumentNumber", $"M{n:00000000}"),
        ("Command.Telephone", "13800000000"), ("Command.Address", "云川市人民路1号"), ("Command.Description", $"第{n}号：2025年全市社会消费品零售总额"), ("Command.Delivery", "Mail"),
    ];
}
