using Dapper;
using Gongkai.Agencies;
using Gongkai.Assessment;
using Gongkai.Features.Assessment;
using Gongkai.Features.Casework;
using Gongkai.Features.Interaction;
using Gongkai.Interaction;
using Gongkai.Storage;
using Gongkai.Tests.Casework;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Tests.Assessment;

/// <summary>社会评议 and 第三方评估: what others say of an agency, and how it becomes points with its records.</summary>
public sealed class EvaluationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task What_the_public_and_a_third_party_say_becomes_points_that_open_their_records(Engine engine)
    {
        await using var desk = await ADesk.OnAsync(engine, new(2026, 12, 1));
        var tourism = await desk.Site.FoundAsync("临江市文化和旅游局", desk.Agency);
        await desk.Site.EmployAsync("member", Role.OfficeHead, tourism);
        var (clerk, _) = await desk.EmployAsync("clerk", Role.RegistrationClerk);
        var (head, _) = await desk.EmployAsync("head", Role.OfficeHead);
        await desk.EmployAsync("office", Role.Supervisor);
        using var scratch = new Scratch();

        // The survey evaluates an agency below, with points; it is open, and whoever was chosen has a code.
        (string, string)[] typed = [("Command.Title", "文旅局政务公开评议"), ("Command.Introduction", "请打分"), ("Command.From", "2026-12-01"),
            ("Command.Until", "2026-12-02"), ("Command.Access", "Both"), ("Command.Evaluated", tourism.Id.ToString()), ("Command.Questions[0].Text", "满意吗")];
        var page = await Visitor.ReadAsync(await clerk.SendAsync("/desk/surveys/new", "保存", [.. typed, ("Command.Questions[0].Kind", "Words")]));
        Assert.Contains("请填写评议的是哪一年", ADesk.Text(page), StringComparison.Ordinal);
        var at = (await clerk.SendAsync(page, "/desk/surveys/new", "保存", ("Command.Year", "2026"), ("Command.Questions[0].Kind", "Scale")))
            .Headers.Location!.OriginalString;
        await head.SendAsync($"{at}/publish", "发布问卷");
        page = await Visitor.ReadAsync(await head.SendAsync($"{at}/invitations", "发放", ("Count", "11")));
        var codes = page.QuerySelectorAll("ol.code li").Select(li => li.TextContent).ToList();
        Assert.Equal(11, codes.Count);
        var id = SurveyId.Parse(at["/desk/surveys/".Length..], null);
        var form = $"/interaction/surveys/{id}";
        using (var citizen = desk.Site.Visit())
        {
            var wrong = await Visitor.ReadAsync(await citizen.SendAsync(form, "提交", ("Replies[0].One", "4"), ("Code", "7K2M-7K2M-7K2M-7K2M-7K2M")));
            Assert.Contains("没有这个邀请码，或者已经用过", ADesk.Text(wrong), StringComparison.Ordinal);
            Assert.Equal(form, (await citizen.SendAsync(wrong, form, "提交", ("Code", codes[0]))).Headers.Location?.OriginalString);
        }
        using (var second = desk.Site.Visit())
            Assert.Contains("已经用过", ADesk.Text(await Visitor.ReadAsync(await second.SendAsync(form, "提交", ("Replies[0].One", "0"), ("Code", codes[0])))),
                StringComparison.Ordinal);
        using (var open = desk.Site.Visit()) await open.SendAsync(form, "提交", ("Replies[0].One", "0"));
        var (surveys, answers) = (desk.Site.Services.GetRequiredService<SurveyJournal>(), desk.Site.Services.GetRequiredService<SurveyAnswers>());
        var asked = (await surveys.FindAsync(new Survey(id), Ct))!.Value.Matter;
        foreach (var code in codes[1..10])
            Assert.True(await answers.AnswerAsync(
                desk.Agency.Id, asked, Guid.CreateVersion7(), TrackingCode.Hash(TrackingCode.Read(code)!), [([3], null)], Ct));
        await using (var connection = await desk.Store.Database.OpenAsync(Ct))
        {
            // Of a code that was used nothing is left, neither with the answer nor beside it.
            var left = Assert.Single(await connection.QueryAsync<string>("select hash from survey_invitation"));
            Assert.Equal(TrackingCode.Hash(TrackingCode.Read(codes[10])!), left);
            foreach (var hash in codes.Select(code => TrackingCode.Hash(TrackingCode.Read(code)!)))
                Assert.Equal(0, await connection.ExecuteScalarAsync<long>($"select count(*) from journal where body like '%{hash}%'"));
        }

        // A third party's table is taken in whole or not at all.
        using var office = await desk.Site.SignInAsync("office");
        await File.WriteAllTextAsync(scratch.At("评估.csv"), "机关,指标编号,指标,得分,满分,问题说明\n文旅局,1,主动公开,良好,10,\n", Ct);
        (string, string)[] chosen = [("Command.Evaluator", "某大学"), ("Command.Year", "2026"), ("Command.File", scratch.At("评估.csv"))];
        page = await Visitor.ReadAsync(await office.SendAsync("/desk/third-party", "检查，不导入", chosen));
        Assert.Contains("第 2 行：“文旅局”不是", ADesk.Text(page), StringComparison.Ordinal);
        Assert.Contains("第 2 行：“得分”里的“良好”", ADesk.Text(page), StringComparison.Ordinal);
        await File.WriteAllTextAsync(scratch.At("评估.csv"),
            "机关,指标编号,指标,得分,满分,问题说明\n临江市文化和旅游局,1,主动公开,9,10,\n临江市文化和旅游局,2,政策解读,7.5,10,没有图解\n", Ct);
        page = await Visitor.ReadAsync(await office.SendAsync("/desk/third-party", "检查，不导入", chosen));
        Assert.Contains("82.5%", ADesk.Text(page), StringComparison.Ordinal);
        var party = (await office.SendAsync(page, "/desk/third-party", "导入", ("Command.File", scratch.At("评估.csv")))).Headers.Location!.OriginalString;
        Assert.Equal("PK"u8.ToArray(), (await (await office.OpenAsync($"{party}?handler=Sheet")).Content.ReadAsByteArrayAsync(Ct))[..2]);

        // Before its result is told a survey says nothing; the one open answer is too little to say anything.
        desk.Clock.SetUtcNow(new(2026, 12, 3, 9, 0, 0, TimeSpan.FromHours(8)));
        using var later = await desk.Site.SignInAsync("head");
        var sources = desk.Site.Services.GetRequiredService<AssessmentSources>();
        Indicator[] leaves =
        [
            new("1", "抽样") { Rule = IndicatorRule.Threshold, Source = "survey_sampled" },
            new("2", "开放") { Rule = IndicatorRule.Threshold, Source = "survey_open" },
            new("3", "评估") { Rule = IndicatorRule.Threshold, Source = "third_party" },
            new("4", "失分") { Rule = IndicatorRule.PerEvent, Source = "third_party_lost" },
        ];
        Assert.Equal(["3", "4"], (await sources.CollectAsync(tourism.Id, 2026, leaves, Ct)).Keys);
        await later.SendAsync($"{at}/conclude", "公布结果", ("Command.Words", "多数满意。"));
        var facts = await sources.CollectAsync(tourism.Id, 2026, leaves, Ct);
        Assert.Equal(["1", "3", "4"], facts.Keys);
        // One gave five points, nine gave four.
        Assert.Equal((82m, 82.5m, 2), (facts["1"].Figure, facts["3"].Figure, facts["4"].Count));
        using (var citizen = desk.Site.Visit())
        {
            var told = ADesk.Text(await citizen.ReadAsync(form));
            Assert.Contains("抽样：10 份答案", told, StringComparison.Ordinal);
            Assert.Contains("答案少于 10 份，不分题公布", told, StringComparison.Ordinal);
        }

        // The point opens its records, for the authority and for the agency.
        await File.WriteAllTextAsync(scratch.At("指标.csv"), """
            编号,名称,分值,评分办法,每件分值,上限,分档,否决对象,数据来源,评价标准,佐证材料
            1,社会评议,60,达标得分,,,80=50；90=60,,survey_sampled,,
            2,第三方评估,40,逐件扣分,5,,,,third_party_lost,,
            """, Ct);
        using var supervisor = await desk.Site.SignInAsync("office");
        await supervisor.SendAsync("/desk/indicator-systems/new", "建立", ("File", scratch.At("指标.csv")), ("Command.Name", "体系"));
        await supervisor.SendAsync("/desk/assessments?year=2026", "开始考核", ("Command.SelfBy", "2026-12-10"));
        var assessment = $"/desk/assessments/{AgencyAssessment.IdOf(desk.Agency.Id, tourism.Id, 2026)}";
        using var member = await desk.Site.SignInAsync("member");
        await member.SendAsync($"{assessment}/self", "自评", ("Command.Points[1]", "60"), ("Command.Points[2]", "40"));
        await supervisor.SendAsync($"{assessment}/facts", "采集数据");
        page = await supervisor.ReadAsync($"{assessment}/indicators/1");
        Assert.Equal($"/desk/surveys/{id}", page.QuerySelector("ul.lines a")!.GetAttribute("href"));
        Assert.Contains("50", ADesk.Text(page), StringComparison.Ordinal);
        page = await member.ReadAsync($"{assessment}/indicators/2");
        Assert.Equal(party, page.QuerySelector("ul.lines a")!.GetAttribute("href"));
        Assert.Contains("没有图解", ADesk.Text(await member.ReadAsync(party)), StringComparison.Ordinal);
        Assert.Equal(form, (await member.OpenAsync(at)).Headers.Location?.OriginalString);
        clerk.Dispose();
        head.Dispose();
    }
}
