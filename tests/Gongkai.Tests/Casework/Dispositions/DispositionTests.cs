using Gongkai.Casework;
using Gongkai.Reports;

namespace Gongkai.Tests.Casework.Dispositions;

public sealed class DispositionTests
{
    [Fact]
    public void Every_type_has_its_row_in_the_table()
    {
        Assert.Equal(Enum.GetValues<DispositionType>(), Disposition.All.Select(one => one.Type));
        Assert.Equal(Disposition.All.Length, Disposition.All.Select(one => one.Code).Distinct().Count());
        Assert.All(Disposition.All, one => Assert.Same(one, Disposition.Find(one.Code)));
    }

    [Theory, InlineData(ReportFormGeneration.A), InlineData(ReportFormGeneration.B)]
    public void Every_decision_of_every_applicant_is_counted_in_one_cell_of_the_form(ReportFormGeneration generation) =>
        Assert.All(Disposition.All, one => Assert.All(ApplicantCategories.All, applicant =>
            Assert.True(ReportForm.Of(generation).Has(one.CellIn(generation, applicant)), one.CellIn(generation, applicant))));

    [Fact]
    public void Every_outcome_row_of_the_form_is_counted_by_some_decision() =>
        Assert.Equal(
            ReportForm.B.Requests.Rows.Where(row => row.Role == RowRole.Outcome).Select(row => row.Id),
            Disposition.All.Select(one => one.RowIn(ReportFormGeneration.B)).Distinct());

    [Fact]
    public void Only_refusals_under_articles_14_to_16_go_to_reconsideration_first() =>
        Assert.Equal(
            ["D-N1", "D-N2", "D-N3", "D-N4", "D-N5", "D-N6", "D-N7"],
            Disposition.All.Where(one => one.IsRefusalUnder14To16).Select(one => one.Code));

    [Fact]
    public void Everything_a_decision_must_carry_has_a_name_and_is_asked_by_one()
    {
        Assert.All(Enum.GetValues<DecisionNeed>(), need => Assert.NotEmpty(need.Name()));
        Assert.Equal(Enum.GetValues<DecisionNeed>(), Disposition.All.SelectMany(one => one.Needs).Distinct().Order());
    }

    [Fact]
    public void The_table_reads_as_agreed() =>
        Snapshot.Match(
            "| 代码 | 决定 | 依据 | 报表 | 救济 | 须载明 |\n|---|---|---|---|---|---|\n" + string.Concat(Disposition.All.Select(one =>
                $"| {one.Code} | {one.Name} | {string.Join("；", one.Articles)} | {one.Row} | {one.Remedy} "
                    + $"| {string.Join("；", one.Needs.Select(one => one.Name()))} |\n")),
            "dispositions.md");

    [Fact]
    public void Categories_bear_the_labels_of_the_form() =>
        Assert.Equal(["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], ApplicantCategories.All.Select(one => one.Name()));
}
