namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>公示: something shown for a period, to which people may object.</summary>
    public static ItemKind PublicNotice { get; } = new("gongshi", "公示", ItemClass.Catalogue)
    {
        About = "补助名单、规划点位、评审结果等，公示期内可以提出异议。",
        FallsAnywhere = true,
        Opinions = OpinionKind.Objection,
        Fields =
        [
            new("subject", "公示事项", FieldType.Text) { IsRequired = true },
            new("from", "公示开始", FieldType.Day) { IsRequired = true },
            new("until", "公示结束", FieldType.Day) { IsRequired = true, Hint = "按法律规定；没有规定的，按本机关设置的工作日数" },
            new("channel", "提出异议的方式", FieldType.Words) { IsRequired = true, Hint = "受理科室、电话、地址、邮箱" },
            new("basis", "公示依据", FieldType.Text),
            new("outcome", "公示结果", FieldType.Words) { Hint = "期满以后用“更新已公开的信息”填写：异议的受理、核实和处理" },
            new("received", "收到异议（条）", FieldType.Number),
            new("adopted", "异议成立（条）", FieldType.Number),
        ],
    };
}
