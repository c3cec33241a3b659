namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>工作动态: news, which no statutory column takes.</summary>
    public static ItemKind News { get; } = new("news", "工作动态", ItemClass.News)
    {
        About = "工作信息、会议活动。不放入法定主动公开栏目。",
        IsNews = true,
        Fields =
        [
            new("newsKind", "类别", FieldType.Choice) { Choices = ["要闻", "工作动态", "会议活动"] },
        ],
    };
}
