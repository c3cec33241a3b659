using System.Xml;

namespace Gongkai.Documents;

/// <summary>
/// Counts how deep the elements of an XML text nest, with the tokenizer that the parsers of office formats read with themselves:
/// where a fault stops it, it stops them,
/// so that none of them ever gets deeper than was counted.
/// </summary>
internal static class XmlDepth
{
    // As lenient as any of the parsers; a document type none of them takes.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    // OpenOffice's own files named their document type. The name alone says nothing: nothing is fetched for it, and nothing it declares is put anywhere.
    private static readonly XmlReaderSettings Naming = new()
    {
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = null,
        CheckCharacters = false,
        MaxCharactersFromEntities = 1,
    };

    // An encoding that a parser will know must be known here too.
    static XmlDepth() => DecodedText.Register();

    /// <summary>Reads to the end or to a fault, refusing with RD05 what nests deeper than the limit.</summary>
    /// <param name="part">The XML.</param>
    /// <param name="limit">The deepest level allowed.</param>
    /// <param name="mayName">Whether a document type may be named, as long as nothing is declared in it.</param>
    /// <returns>The deepest level, the root being 1; and whether a document type, in which entities are declared, is what stopped it.</returns>
    public static (int Deepest, bool DeclaresType) Of(Stream part, int limit, bool mayName = false)
    {
        var deepest = 0;
        try
        {
            using var xml = XmlReader.Create(part, mayName ? Naming : Settings);
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.DocumentType && xml.Value.AsSpan().Trim().Length > 0) return (deepest, true);
                if (xml.NodeType != XmlNodeType.Element || xml.Depth < deepest) continue;
                deepest = xml.Depth + 1;
                if (deepest > limit) throw new FileRefusedException(FileFault.NestedTooDeep(limit));
            }
            return (deepest, false);
        }
        // The exception has no code of its own for what the settings prohibit.
        catch (XmlException fault)
        {
            return (deepest, fault.Message.Contains("DTD", StringComparison.Ordinal));
        }
    }
}
