namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>其他应当主动公开的信息.</summary>
    public static ItemKind OtherInformation { get; } = new("other", "其他应当公开的信息", ItemClass.Catalogue)
    {
        About = "收费项目、重大项目、监督检查等其他信息。",
        FallsAnywhere = true,
    };
}
