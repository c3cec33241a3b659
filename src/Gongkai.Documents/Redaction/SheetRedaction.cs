using System.Globalization;
using System.Xml.Linq;
using Gongkai.Documents.Formats;
using Gongkai.Severing;
using static Gongkai.Documents.Redaction.OfficeNames;

namespace Gongkai.Documents.Redaction;

/// <summary>
/// A workbook made anew: what its visible cells show, their looks, and pictures that were not taken out. Formulas become their results; hidden sheets,
/// rows and columns, comments, names, pivot tables, links, data of charts, properties and all that is not known here are left behind.
/// </summary>
internal sealed class SheetRedaction
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string BookPart = "xl/workbook.xml";

    // What a sheet says besides its cells, in the order of the schema, and the attributes that are switches or measures.
    private static readonly string[] Before = ["sheetPr", "sheetViews", "sheetFormatPr", "cols"];
    private static readonly string[] After = ["mergeCells", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"];

    private readonly PackageSource source;
    private readonly Taken taken;
    private readonly SeverancePlan plan;
    private readonly PackageTarget target = new("xl");
    private readonly List<XElement> shared = [];
    private readonly List<string?> formats = [];
    private int shapes, drawings, pictured;

    private SheetRedaction(PackageSource source, SeverancePlan plan, Taken taken) => (this.source, this.plan, this.taken) = (source, plan, taken);

    /// <summary>The new workbook.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> content, SeverancePlan plan, Taken taken, ReadingLimits limits)
    {
        foreach (var one in plan.Parts)
            if (one.Place is not (null or SeverancePlace.Cells or SeverancePlace.Picture or SeverancePlace.PictureArea))
                throw new FileRefusedException(RedactionFault.NoSuchPlace(one.Place));
        using var source = new PackageSource(content, limits);
        return new SheetRedaction(source, plan, taken).Make();
    }

    private byte[] Make()
    {
        var main = source.Main;
        if (source.Xml(main) is not { Root: { } book } || book.Name != S + "workbook")
            throw new FileRefusedException(RedactionFault.Holds("严格格式（Strict Open XML）或者二进制的内容，请用 Excel 或 WPS 另存为普通的 XLSX"));
        var related = source.Related(main);
        if (source.Xml(source.Related(main, "sharedStrings"))?.Root is { } strings) shared.AddRange(strings.Elements(S + "si"));
        Styles(source.Related(main, "styles"));
        Theme(source.Related(main, "theme"));
        var sheets = new XElement(S + "sheets");
        foreach (var sheet in book.Elements(S + "sheets").Elements(S + "sheet"))
        {
            if ((string?)sheet.Attribute("state") is "hidden" or "veryHidden")
            {
                taken.Besides("隐藏的工作表");
                continue;
            }
            if (!related.TryGetValue((string?)sheet.Attribute(R + "id") ?? "", out var part) || source.Xml(part.Target)?.Root is not { } root
                || root.Name != S + "worksheet")
            {
                taken.Besides("图表工作表、对话框等");
                continue;
            }
            var number = sheets.Elements().Count() + 1;
            var name = (string?)sheet.Attribute("name") ?? "";
            var kept = Sheet(root, name, part.Target, $"xl/worksheets/sheet{number}.xml");
            target.Add($"xl/worksheets/sheet{number}.xml", Prefixed(kept), $"{Type}worksheet+xml");
            sheets.Add(new XElement(S + "sheet", new XAttribute("name", Named(name, number)), new XAttribute("sheetId", number),
                new XAttribute(R + "id", target.Relate(BookPart, "worksheet", $"xl/worksheets/sheet{number}.xml"))));
        }
        if (!sheets.HasElements) throw new FileRefusedException(RedactionFault.Holds("只有隐藏的工作表"));
        target.Add(BookPart, Prefixed(new(S + "workbook",
            (string?)book.Element(S + "workbookPr")?.Attribute("date1904") is "1" or "true"
                ? new XElement(S + "workbookPr", new XAttribute("date1904", "1")) : null,
            sheets)), $"{Type}sheet.main+xml");
        target.Relate("", "officeDocument", BookPart);
        if (book.Descendants(S + "definedName").Count() is > 0 and var names) taken.Besides("定义的名称", names);
        foreach (var name in source.Names) Missed(name);
        return target.ToBytes();
    }

    private string Named(string name, int number)
    {
        if (!taken.Finder.IsIn(name)) return name;
        taken.Without(name);
        return $"工作表{number}";
    }

    private void Missed(string name)
    {
        if (name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase))
            taken.Besides(name.Contains("thumbnail", StringComparison.OrdinalIgnoreCase) ? "缩略图" : "文档属性");
        else if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) return;
        else if (name.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase)) taken.Besides("自定义数据");
        else if (name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)) taken.Besides("嵌入的文件");
        else if (name.Contains("omments", StringComparison.Ordinal)) taken.Besides("批注");
        else if (name.Contains("/pivotCache/pivotCacheDefinition", StringComparison.OrdinalIgnoreCase)) taken.Besides("数据透视表的数据");
        else if (name.Contains("/externalLinks/externalLink", StringComparison.OrdinalIgnoreCase)) taken.Besides("外部链接及其数据");
        else if (name.Contains("/charts/chart", StringComparison.OrdinalIgnoreCase)) taken.Besides("图表及其数据");
        else if (name.EndsWith("connections.xml", StringComparison.OrdinalIgnoreCase)) taken.Besides("数据连接");
    }

    private void Styles(string? from)
    {
        if (source.Xml(from)?.Root is not { } root) return;
        root.Elements().Where(one => one.Name.LocalName is not ("numFmts" or "fonts" or "fills" or "borders" or "cellStyleXfs" or "cellXfs" or "cellStyles"
            or "colors")).Remove();
        // A format may print words of its own.
        foreach (var code in root.Descendants(S + "numFmt").Attributes("formatCode").Where(code => taken.Finder.IsIn(code.Value)).ToList())
        {
            taken.Without(code.Value);
            code.Value = "General";
        }
        var codes = root.Elements(S + "numFmts").Elements().ToLookup(one => (string?)one.Attribute("numFmtId"), one => (string?)one.Attribute("formatCode"));
        foreach (var format in root.Elements(S + "cellXfs").Elements(S + "xf"))
            formats.Add((string?)format.Attribute("numFmtId") is { } id ? codes[id].FirstOrDefault() ?? BuiltIn(id) : null);
        foreach (var (style, i) in root.Descendants(S + "cellStyle").Select((style, i) => (style, i)))
            if (style.Attribute("builtinId") is null) style.SetAttributeValue("name", $"样式{i + 1}");
        target.Add("xl/styles.xml", Prefixed(Kept(root)), $"{Type}styles+xml");
        target.Relate(BookPart, "styles", "xl/styles.xml");
    }

    // Of those that the format's specification numbers (18.8.30), those of days.
    private static string? BuiltIn(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58)
            ? "yyyy/m/d" : null;

    private void Theme(string? from)
    {
        if (source.Xml(from)?.Root is not { } root || root.Name != A + "theme") return;
        root.Descendants(A + "blipFill").Remove();
        foreach (var name in root.DescendantsAndSelf().Attributes("name").ToList()) name.Value = "主题";
        target.Add("xl/theme/theme1.xml", Prefixed(Kept(root)), "application/vnd.openxmlformats-officedocument.theme+xml");
        target.Relate(BookPart, "theme", "xl/theme/theme1.xml");
    }

    private XElement Sheet(XElement root, string name, string from, string to)
    {
        var hidden = HiddenColumns(root);
        var data = new XElement(S + "sheetData");
        foreach (var row in root.Elements(S + "sheetData").Elements(S + "row"))
        {
            if ((string?)row.Attribute("hidden") is "1" or "true")
            {
                if (row.HasElements) taken.Besides("隐藏的行");
                continue;
            }
            var kept = new XElement(S + "row", Attributes(row));
            foreach (var cell in row.Elements(S + "c"))
                if (hidden.Any(range => Place(cell) is var (column, _) && column >= range.First && column <= range.Last)) taken.Besides("隐藏的列的单元格");
                else kept.Add(Cell(cell, name));
            data.Add(kept);
        }
        if (root.Elements().Any(one => one.Name.LocalName is "conditionalFormatting" or "dataValidations")) taken.Besides("条件格式、数据验证");
        if (root.Descendants(S + "hyperlink").Count() is > 0 and var links) taken.Besides("超链接（保留文字）", links);
        var sheet = new XElement(S + "worksheet", Said(root, Before), data, Said(root, After));
        if (Drawing(root, from, to) is { } drawing) sheet.Add(drawing);
        return sheet;
    }

    private IEnumerable<XElement> Said(XElement root, string[] names) => names.SelectMany(name => root.Elements(S + name)).Select(Kept);

    private static List<(int First, int Last)> HiddenColumns(XElement root) =>
    [
        .. root.Elements(S + "cols").Elements(S + "col").Where(column => (string?)column.Attribute("hidden") is "1" or "true")
            .Select(column => ((int?)column.Attribute("min") ?? 0, (int?)column.Attribute("max") ?? 0)),
    ];

    // Attributes that hold ids of other parts or names of code are in other namespaces, or named here.
    private static IEnumerable<XAttribute> Attributes(XElement element) =>
        element.Attributes().Where(one =>
            !one.IsNamespaceDeclaration && one.Name.Namespace == XNamespace.None && one.Name.LocalName is not ("codeName" or "macro" or "textlink"))
            .Select(one => new XAttribute(one));

    private XElement Kept(XElement element)
    {
        var kept = new XElement(element.Name);
        foreach (var attribute in Attributes(element))
            kept.SetAttributeValue(attribute.Name, IsWorded(element, attribute) && element.Name.LocalName != "theme" ? taken.Without(attribute.Value)
                : attribute.Value);
        foreach (var child in element.Elements())
            if (IsKnown(child.Name.Namespace)
                && child.Name.LocalName is not ("extLst" or "selection" or "customSheetViews" or "hlinkClick" or "hlinkHover" or "legacyDrawingHF"))
                kept.Add(Kept(child));
        // Headers and footers of the print, with their codes (18.3.1.46).
        if (element.Parent?.Name == S + "headerFooter") kept.Value = taken.Without(element.Value);
        return kept;
    }

    private static (int Column, int Row)? Place(XElement cell)
    {
        var reference = (string?)cell.Attribute("r") ?? "";
        var letters = reference.TakeWhile(char.IsAsciiLetter).ToArray();
        return letters.Length is > 0 and <= 3 && int.TryParse(reference.AsSpan(letters.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (letters.Aggregate(0, (column, letter) => column * 26 + char.ToUpperInvariant(letter) - 'A' + 1), row) : null;
    }

    private XElement Cell(XElement cell, string sheet)
    {
        var kept = new XElement(S + "c", cell.Attribute("r") is { } reference ? new XAttribute(reference) : null,
            cell.Attribute("s") is { } style ? new XAttribute(style) : null);
        if (cell.Element(S + "f") is not null) taken.Besides("公式（保留结果）");
        if (Place(cell) is not var (column, row)) throw new FileRefusedException(FileFault.Damaged("XLSX"));
        var part = plan.Parts.IndexOf(plan.Parts.FirstOrDefault(one =>
            one.Place is SeverancePlace.Cells cells && cells.Sheet == sheet && cells.Holds(column, row))!);
        var value = cell.Element(S + "v")?.Value;
        if (part >= 0)
        {
            if (value is null && cell.Element(S + "is") is null) return kept;
            taken.Add(part);
            return Told(kept, new XElement(S + "t", Taken.Mark));
        }
        switch ((string?)cell.Attribute("t") ?? "n")
        {
            case "s" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count:
                return Told(kept, [.. Text(shared[at])]);
            case "inlineStr" when cell.Element(S + "is") is { } inline:
                return Told(kept, [.. Text(inline)]);
            case "str" when value is not null:
                return Told(kept, Spaced(taken.Without(value)));
            case "b" or "e" or "d" when value is not null:
                kept.Add(new XAttribute("t", (string)cell.Attribute("t")!), new XElement(S + "v", value));
                return taken.Finder.IsIn(value) ? Number(cell, kept, value) : kept;
            case "n" when value is { Length: > 0 }:
                return Number(cell, kept, value);
            default:
                return kept;
        }
    }

    private XElement Number(XElement cell, XElement kept, string value)
    {
        foreach (var shown in Shown(value, int.TryParse((string?)cell.Attribute("s"), out var style) && style < formats.Count && style >= 0 ? formats[style]
            : null))
            if (taken.Finder.Find(shown) is [var found, ..])
            {
                taken.Add(found.Part);
                kept.Attribute("t")?.Remove();
                kept.Elements().Remove();
                return Told(kept, new XElement(S + "t", Taken.Mark));
            }
        if (kept.Attribute("t") is null) kept.Add(new XElement(S + "v", value));
        return kept;
    }

    // Every way in which a person may have read the number.
    private static IEnumerable<string> Shown(string value, string? format)
    {
        yield return value;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) yield break;
        if (decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var whole)) yield return whole.ToString("0.############",
            CultureInfo.InvariantCulture);
        yield return ShownNumber.Of(number, format);
        if (format is null || !format.Contains('y', StringComparison.OrdinalIgnoreCase) || number is not (>= 1 and < 2_958_466)) yield break;
        var day = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddDays(Math.Floor(number));
        foreach (var written in (string[])["yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日", "yyyy.M.d", "yyyyMMdd", "yyyy年MM月dd日", "yyyy/MM/dd"])
            yield return day.ToString(written, CultureInfo.InvariantCulture);
    }

    private static XElement Told(XElement cell, params object[] content)
    {
        cell.Add(new XAttribute("t", "inlineStr"), new XElement(S + "is", content));
        return cell;
    }

    private static XElement Spaced(string text) => new(S + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text);

    // The runs of a text; readings of ideographs (rPh) are not taken over: that of a name is the name.
    private IEnumerable<XElement> Text(XElement item)
    {
        var runs = new List<(XElement? Looks, string Text)>();
        foreach (var child in item.Elements())
            if (child.Name == S + "t") runs.Add((null, child.Value));
            else if (child.Name == S + "r") runs.Add((child.Element(S + "rPr"), string.Concat(child.Elements(S + "t").Select(text => text.Value))));
        taken.Without([.. runs.Select((run, i) => new Piece(run.Text, text => runs[i] = (run.Looks, text)))]);
        return runs.All(run => run.Looks is null) ? [Spaced(string.Concat(runs.Select(run => run.Text)))]
            : runs.Select(run => new XElement(S + "r", run.Looks is { } looks ? Kept(looks) : null, Spaced(run.Text)));
    }

    // Pictures and shapes stay; charts go with their data.
    private XElement? Drawing(XElement root, string from, string to)
    {
        if ((string?)root.Element(S + "drawing")?.Attribute(R + "id") is not { } id || !source.Related(from).TryGetValue(id, out var part)
            || source.Xml(part.Target)?.Root is not { } drawing || drawing.Name != Xdr + "wsDr") return null;
        var path = $"xl/drawings/drawing{++drawings}.xml";
        var pictures = source.Related(part.Target);
        var kept = new XElement(Xdr + "wsDr");
        foreach (var anchor in drawing.Elements())
            if (Anchored(anchor, pictures, path) is { } shown) kept.Add(shown);
        if (!kept.HasElements)
        {
            target.Forget(path);
            return null;
        }
        foreach (var paragraph in kept.Descendants(A + "p"))
            taken.Without([.. paragraph.Descendants(A + "t").Select(text => new Piece(text.Value, said => text.Value = said))]);
        target.Add(path, Prefixed(kept), "application/vnd.openxmlformats-officedocument.drawing+xml");
        return new(S + "drawing", new XAttribute(R + "id", target.Relate(to, "drawing", path)));
    }

    private XElement? Anchored(XElement anchor, Dictionary<string, (string Type, string Target)> pictures, string path)
    {
        if (!anchor.Name.LocalName.EndsWith("Anchor", StringComparison.Ordinal) || anchor.Name.Namespace != Xdr) return null;
        if (anchor.Descendants(Xdr + "graphicFrame").Any() || anchor.Descendants(Mc + "AlternateContent").Any())
        {
            taken.Besides("图表、图示等图形");
            return null;
        }
        var kept = Drawn(anchor, pictures, path);
        if (anchor.Descendants(A + "blip").Count() > kept.Descendants(A + "blip").Count())
        {
            taken.Besides("不能清理的图片（EMF、WMF、GIF 等）");
            return null;
        }
        var blips = kept.Descendants(A + "blip").Select(blip => (string)blip.Attribute(R + "embed")!).ToList();
        if (blips.Count == 0) return kept;
        pictured++;
        foreach (var (part, i) in plan.Parts.Select((part, i) => (part, i)))
            switch (part.Place)
            {
                case SeverancePlace.Picture(var number) when number == pictured:
                    taken.Add(i);
                    return null;
                case SeverancePlace.PictureArea area when area.Number == pictured && blips is [var blip] && target.Cover(path, blip, area) is { } covered:
                    taken.Covered.Add((covered, area));
                    taken.Add(i);
                    break;
            }
        taken.Pictures += blips.Count;
        return kept;
    }

    private XElement Drawn(XElement element, Dictionary<string, (string Type, string Target)> pictures, string path)
    {
        var kept = new XElement(element.Name);
        foreach (var attribute in Attributes(element))
            kept.SetAttributeValue(attribute.Name, element.Name.LocalName == "cNvPr" && attribute.Name.LocalName == "name" ? $"图{++shapes}"
                : IsWorded(element, attribute) ? taken.Without(attribute.Value) : attribute.Value);
        if (!element.HasElements && (element.Parent?.Name.Namespace == Xdr && element.Name.LocalName is "col" or "colOff" or "row" or "rowOff"
            || element.Name == A + "t"))
            kept.Value = element.Value;
        foreach (var child in element.Elements().Where(child => child.Name.Namespace == Xdr || child.Name.Namespace == A))
            if (child.Name == A + "blip")
            {
                if ((string?)child.Attribute(R + "embed") is { } id && pictures.TryGetValue(id, out var picture)
                    && target.Picture(source, picture.Target, PackageTarget.Crop(child)) is { } copy)
                    kept.Add(new XElement(A + "blip", new XAttribute(R + "embed", target.Relate(path, "image", copy))));
            }
            else if (child.Name.LocalName is not ("extLst" or "hlinkClick" or "hlinkHover" or "srcRect")) kept.Add(Drawn(child, pictures, path));
        return kept;
    }
}
