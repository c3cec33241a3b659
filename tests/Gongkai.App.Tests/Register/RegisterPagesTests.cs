using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Tests.Web;

namespace Gongkai.Tests.Register;

public sealed class RegisterPagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task The_register_is_searched_filtered_and_taken_along(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        await register.ReceiveAsync("2026-03-02", topic: "零售统计");
        await register.AnswerAsync(await register.ReceiveAsync("2026-03-03", ApplicantCategory.LegalServiceBody, "100%_补贴"), "2026-03-20");
        await register.StepAsync(await register.ReceiveAsync("2026-12-28"), new CategoryChanged(new(2026, 12, 28), ApplicantCategory.ResearchBody));
        using var officer = await register.Site.SignInAsync("zhouke");

        Assert.Equal(["2026-0003", "2026-0002", "2026-0001"], await NumbersAsync(officer, ""));
        Assert.Equal(["2026-0001"], await NumbersAsync(officer, "?Query.Words=零售"));
        Assert.Equal(["2026-0002"], await NumbersAsync(officer, "?Query.Words=100%25_"));
        Assert.Equal(["2026-0002"], await NumbersAsync(officer, "?Query.Outcome=NotHeld&Query.Year=2026"));
        Assert.Equal(["2026-0003"], await NumbersAsync(officer, "?Query.Category=ResearchBody&Query.Section=市场科&Query.Channel=InPerson"));
        Assert.Equal(["2026-0001"], await NumbersAsync(officer, "?Query.Overdue=true&Query.Stage=UnderReview"));
        Assert.Empty(await NumbersAsync(officer, "?Query.Year=2025"));
        Assert.Contains("逾期", (await officer.ReadAsync("/desk/register?Query.Words=0001")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.OpenAsync("/desk/register?Query.Year=abc")).StatusCode);

        var file = await (await officer.OpenAsync("/desk/register?Query.Category=LegalServiceBody&handler=Export")).Content.ReadAsByteArrayAsync(Ct);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var rows = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>()
            .Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray()).ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Equal(("2026-0002", "市场科", "2026-03-20"), (rows[1][0], rows[1][6], rows[1][10]));
    }

    [Theory, BothEngines]
    public async Task The_year_is_counted_live_and_each_figure_leads_to_its_cases(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var answered = await register.ReceiveAsync("2026-03-03", ApplicantCategory.LegalServiceBody);
        await register.AnswerAsync(answered, "2026-03-20");
        var joined = await register.ReceiveAsync("2026-03-05");
        await register.StepAsync(joined, new CaseJoined(new(2026, 3, 9), answered));
        await register.ReceiveAsync("2026-12-28");
        using var officer = await register.Site.SignInAsync("zhouke");
        var page = await officer.ReadAsync("/desk/year/2026");

        Assert.Equal("3", Figure(page, "requests.received.total"));
        Assert.Equal("1", Figure(page, "requests.outcome.unavailable.not_held.org_legal_service"));
        Assert.Equal("1", Figure(page, "requests.carried_out.natural_person"));
        Assert.Equal(["2026-0001", "2026-0002"], Numbers(await officer.ReadAsync("/desk/year/2026/requests.outcome.total.total")));
        Assert.Equal(["2026-0003"], Numbers(await officer.ReadAsync("/desk/year/2027/requests.carried_in.total")));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/desk/year/2026/proactive.b20_5.licensing.decisions")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/desk/year/1999")).StatusCode);
        Assert.Equal("/desk/year/2027", (await officer.OpenAsync("/desk/year")).Headers.Location!.OriginalString);
        var statistics = (await officer.ReadAsync("/desk/statistics?year=2026")).QuerySelector("main")!.TextContent;
        Assert.Contains("答复 2 件，按时 2 件", statistics, StringComparison.Ordinal);
        Assert.Contains("100%", statistics, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task Figures_are_frozen_once_and_later_changes_stand_apart_with_their_cases(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var answered = await register.ReceiveAsync("2026-03-03");
        await register.AnswerAsync(answered, "2026-03-20");
        await register.Site.EmployAsync("archivist", Role.Archivist);
        using var officer = await register.Site.SignInAsync("zhouke");
        using var archivist = await register.Site.SignInAsync("archivist");
        var before = await officer.ReadAsync("/desk/year/2026");

        Assert.DoesNotContain("定格 2026 年数据", (await archivist.ReadAsync("/desk/year/2026")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.SendAsync(before, "/desk/year/2026", "定格 2026 年数据")).StatusCode);
        Assert.Contains("没有变动", (await officer.ReadAsync("/desk/year/2026")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        var again = await officer.SendAsync(before, "/desk/year/2026", "定格 2026 年数据");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("CW79", (await Visitor.ReadAsync(again)).QuerySelector(".faults")!.TextContent, StringComparison.Ordinal);

        await register.StepAsync(answered, new CategoryChanged(new(2027, 1, 4), ApplicantCategory.Other));
        var changed = (await officer.ReadAsync("/desk/year/2026")).QuerySelector("#changes + table")!;
        Assert.Equal(4, changed.QuerySelectorAll("tbody tr").Length);
        Assert.All(changed.QuerySelectorAll("tbody tr"), row => Assert.Equal($"/desk/cases/{answered}", row.QuerySelector("td a")!.GetAttribute("href")));
    }

    [Theory, BothEngines]
    public async Task The_supervisor_sees_counts_of_the_agencies_below_and_no_contents(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var above = await register.Site.FoundAsync("云川市人民政府");
        var below = await register.Site.FoundAsync("青岭区商务局", above);
        await register.ReceiveAsync("2026-03-02", topic: "零售统计", at: below.Id);
        await register.ReceiveAsync("2026-12-31", at: below.Id);
        await register.Site.EmployAsync("supervisor", Role.Supervisor, above);
        using var supervisor = await register.Site.SignInAsync("supervisor");
        var page = await supervisor.ReadAsync("/desk/supervision?year=2026");

        var row = page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("青岭区商务局", StringComparison.Ordinal));
        Assert.Equal(["2", "0", "2", "0", "◆ 1",
            "—"], row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim().Replace("■", "◆", StringComparison.Ordinal))
                .Select(text => text.EndsWith(" 1", StringComparison.Ordinal) ? "◆ 1" : text));
        Assert.DoesNotContain("云川市商务局", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-000", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.OpenAsync("/desk/register")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.OpenAsync("/desk/year/2026")).StatusCode);
    }

    [Theory, BothEngines]
    public async Task The_register_the_reviews_and_the_frozen_years_are_rebuilt_from_their_events(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        var id = await register.ReceiveAsync("2026-03-03");
        await register.AnswerAsync(id, "2026-03-20");
        using var officer = await register.Site.SignInAsync("zhouke");
        await officer.SendAsync($"/desk/cases/{id}/reviews", "登记", ("Command.Kind", "Reconsideration"), ("Command.On", "2026-10-12"),
            ("Command.Organ", "云川市人民政府"));
        await officer.SendAsync("/desk/year/2026", "定格 2026 年数据");
        var before = await RowsAsync(register);
        Assert.Equal(1, await Rebuilding.RunAsync(register.Get<Store>(), [.. Views.All.Where(view => view.Streams == "figures/")], ARegister.Clock, Ct));
        await Rebuilding.RunAsync(register.Get<Store>(), Views.All, ARegister.Clock, Ct);

        Assert.Equal(before, await RowsAsync(register));
    }

    private static async Task<string> RowsAsync(ARegister register)
    {
        await using var connection = await register.Get<Database>().OpenAsync(Ct);
        return string.Join('\n',
            new[] { "register_view", "review_view",
                "frozen_year" }.SelectMany(table =>
                    connection.Query($"select * from {table}").Select(row => string.Join(' ', (IDictionary<string, object>)row))));
    }

    [Fact]
    public async Task The_register_of_another_agency_is_not_found()
    {
        await using var register = await ARegister.OnAsync(Engine.Sqlite);
        var other = await register.Site.FoundAsync("青岭区商务局");
        using var officer = await register.Site.SignInAsync("zhouke");

        foreach (var path in (string[])["/desk/register", "/desk/year/2026", "/desk/year/2026/requests.received.total", "/desk/statistics"])
            Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync($"{path}?agency={other.Id}")).StatusCode);
    }

    private static string Figure(IHtmlDocument page, string cell) => page.QuerySelector($"a[href='/desk/year/2026/{cell}']")!.TextContent;

    private static async Task<IEnumerable<string>> NumbersAsync(Visitor officer, string query) => Numbers(await officer.ReadAsync($"/desk/register{query}"));

    private static string[] Numbers(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody th a").Select(link => link.TextContent)];
}
