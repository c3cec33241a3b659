namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>规划计划.</summary>
    public static ItemKind Plan { get; } = new("plan", "规划计划", ItemClass.Catalogue)
    {
        About = "发展规划、专项规划、区域规划和年度计划。",
        Node = "P20-03",
        Nodes = ["P20-03", "P20-10", "P20-11", "P21"],
        HasValidity = true,
        Fields =
        [
            new("period", "规划期", FieldType.Text) { IsRequired = true, Hint = "如 2026—2030年" },
            new("approvedBy", "批准机关", FieldType.Text),
            InForceOn(isRequired: false),
            ValidUntil,
        ],
    };
}
