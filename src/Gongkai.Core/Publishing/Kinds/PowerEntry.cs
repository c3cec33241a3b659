namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>权责清单: one power of the agency, with basis, duties and grounds of accountability.</summary>
    public static ItemKind PowerEntry { get; } = new("power", "权责清单事项", ItemClass.Catalogue)
    {
        About = "一项行政权力一条：类型、依据、责任、追责。",
        Node = "P20-15",
        Nodes = ["P20-05", "P20-06", "P20-08", "P20-13", "P20-15", "P21"],
        NeedsNoText = true,
        Fields =
        [
            new("type", "事项类型", FieldType.Choice)
            {
                IsRequired = true,
                Choices = ["行政许可", "行政处罚", "行政强制", "行政检查", "行政征收", "行政确认", "行政奖励", "行政裁决", "其他"],
            },
            new("code", "事项编码", FieldType.Text),
            new("basis", "设定依据", FieldType.Words) { IsRequired = true, Hint = "法律、法规、规章的名称和条款" },
            new("duties", "责任事项", FieldType.Words) { IsRequired = true },
            new("accountability", "追责情形和依据", FieldType.Words) { IsRequired = true },
            new("unit", "实施机构", FieldType.Text) { IsRequired = true },
        ],
    };
}
