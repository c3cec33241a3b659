using System.Net;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Interaction;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Interaction;

/// <summary>Surveys from their draft to the published result, and the figures of a year.</summary>
public sealed class SurveyPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_survey_is_published_answered_once_in_a_browser_and_its_result_told_when_it_is_over(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine);
        var (writer, _) = await desk.EmployAsync("writer", Role.SectionOfficer);
        var (office, _) = await desk.EmployAsync("office", Role.OfficeHead);
        var refused = await Visitor.ReadAsync(await writer.SendAsync("/desk/surveys/new", "保存", ("Command.Title", "早市满意度调查"),
            ("Command.Introduction", "请您评价早市。"), ("Command.From", "2026-03-02"), ("Command.Until", "2026-03-10")));
        Assert.Contains("请至少填写一个问题", ADesk.Text(refused), StringComparison.Ordinal);
        var at = (await writer.SendAsync(refused, "/desk/surveys/new", "保存", ("Command.Questions[0].Text", "您常去吗"),
            ("Command.Questions[0].Options", "常去\n不常去"), ("Command.Questions[0].IsRequired", "true"), ("Command.Questions[1].Text", "打几分"),
            ("Command.Questions[1].Kind", "Scale"), ("Command.Questions[2].Text", "还想说什么"), ("Command.Questions[2].Kind", "Words")))
            .Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.Forbidden, (await writer.OpenAsync($"{at}/publish")).StatusCode);
        Assert.Equal(at, (await writer.SendAsync($"{at}/edit", "保存", ("Command.Title", "早市满意度问卷"))).Headers.Location?.OriginalString);
        var id = at["/desk/surveys/".Length..];
        using var citizen = desk.Site.Visit();
        var form = $"/interaction/surveys/{id}";
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync(form)).StatusCode);
        Assert.Equal(at, (await office.SendAsync($"{at}/publish", "发布问卷")).Headers.Location?.OriginalString);
        Assert.Equal(form, (await citizen.ReadAsync($"/interaction/{desk.Agency.Id}")).QuerySelector($"a[href='{form}']")!.GetAttribute("href"));

        var wrong = await Visitor.ReadAsync(await citizen.SendAsync(form, "提交", ("Replies[2].Words", "再早一点开门")));
        Assert.Contains("第 1 题没有回答", ADesk.Text(wrong), StringComparison.Ordinal);
        Assert.Equal("再早一点开门", wrong.QuerySelector("textarea")!.TextContent.Trim());
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(form, (await citizen.SendAsync(wrong, form, "提交", ("Replies[0].One", "0"), ("Replies[1].One", "3"))).Headers.Location?.OriginalString);
        Assert.Contains("已经收到您的答案", ADesk.Text(await citizen.ReadAsync(form)), StringComparison.Ordinal);
        using var other = desk.Site.Visit();
        await other.SendAsync(form, "提交", ("Replies[0].One", "1"));
        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
        {
            Assert.Equal(2, await connection.ExecuteScalarAsync<long>("select count(*) from survey_answer"));
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from journal where body like '%再早一点%'"));
        }
        var shown = ADesk.Text(await office.ReadAsync(at));
        Assert.Contains("2 份答案", shown, StringComparison.Ordinal);
        Assert.Contains("再早一点开门", shown, StringComparison.Ordinal);
        Assert.Contains("截止以后才能公布结果", ADesk.Text(await Visitor.ReadAsync(
            await office.SendAsync($"{at}/conclude", "公布结果", ("Command.Words", "多数常去。")))), StringComparison.Ordinal);

        desk.Clock.SetUtcNow(new(2026, 3, 11, 9, 0, 0, TimeSpan.FromHours(8)));
        using var late = desk.Site.Visit();
        Assert.Contains("已于 2026-03-10 截止", ADesk.Text(await late.ReadAsync(form)), StringComparison.Ordinal);
        using var head = await desk.Site.SignInAsync("office");
        Assert.Equal(at, (await head.SendAsync($"{at}/conclude", "公布结果", ("Command.Words", "多数常去。"))).Headers.Location?.OriginalString);
        var result = ADesk.Text(await other.ReadAsync(form));
        Assert.Contains("收到 2 份答案", result, StringComparison.Ordinal);
        Assert.Contains("50.0%", result, StringComparison.Ordinal);
        Assert.Contains("多数常去。", result, StringComparison.Ordinal);
        Assert.DoesNotContain("再早一点开门", result, StringComparison.Ordinal);

        var figures = await desk.Site.Services.GetRequiredService<InteractionFigures>().OfAsync(desk.Agency.Id, 2026, Ct);
        Assert.Equal([1, 2, 1], ((InteractionCell[])[InteractionCell.SurveysHeld, InteractionCell.OpinionsReceived, InteractionCell.ResultsPublished])
            .Select(cell => figures.Single(figure => figure.Cell == cell).Value));
        Assert.Null(figures.Single(figure => figure.Cell == InteractionCell.AverageDays).Value);
        var kept = await RowsAsync(desk);
        await Rebuilding.RunAsync(desk.Store, Views.All, desk.Clock, Ct);
        Assert.Equal(kept, await RowsAsync(desk));
        writer.Dispose();
        office.Dispose();
    }

    private static async Task<string[]> RowsAsync(ADesk desk)
    {
        await using var connection = await desk.Store.Database.OpenAsync(Ct);
        return [.. (await connection.QueryAsync("select * from survey_view order by id"))
            .Concat(await connection.QueryAsync("select * from survey_answer order by id"))
            .Select(row => string.Join('|', (IDictionary<string, object>)row))];
    }
}
