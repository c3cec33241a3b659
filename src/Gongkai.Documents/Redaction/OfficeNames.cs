using System.Collections.Frozen;
using System.Xml.Linq;

namespace Gongkai.Documents.Redaction;

/// <summary>The namespaces of Office files that are known here; what stands in any other is not taken over.</summary>
internal static class OfficeNames
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace M = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    public static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    public static readonly XNamespace Xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    public static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    private static readonly XNamespace Wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    private static readonly XNamespace Wpg = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup";
    private static readonly XNamespace Wpc = "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas";
    private static readonly XNamespace W10 = "urn:schemas-microsoft-com:office:word";

    private static readonly (string Prefix, XNamespace Name)[] Prefixes =
        [("w", W), ("r", R), ("a", A), ("m", M), ("v", V), ("xdr", Xdr), ("wp", Wp), ("pic", Pic), ("wps", Wps), ("wpg", Wpg), ("wpc", Wpc), ("w10", W10)];

    private static readonly FrozenSet<XNamespace> Known = Prefixes.Select(one => one.Name).Append(S).Where(name => name != R).ToFrozenSet();
    private static readonly FrozenSet<string> Drawn = ((XNamespace[])[Pic, Wps, Wpg, Wpc]).Select(name => name.NamespaceName).ToFrozenSet();

    // What people or programs may have written anything into.
    private static readonly FrozenSet<string> Worded =
        ((string[])["name", "descr", "title", "string", "formatCode", "ascii", "hAnsi", "eastAsia", "cs", "typeface", "panose", "prompt", "label", "caption"])
        .ToFrozenSet();
    private static readonly FrozenSet<string> WordedElements =
        ((string[])["lvlText", "tblCaption", "tblDescription", "name", "aliases", "font", "rFont", "lvlPicBulletId", "defaultTabStop"]).ToFrozenSet();

    /// <summary>Whether elements of the namespace are taken over.</summary>
    public static bool IsKnown(XNamespace name) => Known.Contains(name);

    /// <summary>Whether what a frame of a drawing holds is a picture or a shape, not a chart or a diagram with its data.</summary>
    public static bool IsDrawn(string? uri) => uri is not null && Drawn.Contains(uri);

    /// <summary>Whether the value of an attribute is words, not a measure, a colour or an id.</summary>
    public static bool IsWorded(XElement element, XAttribute attribute) =>
        !System.Text.Ascii.IsValid(attribute.Value) || Worded.Contains(attribute.Name.LocalName)
        || attribute.Name.LocalName == "val" && WordedElements.Contains(element.Name.LocalName);

    /// <summary>Names the namespaces that the tree uses by their usual letters.</summary>
    public static XElement Prefixed(XElement root)
    {
        var used = root.DescendantsAndSelf()
            .SelectMany(element => element.Attributes().Select(attribute => attribute.Name.Namespace).Append(element.Name.Namespace))
            .ToHashSet();
        foreach (var (prefix, name) in Prefixes)
            if (used.Contains(name)) root.Add(new XAttribute(XNamespace.Xmlns + prefix, name.NamespaceName));
        return root;
    }

    /// <summary>
    /// What stands for alternatives of the same content (mc:AlternateContent): the first that uses known namespaces only, else the one for older programs.
    /// </summary>
    public static IEnumerable<XElement> Chosen(XElement alternatives)
    {
        var chosen = alternatives.Elements(Mc + "Choice").FirstOrDefault(choice =>
            ((string?)choice.Attribute("Requires") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(prefix => choice.GetNamespaceOfPrefix(prefix) is { } name && IsKnown(name)));
        return (chosen ?? alternatives.Element(Mc + "Fallback"))?.Elements() ?? [];
    }
}
