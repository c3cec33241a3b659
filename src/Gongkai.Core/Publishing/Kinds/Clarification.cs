namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>澄清: false or incomplete information put right (第六条).</summary>
    public static ItemKind Clarification { get; } = new("clarification", "澄清信息", ItemClass.Response)
    {
        About = "发现影响社会稳定、扰乱秩序的虚假或者不完整信息，及时发布准确的信息（条例第六条）。",
        IsNews = true,
        Fields =
        [
            new("rumour", "不实信息", FieldType.Words) { IsRequired = true, Hint = "在哪里传播、说了什么" },
            new("arose", "发现时间", FieldType.Moment) { IsRequired = true },
        ],
    };
}
