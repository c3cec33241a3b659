using AngleSharp.Html.Dom;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Deciding;

public sealed class UnfinishedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_unfinished_decision_outlives_the_sign_out_and_goes_when_it_is_drafted(Engine engine)
    {
        await using var bureau = await ABureau.OpenAsync(engine);
        var request = await bureau.BeginAsync(Decisions.Before(DispositionType.Partial));
        var form = $"/desk/cases/{request.Id}/decision/draft/{Disposition.Of(DispositionType.Partial).Code}";
        var officer = await bureau.AsAsync("officer");

        var put = await officer.SendAsync(form, "暂存，以后再写", ("Command.Parts[0].What", "审核人员的姓名"), ("Command.Parts[1].Reason", "没有写完的"));
        Assert.Equal($"/desk/cases/{request.Id}/decision", put.Headers.Location!.OriginalString);
        using var again = await bureau.Site.SignInAsync("officer");
        Assert.Contains("没有写完的", Text(await again.ReadAsync("/desk")), StringComparison.Ordinal);
        var shown = await again.ReadAsync(form);
        Assert.Contains("只有您自己看得到", Text(shown), StringComparison.Ordinal);
        Assert.Equal(("审核人员的姓名", "没有写完的"), (Value(shown, "Command.Parts[0].What"), Value(shown, "Command.Parts[1].Reason")));
        Assert.DoesNotContain("没有写完的", Text(await (await bureau.AsAsync("head")).ReadAsync($"/desk/cases/{request.Id}/decision")), StringComparison.Ordinal);
        Assert.Equal(CaseStage.UnderReview, (await bureau.FindAsync(request)).Stage);

        var store = bureau.Site.Services.GetRequiredService<Store>();
        await using var connection = await store.Database.OpenAsync(Ct);
        Assert.DoesNotContain("审核", (await connection.ExecuteScalarAsync<string>("select sealed from desk_draft"))!, StringComparison.Ordinal);
        await new Rekeying(store).RunAsync(Ct);
        Assert.Equal("审核人员的姓名", Value(await again.ReadAsync(form), "Command.Parts[0].What"));

        using var scratch = new Scratch();
        var file = scratch.At("结果.pdf");
        await File.WriteAllTextAsync(file, "%PDF-1.4 审核结果", Ct);
        await bureau.DraftAsync(request, Disposition.Of(DispositionType.Partial).Code, Decisions.Words, Decisions.Further(DispositionType.Partial, file));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from desk_draft"));
    }

    [Fact]
    public async Task An_unfinished_letter_is_kept_and_thrown_away_by_its_writer()
    {
        await using var bureau = await ABureau.OpenAsync();
        var request = await bureau.BeginAsync();
        var officer = await bureau.AsAsync("officer");
        var form = $"/desk/cases/{request.Id}/letters/L02";
        var page = await officer.ReadAsync(form);
        var field = page.QuerySelector("main textarea")!.GetAttribute("name")!;

        await officer.SendAsync(page, form, "暂存，以后再写", (field, "请说明是哪一年的"));
        Assert.Equal("请说明是哪一年的", Value(await officer.ReadAsync(form), field));
        await officer.SendAsync(form, "丢弃暂存的内容");
        Assert.NotEqual("请说明是哪一年的", Value(await officer.ReadAsync(form), field));
    }

    [Theory, BothEngines]
    public async Task The_form_of_any_step_that_takes_words_is_put_away_and_gone_on_with_and_goes_with_the_step(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        var (officer, _) = await desk.EmployAsync("chen", Role.OfficeHead);
        var address = (await officer.SendAsync("/desk/inquiries", "登记", ("Command.Question", "什么时候开门"))).Headers.Location!.OriginalString;

        var put = await officer.SendAsync($"{address}/answer", "暂存，以后再写", ("Command.Answer", "周一至周五"), ("Command.Way", "Telephone"));
        Assert.Equal(address, put.Headers.Location!.OriginalString);
        foreach (var list in new[] { "/desk", address })
            Assert.Equal((address + "/answer", "答复"), (await officer.ReadAsync(list)).QuerySelectorAll(".tasks a")
                .Where(link => link.GetAttribute("href") == $"{address}/answer").Select(link => (link.GetAttribute("href"), link.TextContent)).Single());
        Assert.Contains("首问 2026-首0001", Text(await officer.ReadAsync("/desk")), StringComparison.Ordinal);
        var shown = await officer.ReadAsync($"{address}/answer");
        Assert.Equal("周一至周五", Value(shown, "Command.Answer"));
        Assert.Contains("这是您没有写完的内容", Text(shown), StringComparison.Ordinal);
        Assert.Equal("Telephone", shown.QuerySelector("#Command_Way option[selected]")!.GetAttribute("value"));

        Assert.Equal(address, (await officer.SendAsync(shown, $"{address}/answer", "答复", ("Command.Answer", "周一至周五九点"))).Headers.Location!.OriginalString);
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from desk_draft"));
    }

    [Fact]
    public async Task What_is_put_away_of_a_step_of_a_case_is_thrown_away_by_its_writer()
    {
        await using var desk = await ADesk.OnAsync(Engine.Sqlite);
        var (officer, _) = await desk.EmployAsync("chen", Role.OfficeHead);
        var request = await desk.ApplyAsync();
        await desk.TakeAsync(request, _ => Task.FromResult<CaseEvent>(new CaseAssigned(ADesk.Monday, "市场科", null)));
        var form = $"/desk/cases/{request.Id}/search";

        await officer.SendAsync(form, "暂存，以后再写", ("Command.Places", "公文系统"));
        Assert.Contains("记录检索", Text(await officer.ReadAsync($"/desk/cases/{request.Id}")), StringComparison.Ordinal);
        await officer.SendAsync(form, "丢弃暂存的内容");
        Assert.Equal("", Value(await officer.ReadAsync(form), "Command.Places"));
        // A step that is a date and little else is not worth it.
        Assert.DoesNotContain("暂存", Text(await officer.ReadAsync($"/desk/cases/{request.Id}/referral")), StringComparison.Ordinal);
    }

    private static string Text(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    private static string? Value(IHtmlDocument page, string name) => page.GetElementsByName(name)[0] switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };
}
