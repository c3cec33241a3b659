namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>统计信息, with the day on which it was announced to appear.</summary>
    public static ItemKind Statistics { get; } = new("statistics", "统计数据", ItemClass.Catalogue)
    {
        About = "统计数据和统计公报；预告的日期到期没有公开会提醒。",
        Node = "P20-04",
        Nodes = ["P20-04"],
        Fields =
        [
            new("indicator", "指标", FieldType.Text) { IsRequired = true },
            new("period", "统计期", FieldType.Text) { IsRequired = true, Hint = "如 2026年1—6月" },
            new("announcedFor", "预告发布日期", FieldType.Day),
            new("unit", "计量单位", FieldType.Text),
        ],
    };
}
