using System.Collections.Immutable;
using Gongkai.Assessment;
using Gongkai.Diagnostics;

namespace Gongkai.Tests.Assessment;

public sealed class IndicatorSystemTests
{
    private static readonly HashSet<string> Sources = ["reply_late"];

    private static readonly IndicatorSystem System = new("体系", 2026, "部门", 20, [new("优秀", 18)],
    [
        new("1", "依申请公开") { Weight = 12 },
        new("1.1", "按时答复") { Weight = 8, Rule = IndicatorRule.PerEvent, Points = 6, Source = "reply_late", Standard = "每件扣 6 分", Evidence = "台账" },
        new("1.2", "台账") { Weight = 4, Rule = IndicatorRule.Judgement },
        new("2", "数量") { Weight = 8, Rule = IndicatorRule.Threshold, Tiers = [new(200, 8), new(100, 4.5m)] },
        new("3", "泄密") { Rule = IndicatorRule.Veto, Target = "2" },
        new("4", "封顶") { Rule = IndicatorRule.Cap, Most = 12 },
        new("5", "加分") { Rule = IndicatorRule.Bonus, Points = 2, Most = 8 },
    ]);

    [Fact]
    public void A_system_is_what_its_table_says()
    {
        Assert.Empty(System.Faults(Sources));
        var (read, faults) = IndicatorTable.Read([IndicatorTable.Headings, .. IndicatorTable.Rows(System.Indicators)]);
        Assert.Empty(faults);
        Assert.Equal(IndicatorTable.Rows(System.Indicators).Select(row => string.Join('|', row)), IndicatorTable.Rows(read).Select(row => string.Join('|',
            row)));
        Assert.Equal(System.Grades, IndicatorTable.Grades(IndicatorTable.Text(System.Grades)));
        Assert.Equal(("优秀", null), (System.GradeOf(18), System.GradeOf(17.99m)));
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_place()
    {
        ImmutableArray<Indicator> wrong =
        [
            new("1", "依申请公开") { Weight = 12 },
            new("1.1", "按时答复") { Weight = 9, Rule = IndicatorRule.PerEvent, Source = "没有", Most = 10 },
            new("1.2", "") { Weight = 4, Rule = IndicatorRule.Judgement, Target = "1" },
            new("1.2", "重复") { Rule = IndicatorRule.Bonus, Points = 1 },
            new("1.2.1", "下级") { Weight = 1, Rule = IndicatorRule.Judgement },
            new("2", "数量") { Weight = 9, Rule = IndicatorRule.Threshold, Tiers = [new(1, 9), new(1, 3)] },
            new("3.1", "孤立") { Weight = 1, Rule = IndicatorRule.Judgement },
            new("四", "编号") { Weight = 1, Rule = IndicatorRule.Cap, Most = 1 },
            new("5", "空"),
        ];
        var faults = (System with { Indicators = wrong, Grades = [new("", 0)] }).Faults(Sources)
            .Select(fault => $"{fault.Variant} {fault.Values.FirstOrDefault(value => value.Name == "code").Value}".Trim()).ToList();
        foreach (var expected in new[]
        {
            "twice 1.2", "weights 1", "points 1.1", "deduction 1.1", "source 1.1", "name 1.2", "target 1.2", "most 1.2", "leaf 1.2.1", "tiers 2", "parent 3.1",
            "code 四", "weight 四", "rule 5", "sum", "grades",
        })
            Assert.Contains(expected, faults);
    }

    [Fact]
    public void A_cell_that_cannot_be_read_is_told_by_row_and_column()
    {
        var (_, faults) = IndicatorTable.Read([IndicatorTable.Headings, ["1", "名称", "十二", "随便", "", "", "200＝8"]]);
        Assert.Equal(["2 分值", "2 评分办法", "2 分档"], faults.Select(Place).OrderBy(place => IndicatorTable.Headings.IndexOf(place[2..])));
        Assert.Equal(["heading", "heading"], IndicatorTable.Read([["编号", "名称"]]).Faults.Select(fault => fault.Variant));

        static string Place(Refusal fault) =>
            $"{fault.Values.Single(value => value.Name == "row").Value} {fault.Values.Single(value => value.Name == "heading").Value}";
    }
}
