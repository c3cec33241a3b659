namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>办理结果: outcome of a licence, and penalties of some effect in society.</summary>
    public static ItemKind ServiceResult { get; } = new("result", "办理结果", ItemClass.Catalogue)
    {
        About = "行政许可等服务的办理结果；具有一定社会影响的行政处罚决定。",
        Node = "P20-05",
        Nodes = ["P20-05", "P20-06", "P20-13", "P21"],
        NeedsNoText = true,
        Fields =
        [
            new("type", "类型", FieldType.Choice) { IsRequired = true, Choices = ["行政许可", "行政处罚", "行政强制", "行政检查", "其他"] },
            new("decisionNumber", "决定文书号", FieldType.Text) { IsRequired = true },
            new("subject", "相对人", FieldType.Text) { IsRequired = true, Hint = "公民个人的不公开身份证件号码、住址、电话" },
            new("decidedOn", "决定日期", FieldType.Day) { IsRequired = true, Hint = "许可、处罚的公开期限从这一天起算，见“发布设置”" },
            new("summary", "决定内容", FieldType.Words) { IsRequired = true },
        ],
    };
}
