using System.IO.Compression;
using System.Xml;

namespace Gongkai.Documents.Formats;

/// <summary>Reads EPUB: the pages of the book in the order of its spine, as one page of HTML.</summary>
internal static class EpubReader
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    public static SourceDocument Read(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        using var zip = new ZipArchive(Container.Stream(content), ZipArchiveMode.Read);
        if (zip.Entries.Count > limits.Members) throw new FileRefusedException(FileFault.TooManyParts(limits.Members));
        if (zip.GetEntry("META-INF/rights.xml") is not null) throw new FileRefusedException(FileFault.Encrypted("EPUB"));
        var left = limits.UnpackedBytes;
        ReadOnlyMemory<byte> Member(string path)
        {
            using var packed = (zip.GetEntry(path) ?? throw new InvalidDataException(path)).Open();
            var member = Bounded.Read(packed, left);
            left -= member.Length;
            return member;
        }
        var book = Attributes(Member("META-INF/container.xml"), "rootfile", "full-path").First().Value;
        var package = Member(book);
        var pages = Attributes(package, "item", "href").ToLookup(item => item.Id, item => OfdPackage.Resolve(book, Uri.UnescapeDataString(item.Value)));
        var read = Attributes(package, "itemref", "idref").SelectMany(item => pages[item.Value].Take(1))
            .Select(path => DecodedText.OfHtml(Member(path).Span)).ToList();
        return HtmlReader.Read(string.Concat(read.Select(page => XhtmlTags.Closed(page.Text))),
            limits) with
        { Findings = [.. read.SelectMany(page => page.Findings)] };
    }

    private static IEnumerable<(string Id, string Value)> Attributes(ReadOnlyMemory<byte> member, string element, string attribute)
    {
        using var xml = XmlReader.Create(Container.Stream(member), Settings);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element && xml.GetAttribute(attribute) is { } value)
                yield return (xml.GetAttribute("id") ?? "", value);
    }
}
