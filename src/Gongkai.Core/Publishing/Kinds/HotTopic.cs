namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>热点回应: what the public is concerned with, answered within hours.</summary>
    public static ItemKind HotTopic { get; } = new("hottopic", "热点回应", ItemClass.Response)
    {
        About = "对公众关注热点、重大舆情的回应，时限从发现起算。",
        IsNews = true,
        Fields =
        [
            new("topic", "关注的问题", FieldType.Text) { IsRequired = true },
            new("urgency", "回应时限", FieldType.Choice)
            {
                IsRequired = true,
                Hint = "时限按本机关的设置计算",
                Choices = ["特别重大、重大突发事件（首次发布）", "特别重大、重大突发事件（新闻发布会）", "其他政务舆情"],
            },
            new("arose", "发现时间", FieldType.Moment) { IsRequired = true },
            new("result", "处理情况", FieldType.Words),
        ],
    };
}
