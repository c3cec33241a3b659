namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>政府信息公开制度: laws and the agency's own rules on disclosure.</summary>
    public static ItemKind DisclosureRule { get; } = new("rule", "政府信息公开制度", ItemClass.Catalogue)
    {
        About = "政府信息公开的法律法规和本机关的制度。",
        Home = ColumnSort.Rules,
        Nodes = ["P20-15"],
        HasValidity = true,
        Fields =
        [
            InForceOn(isRequired: true),
            ValidUntil,
            new("type", "类别", FieldType.Choice) { IsRequired = true, Choices = ["法律法规", "上级规定", "本机关制度"] },
        ],
    };
}
