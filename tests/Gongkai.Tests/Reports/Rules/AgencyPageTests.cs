using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Tests.Reports.Rules;

/// <summary>The pages of family AG: a superior whose every figure is the sum of two members', and one edit.</summary>
public sealed class AgencyPageTests
{
    private const string Second = "云川市白石区商务局";

    public static TheoryData<string, int> Examples =>
    [
        .. from page in RuleCatalogue.All
           where page.Code.StartsWith("AG", StringComparison.Ordinal)
           from index in Enumerable.Range(0, page.Examples.Length)
           select (page.Code, index),
    ];

    [Theory, MemberData(nameof(Examples))]
    public void A_page_s_wrong_example_raises_its_code_and_the_right_one_does_not(string code, int index)
    {
        var page = RuleCatalogue.Find(code)!;
        var findings = AgencyRuleBook.Examine(Of(page.Examples[index]));
        var errors = findings.Where(finding => finding.Severity == Severity.Error && finding.Code != code && !page.Also.Contains(finding.Code));

        if (page.Examples[index].IsWrong) Assert.Contains(findings, finding => finding.Code == code);
        else Assert.DoesNotContain(findings, finding => finding.Code == code);
        Assert.Empty(errors);
        Assert.All(findings, finding => Assert.DoesNotContain("{", Message.Of(finding) + Message.Of(finding, Language.English), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_across_agencies_has_a_page_and_every_page_a_rule() =>
        Assert.Equal(AgencyRuleBook.All.Select(rule => rule.Code), RuleCatalogue.Codes.Where(code => code.StartsWith("AG", StringComparison.Ordinal)));

    [Fact]
    public void Money_is_compared_in_one_unit()
    {
        var members =
            ImmutableArray.Create(
                Named(A.CleanReport(ReportFormGeneration.A, 2020, "proactive.a20_9.central_procurement.total_amount = 152000元"), "云川市红杉区商务局"));

        Assert.Empty(AgencyRuleBook.Examine(new(A.CleanReport(ReportFormGeneration.A, 2020), members, [])));
    }

    private static AgencyExamination Of(PageExample example)
    {
        var words = example.Kind.Split(' ');
        var (generation, year) = (Enum.Parse<ReportFormGeneration>(words[1]), int.Parse(words[2], CultureInfo.InvariantCulture));
        var (superior, member) = (A.CleanPrint(generation, year), A.CleanPrint(generation, year));
        foreach (var (id, figure) in A.CleanFigures(generation, year))
            superior.Edit($"{id} = {2 * decimal.Parse(figure.Replace("万元", ""), CultureInfo.InvariantCulture)}");
        var (name, memberYear, expected) = (Second, year, ImmutableArray<string>.Empty);
        foreach (var edit in example.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (edit.StartsWith("superior ", StringComparison.Ordinal)) superior.Edit(edit["superior ".Length..]);
            else if (edit.StartsWith("member title = ", StringComparison.Ordinal))
                (name, memberYear) = (edit["member title = ".Length..edit.IndexOf("20", StringComparison.Ordinal)],
                    int.Parse(edit.AsSpan(edit.IndexOf("20", StringComparison.Ordinal), 4), CultureInfo.InvariantCulture));
            else if (edit.StartsWith("expected = ", StringComparison.Ordinal)) expected = [edit["expected = ".Length..]];
            else member.Edit(edit["member ".Length..]);
        return new(Named(superior.ToReport(), "云川市商务局"),
            [A.CleanReport(generation, year), Named(member.ToReport(), name) with { Year = memberYear }], expected);
    }

    private static AnnualReport Named(AnnualReport report, string agency) => report with { Agency = agency };
}
