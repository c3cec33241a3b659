using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>What stands between double braces.</summary>
internal enum MarkKind
{
    /// <summary>{{申请人}}</summary>
    Field,

    /// <summary>{{每项：附件}}: repeated for each item.</summary>
    Each,

    /// <summary>{{如有：附件}}: kept when there is a value.</summary>
    If,

    /// <summary>{{否则}}: kept when there is none.</summary>
    Else,

    /// <summary>{{结束}}</summary>
    End,
}

/// <summary>A mark in a template.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">The field it names; empty for those that name none.</param>
/// <param name="Text">As written.</param>
/// <param name="Start">Where it begins in its paragraph.</param>
internal sealed partial record TemplateMark(MarkKind Kind, string Name, string Text, int Start)
{
    /// <summary>All marks of a paragraph's text, full-width braces and colons and stray spaces allowed.</summary>
    public static IEnumerable<TemplateMark> In(string text) =>
        from Match match in Braced().Matches(text)
        select Of(match.Groups[1].Value.Trim().Replace(':', '：').Replace(" ", "", StringComparison.Ordinal), match);

    /// <summary>The text without its marks.</summary>
    public static string Without(string text) => Braced().Replace(text, "");

    /// <summary>The mark that a paragraph or a table row consists of, if it governs others.</summary>
    public static TemplateMark? Governing(OpenXmlElement element)
    {
        if (element is not (Paragraph or TableRow)) return null;
        var text = element.InnerText.Trim();
        return text.Length is > 0 and < 80 && In(text).ToArray() is [{ Kind: not MarkKind.Field } mark] && mark.Text == text ? mark : null;
    }

    private static TemplateMark Of(string inner, Match match) => inner.Split('：', 2) switch
    {
        ["每项", var name] => new(MarkKind.Each, name.Trim(), match.Value, match.Index),
        ["如有", var name] => new(MarkKind.If, name.Trim(), match.Value, match.Index),
        ["否则"] => new(MarkKind.Else, "", match.Value, match.Index),
        ["结束"] => new(MarkKind.End, "", match.Value, match.Index),
        _ => new(MarkKind.Field, inner, match.Value, match.Index),
    };

    [GeneratedRegex(@"[{｛]{2}([^{}｛｝]{1,60})[}｝]{2}")]
    private static partial Regex Braced();
}
