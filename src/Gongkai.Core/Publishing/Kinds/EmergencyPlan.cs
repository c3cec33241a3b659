namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>应急预案、预警信息、应对情况.</summary>
    public static ItemKind EmergencyPlan { get; } = new("emergency", "应急预案和预警", ItemClass.Catalogue)
    {
        About = "预案、监测预警、应对情况。",
        Node = "P20-12",
        Nodes = ["P20-11", "P20-12", "P21"],
        HasValidity = true,
        ValidityWhere = ("type", "应急预案"),
        Fields =
        [
            new("type", "类别", FieldType.Choice) { IsRequired = true, Choices = ["应急预案", "预警信息", "应对情况", "安全提示"] },
            new("level", "级别", FieldType.Choice) { Choices = ["Ⅰ级（红色）", "Ⅱ级（橙色）", "Ⅲ级（黄色）", "Ⅳ级（蓝色）", "不分级"] },
            new("liftedOn", "解除日期", FieldType.Day),
            InForceOn(isRequired: false),
            ValidUntil,
        ],
    };
}
