namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>数据发布日程: on which days which figures will appear. What it announces is watched, whether or not anybody has begun to write it.</summary>
    public static ItemKind ReleaseCalendar { get; } = new("calendar", "数据发布日程", ItemClass.Catalogue)
    {
        About = "预告哪一天发布哪项统计数据；到期没有公开的会提醒，不用等人先拟稿。",
        Node = "P20-04",
        Nodes = ["P20-04"],
        Fields =
        [
            new(AnnouncedRelease.Field, "发布日程", FieldType.Words)
            {
                IsRequired = true,
                Hint = "一行一项：指标，统计期，发布日期。如 社会消费品零售总额，2026年1—6月，2026-07-20；指标和统计期与“统计数据”里写的一样",
            },
        ],
        NeedsNoText = true,
    };
}
