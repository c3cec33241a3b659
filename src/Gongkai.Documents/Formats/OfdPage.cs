using System.Xml;

namespace Gongkai.Documents.Formats;

/// <summary>Reads the content of one page and of the templates it stands on.</summary>
internal static class OfdPage
{
    /// <summary>The page, and how many pictures it shows.</summary>
    public static (PageContent Page, int Images) Read(OfdPackage package, string path, OfdDocument document, int number)
    {
        var canvas = new OfdCanvas(document.Paper);
        Draw(package, path, document, canvas, isTemplate: false);
        return (new(number, canvas.Width, canvas.Height, canvas.Glyphs, canvas.Segments), canvas.Images);
    }

    private static void Draw(OfdPackage package, string path, OfdDocument document, OfdCanvas canvas, bool isTemplate)
    {
        var templates = new List<string>();
        using (var xml = package.Open(path))
        {
            var isRead = xml.Read();
            while (isRead)
            {
                if (xml.NodeType == XmlNodeType.Element)
                    switch (xml.LocalName)
                    {
                        case "PhysicalBox" when !isTemplate:
                            if (OfdDocument.Box(xml.ReadElementContentAsString()) is { } paper) canvas.Resize(paper);
                            continue;
                        case "Template" when !isTemplate && xml.GetAttribute("TemplateID") is { } id && document.Templates.TryGetValue(id, out var template):
                            templates.Add(template);
                            break;
                        case "TextObject":
                            OfdText.Draw(xml, canvas);
                            break;
                        case "PathObject":
                            OfdPath.Draw(xml, canvas);
                            break;
                        case "ImageObject":
                            canvas.Images++;
                            break;
                        default:
                            break;
                    }
                isRead = xml.Read();
            }
        }
        foreach (var template in templates) Draw(package, template, document, canvas, isTemplate: true);
    }
}
