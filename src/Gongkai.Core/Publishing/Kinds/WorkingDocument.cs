namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>工作文件: an ordinary document of the agency, not normative.</summary>
    public static ItemKind WorkingDocument { get; } = new("working", "部门工作文件", ItemClass.Catalogue)
    {
        About = "部署工作、转发文件、批复等不属于规范性文件的公文。",
        FallsAnywhere = true,
        IsNumbered = true,
        HasValidity = true,
        Fields =
        [
            InForceOn(isRequired: false),
            ValidUntil,
            new("issuer", "制发机关", FieldType.Text) { Hint = "几个机关联合制发的，都写上，用顿号隔开；只有本机关的不填" },
        ],
    };
}
