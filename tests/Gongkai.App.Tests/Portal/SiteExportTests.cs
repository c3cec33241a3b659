using System.Diagnostics;
using System.Text.RegularExpressions;
using Gongkai.Features.Portal;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Tests.Storage;

namespace Gongkai.Tests.Portal;

public sealed partial class SiteExportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_saved_site_has_every_page_and_every_way_leads_to_a_file(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        await portal.FillAsync();
        var file = await portal.KeepAsync("名单.pdf", "application/pdf", [1, 2, 3]);
        var id = await portal.PublishAsync(APortal.Notice("带附件的公告") with { Files = [file] });
        var gone = await portal.PublishAsync(APortal.Notice("撤回的公告", "撤回的正文"));
        await portal.WithdrawAsync(gone);
        var hidden = await portal.DraftAsync(APortal.Notice("不可见的标题"));
        using var scratch = new Scratch();
        var said = Export(portal, scratch.At("site"));
        Assert.Contains("第 1 版", said, StringComparison.Ordinal);

        var current = scratch.At("site/current");
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(current, "items", $"{id}", "files", file.Sha256)));
        Assert.Contains("已经撤回", File.ReadAllText(Path.Combine(current, "items", $"{gone}", "index.html")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(current, "items", $"{hidden}")));
        var pages = Directory.GetFiles(current + "/", "*.html", SearchOption.AllDirectories);
        Assert.True(pages.Length > 30);
        foreach (var page in pages)
        {
            var text = await File.ReadAllTextAsync(page, Ct);
            Assert.DoesNotContain("不可见", text, StringComparison.Ordinal);
            Assert.DoesNotContain("撤回的正文", text, StringComparison.Ordinal);
            foreach (Match link in Link().Matches(text))
            {
                var to = link.Groups[1].Value;
                // A page names the address under which it is found, and leads to the platform for what is not saved.
                if (to.StartsWith("https://static.example.gov.cn/", StringComparison.Ordinal))
                    Assert.True(File.Exists(Path.Combine(current, to["https://static.example.gov.cn/".Length..], "index.html")), $"{page}: {to}");
                else if (to.StartsWith("https://", StringComparison.Ordinal)) Assert.StartsWith("https://gk.example.gov.cn/", to, StringComparison.Ordinal);
                else if (!to.StartsWith('#') && !to.StartsWith("data:", StringComparison.Ordinal))
                    Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(to.Split('#')[0]))), $"{page}: {to}");
            }
        }
        Assert.Contains($"https://static.example.gov.cn/items/{id}", File.ReadAllText(Path.Combine(current, "portal", $"{portal.Agency}", "feed.xml")),
            StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_saved_site_is_held_against_the_store_and_a_difference_is_shown(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        var file = await portal.KeepAsync("名单.pdf", "application/pdf", [1, 2, 3]);
        var id = await portal.PublishAsync(APortal.Notice("市商务局召开会议的通知", "会议安排如下。\n请准时参加。") with { Files = [file] });
        var gone = await portal.PublishAsync(APortal.Notice("撤回的公告", "撤回的正文"));
        using var scratch = new Scratch();
        Export(portal, scratch.At("site"));
        var current = scratch.At("site/current");
        string[] place = FullStore.ArgumentsOf(portal.Desk.Store.Options);
        System.Text.Json.JsonElement[] Differences() =>
        [
            .. from result in CommandLine.Run(["scan", current + "/", "--format", "json", .. place]).Json.EnumerateArray()
               from finding in result.GetProperty("findings").EnumerateArray()
               where finding.GetProperty("code").GetString() is "PB23" or "PB20"
               select finding,
        ];
        Assert.Empty(Differences());

        var page = Path.Combine(current, "items", $"{id}", "index.html");
        var before = await File.ReadAllTextAsync(page, Ct);
        await File.WriteAllTextAsync(page, before.Replace("会议安排如下。", "会议安排<a href=\"https://kx77.example/\">如下</a>。", StringComparison.Ordinal), Ct);
        Assert.Contains("＋“会议安排 [https://kx77.example/] 如下。”；－“会议安排如下。”", Assert.Single(Differences()).GetRawText(),
            StringComparison.Ordinal);
        await File.WriteAllTextAsync(page, before.Replace("市商务局召开会议", "鼎盛阁召开会议", StringComparison.Ordinal), Ct);
        Assert.Contains("鼎盛阁召开会议的通知", Assert.Single(Differences()).GetRawText(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(page, before, Ct);

        await File.WriteAllBytesAsync(Path.Combine(current, "items", $"{id}", "files", file.Sha256), [1, 2, 4], Ct);
        Assert.Contains("校验值", Assert.Single(Differences()).GetRawText(), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(Path.Combine(current, "items", $"{id}", "files", file.Sha256), [1, 2, 3], Ct);
        await portal.WithdrawAsync(gone);
        Assert.Contains("撤回", Assert.Single(Differences()).GetRawText(), StringComparison.Ordinal);
        var said = CommandLine.Run(["scan", page, .. place]);
        Assert.DoesNotContain("PB23", said.Out, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run("scan", page, "--data", scratch.At("nothing")).Status);
    }

    [Theory, BothEngines]
    public async Task Only_what_has_changed_is_made_again(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        await portal.FillAsync();
        var old = await portal.PublishAsync(APortal.Document("云川市夜市管理办法", "云商发〔2019〕2号"));
        using var scratch = new Scratch();
        Export(portal, scratch.At("site"));
        Assert.Contains("没有变动", Export(portal, scratch.At("site")), StringComparison.Ordinal);

        var successor = await portal.PublishAsync(APortal.Document("云川市夜市管理办法（修订）", "云商发〔2026〕2号"));
        await portal.ChangeValidityAsync(old, Validity.Abolished, "被取代", successor);
        var kept = Directory.GetFiles(scratch.At("site/current/items"), "index.html", SearchOption.AllDirectories)
            .ToDictionary(Inside, File.GetLastWriteTimeUtc);
        Assert.Contains("第 2 版", Export(portal, scratch.At("site")), StringComparison.Ordinal);
        var now = Directory.GetFiles(scratch.At("site/current/items"), "index.html", SearchOption.AllDirectories)
            .ToDictionary(Inside, File.GetLastWriteTimeUtc);
        Assert.Equal([$"{successor}/index.html"], now.Keys.Except(kept.Keys));
        Assert.Equal([$"{old}/index.html"], kept.Keys.Where(page => now[page] != kept[page]));
        Assert.Contains("已经废止", File.ReadAllText(scratch.At($"site/current/items/{old}/index.html")), StringComparison.Ordinal);
        await portal.WithdrawAsync(successor);
        Export(portal, scratch.At("site"));
        Assert.Contains("已经撤回", File.ReadAllText(scratch.At($"site/current/items/{successor}/index.html")), StringComparison.Ordinal);
        Assert.DoesNotContain("云川市夜市管理办法（修订）", File.ReadAllText(scratch.At($"site/current/portal/{portal.Agency}/columns/P20-01/index.html")),
            StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(scratch.At("site"), "site-*"));

        static string Inside(string path) => path[(path.IndexOf("/items/", StringComparison.Ordinal) + "/items/".Length)..];
    }

    // Columns, the guide, the catalogue, the first page, attachments: whatever it is of, and what nobody wrote.
    [Theory, BothEngines]
    public async Task What_somebody_changed_in_a_saved_site_is_told_and_restored(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        await portal.FillAsync();
        using var scratch = new Scratch();
        Export(portal, scratch.At("site"));
        var current = scratch.At("site/current");
        Dictionary<string, string> Site() => Directory.GetFiles(current + "/", "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(current, path), path => Convert.ToHexString(File.ReadAllBytes(path)), StringComparer.Ordinal);
        var before = Site();
        var home = $"portal/{portal.Agency}/index.html";
        var column = before.Keys.First(file => file.Contains("/columns/", StringComparison.Ordinal) && file.EndsWith(".html", StringComparison.Ordinal));
        await File.AppendAllTextAsync(Path.Combine(current, home), "<a href=\"https://kx77.example/\">鼎盛阁</a>", Ct);
        File.Delete(Path.Combine(current, column));
        Directory.CreateDirectory(Path.Combine(current, "upload"));
        await File.WriteAllTextAsync(Path.Combine(current, "upload", "a.php"), "<?php", Ct);

        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(1, Program.Run(["export-site", scratch.At("site"), .. Place(portal)], output, error, portal.Desk.Clock));
        Assert.Contains("第 2 版", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(["", .. new[] { column, home, "upload/a.php" }.Order(StringComparer.Ordinal).Select(file => "  " + file)],
            error.ToString().Split('\n').Select((line, n) => n == 0 ? "" : line).Where((line, n) => n == 0 || line.Length > 0));
        Assert.Equal(before, Site());
        Assert.Contains("没有变动", Export(portal, scratch.At("site")), StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task What_becomes_public_while_it_is_saved_is_in_all_of_it_or_in_none(Engine engine)
    {
        await using var portal = await APortal.OnAsync(engine);
        await portal.FillAsync();
        using var scratch = new Scratch();
        var saving = Task.Run(() => Export(portal, scratch.At("site")), Ct);
        // Until its first pages are there: what is planned is planned by then.
        while (!saving.IsCompleted && !Directory.Exists(scratch.At("site/site-000001/items"))) await Task.Delay(1, Ct);
        var id = await portal.PublishAsync(APortal.Notice("保存时公开的公告"));
        Assert.Contains("第 1 版", await saving, StringComparison.Ordinal);

        var current = scratch.At("site/current");
        var isThere = File.Exists(Path.Combine(current, "items", $"{id}", "index.html"));
        foreach (var page in (string[])[$"portal/{portal.Agency}/index.html", $"portal/{portal.Agency}/columns/notices/index.html",
            $"portal/{portal.Agency}/feed.xml", "sitemap/1.xml"])
            Assert.Equal((page, isThere), (page, (await File.ReadAllTextAsync(Path.Combine(current, page), Ct)).Contains($"{id}", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_file_that_is_taken_over_twice_stays_what_it_is()
    {
        using var scratch = new Scratch();
        using var site = SavedSite.Open(scratch.At("site"));
        var first = site.Begin([]);
        first.Write("items/1/files/a", [1, 2, 3]);
        first.Stand(new() { ["item/1"] = new("x", ["items/1/files/a"]) });
        var next = site.Begin([]);
        Assert.True(next.Take("items/1/files/a"));
        Assert.True(next.Take("items/1/files/a"));
        Assert.False(next.Take("items/1/files/b"));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(scratch.At("site/current/items/1/files/a")));
        next.Stand(site.Parts);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(scratch.At("site/current/items/1/files/a")));
    }

    [Fact]
    public async Task Whenever_it_is_killed_the_edition_that_stands_is_whole()
    {
        await using var portal = await APortal.OnAsync();
        await portal.FillAsync();
        using var scratch = new Scratch();
        Export(portal, scratch.At("site"));
        var whole = Directory.GetFiles(scratch.At("site/current") + "/", "*", SearchOption.AllDirectories).Length;
        var (killed, random) = (0, new Random(1));
        for (var i = 0; i < 6; i++)
        {
            var id = await portal.PublishAsync(APortal.Notice($"第{i}号公告"));
            using var process = Process.Start(new ProcessStartInfo("dotnet",
                [typeof(Program).Assembly.Location, "export-site", scratch.At("site"), .. Place(portal)])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var ended = process.WaitForExitAsync(Ct);
            await Task.WhenAny(ended, Task.Delay(random.Next(300, 2500), Ct));
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                killed++;
            }
            await ended;
            var files = Directory.GetFiles(scratch.At("site/current") + "/", "*", SearchOption.AllDirectories).Length;
            Assert.True(files >= whole, $"{files} of {whole}");
            var isNew = File.Exists(scratch.At($"site/current/items/{id}/index.html"));
            Assert.Equal(isNew, File.ReadAllText(scratch.At($"site/current/portal/{portal.Agency}/columns/notices/index.html"))
                .Contains($"第{i}号公告", StringComparison.Ordinal));
            Assert.Equal(isNew, File.ReadAllText(scratch.At($"site/current/portal/{portal.Agency}/feed.xml")).Contains($"第{i}号公告", StringComparison.Ordinal));
        }
        Assert.True(killed > 0);
        Export(portal, scratch.At("site"));
        Assert.Contains("第5号公告", File.ReadAllText(scratch.At($"site/current/portal/{portal.Agency}/feed.xml")), StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(scratch.At("site"), "site-*"));
    }

    [Fact]
    public async Task Without_the_address_of_the_platform_it_is_not_begun()
    {
        await using var portal = await APortal.OnAsync();
        using var scratch = new Scratch();
        var run = CommandLine.Run(["export-site", scratch.At("site"), .. FullStore.ArgumentsOf(portal.Desk.Store.Options)]);
        Assert.Equal(2, run.Status);
        Assert.Contains("--live", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch.At("site")));
    }

    private static string Export(APortal portal, string folder)
    {
        using var output = new StringWriter();
        var status = Program.Run(["export-site", folder, .. Place(portal)], output, output, portal.Desk.Clock);
        Assert.True(status == 0, output.ToString());
        return output.ToString();
    }

    private static string[] Place(APortal portal) =>
        [.. FullStore.ArgumentsOf(portal.Desk.Store.Options), "--live", "https://gk.example.gov.cn", "--address", "https://static.example.gov.cn"];

    [GeneratedRegex("(?:href|src|action)=\"([^\"]*)\"")]
    private static partial Regex Link();
}
