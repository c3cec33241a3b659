namespace Gongkai.Features.Publishing;

/// <summary>Addresses of opinions, for those who handle them.</summary>
internal static class OpinionRoutes
{
    public const string List = "/desk/opinions";

    /// <summary>Whose time of being kept is over.</summary>
    public const string Erasure = $"{List}/erasure";

    /// <summary>All that was said to one item.</summary>
    public static string OfItem(ItemId item) => $"{List}/items/{item}";

    /// <summary>One more that came by letter, telephone or otherwise.</summary>
    public static string New(ItemId item) => $"{OfItem(item)}/new";

    public static string Of(OpinionId opinion) => $"{List}/{opinion}";

    /// <summary>The form of a step.</summary>
    public static string Step(OpinionId opinion, string path) => $"{Of(opinion)}/{path}";

    public static string Entry(OpinionId opinion, int version) => $"{Of(opinion)}/entries/{version}";

    public static string File(OpinionId opinion, string sha256) => $"{Of(opinion)}/files/{sha256}";
}
