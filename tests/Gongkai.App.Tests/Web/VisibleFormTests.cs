using System.Net;
using System.Text;
using Gongkai.Agencies;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Web;

/// <summary>Signs that are not seen do not get past the edge, in a form, an address or the name of a file.</summary>
public sealed class VisibleFormTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_one_person_types_is_kept_without_what_others_would_not_see(Engine engine)
    {
        await using var site = await RunningSite.StartAsync(engine: engine);
        await site.EmployAsync("chief", Role.Administrator);
        using var visitor = await site.SignInAsync("chief");
        var sent = await visitor.SendAsync("/admin/people/new", "登记", ("Command.Name", "周\u202E新\u2066\u200B\u001B"),
            ("Command.SignIn", "zhou\u200Bxin\uFEFF"));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains(await site.Services.GetRequiredService<PeopleRegister>().AllAsync(Ct), person => (person.Name, person.SignIn) == ("周新", "zhouxin"));
    }

    [Fact]
    public async Task A_file_shows_the_name_it_has()
    {
        await using var site = await RunningSite.StartAsync();
        using var visitor = site.Visit();
        var page = await visitor.ReadAsync("/check");
        var field = page.QuerySelector("form input[type=file]")!.GetAttribute("name")!;
        using var content =
            new MultipartFormDataContent { { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken" } };
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("<p>2025年政府信息公开工作年度报告</p>")), field, "报告\u202Efdp\u2069.html");
        var answer = await (await visitor.PostAsync("/check", content)).Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain('\u202E', WebUtility.HtmlDecode(answer));
        Assert.DoesNotContain('\u2069', WebUtility.HtmlDecode(answer));
    }

    [Fact]
    public async Task An_address_brings_nothing_onto_a_page_that_is_not_seen()
    {
        await using var site = await RunningSite.StartAsync();
        using var visitor = site.Visit();
        var page = await (await visitor.OpenAsync("/apply?Agency=%E2%80%AE%E4%BA%91&q=%E2%80%AE%E4%BA%91")).Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain('\u202E', WebUtility.HtmlDecode(page));
    }

    [Theory, InlineData("a/b\\答复\u202Efdp.exe", "答复fdp.exe.pdf"), InlineData("\u200B\u202E", "文件.pdf"), InlineData("两\r\n行.pdf", "两行.pdf")]
    public async Task An_upload_is_called_what_it_is_seen_to_be_called(string sent, string shown)
    {
        using var bytes = new MemoryStream("%PDF-1.4"u8.ToArray());
        await using var site = await RunningSite.StartAsync();
        var (file, _) = await Upload.ReadAsync(new Microsoft.AspNetCore.Http.FormFile(bytes, 0, bytes.Length, "f", sent),
            site.Services.GetRequiredService<UntrustedFiles>(), Ct);
        Assert.Equal(shown, file!.Name);
    }

    [Fact]
    public async Task No_page_puts_another_reading_of_forms_in_the_place_of_the_edge()
    {
        await using var site = await RunningSite.StartAsync();
        Assert.DoesNotContain(site.Routes, route => route.Metadata.GetMetadata<RequestFormLimitsAttribute>() is not null);
    }
}
