namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>How an interpretation goes out whose document takes it along: both become public in one writing, or neither does.</summary>
    public const string WithItsDocument = "与文件一并公开";

    /// <summary>政策解读: what a document means, tied to it both ways.</summary>
    public static ItemKind Interpretation { get; } = new("interpretation", "政策解读", ItemClass.Interpretation)
    {
        About = "对规范性文件和其他政策文件的解读，与文件同步组织、同步审签、同步部署。",
        FallsAnywhere = true,
        NeedsNoText = true,
        Fields =
        [
            new("document", "解读的文件", FieldType.Item) { IsRequired = true, Hint = "先在信息列表里建立文件，再选择它" },
            new("release", "公开安排", FieldType.Choice)
            {
                Choices = [WithItsDocument, "文件公开以后公开"],
                IsPublic = false,
                Hint = "一并公开的各走各的审核，都通过以后在文件上点公开或者定时，两条同时公开，缺一不可",
            },
            new("form", "解读形式", FieldType.Choice) { IsRequired = true, Choices = ["文字", "图解", "视频", "动漫", "问答", "新闻发布会", "其他"] },
            new("background", "制定背景和依据", FieldType.Words) { IsRequired = true },
            new("aims", "目标任务和主要内容", FieldType.Words) { IsRequired = true },
            new("terms", "关键词、专业名词解释", FieldType.Words),
            new("changes", "新旧政策差异", FieldType.Words),
            new("interpreter", "解读人", FieldType.Text) { IsRequired = true, Hint = "起草部门、机关负责人" },
        ],
    };
}
