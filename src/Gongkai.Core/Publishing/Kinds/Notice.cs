namespace Gongkai.Publishing;

public static partial class ItemKinds
{
    /// <summary>通知公告.</summary>
    public static ItemKind Notice { get; } = new("notice", "通知公告", ItemClass.Catalogue)
    {
        About = "面向社会的通知、公告、通告。",
        FallsAnywhere = true,
    };
}
