using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Gongkai.Documents.Writing;

/// <summary>
/// Writes parts of a workbook with the spreadsheet's namespace as the default one. The prefix that the library gives it is as good in XML,
/// but readers in wide use know elements by their bare names only and find such a workbook empty or broken.
/// </summary>
internal sealed class SheetXml : XmlTextWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private SheetXml(Stream to)
        : base(to, new UTF8Encoding(false)) => WriteStartDocument(true);

    /// <summary>Writes a whole part.</summary>
    public static void Put(OpenXmlPart part, OpenXmlElement root)
    {
        using var writer = To(part);
        writer.Add(root);
    }

    /// <summary>Writes a part in pieces: begin with <see cref="Begin"/>.</summary>
    public static SheetXml To(OpenXmlPart part) => new(part.GetStream(FileMode.Create, FileAccess.Write));

    /// <summary>Writes an element with all that it holds.</summary>
    public void Add(OpenXmlElement element) => element.WriteTo(this);

    /// <summary>Begins an element whose content follows.</summary>
    public void Begin(string name) => WriteStartElement("", name, Main);

    /// <inheritdoc />
    public override void WriteStartElement(string? prefix, string localName, string? ns) => base.WriteStartElement(ns == Main ? "" : prefix, localName, ns);
}
