using System.Xml;

namespace Gongkai.Documents;

/// <summary>
/// Counts how deep the elements of an XML text nest, with the tokenizer that the parsers of office formats read with themselves: where a fault stops it, it stops them,
/// so that none of them ever gets deeper than was counted.
/// </summary>
internal static class XmlDepth
{
    // As lenient as any of the parsers; a document type none of them takes.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    // An encoding that a parser will know must be known here too.
    static XmlDepth() => DecodedText.Register();

    /// <summary>Reads to the end or to a fault, refusing with RD05 what nests deeper than the limit.</summary>
    /// <returns>The deepest level, the root being 1; and whether a document type, in which entities are declared, is what stopped it.</returns>
    public static (int Deepest, bool DeclaresType) Of(Stream part, int limit)
    {
        var deepest = 0;
        try
        {
            using var xml = XmlReader.Create(part, Settings);
            while (xml.Read())
            {
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
