namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>机构概况: what the agency does, how it is made up, where and when it is open.</summary>
    public static ItemKind Profile { get; } = new("profile", "机构概况", ItemClass.Profile)
    {
        About = "机关职能、机构设置、办公地址、办公时间、联系方式、负责人（条例第二十条第二项）。",
        Node = "P20-02",
        Nodes = ["P20-02"],
        NeedsNoText = true,
        Fields =
        [
            new("duties", "机关职能", FieldType.Words) { IsRequired = true },
            new("sections", "机构设置", FieldType.Words) { IsRequired = true, Hint = "每个科室一行：名称、职责、电话" },
            new("address", "办公地址", FieldType.Text) { IsRequired = true },
            new("hours", "办公时间", FieldType.Text) { IsRequired = true },
            new("telephone", "联系方式", FieldType.Text) { IsRequired = true },
            new("head", "负责人姓名", FieldType.Text) { IsRequired = true },
        ],
    };
}
