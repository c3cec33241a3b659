using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Gongkai.Documents.Formats;

/// <summary>How a page shows what stands in an element.</summary>
[Flags]
internal enum HtmlSight
{
    Plain = 0,
    Hidden = 1,
    Struck = 2,
    Raised = 4,
    Lowered = 8,

    /// <summary>Moved off the line by a distance: a mark only beside what stands on the line.</summary>
    Moved = 16,

    /// <summary>Set in type of no size.</summary>
    Tiny = 32,

    /// <summary>Set in markedly smaller type than what stands around it.</summary>
    Small = 64,

    /// <summary>White, or of no colour.</summary>
    White = 128,

    /// <summary>With a ground of a colour, or a picture, behind it.</summary>
    Backed = 256,

    /// <summary>Hidden, and taking no room.</summary>
    Absent = 512,
}

/// <summary>What a page's elements, their styles and the style sheets inside the page say of how they are shown.</summary>
internal sealed partial class HtmlLook
{
    private const int LongestSheets = 1 << 20;
    private const decimal FarOff = -500;

    private readonly Dictionary<string, HtmlSight> classes = new(StringComparer.Ordinal);

    /// <summary>The look of a page's elements.</summary>
    public static HtmlLook Of(IDocument? document)
    {
        var look = new HtmlLook();
        var length = 0;
        foreach (var sheet in document?.GetElementsByTagName("style") ?? Enumerable.Empty<IElement>())
        {
            if ((length += sheet.TextContent.Length) > LongestSheets) break;
            look.Rules(WithoutComments(sheet.TextContent));
        }
        return look;
    }

    /// <summary>How the element sets off or hides what is in it: by its name, its class, its own style.</summary>
    public HtmlSight At(IElement element)
    {
        var sight = element.LocalName switch
        {
            "del" or "s" or "strike" => HtmlSight.Struck,
            "sup" => HtmlSight.Raised,
            "sub" => HtmlSight.Lowered,
            "small" => HtmlSight.Small,
            _ => HtmlSight.Plain,
        };
        if (element.Attributes.Length == 0) return sight;
        if (element.HasAttribute("hidden")) sight |= HtmlSight.Hidden | HtmlSight.Absent;
        sight |= OwnSight(element);
        // Size and colour of the type are handed down and can be set again further in.
        if (sight.HasFlag(HtmlSight.Tiny) && !SetAgain(element, HtmlSight.Tiny)) sight |= HtmlSight.Hidden;
        if (sight.HasFlag(HtmlSight.White) && !SetAgain(element, HtmlSight.White) && !IsBacked(element)) sight |= HtmlSight.Hidden;
        return sight;
    }

    private HtmlSight OwnSight(IElement element)
    {
        var sight = HtmlSight.Plain;
        if (classes.Count > 0 && element.ClassName is { Length: > 0 })
            foreach (var name in element.ClassList) sight |= classes.GetValueOrDefault(name) | classes.GetValueOrDefault($"{element.LocalName}.{name}");
        if (classes.Count > 0 && element.Id is { Length: > 0 } id) sight |= classes.GetValueOrDefault($"#{id}");
        if (element.GetAttribute("style") is { Length: > 8 } style) sight |= Said(style);
        if (element.HasAttribute("background") || element.GetAttribute("bgcolor") is { } ground && !IsWhite(ground)) sight |= HtmlSight.Backed;
        if (element.LocalName != "font") return sight;
        if (element.GetAttribute("color") is { } colour && IsWhite(colour)) sight |= HtmlSight.White;
        if (element.GetAttribute("size")?.Trim() is "1" or "-1" or "-2") sight |= HtmlSight.Small;
        return sight;
    }

    private static bool SetAgain(IElement element, HtmlSight what) =>
        element.ChildElementCount > 0
        && element.QuerySelector(what == HtmlSight.Tiny ? "[style*=font],[class],font" : "[style*=color],[class],font") is not null;

    private bool IsBacked(IElement element)
    {
        for (var above = element; above is not null; above = above.ParentElement)
            if (OwnSight(above).HasFlag(HtmlSight.Backed)) return true;
        return false;
    }

    // Only rules that always hold: what stands in @media or @supports may not.
    private void Rules(string sheet)
    {
        for (int at = 0, open; (open = sheet.IndexOf('{', at)) >= 0;)
        {
            var selectors = sheet[at..open].TrimStart(' ', '\t', '\r', '\n', ';', '}');
            var close = selectors.StartsWith('@') ? EndOfBlock(sheet, open) : sheet.IndexOf('}', open);
            if (close < 0) return;
            if (!selectors.StartsWith('@')) Add(selectors, Said(sheet[(open + 1)..close]));
            at = close + 1;
        }
    }

    private static int EndOfBlock(string sheet, int open)
    {
        var depth = 0;
        for (var i = open; i < sheet.Length; i++)
            if (sheet[i] == '{') depth++;
            else if (sheet[i] == '}' && --depth == 0) return i;
        return -1;
    }

    private static string WithoutComments(string sheet)
    {
        var text = new StringBuilder(sheet.Length);
        for (var at = 0; at < sheet.Length;)
        {
            var start = sheet.IndexOf("/*", at, StringComparison.Ordinal);
            text.Append(sheet, at, (start < 0 ? sheet.Length : start) - at);
            var end = start < 0 ? -1 : sheet.IndexOf("*/", start + 2, StringComparison.Ordinal);
            at = end < 0 ? sheet.Length : end + 2;
        }
        return text.Replace("<!--", "").Replace("-->", "").ToString();
    }

    private void Add(string selectors, HtmlSight sight)
    {
        if (sight == HtmlSight.Plain) return;
        foreach (var selector in selectors.Split(','))
            if (ById().Match(selector.Trim()) is { Success: true } id) classes[id.Value] = classes.GetValueOrDefault(id.Value) | sight;
            else if (ByClass().Match(selector.Trim()) is { Success: true } match)
            {
                var name = match.Groups[1].Value.ToLowerInvariant() is { Length: > 0 } tag ? $"{tag}.{match.Groups[2].Value}" : match.Groups[2].Value;
                classes[name] = classes.GetValueOrDefault(name) | sight;
            }
    }

    private static HtmlSight Said(string style)
    {
        var sight = HtmlSight.Plain;
        foreach (System.Text.RegularExpressions.Match said in Declaration().Matches(style))
        {
            var value = said.Groups[2].Value.Trim().ToLowerInvariant();
            sight |= said.Groups[1].Value.ToLowerInvariant() switch
            {
                "display" when value.StartsWith("none", StringComparison.Ordinal) => HtmlSight.Hidden | HtmlSight.Absent,
                "visibility" when value.StartsWith("hidden", StringComparison.Ordinal) => HtmlSight.Hidden,
                "mso-hide" when value.StartsWith("all", StringComparison.Ordinal) => HtmlSight.Hidden | HtmlSight.Absent,
                "opacity" when Length(value) == 0 => HtmlSight.Hidden,
                "clip" when NothingLeft().IsMatch(value) => HtmlSight.Hidden | HtmlSight.Absent,
                "clip-path" when value.StartsWith("inset(50%", StringComparison.Ordinal) || value.StartsWith("inset(100%", StringComparison.Ordinal)
                    => HtmlSight.Hidden,
                "transform" when Translated().Match(value) is { Success: true } far && Length(far.Groups[1].Value) < FarOff => HtmlSight.Hidden,
                "left" or "top" or "text-indent" or "margin-left" when Length(value) < FarOff => HtmlSight.Hidden,
                "font-size" when Length(value) == 0 => HtmlSight.Tiny,
                "font-size" when IsSmall(value) => HtmlSight.Small,
                "color" when IsWhite(value) => HtmlSight.White,
                "background" or "background-color" or "background-image" when !IsWhite(value) && !NoGround(value) => HtmlSight.Backed,
                "text-decoration" or "text-decoration-line" when value.Contains("line-through", StringComparison.Ordinal) => HtmlSight.Struck,
                "text-line-through" when !value.StartsWith("none", StringComparison.Ordinal) => HtmlSight.Struck,
                "vertical-align" when value.StartsWith("super", StringComparison.Ordinal) || value is "text-top" => HtmlSight.Raised,
                "vertical-align" when value.StartsWith("sub", StringComparison.Ordinal) || value is "text-bottom" => HtmlSight.Lowered,
                "vertical-align" when Length(value) is { } up and not 0 => HtmlSight.Moved | (up > 0 ? HtmlSight.Raised : HtmlSight.Lowered),
                "mso-text-raise" when Length(value) is { } up and not 0 => HtmlSight.Moved | (up > 0 ? HtmlSight.Raised : HtmlSight.Lowered),
                _ => HtmlSight.Plain,
            };
        }
        return Overflow().IsMatch(style) && NoRoom().IsMatch(style) ? sight | HtmlSight.Hidden : sight;
    }

    // 小六 (6.5 pt) is what footnotes' marks are set in beside tables in 五号; from 小五 on it is type like any other.
    private static bool IsSmall(string value) =>
        value is "smaller" or "x-small" or "xx-small" || Length(value) is { } size && size <= SmallestUsual(value);

    private static decimal SmallestUsual(string value) =>
        value.Contains('%', StringComparison.Ordinal)
            ? 85 : value.Contains("em", StringComparison.Ordinal) ? 0.85m : value.Contains("px", StringComparison.Ordinal) ? 10 : 7.5m;

    private static bool IsWhite(string value) =>
        value.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant().Replace("!important", "", StringComparison.Ordinal) is var colour
            && (colour is "white" or "transparent" or "rgba(0,0,0,0)" || NearlyWhite().IsMatch(colour));

    private static bool NoGround(string value) =>
        value.Split(' ')[0] is "none" or "inherit" or "initial" or "white" or "transparent";

    private static decimal? Length(string value) =>
        Measure().Match(value) is { Success: true } measure
            && decimal.TryParse(measure.Groups[1].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^#[\w-]+$")]
    private static partial Regex ById();

    [GeneratedRegex(@"^([A-Za-z0-9]*)\.([\w\u4e00-\u9fff-]+)$")]
    private static partial Regex ByClass();

    [GeneratedRegex(@"(?:^|[;\s{""'])([A-Za-z-]{3,30})\s*:\s*([^;""']{1,200})")]
    private static partial Regex Declaration();

    [GeneratedRegex("^#(?:fff|(?:f[8-f]){3})$|^rgba?\\((?:25[0-5],){2}25[0-5](?:,1)?\\)$")]
    private static partial Regex NearlyWhite();

    [GeneratedRegex(@"^rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)")]
    private static partial Regex NothingLeft();

    [GeneratedRegex(@"^translate[xy]?\(\s*([+-]?\d+\w*)")]
    private static partial Regex Translated();

    [GeneratedRegex(@"overflow(?:-[xy])?\s*:\s*hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Overflow();

    [GeneratedRegex(@"(?:^|[;\s{])(?:max-)?(?:width|height)\s*:\s*[0-3](?:px|%)?\s*(?:;|!|\}|$)", RegexOptions.IgnoreCase)]
    private static partial Regex NoRoom();

    [GeneratedRegex(@"^([+-]?\d*\.?\d+)\s*(?:pt|px|em|ex|rem|cm|mm|in|%)?\s*(?:!important)?$")]
    private static partial Regex Measure();
}
