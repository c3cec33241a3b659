using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Gongkai.Documents.Formats;

/// <summary>How an element behaves in running text.</summary>
internal enum HtmlKind
{
    Inline,
    Block,
    Break,
    Link,
    Skipped,
}

/// <summary>What each element of HTML is to a reader of text.</summary>
internal static class HtmlKinds
{
    private static readonly FrozenDictionary<string, HtmlKind> Known = Kinds();

    public static HtmlKind Of(string name) => Known.GetValueOrDefault(name);

    /// <summary>Whether the element says that it is not shown.</summary>
    public static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0) return false;
        if (element.HasAttribute("hidden")) return true;
        if (element.GetAttribute("style") is not { Length: > 8 } style) return false;
        return Says(style, "display", "none") || Says(style, "visibility", "hidden") || Says(style, "mso-hide", "all");
    }

    /// <summary>Whether the element is Word's mark of an empty paragraph end (o:p holding a no-break space).</summary>
    public static bool IsFiller(IElement element) => element.LocalName == "o:p" && SoftLines.Trim(element.TextContent).IsEmpty;

    private static bool Says(string style, string property, string value)
    {
        var at = style.IndexOf(property, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return false;
        var rest = style.AsSpan(at + property.Length).TrimStart();
        return !rest.IsEmpty && rest[0] == ':' && rest[1..].TrimStart().StartsWith(value, StringComparison.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, HtmlKind> Kinds()
    {
        var kinds = new Dictionary<string, HtmlKind>(StringComparer.Ordinal);
        foreach (var name in "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".Split(' '))
            kinds[name] = HtmlKind.Block;
        foreach (var name in "script style noscript template head title svg math select button input textarea iframe object embed audio video canvas map datalist noframes frameset rp rt".Split(' '))
            kinds[name] = HtmlKind.Skipped;
        kinds["br"] = HtmlKind.Break;
        kinds["a"] = HtmlKind.Link;
        return kinds.ToFrozenDictionary();
    }
}
