using System.Net;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Microsoft.Extensions.Time.Testing;

namespace Gongkai.Tests.Web;

/// <summary>The public calculator.</summary>
public sealed class CalculatorTests
{
    private static readonly FakeTimeProvider Clock = new(new(2026, 1, 15, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_due_date_is_told_with_the_account_of_its_days()
    {
        await using var site = await RunningSite.StartAsync(clock: Clock);
        using var visitor = site.Visit();
        var answer = await visitor.SendAsync("/calculator", "计算", ("Facts.Channel", "InPerson"), ("Facts.ArrivedOn", "2026-01-05"));
        var page = await Visitor.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("答复期限 2026年2月2日（星期一），还有 12 个工作日", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(20, page.QuerySelectorAll("table.days tbody tr:not(.is-quiet)").Length);
        Assert.Equal("2026-01-05", page.QuerySelector("#Facts_ArrivedOn")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_form_asks_for_every_fact_that_the_clock_knows()
    {
        static IEnumerable<string> Missing(Type facts, Type form) =>
            from fact in facts.GetProperties()
            where !fact.PropertyType.IsAssignableTo(typeof(ClockSettings)) && fact.CanWrite
            let asked = form.GetProperty(fact.Name)
            from missing in asked is null
                ? [$"{form.Name}.{fact.Name}"] : Inner(fact.PropertyType) is { } inner ? Missing(inner, Inner(asked.PropertyType)!) : []
            select missing;
        static Type? Inner(Type type) => type.IsGenericType ? Inner(type.GetGenericArguments()[0]) : type.IsClass && type != typeof(string) ? type : null;

        Assert.Empty(Missing(typeof(ClockFacts), typeof(FactsForm)));
        Assert.Empty(Missing(typeof(ClockSettings), typeof(FactsForm.Chosen)));

        // Names of form and facts are the same; every one gets a field on the page.
        await using var site = await RunningSite.StartAsync(clock: Clock);
        using var visitor = site.Visit();
        var page = await visitor.ReadAsync("/calculator");
        Assert.NotNull(page.GetElementById("Facts_Consultations_2__DroppedOn"));
        Assert.NotNull(page.GetElementById("Facts_Extensions_0__NoticedOn"));
    }

    [Fact]
    public async Task A_consultation_that_was_ended_leaves_out_the_time_up_to_its_end()
    {
        await using var site = await RunningSite.StartAsync(clock: Clock);
        using var visitor = site.Visit();
        (string, string)[] asked =
        [
            ("Facts.Channel", "InPerson"), ("Facts.ArrivedOn", "2025-12-15"), ("Facts.Consultations[0].Kind", "ThirdParty"),
            ("Facts.Consultations[0].SentOn", "2025-12-22"), ("Facts.Consultations[0].DeliveredOn", "2025-12-24"),
        ];

        var ended = await Visitor.ReadAsync(await visitor.SendAsync("/calculator", "计算", [.. asked, ("Facts.Consultations[0].DroppedOn", "2025-12-29")]));
        var both = await Visitor.ReadAsync(
            await visitor.SendAsync("/calculator", "计算",
                [.. asked, ("Facts.Consultations[0].DroppedOn", "2025-12-29"), ("Facts.Consultations[0].AnsweredOn", "2025-12-30")]));
        var before = await Visitor.ReadAsync(await visitor.SendAsync("/calculator", "计算", [.. asked, ("Facts.Consultations[0].DroppedOn", "2025-12-23")]));

        Assert.Equal("2025-12-29", ended.QuerySelector("#Facts_Consultations_0__DroppedOn")!.GetAttribute("value"));
        Assert.Contains("答复期限 2026年1月19日", ended.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第 1 项的终止征求日期", both.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第 1 项的终止征求日期（2025-12-23）早于 第 1 项的对方收到日期（2025-12-24）", before.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_is_read_as_people_write_it()
    {
        await using var site = await RunningSite.StartAsync(clock: Clock);
        using var visitor = site.Visit();
        var page = await Visitor.ReadAsync(await visitor.SendAsync("/calculator", "计算", ("Facts.Channel", "InPerson"), ("Facts.ArrivedOn", "２０２６年1月5日")));
        Assert.Contains("2026年2月2日", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_is_told_beside_its_field_in_words_of_the_form_and_nothing_typed_is_lost()
    {
        await using var site = await RunningSite.StartAsync(clock: Clock);
        using var visitor = site.Visit();
        var answer = await visitor.SendAsync("/calculator", "计算",
            ("Facts.Channel", "InPerson"), ("Facts.ArrivedOn", "2026-01-05"), ("Facts.CorrectionNotice.ServedOn", "2026-02-30"),
            ("Facts.Consultations[1].SentOn", "2026-01-03"),
            ("Facts.Settings.LocalHolidays", "2026-01-20 明天"), ("Facts.Extension.Workdays", "很多"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        var told = page.QuerySelectorAll(".faults a").ToDictionary(link => link.GetAttribute("href")!, link => link.TextContent);
        Assert.Contains("不是日期", told["#Facts_CorrectionNotice_ServedOn"], StringComparison.Ordinal);
        Assert.Equal("请填写第 2 项的征求谁的意见", told["#Facts_Consultations_1__Kind"]);
        Assert.Contains("“明天”不是日期", told["#Facts_Settings_LocalHolidays"], StringComparison.Ordinal);
        Assert.Contains("#Facts_Extension_Workdays", told.Keys);
        Assert.All(told.Keys, href => Assert.NotNull(page.GetElementById(href[1..])));
        Assert.Equal(("2026-02-30", "text"),
            (page.QuerySelector("#Facts_CorrectionNotice_ServedOn")!.GetAttribute("value"),
                page.QuerySelector("#Facts_CorrectionNotice_ServedOn")!.GetAttribute("type")));
    }

    [Fact]
    public async Task Dates_in_an_impossible_order_are_told_by_the_names_of_the_form()
    {
        await using var site = await RunningSite.StartAsync(clock: Clock);
        using var visitor = site.Visit();
        var page = await Visitor.ReadAsync(await visitor.SendAsync("/calculator", "计算",
            ("Facts.Channel", "InPerson"), ("Facts.ArrivedOn", "2026-01-05"), ("Facts.FeeNotice.ReceivedOn", "2026-01-08"),
            ("Facts.FeeNotice.PaidOn", "2026-01-07")));
        Assert.Contains("缴费日期（2026-01-07）早于 申请人收到收费通知日期（2026-01-08）", page.QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_terms_are_counted_too()
    {
        await using var site = await RunningSite.StartAsync(clock: Clock);
        using var visitor = site.Visit();
        var first = await visitor.ReadAsync("/calculator");
        var form = first.Forms[^1];
        Assert.EndsWith("handler=Term", form.GetAttribute("action"), StringComparison.Ordinal);
        using var content = new FormUrlEncodedContent([new("Term", "reconsideration"), new("From", "2026-01-05"),
            new("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        var page = await Visitor.ReadAsync(await visitor.PostAsync("/calculator?handler=Term", content));
        Assert.Contains("申请行政复议：2026年3月6日", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }
}
