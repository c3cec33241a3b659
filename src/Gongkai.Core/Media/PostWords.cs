using Gongkai.Diagnostics;
using Gongkai.Publishing;

namespace Gongkai.Media;

/// <summary>What a post says beside the text of its item.</summary>
/// <param name="Title">标题</param>
/// <param name="Author">作者; empty for none.</param>
/// <param name="Digest">摘要; empty for none.</param>
/// <param name="Text">The text for channels that take few words; empty where the text is the item's own.</param>
/// <param name="Cover">封面: the picture; null for none.</param>
public sealed record PostWords(string Title, string Author, string Digest, string Text, ItemFile? Cover)
{
    /// <summary>Lengths that WeChat takes, in characters (wechat.md §3).</summary>
    public const int LongestTitle = 32, LongestAuthor = 16, LongestDigest = 128;

    /// <summary>What the text of WeChat must stay below: characters, and bytes in UTF-8.</summary>
    public const int MostCharacters = 20_000, MostBytes = 1 << 20;

    /// <summary>What a picture within the text must stay below, and what a cover may have at most, in bytes.</summary>
    public const int MostPictureBytes = 1 << 20, MostCoverBytes = 10 << 20;

    /// <summary>The longest text of other channels.</summary>
    public const int LongestText = 5_000;

    /// <summary>What is too long, or missing, for a platform.</summary>
    public IEnumerable<Refusal> Faults(MediaPlatform platform)
    {
        if (platform == MediaPlatform.WeChat)
        {
            foreach (var (field, text, most) in new[] { (nameof(Title), Title, LongestTitle), (nameof(Author), Author, LongestAuthor),
                (nameof(Digest), Digest, LongestDigest) })
                if (Length(text) > most) yield return TooLong(field, text, most);
            if (Cover is null) yield return new("NM11") { Variant = "cover", Field = nameof(Cover) };
        }
        else if (Length(Text) > LongestText) yield return TooLong(nameof(Text), Text, LongestText);
        if (Title.Length == 0) yield return new("NM11") { Variant = "title", Field = nameof(Title) };
    }

    /// <summary>What keeps the text of an item, with its pictures, from WeChat.</summary>
    /// <param name="html">The text.</param>
    /// <param name="pictures">The pictures within it: name, media type, bytes.</param>
    public static IEnumerable<Refusal> TextFaults(string html, IEnumerable<(string Name, string MediaType, long Size)> pictures)
    {
        if (html.Length >= MostCharacters)
            yield return new("NM11") { Variant = "text", Values = [("count", (long)html.Length), ("most", (long)MostCharacters)] };
        else if (System.Text.Encoding.UTF8.GetByteCount(html) >= MostBytes)
            yield return new("NM11") { Variant = "text", Values = [("count", (long)html.Length), ("most", (long)MostCharacters)] };
        foreach (var (name, type, size) in pictures)
        {
            if (type is not ("image/jpeg" or "image/png")) yield return new("NM11") { Variant = "picture", Values = [("name", name)] };
            else if (size >= MostPictureBytes) yield return new("NM11") { Variant = "large", Values = [("name", name)] };
        }
    }

    /// <summary>Characters as WeChat counts them: a sign outside the basic plane is one.</summary>
    private static int Length(string text) => text.EnumerateRunes().Count();

    private static Refusal TooLong(string field, string text, int most) =>
        new("NM11") { Variant = "long", Field = field, Values = [("count", (long)Length(text)), ("most", (long)most)] };
}
