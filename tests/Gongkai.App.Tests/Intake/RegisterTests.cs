using System.Net;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Intake;

public sealed class RegisterTests
{
    [Theory, BothEngines]
    public async Task Signed_mail_counts_from_the_day_it_was_signed_for(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var clerk = await site.Site.SignInAsync("clerk");

        var page = await RegisterAsync(clerk,
            Typed.Citizen.But(("Receipt.Channel", "MailSigned"), ("Receipt.On", "2026-02-27"), ("Receipt.SignedOn", "2026-02-27"),
                ("Receipt.TrackingNumber", "XA12345678934")));

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("2026-0001", text, StringComparison.Ordinal);
        Assert.Contains("2026-02-27", text, StringComparison.Ordinal);
        Assert.Equal("2026-02-27", await site.AskAsync<string>("select received_on from case_view"));
        Assert.NotNull(page.QuerySelector("p.code"));
    }

    [Fact]
    public async Task Each_channel_asks_for_what_its_receipt_date_needs()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var clerk = await site.Site.SignInAsync("clerk");

        var signed = await Visitor.ReadAsync(await clerk.SendAsync("/desk/intake/new", "登记", Typed.Citizen.But(("Receipt.Channel", "MailSigned"))));
        var oral = await Visitor.ReadAsync(
            await clerk.SendAsync("/desk/intake/new", "登记", Typed.Citizen.But(("Receipt.Channel", "InPerson"), ("Receipt.WasOral", "true"))));
        var ahead =
            await Visitor.ReadAsync(
                await clerk.SendAsync("/desk/intake/new", "登记", Typed.Citizen.But(("Receipt.Channel", "InPerson"), ("Receipt.On", "2026-03-05"))));

        Assert.Equal(2, signed.QuerySelectorAll(".faults li").Length);
        Assert.Contains("CW58", oral.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(oral.QuerySelector("#Receipt_WasReadBack-fault, .is-faulty #Receipt_WasReadBack"));
        Assert.Contains("CW22", ahead.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await site.AskAsync<long>("select count(*) from case_view"));
    }

    [Theory, BothEngines]
    public async Task An_ordinary_letter_waits_for_confirmation_and_then_gets_its_number(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var monday = await site.Site.SignInAsync("clerk");
        var waiting = await RegisterAsync(monday, Typed.Citizen.But(("Receipt.Channel", "MailOrdinary"), ("Receipt.CalledOn", "2026-03-02")));
        var path = $"/desk/intake/{await site.AskAsync<string>("select id from case_view")}";

        site.Clock.Advance(TimeSpan.FromDays(1));
        using var tuesday = await site.Site.SignInAsync("clerk");
        await tuesday.SendAsync(path, "只记录这次联系", ("Command.Reached", "true"), ("Command.Note", "答应明天回电"));
        site.Clock.Advance(TimeSpan.FromDays(1));
        using var wednesday = await site.Site.SignInAsync("clerk");
        var confirmed = await Visitor.ReadAsync(await wednesday.FollowAsync(await wednesday.SendAsync(path, "双方已经确认")));

        Assert.Contains("双方确认以后编号", waiting.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-0001", confirmed.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-03-04", await site.AskAsync<string>("select received_on from case_view"));
        Assert.Equal(["ApplicationArrived", "CaseRegistered", "ContactTried", "ContactTried",
            "ReceiptConfirmed"], await site.ListAsync("select type from journal where stream like 'case/%' order by type"));
    }

    [Theory, BothEngines]
    public async Task A_likely_duplicate_is_pointed_out_before_it_is_registered(Engine engine)
    {
        await using var site = await ASite.On(engine);
        using var clerk = await site.Site.SignInAsync("clerk");
        await RegisterAsync(clerk, Typed.Citizen.But(("Receipt.Channel", "InPerson")));

        var warned = await Visitor.ReadAsync(await clerk.SendAsync("/desk/intake/new", "登记", Typed.Citizen.But(("Receipt.Channel", "InPerson"))));
        Assert.Equal(1, await site.AskAsync<long>("select count(*) from case_view"));
        await clerk.SendAsync(warned, "/desk/intake/new", "仍然登记");

        Assert.Contains("2026-0001", warned.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("同一申请人", warned.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await site.AskAsync<long>("select count(*) from case_view"));
        Assert.Contains("相近的 1 件", (await clerk.ReadAsync("/desk/intake")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telephone_number_is_masked_until_it_is_opened_for_a_purpose()
    {
        await using var site = await ASite.On(Engine.Sqlite);
        using var clerk = await site.Site.SignInAsync("clerk");
        await RegisterAsync(clerk, Typed.Citizen.But(("Receipt.Channel", "Email")));
        var path = $"/desk/intake/{await site.AskAsync<string>("select id from case_view")}";

        var masked = await clerk.ReadAsync(path);
        var opened = await Visitor.ReadAsync(await clerk.SendAsync(path, "显示全部"));

        Assert.DoesNotContain("13900001234", masked.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("13900001234", opened.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(nameof(OpeningPurpose.Verify), await site.AskAsync<string>("select purpose from opening_view"));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> RegisterAsync(Visitor clerk, (string, string)[] typed)
    {
        var answer = await clerk.SendAsync("/desk/intake/new", "登记", typed);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, (await Visitor.ReadAsync(answer)).QuerySelector("main")?.TextContent);
        return await Visitor.ReadAsync(await clerk.FollowAsync(answer));
    }
}
