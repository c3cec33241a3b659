using System.Net;
using AngleSharp.Html.Dom;
using Gongkai.Agencies;

namespace Gongkai.Tests.Web;

/// <summary>报告检查 in the browser.</summary>
public sealed class CheckPageTests
{
    [Fact]
    public async Task A_report_is_shown_annotated_with_its_files_to_take_along_and_nothing_is_stored()
    {
        await using var site = await RunningSite.StartAsync();
        using var visitor = site.Visit();
        var answer = await visitor.SendAsync("/check", "检查", ("Report", Examples.NextYear), ("Previous", Examples.Clean));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.NotEmpty(page.QuerySelectorAll(".checked .note"));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        var files = page.QuerySelectorAll("a[download]").Cast<IHtmlAnchorElement>().ToList();
        Assert.Equal([".批注.docx",
            ".问题清单.xlsx"], files.Select(file => file.GetAttribute("download")![file.GetAttribute("download")!.IndexOf('.', StringComparison.Ordinal)..]));
        Assert.All(files, file => Assert.Equal("PK"u8.ToArray(), Convert.FromBase64String(file.GetAttribute("href")!.Split(',')[1])[..2]));
        Assert.False(Directory.Exists(site.FilesFolder) && Directory.EnumerateFiles(site.FilesFolder, "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task A_file_that_is_no_report_is_told_so_and_a_missing_one_is_asked_for()
    {
        await using var site = await RunningSite.StartAsync();
        using var visitor = site.Visit();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SendAsync("/check", "检查")).StatusCode);
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch.At("报告.docx"), [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 0, 1]);
        var page = await Visitor.ReadAsync(await visitor.SendAsync("/check", "检查", ("Report", scratch.At("报告.docx"))));
        Assert.Contains("RD", page.QuerySelector(".checked .note code")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_too_large_is_refused_before_it_is_read()
    {
        await using var site = await RunningSite.StartAsync();
        using var visitor = site.Visit();
        using var form = new FormUrlEncodedContent([new("Command.SignIn", new string('a', 2 << 20))]);
        var answer = await visitor.PostAsync("/sign-in", form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("文件太大", (await Visitor.ReadAsync(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task An_officer_keeps_a_check_and_accepts_a_warning_with_a_reason_but_no_error()
    {
        await using var site = await RunningSite.StartAsync();
        await site.EmployAsync("head", Role.OfficeHead);
        using var head = await site.SignInAsync("head");
        var kept = (await head.SendAsync("/check", "检查", ("Report", Examples.NextYear),
            ("KeepFor", site.Agency!.Id.ToString()))).Headers.Location!.OriginalString;
        Assert.StartsWith("/desk/report-checks/", kept, StringComparison.Ordinal);
        var page = await head.ReadAsync(kept);
        var open = page.QuerySelectorAll("input[name=Finding]").Select(input => input.GetAttribute("value")!).ToList();
        Assert.NotEmpty(open);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.SendAsync(kept, "接受", ("Finding", open[0]))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.SendAsync(kept, "接受", ("Finding", "1"), ("Reason", "不对"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(kept, "接受", ("Finding", open[0]), ("Reason", "数据属实"))).StatusCode);
        var after = await head.ReadAsync(kept);
        Assert.Equal(open.Count - 1, after.QuerySelectorAll("input[name=Finding]").Length);
        Assert.Contains("已接受：数据属实", after.QuerySelector(".checked")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("青岭区商务局2024.docx", (await head.ReadAsync("/desk/report-checks")).Body!.TextContent, StringComparison.Ordinal);
    }
}
