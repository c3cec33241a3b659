using System.Collections.Immutable;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Letters;

/// <summary>An uploaded file opened as a template: no macros, nothing linked from outside, no tracked changes, no comments.</summary>
internal sealed class TemplateFile : IDisposable
{
    private static readonly ReadingLimits Limits = ReadingLimits.Default with { FileBytes = 8L << 20, UnpackedBytes = 64L << 20, Members = 500 };
    private static readonly HashSet<string> Revisions =
    [
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
    ];

    private TemplateFile(WordprocessingDocument? file, ImmutableArray<Finding> findings) => (File, Findings) = (file, findings);

    /// <summary>The document, for reading; null when it cannot be opened.</summary>
    public WordprocessingDocument? File { get; }

    /// <summary>What forbids its use.</summary>
    public ImmutableArray<Finding> Findings { get; }

    public static TemplateFile Open(ReadOnlyMemory<byte> docx)
    {
        try
        {
            if (docx.Length > Limits.FileBytes || FileKind.Of(docx).Format != SourceFormat.Docx) return Refused("format");
            Container.Examine(docx, Limits);
            var file = WordprocessingDocument.Open(Container.Stream(docx), false);
            // The parts are parsed when first looked at: now, so that nothing breaks later.
            _ = file.PackageProperties.Title;
            foreach (var part in file.GetAllParts()) _ = part.RootElement?.Descendants().Count();
            if (file.MainDocumentPart?.Document?.Body is null) return Refused("format");
            return new(file, [.. Faults(file).Distinct().Select(TemplateFault.File)]);
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or FileRefusedException
            or IOException or InvalidOperationException or ArgumentException or FormatException)
        {
            return Refused("format");
        }
    }

    public void Dispose() => File?.Dispose();

    private static TemplateFile Refused(string variant) => new(null, [TemplateFault.File(variant)]);

    private static IEnumerable<string> Faults(WordprocessingDocument file)
    {
        if (file.DocumentType != WordprocessingDocumentType.Document || file.MainDocumentPart!.VbaProjectPart is not null) yield return "macros";
        if (file.GetAllParts().Any(part => part.ExternalRelationships.Any())) yield return "linked";
        if (TemplateParts.Roots(file).Any(root => root.Root.Descendants().Any(element => Revisions.Contains(element.LocalName)))) yield return "revisions";
        if (file.MainDocumentPart!.WordprocessingCommentsPart?.Comments?.HasChildren == true) yield return "comments";
    }
}

/// <summary>The parts of a document that fields may stand in.</summary>
internal static class TemplateParts
{
    /// <summary>The body, headers and footers, each with the part that holds it.</summary>
    public static IEnumerable<(OpenXmlPart Part, OpenXmlElement Root)> Roots(WordprocessingDocument file)
    {
        var main = file.MainDocumentPart!;
        yield return (main, main.Document!.Body!);
        foreach (var part in main.HeaderParts) if (part.Header is { } header) yield return (part, header);
        foreach (var part in main.FooterParts) if (part.Footer is { } footer) yield return (part, footer);
    }
}
