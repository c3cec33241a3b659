using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Websites;

namespace Gongkai.Tests.Websites;

/// <summary>The yearly form of a website: its rows as data, its checks, its steps.</summary>
public sealed partial class WebsiteFormTests
{
    private static readonly PersonId Writer = new(Guid.CreateVersion7()), Leader = new(Guid.CreateVersion7());
    private static readonly WebsiteId Site = new(Guid.CreateVersion7());
    private static readonly DateOnly Today = new(2026, 1, 10);
    private static readonly WebsiteFormEdition Edition = WebsiteFormEdition.Brought[0];

    // A form in which everything is told and agrees.
    private static readonly ImmutableArray<WebsiteFormFigure> Whole =
    [
        .. from row in Edition.Rows
           let value = row.Kind switch { WebsiteRowKind.Words => "某", WebsiteRowKind.YesNo => "是", _ => "0" }
           select new WebsiteFormFigure(row.Code, value, value, false),
    ];

    [Fact]
    public void A_whole_form_has_nothing_wrong() => Assert.Empty(Check(Whole));

    [Fact]
    public void What_is_not_known_is_missing_and_not_zero()
    {
        var found = Check(With(("A10", null)));
        Assert.Equal(["WF04"], found.Select(finding => finding.Code));
        Assert.Contains("网站总访问量", Message.Of(found.Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_have_to_be_told_may_be_left_out() => Assert.Empty(Check(With(("F04", null), ("H03", null), ("I05", null))));

    [Fact]
    public void More_done_than_came_is_wrong_unless_it_was_carried_over()
    {
        Assert.Equal(["WF05.most"], Codes(With(("F02", "10"), ("F03", "12"))));
        Assert.Empty(Check(With(("F02", "10"), ("F00", "2"), ("F03", "12"))));
    }

    [Fact]
    public void Parts_have_to_make_up_their_whole()
    {
        Assert.Equal(["WF05.equal"], Codes(With(("E05", "10"), ("E06", "4"), ("E07", "5"))));
        Assert.Empty(Check(With(("B01", "21813"), ("B02", "47"), ("B03", "10078"), ("B04", "696"))));
        Assert.Equal(["WF05.most"], Codes(With(("B01", "100"), ("B02", "47"), ("B03", "60"))));
    }

    [Fact]
    public void Last_year_is_held_against_it_where_there_is_one()
    {
        var before = new WebsiteFormCompany { Before = ImmutableDictionary<string, string>.Empty.Add("E02", "9000").Add("B03", "300").Add("A10", "90") };
        Assert.Equal(["WF06.none", "WF06.less"], Codes(With(("E02", "8000"), ("A10", "80"), ("A09", "70")), before));
        Assert.Equal(["WF06.leap", "WF06.none"], Codes(With(("E02", "9000"), ("A10", "9999")), before));
        Assert.Empty(Check(With(("E02", "9000"), ("A10", "95"), ("B03", "310"), ("B01", "310")), before));
    }

    [Theory, InlineData("全年更新政务动态信息735条、信息公开目录信息 339 条。", "WF07"), InlineData("政务动态信息更新量 12 条。", null),
        InlineData("政务动态信息持续更新。另发布公告 9 条。", null), InlineData("", null)]
    public void The_annual_report_is_held_against_it_where_it_tells_the_same(string report, string? code) => Assert.Equal(code is null ? [] : [code],
        Codes(With(("B01", "400"), ("B03", "12"), ("B04", "339")), new() { Report = report }));

    [Fact]
    public void What_is_declared_otherwise_than_the_registers_have_it_is_told() =>
        Assert.Equal(["WF08"], Check([.. Whole.Select(figure => figure.Code == "C01"
            ? figure with { Value = "3", Register = "2", IsDeclared = true } : figure)])
            .Select(finding => finding.Code));

    [Fact]
    public void What_the_registers_say_later_is_told_apart() => Assert.Equal(["WF09"],
        WebsiteFormCheck.Moved(Edition, Whole, [.. Whole.Select(figure => figure.Code == "B03" ? figure with { Register = "9" } : figure)])
            .Select(found => found.Code));

    [Fact]
    public void All_faults_of_a_file_are_told_at_once()
    {
        var (edition, faults) = WebsiteFormEdition.Read("""
            {"from":1,"name":"","basis":"文","due":"02-30","rows":[
              {"code":"A","group":"甲","name":"乙","kind":"count","mark":"v","source":"items.nothing"},
              {"code":"A","group":"甲","name":"乙","kind":"many","mark":"x","required":1},
              {"code":"甲","group":"甲","name":"丙","kind":"words","mark":"d","added":true,"source":"items.all"}],
             "rules":[{"kind":"less","left":["B"],"right":[]}]}
            """);
        Assert.Null(edition);
        Assert.Equal(["code", "due", "empty", "flag", "from", "kind", "mark", "number", "rule", "source", "suits", "text", "twice", "unknown"],
            faults.Select(fault => fault.Variant).Order(StringComparer.Ordinal));
        Assert.Equal("json", WebsiteFormEdition.Read("[]").Faults.Single().Variant);
        Assert.Equal("json", WebsiteFormEdition.Read("{").Faults.Single().Variant);
    }

    [Fact]
    public void The_edition_of_a_year_is_the_latest_that_begins_before_it_and_of_two_the_one_loaded_last()
    {
        WebsiteFormEdition Of(int from, string name) => Edition with { From = from, Name = name };
        Assert.Equal(Edition, WebsiteFormEdition.Of([], 2025));
        Assert.Null(WebsiteFormEdition.Of([], 2016));
        WebsiteFormEdition[] loaded = [Of(2026, "甲"), Of(2017, "乙"), Of(2026, "丙")];
        Assert.Equal(["乙", "丙", "丙"], ((int[])[2025, 2026, 2030]).Select(year => WebsiteFormEdition.Of(loaded, year)!.Name));
    }

    [Theory, InlineData(WebsiteRowKind.Count, " 1,203 ", "1203"), InlineData(WebsiteRowKind.Count, "-1", null), InlineData(WebsiteRowKind.Count, "1.5", null),
        InlineData(WebsiteRowKind.Number, "2.25", "2.3"), InlineData(WebsiteRowKind.YesNo, "有", null), InlineData(WebsiteRowKind.Words, " 无 ", "无"),
        InlineData(WebsiteRowKind.Count, "99999999999999999999", null), InlineData(WebsiteRowKind.Count, "", null)]
    public void A_value_is_read_in_one_way(WebsiteRowKind kind, string typed, string? read) =>
        Assert.Equal(read, new WebsiteFormRow("A", "甲", "乙", kind).Read(typed));

    [Fact]
    public void Another_approves_than_filled_in_and_only_what_has_no_errors()
    {
        var begun = Take(new(WebsiteForm.IdOf(Site, 2025)), new WebsiteFormBegun(Today, Site, 2025, Writer));
        Assert.Equal(["WF14.id"], Refused(new(new(Guid.CreateVersion7())), new WebsiteFormBegun(Today, Site, 2025, Writer)));
        Assert.Equal(["WF14.row", "WF14.value", "WF14.proof"], Refused(begun, new WebsiteFiguresDeclared(Today,
            [new("Z", "1", "表"), new("A09", "许多", "表"), new("A10", "1", "")], Writer)));
        var missing = With(("A09", null));
        Assert.Equal(["WF14.faulty"], Refused(begun, new WebsiteFormHandedIn(Today, missing, WebsiteFormCheck.HashOf(missing), Writer)));
        Assert.Equal(["WF14.hash"], Refused(begun, new WebsiteFormHandedIn(Today, Whole, "0", Writer)));
        var handed = Take(begun, new WebsiteFormHandedIn(Today, Whole, WebsiteFormCheck.HashOf(Whole), Writer));
        Assert.Equal(["WF14.own"], Refused(handed, new WebsiteFormApproved(Today, Whole, WebsiteFormCheck.HashOf(Whole), Edition.Text, Writer)));
        Assert.Equal(["WF14.hash"], Refused(handed, new WebsiteFormApproved(Today, Whole, WebsiteFormCheck.HashOf(Whole), "{}", Leader)));
        Assert.Equal(["WF13"], Refused(handed, new WebsiteFiguresDeclared(Today, [new("A10", "1", "表")], Writer)));
        var approved = Take(handed, new WebsiteFormApproved(Today, Whole, WebsiteFormCheck.HashOf(Whole), Edition.Text, Leader));
        Assert.Equal(["WF14.today"], Refused(approved, new WebsiteFormPublished(Today, Writer), Today.AddDays(1)));
        var published = Take(approved, new WebsiteFormPublished(Today, Writer));
        Assert.Equal((1, WebsiteFormStage.Published), (published.Number, published.Stage));
        var reopened = Take(published, new WebsiteFormReopened(Today, new(new(Guid.CreateVersion7()), "0"), Writer));
        Assert.Equal((2, 1), (reopened.Number, reopened.Editions.Length));
    }

    [Fact]
    public void The_figures_of_a_year_are_handed_in_when_it_is_over()
    {
        var begun = Take(new(WebsiteForm.IdOf(Site, 2026)), new WebsiteFormBegun(Today, Site, 2026, Writer));
        Assert.Equal(["WF14.early"], Refused(begun, new WebsiteFormHandedIn(Today, Whole, WebsiteFormCheck.HashOf(Whole), Writer)));
    }

    [Fact]
    public void A_declaration_can_be_taken_back_and_the_registers_hold_again()
    {
        var register = new Dictionary<string, string> { ["items.news"] = "96" };
        var declared = Take(Take(new(WebsiteForm.IdOf(Site, 2025)), new WebsiteFormBegun(Today, Site, 2025, Writer)),
            new WebsiteFiguresDeclared(Today, [new("B03", "120", "旧网站另有24条")], Writer));
        Assert.Equal(("120", "96", true), Of(declared));
        Assert.Equal(("96", "96", false), Of(Take(declared, new WebsiteFiguresDeclared(Today, [new("B03", null, "")], Writer))));

        (string?, string?, bool) Of(WebsiteForm form) => form.Figures(Edition, register).Single(one => one.Code == "B03") is var figure
            ? (figure.Value, figure.Register, figure.IsDeclared) : default;
    }

    [Fact]
    public void An_entry_is_whole_when_code_and_numbers_are_there()
    {
        var site = new Website(Site) { Entry = new(WebsiteKind.Department, "云川市商务局网站", "https://sw.example.gov.cn/", "云川市商务局", Writer, new(2010, 1, 1)) };
        Assert.Equal(["WF01", "WF01", "WF01", "WF01", "WF01"], site.Findings(["云川市商务局"]).Select(finding => finding.Code));
        var entry = site.Entry with { IdentityCode = "330000001", Icp = "甲", Police = "乙", Competent = "丙", Operator = "丁", Host = "某公司" };
        var whole = site with { Entry = entry };
        Assert.Equal(["WF02", "WF03"], whole.Findings(["云川市商务局"]).Select(finding => finding.Code));
        var changed = new WebsiteChanged(site.Entry with { Address = "javascript:1", OpenedOn = new(2027, 1, 1) });
        Assert.Equal(["WF11.address", "WF11.future"], site.Faults(changed, Today)
            .Select(refusal => $"{refusal.Code}.{refusal.Variant}"));
        var closed = site.After(new WebsiteClosed(new(2025, 6, 30), "批复"));
        Assert.Equal((false, true, false), (closed.OwesFormOf(2025), closed.OwesFormOf(2024), closed.OwesFormOf(2009)));
        Assert.Equal("closed", closed.Faults(new WebsiteChanged(site.Entry), Today).Single().Variant);
        Assert.Equal("order", site.Faults(new WebsiteClosed(new(2009, 1, 1), "批复"), Today).Single().Variant);
    }

    [Theory, InlineData(19, 19, false), InlineData(20, 1, true), InlineData(100, 4, false), InlineData(100, 5, true), InlineData(168, 0, false)]
    public void A_site_that_failed_in_five_of_a_hundred_probes_of_a_week_is_not_reachable(long tries, long failures, bool isTold)
    {
        var finding = new WebsiteSettings { IsProbed = true }.Unreachable(tries, failures);
        Assert.Equal(isTold, finding is not null);
        Assert.False(new WebsiteSettings().IsProbed);
        if (finding is not null) Assert.Contains($"打不开 {failures} 次", Message.Of(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_and_variant_that_is_named_has_a_page_and_every_page_is_named()
    {
        var sources = string.Concat(((string[])["src/Gongkai.Core/Websites", "src/Gongkai.App/Features/Websites"])
            .SelectMany(folder => Directory.GetFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
        var pages = RuleCatalogue.All.Where(page => page.Code.StartsWith("WF", StringComparison.Ordinal)).ToList();
        Assert.Equal(pages.Select(page => page.Code).Order(), Code().Matches(sources).Select(match => match.Groups[1].Value).Distinct().Order());
        Assert.Equal([], from page in pages
                         from variant in page.Variants
                         where variant is not (null or "future" or "early") && !sources.Contains($"\"{variant}\"", StringComparison.Ordinal)
                         select $"{page.Code}.{variant}");
    }

    private static ImmutableArray<WebsiteFormFigure> With(params (string Code, string? Value)[] others) =>
        [.. Whole.Select(figure => others.FirstOrDefault(other => other.Code == figure.Code) is (not null, var value)
            ? figure with { Value = value, Register = value } : figure)];

    private static List<Finding> Check(ImmutableArray<WebsiteFormFigure> figures, WebsiteFormCompany? company = null) =>
        [.. WebsiteFormCheck.Of(Edition, figures, company ?? new())];

    private static IEnumerable<string> Codes(ImmutableArray<WebsiteFormFigure> figures, WebsiteFormCompany? company = null) =>
        Check(figures, company).Select(finding => finding.Variant is null ? finding.Code : $"{finding.Code}.{finding.Variant}");

    private static WebsiteFormSituation Situation(DateOnly? today = null) => new(today ?? Today, Edition,
        new(Writer, [new(Role.OfficeHead, null), new(Role.SectionOfficer, null)]));

    private static WebsiteForm Take(WebsiteForm form, WebsiteFormEvent happened)
    {
        var decision = WebsiteFormSteps.Workflow.Decide(form, happened, Situation());
        Assert.True(!decision.IsRefused, string.Join(",", decision.Refusals.Select(refusal => $"{refusal.Code}.{refusal.Variant}")));
        return WebsiteFormSteps.Workflow.Fold(new(form.Id), [.. form.History, happened]);
    }

    private static IEnumerable<string> Refused(WebsiteForm form, WebsiteFormEvent happened, DateOnly? today = null) =>
        WebsiteFormSteps.Workflow.Decide(form, happened, Situation(today)).Refusals
            .Select(refusal => refusal.Variant is null ? refusal.Code : $"{refusal.Code}.{refusal.Variant}");

    [GeneratedRegex("\"(WF[0-9]{2})\"")]
    private static partial Regex Code();
}
