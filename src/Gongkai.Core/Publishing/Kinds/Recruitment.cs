namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>公务员招考.</summary>
    public static ItemKind Recruitment { get; } = new("recruitment", "招考录用", ItemClass.Catalogue)
    {
        About = "职位、名额、报考条件和录用结果。",
        Node = "P20-14",
        Nodes = ["P20-14"],
        Fields =
        [
            new("type", "类别", FieldType.Choice) { IsRequired = true, Choices = ["职位和条件", "笔试面试", "录用结果"] },
            new("places", "名额", FieldType.Number),
        ],
    };
}
