namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>人大代表建议、政协提案的答复.</summary>
    public static ItemKind ProposalReply { get; } = new("proposal", "建议提案答复", ItemClass.Catalogue)
    {
        About = "涉及公共利益的建议提案的答复，原则上全文公开；年度办理总体情况。",
        Node = "P20-15",
        Nodes = ["P20-15"],
        Fields =
        [
            new("type", "类别", FieldType.Choice) { IsRequired = true, Choices = ["人大代表建议", "政协提案", "总体情况"] },
            new("number", "建议提案编号", FieldType.Text),
            new("subject", "案由", FieldType.Text) { IsRequired = true },
            new("result", "办理结果", FieldType.Choice) { IsRequired = true, Choices = ["已经解决或者采纳", "列入计划", "留作参考", "不适用"] },
            new("satisfaction", "反馈意见", FieldType.Choice) { Choices = ["满意", "基本满意", "不满意", "未反馈"] },
        ],
    };
}
