namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>政府信息公开指南: a form of what article 12 orders, not free text.</summary>
    public static ItemKind DisclosureGuide { get; } = new("guide", "政府信息公开指南", ItemClass.Catalogue)
    {
        About = "条例第十二条规定的内容，逐项填写；至少每年核对一次。",
        Home = ColumnSort.Guide,
        Nodes = ["P20-15"],
        NeedsNoText = true,
        Fields =
        [
            new("classes", "政府信息的分类", FieldType.Words) { IsRequired = true },
            new("arrangement", "编排体系", FieldType.Words) { IsRequired = true },
            new("ways", "获取方式", FieldType.Words) { IsRequired = true, Hint = "主动公开的在哪里查，怎样申请，收费标准" },
            new("office", "政府信息公开工作机构", FieldType.Text) { IsRequired = true },
            new("address", "办公地址", FieldType.Text) { IsRequired = true },
            new("hours", "办公时间", FieldType.Text) { IsRequired = true },
            new("telephone", "联系电话", FieldType.Text) { IsRequired = true },
            new("fax", "传真号码", FieldType.Text) { IsRequired = true, Hint = "没有的写“无”" },
            new("online", "互联网联系方式", FieldType.Text) { IsRequired = true },
            new("remedies", "监督和救济", FieldType.Words),
            new("reviewedOn", "最近核对日期", FieldType.Day) { IsRequired = true },
        ],
    };
}
