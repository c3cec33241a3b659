using System.Xml;

namespace Gongkai.Documents.Formats;

/// <summary>What Document.xml says: the size of the paper, the templates, and the pages in their order.</summary>
internal sealed record OfdDocument(double[] Paper, Dictionary<string, string> Templates, List<string> Pages)
{
    private static readonly double[] A4 = [0, 0, 210, 297];

    public static OfdDocument Read(OfdPackage package, string path)
    {
        var document = new OfdDocument([.. A4], [], []);
        using var xml = package.Open(path);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "PhysicalBox") document = document with { Paper = Box(xml.ReadElementContentAsString()) ?? document.Paper };
            if (xml.NodeType != XmlNodeType.Element || xml.GetAttribute("BaseLoc") is not { } location) continue;
            if (xml.LocalName == "TemplatePage" && xml.GetAttribute("ID") is { } id) document.Templates[id] = OfdPackage.Resolve(path, location);
            if (xml.LocalName == "Page") document.Pages.Add(OfdPackage.Resolve(path, location));
        }
        return document;
    }

    /// <summary>A box of four numbers in millimetres; null where it is none.</summary>
    public static double[]? Box(string? text) =>
        OfdReader.Numbers(text) is [_, _, > 0, > 0] box && Array.TrueForAll(box, double.IsFinite) ? box : null;
}
