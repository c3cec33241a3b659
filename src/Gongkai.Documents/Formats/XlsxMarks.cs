using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>
/// What a workbook shows in cells where its values alone do not tell: errors, formulas that nobody has calculated, and text of which a part is struck out
/// or set above the line.
/// </summary>
internal sealed class XlsxMarks
{
    private readonly Dictionary<(string Sheet, int Row, int Column), string> texts = [];
    private readonly HashSet<(string Sheet, int Row, int Column)> raised = [];
    private readonly List<List<SheetRun>> strings = [];
    private readonly List<SheetFont> fonts = [];
    private readonly List<bool> grounds = [];
    private readonly List<SheetFont> styles = [];

    /// <summary>Reads what the parts of the workbook say; whatever is absent says nothing.</summary>
    public static XlsxMarks Of(ReadOnlyMemory<byte> content)
    {
        using var archive = new ZipArchive(Container.Stream(content), ZipArchiveMode.Read);
        var marks = new XlsxMarks();
        Read(archive, "xl/styles.xml", marks.Style);
        Read(archive, "xl/sharedStrings.xml", marks.SharedString);
        foreach (var (name, part) in Sheets(archive))
            Read(archive, part, xml => marks.Cell(xml, name));
        return marks;
    }

    /// <summary>The text that stands in the cell, which the value would be without what is said here.</summary>
    public string Shown(string sheet, int row, int column, string value) =>
        texts.TryGetValue((sheet, row, column), out var text) ? text : raised.Contains((sheet, row, column)) ? RaisedText.Raise(value) : value;

    private static List<(string Name, string Part)> Sheets(ZipArchive archive)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        Elements(archive, "xl/_rels/workbook.xml.rels", xml =>
        {
            if (xml.LocalName == "Relationship" && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        });
        var sheets = new List<(string, string)>();
        Elements(archive, "xl/workbook.xml", xml =>
        {
            if (xml.LocalName != "sheet" || xml.GetAttribute("name") is not { } name) return;
            for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
                if (xml.LocalName == "id" && targets.TryGetValue(xml.Value, out var part)) sheets.Add((name, part));
        });
        return sheets;
    }

    private static void Elements(ZipArchive archive, string part, Action<XmlReader> seen)
    {
        if (Open(archive, part) is not { } xml) return;
        using (xml)
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element) seen(xml);
    }

    // The handler takes an element whole or leaves the reader where it is.
    private static void Read(ZipArchive archive, string part, Func<XmlReader, bool> taken)
    {
        if (Open(archive, part) is not { } xml) return;
        using (xml)
            for (var more = xml.Read(); more;)
                more = xml.NodeType == XmlNodeType.Element && taken(xml) ? !xml.EOF : xml.Read();
    }

    private static XmlReader? Open(ZipArchive archive, string part) =>
        archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(part, StringComparison.OrdinalIgnoreCase)) is { } found
            ? XmlReader.Create(found.Open(),
                new()
                {
                    DtdProcessing = DtdProcessing.Prohibit,
                    CloseInput = true,
                    IgnoreComments = true,
                    IgnoreProcessingInstructions = true,
                    CheckCharacters = false,
                }) : null;

    private string styled = "";

    private bool Style(XmlReader xml)
    {
        if (xml.LocalName is "fonts" or "fills" or "cellXfs" or "cellStyleXfs" or "cellStyles" or "dxfs") styled = xml.LocalName;
        else if (xml.LocalName == "xf" && styled == "cellXfs")
            styles.Add(At(fonts, xml.GetAttribute("fontId")) is { } font ? font with { IsBacked = At(grounds, xml.GetAttribute("fillId")) } : SheetFont.Plain);
        else if (xml.LocalName == "patternFill" && styled == "fills")
            grounds.Add(xml.GetAttribute("patternType") is not (null or "none"));
        else if (xml.LocalName == "gradientFill" && styled == "fills") grounds.Add(true);
        else if (xml.LocalName == "font" && styled == "fonts")
        {
            fonts.Add(SheetRun.FontIn(xml));
            return true;
        }
        return false;
    }

    private static T? At<T>(List<T> list, string? index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Count ? list[at] : default;

    private bool SharedString(XmlReader xml)
    {
        if (xml.LocalName != "si") return false;
        strings.Add(SheetRun.In(xml));
        return true;
    }

    private bool Cell(XmlReader xml, string sheet)
    {
        if (xml.LocalName != "c" || xml.GetAttribute("r") is not { } name || PlaceOf(name) is not var (row, column)) return false;
        var (type, style) = (xml.GetAttribute("t"), At(styles, xml.GetAttribute("s")) ?? SheetFont.Plain);
        string? value = null, formula = null;
        List<SheetRun>? runs = null;
        var depth = xml.Depth;
        var empty = xml.IsEmptyElement;
        xml.Read();
        while (!empty && !xml.EOF && xml.Depth > depth)
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v") value = xml.ReadElementContentAsString();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "f") formula = xml.ReadElementContentAsString();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is") runs = SheetRun.In(xml);
            else xml.Read();
        if (type == "s" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count) runs = strings[index];
        var place = (sheet, row, column);
        if (type == "e" && value is { Length: > 0 }) texts[place] = value;
        else if (formula is not null && string.IsNullOrEmpty(value) && type is not "str") texts[place] = "=" + formula;
        else if (runs is not null && (style.Shows != SheetStanding.OnLine || runs.Exists(run => run.Font is not null)))
            texts[place] = CellLines.Tidy(new(SheetRun.Text(runs, style).ReplaceLineEndings("\n")));
        else if (style.Shows == SheetStanding.Gone && runs is null) texts[place] = "";
        else if (style.Shows is SheetStanding.Above or SheetStanding.Below && value is not null) raised.Add(place);
        return true;
    }

    private static (int Row, int Column)? PlaceOf(string name)
    {
        int letters = 0, column = 0;
        while (letters < name.Length && letters < 3 && char.ToUpperInvariant(name[letters]) is >= 'A' and <= 'Z' and var letter)
        {
            column = column * 26 + letter - 'A' + 1;
            letters++;
        }
        return letters > 0 && int.TryParse(name.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0
            ? (row - 1, column - 1) : null;
    }
}
