namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>规章: rules made by a government that has the power to make them.</summary>
    public static ItemKind Regulation { get; } = new("regulation", "规章", ItemClass.Catalogue)
    {
        About = "有立法权的人民政府或者国务院部门制定的规章。",
        Node = "P20-01",
        Nodes = ["P20-01"],
        IsNumbered = true,
        HasValidity = true,
        Fields =
        [
            InForceOn(isRequired: true),
            ValidUntil,
            new("issuer", "制定机关", FieldType.Text) { IsRequired = true },
        ],
    };
}
