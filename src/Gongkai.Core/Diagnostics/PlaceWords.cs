using System.Globalization;

namespace Gongkai.Diagnostics;

/// <summary>A place in words: 第12行, 第12段, 第2个表第5行第4列, 第3页, 工作表“表三”B7.</summary>
public static class PlaceWords
{
    /// <summary>The place as a reader looks for it; empty when there is none.</summary>
    /// <param name="place">The place.</param>
    /// <param name="language">The language.</param>
    /// <param name="inParagraphs">Whether the document has paragraphs where a text has lines: Word files, pages of the web.</param>
    public static string Of(Place? place, Language language, bool inParagraphs = false) => (place, language) switch
    {
        (LinePlace at, Language.Chinese) when inParagraphs => string.Create(CultureInfo.InvariantCulture, $"第{at.Line}段"),
        (LinePlace at, _) when inParagraphs => string.Create(CultureInfo.InvariantCulture, $"paragraph {at.Line}"),
        (LinePlace at, Language.Chinese) => string.Create(CultureInfo.InvariantCulture, $"第{at.Line}行"),
        (TablePlace at, Language.Chinese) => string.Create(CultureInfo.InvariantCulture, $"第{at.Table}个表第{at.Row}行第{at.Column}列"),
        (PagePlace at, Language.Chinese) => string.Create(CultureInfo.InvariantCulture, $"第{at.Page}页"),
        (SheetPlace at, Language.Chinese) => $"工作表“{at.Sheet}”{at.Cell}",
        (LinePlace at, _) => string.Create(CultureInfo.InvariantCulture, $"line {at.Line}"),
        (TablePlace at, _) => string.Create(CultureInfo.InvariantCulture, $"table {at.Table}, row {at.Row}, column {at.Column}"),
        (PagePlace at, _) => string.Create(CultureInfo.InvariantCulture, $"page {at.Page}"),
        (SheetPlace at, _) => $"sheet “{at.Sheet}” {at.Cell}",
        _ => "",
    };
}
