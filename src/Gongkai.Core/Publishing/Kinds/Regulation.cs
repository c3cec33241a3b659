namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>规章: rules made by a government that has the power to make them.</summary>
    public static ItemKind Regulation { get; } = new("regulation", "规章", ItemClass.Catalogue)
    {
        About = "有立法权的人民政府或者国务院部门制定的规章。",
        Node = "P20-01",
        IsNumbered = true,
        HasValidity = true,
        Fields =
        [
            new("inForceOn", "施行日期", FieldType.Day) { IsRequired = true },
            new("validUntil", "有效期至", FieldType.Day) { Hint = "没有规定有效期的不填；届满前会提醒评估" },
            new("issuer", "制定机关", FieldType.Text) { IsRequired = true },
        ],
    };
}
