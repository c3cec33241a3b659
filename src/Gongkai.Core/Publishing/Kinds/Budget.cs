namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>财政预算、决算.</summary>
    public static ItemKind Budget { get; } = new("budget", "财政预决算", ItemClass.Catalogue)
    {
        About = "部门预算、决算，含“三公”经费，专项资金的分配和使用。",
        Node = "P20-07",
        Nodes = ["P20-07"],
        Fields =
        [
            new("report", "类别", FieldType.Choice) { IsRequired = true, Choices = ["部门预算", "部门决算", "专项资金", "绩效评价"] },
            new("year", "年度", FieldType.Number) { IsRequired = true },
            new("approvedOn", "批复日期", FieldType.Day) { Hint = "公开期限从这一天起算（预算法第十四条：批复后二十日内）" },
            new("total", "总额（元）", FieldType.Money),
            new("publicFunds", "“三公”经费（元）", FieldType.Money),
        ],
    };
}
