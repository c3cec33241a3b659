namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>负责人信息.</summary>
    public static ItemKind Leader { get; } = new("leader", "负责人信息", ItemClass.Profile)
    {
        About = "每位负责人一条：姓名、职务、分工、简历。",
        Node = "P20-02",
        Nodes = ["P20-02"],
        NeedsNoText = true,
        Fields =
        [
            new("post", "职务", FieldType.Text) { IsRequired = true },
            new("portfolio", "分工", FieldType.Words) { IsRequired = true },
            new("career", "简历", FieldType.Words),
            new("order", "排序", FieldType.Number),
            new("photograph", "照片", FieldType.Picture) { Hint = "附件里照片的文件名，如 张三.jpg；页面上显示照片，读屏软件读出姓名和职务" },
        ],
    };
}
