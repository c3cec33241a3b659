namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>重点工作任务: tasks, who answers for each, and how far it is.</summary>
    public static ItemKind TaskList { get; } = new("tasks", "重点工作任务", ItemClass.Catalogue)
    {
        About = "年度重点工作的清单、责任和进展。",
        FallsAnywhere = true,
        Fields =
        [
            new("year", "年度", FieldType.Number) { IsRequired = true },
            new("progress", "进展", FieldType.Choice) { Choices = ["计划", "进行中", "完成", "未完成"] },
            new("unit", "责任科室", FieldType.Text),
        ],
    };
}
