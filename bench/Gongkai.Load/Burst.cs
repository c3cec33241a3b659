using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using Gongkai.Features.Casework;

namespace Gongkai.Load;

/// <summary>Many applications at once through the public form, each sent as a browser sends it and answered with a receipt.</summary>
internal static class Burst
{
    /// <summary>Sends so many; gives those a second, the server's 95th percentile, and those that got no receipt.</summary>
    public static async Task<(double PerSecond, double ServerP95, int Failed)> SendAsync(Uri site, AgencyId agency, int count)
    {
        var (next, failed) = (0, new ConcurrentDictionary<string, int>());
        using var durations = new ServerTimes();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Crowd.Connections).Select(_ => Task.Run(async () =>
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = site };
            var token = await TokenAsync(http, agency);
            while (Interlocked.Increment(ref next) is var n && n <= count)
            {
                using var form = new MultipartFormDataContent();
                foreach (var (name, value) in Fields(n, token))
                {
                    var part = new StringContent(value);
                    part.Headers.ContentType = null;
                    form.Add(part, $"\"{name}\"");
                }
                using var answer = await http.PostAsync(new Uri($"/apply/{agency}", UriKind.Relative), form);
                if (answer.StatusCode != HttpStatusCode.Redirect) failed.AddOrUpdate($"{(int)answer.StatusCode}", 1, (_, so) => so + 1);
            }
        })));
        if (!failed.IsEmpty) Console.Error.WriteLine(string.Join(", ", failed.Select(kind => $"{kind.Value} × {kind.Key}")));
        return (count / clock.Elapsed.TotalSeconds, durations.Percentile(0.95), failed.Values.Sum());
    }

    private static async Task<string> TokenAsync(HttpClient http, AgencyId agency)
    {
        var page = await http.GetStringAsync(new Uri($"/apply/{agency}?for=NaturalPerson", UriKind.Relative));
        return new HtmlParser().ParseDocument(page).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private static IEnumerable<(string Name, string Value)> Fields(int n, string token) =>
    [
        ("__RequestVerificationToken", token),
        ("step", "submit"),
        ("Key", Guid.CreateVersion7().ToString()),
        ("Code", TrackingCode.New()),
        ("Command.Category", "NaturalPerson"),
        ("Command.Person.Name", $"申请人{n}"),
        ("Command.Person.Document", "Other"),
        ("Command.Person.DocumentNumber", $"M{n:00000000}"),
        ("Command.Telephone", "13800000000"),
        ("Command.Address", "云川市人民路1号"),
        ("Command.Description", $"第{n}号申请：2025年全市社会消费品零售总额分行业数据"),
        ("Command.Form", "0"),
        ("Command.Delivery", "Mail"),
    ];
}
