using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Gongkai.Bench.Accuracy;

namespace Gongkai.Bench.Robustness;

/// <summary>Many posts of large files at once to the page that checks reports, and the memory that the platform and its readers take meanwhile.</summary>
internal static partial class PostsRun
{
    private const int FileBytes = 20 << 20;

    /// <summary>Starts the platform, sends, and tells as Markdown.</summary>
    public static async Task<string> RunAsync(int posts)
    {
        var text = new StringBuilder("""
            | what is posted | posts at once | answered with a result | told to come again (503) | other | seconds | platform, most memory (MB) | platform and its readers (MB) | under 500 MB |
            |---|---:|---:|---:|---:|---:|---:|---:|---|

            """);
        foreach (var (name, file, content) in (IEnumerable<(string, string, byte[])>)[("text of 20 MB", "报告.txt", Text()),
            ("Word file of 20 MB, nearly all of it a picture", "报告.docx", Word())])
            text.Append(await PostAsync(name, file, content, posts));
        return text.ToString();
    }

    private static async Task<string> PostAsync(string name, string file, byte[] content, int posts)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-posts-").FullName;
        using var platform =
            Process.Start(
                new ProcessStartInfo(Product.Program,
                    ["serve", "--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0",
                        "--no-rate-limit"])
                { RedirectStandardOutput = true, Environment = { ["TMPDIR"] = folder } })!;
        try
        {
            var address = Address(await platform.StandardOutput.ReadLineAsync() ?? "");
            using var watching = new CancellationTokenSource();
            var most = WatchAsync(platform.Id, watching.Token);
            var clock = Stopwatch.StartNew();
            var statuses = await Task.WhenAll(Enumerable.Range(0, posts).Select(_ => Task.Run(() => PostAsync(address, file, content))));
            var seconds = clock.Elapsed.TotalSeconds;
            await watching.CancelAsync();
            var (own, all) = await most;
            int Count(HttpStatusCode status) => statuses.Count(one => one == status);
            var (done, busy) = (Count(HttpStatusCode.OK), Count(HttpStatusCode.ServiceUnavailable));
            return string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {posts} | {done} | {busy} | {posts - done - busy} | {seconds:0} | {own >> 20} | {all >> 20} "
                    + $"| {(own >> 20 < 500 ? "yes" : "no")} |\n");
        }
        finally
        {
            platform.Kill(entireProcessTree: true);
            await platform.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<HttpStatusCode?> PostAsync(Uri site, string name, byte[] content)
    {
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = site, Timeout = TimeSpan.FromMinutes(9) };
            var page = await http.GetStringAsync(new Uri("/check", UriKind.Relative));
            using var form =
                new MultipartFormDataContent { { new StringContent(WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value)),
                    "__RequestVerificationToken" } };
            var file = new ByteArrayContent(content);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(file, "Report", name);
            using var answer = await http.PostAsync(new Uri("/check", UriKind.Relative), form);
            await answer.Content.CopyToAsync(Stream.Null);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    // Sampled: the platform's own high-water mark, and it together with what it has started, a page that several share counted in parts.
    private static async Task<(long Own, long All)> WatchAsync(int id, CancellationToken ct)
    {
        var (own, all) = (0L, 0L);
        while (!ct.IsCancellationRequested)
        {
            own = Math.Max(own, Resident(id, "status", "VmHWM"));
            all = Math.Max(all, Children(id).Prepend(id).Sum(one => Resident(one, "smaps_rollup", "Pss:")));
            await Task.Delay(250, CancellationToken.None);
        }
        return (own, all);
    }

    private static IEnumerable<int> Children(int id) =>
        Read($"/proc/{id}/task", "children").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse);

    private static List<string> Read(string folder, string file)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder).Select(task => File.ReadAllText(Path.Combine(task, file)))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static long Resident(int id, string file, string what)
    {
        try
        {
            return File.ReadLines($"/proc/{id}/{file}").FirstOrDefault(line => line.StartsWith(what, StringComparison.Ordinal)) is { } line
                ? long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10 : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static Uri Address(string line) => new(line[line.IndexOf("http", StringComparison.Ordinal)..]);

    private static byte[] Text()
    {
        var report = PrintKind.TextTabs.Print(Drafts.Clean(3, 2024));
        var text = new byte[FileBytes / report.Length * report.Length];
        for (var at = 0; at < text.Length; at += report.Length) report.CopyTo(text, at);
        return text;
    }

    private static byte[] Word()
    {
        using var package = new MemoryStream();
        package.Write(PrintKind.DocxTyped.Print(Drafts.Clean(3, 2024)));
        using (var zip = new System.IO.Compression.ZipArchive(package, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var picture = new byte[FileBytes - (64 << 10)];
            new Random(1).NextBytes(picture);
            using var part = zip.CreateEntry("word/media/picture.png", System.IO.Compression.CompressionLevel.NoCompression).Open();
            part.Write(picture);
        }
        return package.ToArray();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
