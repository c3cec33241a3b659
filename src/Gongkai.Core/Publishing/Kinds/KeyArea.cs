namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>重点领域信息公开.</summary>
    public static ItemKind KeyArea { get; } = new("keyarea", "重点领域信息", ItemClass.Catalogue)
    {
        About = "重点领域的政策、措施、进展和结果。",
        FallsAnywhere = true,
        Fields =
        [
            new("area", "领域", FieldType.Text) { IsRequired = true, Hint = "如 市场供应、专项资金、安全生产、公共资源配置" },
        ],
    };
}
