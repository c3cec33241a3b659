namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>办事指南: one service, with its conditions and procedure.</summary>
    public static ItemKind ServiceGuide { get; } = new("service", "办事指南", ItemClass.Catalogue)
    {
        About = "对外服务事项的依据、条件、材料、程序、时限、收费。",
        Node = "P20-05",
        Nodes = ["P20-05", "P20-08", "P20-11", "P21"],
        NeedsNoText = true,
        Fields =
        [
            new("type", "事项类型", FieldType.Choice) { IsRequired = true, Choices = ["行政许可", "行政确认", "行政奖励", "公共服务", "其他"] },
            new("basis", "办理依据", FieldType.Words) { IsRequired = true },
            new("conditions", "办理条件", FieldType.Words) { IsRequired = true },
            new("material", "申请材料", FieldType.Words) { IsRequired = true },
            new("procedure", "办理程序", FieldType.Words) { IsRequired = true },
            new("statutoryDays", "法定时限（工作日）", FieldType.Number) { IsRequired = true },
            new("promisedDays", "承诺时限（工作日）", FieldType.Number),
            new("fee", "收费", FieldType.Text) { IsRequired = true, Hint = "不收费的写“不收费”" },
            new("window", "办理地点和时间", FieldType.Text) { IsRequired = true },
            new("telephone", "咨询电话", FieldType.Text) { IsRequired = true },
            new("complaints", "投诉电话", FieldType.Text) { IsRequired = true },
        ],
    };
}
