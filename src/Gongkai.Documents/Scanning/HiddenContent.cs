using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Scanning;

/// <summary>PB19: what a file holds beside what its readers see: remarks, tracked changes, hidden sheets, text that is white or lies under boxes.</summary>
internal static class HiddenContent
{
    private const string Code = "PB19";

    /// <summary>Everything hidden in a file of that kind; nothing for kinds in which nothing is looked for.</summary>
    public static ImmutableArray<Finding> In(FileKind kind, ReadOnlyMemory<byte> content, ReadingLimits limits) => kind.Format switch
    {
        SourceFormat.Docx or SourceFormat.Xlsx => HiddenInOffice.In(content, limits),
        SourceFormat.Unknown when kind.Name.StartsWith("PPTX", StringComparison.Ordinal) => HiddenInOffice.In(content, limits),
        SourceFormat.Pdf => HiddenInPdf.In(content),
        _ => [],
    };

    /// <summary>That so many things of a sort are there; none when there are none. What names people only is a warning.</summary>
    public static IEnumerable<Finding> Told(string variant, long count, string what = "", Severity severity = Severity.Error)
    {
        if (count > 0) yield return new(Code, severity) { Variant = variant, Values = [("count", count), ("what", what)] };
    }
}
