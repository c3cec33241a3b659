using System.Xml;
using System.Xml.Linq;

namespace Gongkai.Bench.Robustness;

/// <summary>
/// Edits of the tree of an XML part: elements lost, doubled, moved, renamed and nested, spans and references changed, texts replaced, asides put in.
/// </summary>
internal static class XmlEdits
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The part, edited a few times; as it was where it is no XML.</summary>
    public static byte[] Edit(byte[] part, IReadOnlyList<string> names, Random random)
    {
        XDocument document;
        try
        {
            document = XDocument.Load(new MemoryStream(part), LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return ByteEdits.Edit(part, random);
        }
        for (var edits = random.Next(1, 8); edits > 0; edits--)
        {
            var elements = document.Root!.Descendants().ToList();
            if (elements.Count == 0) break;
            Edit(elements, names, random);
        }
        return Encoded.Xml(document.Root!.ToString(SaveOptions.DisableFormatting), random);
    }

    private static void Edit(List<XElement> all, IReadOnlyList<string> names, Random random)
    {
        var (one, other) = (all[random.Next(all.Count)], all[random.Next(all.Count)]);
        switch (random.Next(14))
        {
            case 0: one.Remove(); break;
            case 1: one.AddAfterSelf(Enumerable.Repeat(one, random.Next(1, 30)).Select(element => new XElement(element))); break;
            case 2 when !one.AncestorsAndSelf().Contains(other) && !other.AncestorsAndSelf().Contains(one): one.Remove(); other.Add(one); break;
            case 3: one.Name = other.Name; break;
            case 4: Wrap(one, random.Next(10) == 0 ? random.Next(30, 420) : random.Next(1, 12)); break;
            case 5: other.AddBeforeSelf(new XElement(one)); break;
            case 6: one.ReplaceNodes(other.Nodes().ToList()); break;
            case 7 when !one.HasElements: one.Value = Printable(Extremes.Text(random)); break;
            case 8: one.Add(Aside(random)); break;
            default: Attribute(one, all, names, random); break;
        }
    }

    private static void Attribute(XElement one, List<XElement> all, IReadOnlyList<string> names, Random random)
    {
        var attributes = one.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != XNamespace.Xml).ToList();
        if (attributes.Count == 0)
        {
            // As spans and merges are written in both kinds of office files.
            one.Add(new XAttribute("val", Extremes.Number(random)));
            return;
        }
        var attribute = attributes[random.Next(attributes.Count)];
        var alike = all.Attributes(attribute.Name).ToList();
        attribute.Value = random.Next(4) switch
        {
            0 => alike[random.Next(alike.Count)].Value,
            1 when attribute.Name.NamespaceName == Office || attribute.Name.LocalName is "Target" or "PartName" or "BaseLoc" => names[random.Next(names.Count)],
            2 => Printable(Extremes.Text(random)),
            _ => Extremes.Number(random),
        };
    }

    private static void Wrap(XElement one, int times)
    {
        for (; times > 0; times--)
        {
            var outer = new XElement(one.Name, one.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration));
            one.ReplaceWith(outer);
            outer.Add(one);
        }
    }

    private static object Aside(Random random) => random.Next(3) switch
    {
        0 => new XComment(" <a> \" ' > "),
        1 => new XCData("<a></a>'\">"),
        _ => new XProcessingInstruction("pi", "<a> ' \" >"),
    };

    private static string Printable(string text) => new([.. text.Where(XmlConvert.IsXmlChar)]);
}
