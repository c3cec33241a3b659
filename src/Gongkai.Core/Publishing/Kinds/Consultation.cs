namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>意见征集: a draft on which the public is heard, with feedback that is published.</summary>
    public static ItemKind Consultation { get; } = new("consultation", "意见征集", ItemClass.Consultation)
    {
        About = "文件草案、决策草案公开征求意见，结束后反馈采纳情况。",
        FallsAnywhere = true,
        Opinions = OpinionKind.Comment,
        Fields =
        [
            new("type", "类别", FieldType.Choice) { IsRequired = true, Choices = ["规范性文件草案", "重大行政决策", "工作方案", "调查问卷"] },
            new("from", "征集开始", FieldType.Day) { IsRequired = true },
            new("until", "征集结束", FieldType.Day) { IsRequired = true, Hint = "重大行政决策和规范性文件一般不少于三十日" },
            new("shorter", "期限缩短的理由", FieldType.Text) { Hint = "少于三十日的必须说明" },
            new("channel", "提出意见的方式", FieldType.Words) { IsRequired = true },
            new("background", "起草背景和说明", FieldType.Words) { IsRequired = true },
            new("outcome", "采纳情况", FieldType.Words) { Hint = "期满以后用“更新已公开的信息”填写：意见的归类、采纳和不采纳的理由" },
            new("received", "收到意见（条）", FieldType.Number),
            new("adopted", "采纳（条）", FieldType.Number),
        ],
    };
}
