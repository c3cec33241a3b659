using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Gongkai.Severing;
using static Gongkai.Documents.Redaction.OfficeNames;

namespace Gongkai.Documents.Redaction;

/// <summary>
/// A Word document made anew: only what is known, and is seen, is taken over. Comments, revisions, hidden text, fields, properties, embedded objects and
/// files, charts, data for forms, fonts and all that is not known here are left behind.
/// </summary>
internal sealed partial class WordRedaction
{
    private const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string MainPart = "word/document.xml";

    private readonly PackageSource source;
    private readonly Taken taken;
    private readonly PackageTarget target = new("word");
    private readonly Dictionary<string, string> styles = new(StringComparer.Ordinal);
    private readonly HashSet<string> hiding = new(StringComparer.Ordinal);
    private readonly HashSet<XElement> dropped = [];
    private readonly List<string> margins = [];
    private readonly HashSet<string> written = [];
    private Dictionary<string, (string Type, string Target)> related = [];
    private string part = "";
    private int shapes;

    private WordRedaction(PackageSource source, Taken taken) => (this.source, this.taken) = (source, taken);

    /// <summary>The new document.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> content, SeverancePlan plan, Taken taken, ReadingLimits limits)
    {
        foreach (var one in plan.Parts)
            if (one.Place is not (null or SeverancePlace.Paragraph or SeverancePlace.Picture or SeverancePlace.PictureArea))
                throw new FileRefusedException(RedactionFault.NoSuchPlace(one.Place));
        using var source = new PackageSource(content, limits);
        return new WordRedaction(source, taken).Make(plan);
    }

    private byte[] Make(SeverancePlan plan)
    {
        var main = source.Main;
        if (source.Xml(main) is not { Root: { } root } || root.Name != W + "document")
            throw new FileRefusedException(RedactionFault.Holds("严格格式（Strict Open XML）的内容，请用 Word 或 WPS 另存为普通的 DOCX"));
        Styles(source.Related(main, "styles"));
        Numbering(source.Related(main, "numbering"));
        var document = Story(main, MainPart, root);
        Theme(source.Related(main, "theme"));
        // References to headers and footers come last in the order of reading, but their ids are needed in the document.
        foreach (var reference in document.Descendants().Where(one => one.Name == W + "headerReference" || one.Name == W + "footerReference").ToList())
            Margin(main, reference);
        Notes(main, "footnotes");
        Notes(main, "endnotes");
        Take(document, plan);
        foreach (var paragraph in document.Descendants(W + "p")) Without(paragraph);
        target.Add(MainPart, Prefixed(document), $"{Type}document.main+xml");
        Settings(source.Related(main, "settings"));
        target.Relate("", "officeDocument", MainPart);
        foreach (var name in source.Names) Missed(name);
        return target.ToBytes();
    }

    // What has no counterpart in the new package, told by its kind.
    private void Missed(string name)
    {
        if (name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase))
            taken.Besides(name.Contains("thumbnail", StringComparison.OrdinalIgnoreCase) ? "缩略图" : "文档属性");
        else if (name.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)) taken.Besides("自定义数据");
        else if (name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)) taken.Besides("嵌入的文件");
        else if (name.Contains("/charts/chart", StringComparison.OrdinalIgnoreCase)) taken.Besides("图表及其数据");
        else if (name.Contains("/fonts/", StringComparison.OrdinalIgnoreCase)) taken.Besides("嵌入的字体");
        else if (name.Contains("/glossary/document", StringComparison.OrdinalIgnoreCase)) taken.Besides("自动图文集");
    }

    // A part of running text, cleaned; its references are those of the new part.
    private XElement Story(string from, string to, XElement root)
    {
        (part, related) = (to, source.Related(from));
        if (root.Descendants(W + "altChunk").Any() || root.Descendants(W + "subDoc").Any()) throw new FileRefusedException(RedactionFault.Holds("插入的另一个文件"));
        Fields(root);
        return Copy(root).OfType<XElement>().Single();
    }

    private void Margin(string main, XElement reference)
    {
        var id = reference.Attribute(R + "id");
        if (id is null || !source.Related(main).TryGetValue(id.Value, out var margin) || source.Xml(margin.Target)?.Root is not { } root)
        {
            reference.Remove();
            return;
        }
        var isHeader = reference.Name.LocalName == "headerReference";
        if (!margins.Contains(margin.Target)) margins.Add(margin.Target);
        var name = $"word/{(isHeader ? "header" : "footer")}{margins.IndexOf(margin.Target) + 1}.xml";
        if (written.Add(name))
        {
            var story = Story(margin.Target, name, root);
            foreach (var paragraph in story.Descendants(W + "p")) Without(paragraph);
            target.Add(name, Prefixed(story), $"{Type}{(isHeader ? "header" : "footer")}+xml");
        }
        id.Value = target.Relate(MainPart, isHeader ? "header" : "footer", name);
    }

    private void Notes(string main, string kind)
    {
        if (source.Related(main, kind) is not { } from || source.Xml(from)?.Root is not { } root) return;
        var story = Story(from, $"word/{kind}.xml", root);
        foreach (var paragraph in story.Descendants(W + "p")) Without(paragraph);
        target.Add($"word/{kind}.xml", Prefixed(story), $"{Type}{kind}+xml");
        target.Relate(MainPart, kind, $"word/{kind}.xml");
    }

    // The names of an agency's own styles are somebody's words; they become numbers.
    private void Styles(string? from)
    {
        if (source.Xml(from)?.Root is not { } root) return;
        foreach (var style in root.Elements(W + "style"))
        {
            var id = (string?)style.Attribute(W + "styleId") ?? "";
            if (style.Descendants(W + "rPr").Any(IsHidden)) hiding.Add(id);
            if ((string?)style.Attribute(W + "customStyle") is "1" or "true" or "on")
            {
                styles[id] = $"S{styles.Count + 1}";
                style.Element(W + "name")?.SetAttributeValue(W + "val", $"样式{styles.Count}");
                style.Elements(W + "aliases").Remove();
            }
        }
        (part, related) = ("word/styles.xml", []);
        foreach (var vanish in root.Descendants(W + "vanish").ToList()) vanish.Remove();
        target.Add(part, Prefixed(Copy(root).OfType<XElement>().Single()), $"{Type}styles+xml");
        target.Relate(MainPart, "styles", part);
    }

    private void Numbering(string? from)
    {
        if (source.Xml(from)?.Root is not { } root) return;
        root.Descendants().Where(one => one.Name.LocalName is "numPicBullet" or "lvlPicBulletId" or "nsid" or "tmpl" || one.Name == W + "name").Remove();
        (part, related) = ("word/numbering.xml", []);
        target.Add(part, Prefixed(Copy(root).OfType<XElement>().Single()), $"{Type}numbering+xml");
        target.Relate(MainPart, "numbering", part);
    }

    private void Theme(string? from)
    {
        if (source.Xml(from)?.Root is not { } root || root.Name != A + "theme") return;
        root.Descendants(A + "blipFill").Remove();
        foreach (var name in root.DescendantsAndSelf().Attributes("name").ToList()) name.Value = "主题";
        (part, related) = ("word/theme1.xml", []);
        target.Add(part, Prefixed(Copy(root).OfType<XElement>().Single()), "application/vnd.openxmlformats-officedocument.theme+xml");
        target.Relate(MainPart, "theme", part);
    }

    // Of the settings only what the looks depend on, as numbers and switches.
    private void Settings(string? from)
    {
        var root = source.Xml(from)?.Root;
        if (root?.Descendants(W + "docVar").Count() is > 0 and var variables) taken.Besides("文档变量", variables);
        var mode = root?.Descendants(W + "compatSetting")
            .FirstOrDefault(one => (string?)one.Attribute(W + "name") == "compatibilityMode")?.Attribute(W + "val")?.Value;
        target.Add("word/settings.xml", Prefixed(new(W + "settings",
            root?.Element(W + "evenAndOddHeaders") is { } even && IsOn(even) ? new XElement(W + "evenAndOddHeaders") : null,
            new XElement(W + "compat", new XElement(W + "compatSetting", new XAttribute(W + "name", "compatibilityMode"),
                new XAttribute(W + "uri", "http://schemas.microsoft.com/office/word"),
                new XAttribute(W + "val", int.TryParse(mode, out var number) ? number : 15))))), $"{Type}settings+xml");
        target.Relate(MainPart, "settings", "word/settings.xml");
    }

    // The instructions of fields are not seen, and name files, addresses and data. Numbers of pages stay fields, of all others the result stays.
    private void Fields(XElement root)
    {
        dropped.Clear();
        var open = new Stack<(bool InResult, List<XElement> Instruction)>();
        foreach (var element in root.Descendants().Where(one => one.Parent?.Name == W + "r").ToList())
        {
            var kind = element.Name == W + "fldChar" ? (string?)element.Attribute(W + "fldCharType") : null;
            if (kind == "begin") open.Push((false, [element]));
            else if (kind is "separate" or "end" && open.TryPop(out var field))
            {
                field.Instruction.Add(element);
                if (kind == "separate") open.Push((true, field.Instruction));
                else if (!PageNumber().IsMatch(string.Concat(field.Instruction.Where(one => one.Name == W + "instrText").Select(one => one.Value))))
                {
                    dropped.UnionWith(field.Instruction);
                    taken.Besides("域代码（保留结果）");
                }
            }
            else if (open.TryPeek(out var outer) && !outer.InResult) outer.Instruction.Add(element);
            else if (element.Name == W + "instrText") dropped.Add(element);
        }
        foreach (var (_, instruction) in open) dropped.UnionWith(instruction);
        // What stands within the instruction of another field is part of it.
        foreach (var element in root.Descendants(W + "instrText").Where(one => one.Parent?.Name != W + "r")) dropped.Add(element);
    }

    private IEnumerable<XNode> Copies(XElement element) => element.Nodes().SelectMany(node => node switch
    {
        XElement child => Copy(child),
        XText text when IsText(element) => [new XText(text.Value)],
        _ => [],
    });

    private static bool IsText(XElement element) => element.Name == W + "t" || element.Name == M + "t" || element.Name == W + "instrText"
        || element.Name.LocalName is "posOffset" or "align" && element.Value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private IEnumerable<XNode> Copy(XElement element)
    {
        if (element.Name == Mc + "AlternateContent") return Chosen(element).SelectMany(Copy);
        if (!IsKnown(element.Name.Namespace) || element.Name.Namespace == S || element.Name.Namespace == Xdr || dropped.Contains(element)) return [];
        if (element.Name.Namespace != W) return Drawn(element);
        var name = element.Name.LocalName;
        switch (name)
        {
            case "ins" or "moveTo" when element.HasElements:
                taken.Besides("修订记录（按接受修订后的内容）");
                return Copies(element);
            case "del" or "moveFrom":
                taken.Besides("修订记录（按接受修订后的内容）");
                return [];
            case "ins" or "moveTo" or "delText" or "delInstrText" or "cellIns" or "cellDel" or "cellMerge" or "bookmarkStart" or "bookmarkEnd" or "proofErr"
                or "permStart" or "permEnd" or "lastRenderedPageBreak" or "commentRangeStart" or "commentRangeEnd" or "annotationRef" or "sdtPr" or "sdtEndPr"
                or "smartTagPr" or "customXmlPr" or "ffData" or "fldData" or "rsid" or "vanish" or "specVanish" or "webHidden" or "rubyPr" or "rt"
                or "printerSettings" or "contentPart":
                return [];
            case var _ when name.EndsWith("Change", StringComparison.Ordinal) || name.Contains("Range", StringComparison.Ordinal) && name is not "framePr":
                return [];
            case "commentReference":
                taken.Besides("批注");
                return [];
            case "hyperlink":
                taken.Besides("超链接（保留文字）");
                return Copies(element);
            case "smartTag" or "customXml" or "sdt" or "sdtContent" or "dir" or "bdo" or "rubyBase":
                return Copies(element);
            case "fldSimple":
                return PageNumber().IsMatch((string?)element.Attribute(W + "instr") ?? "") ? [Kept(element)] : Copies(element);
            case "object" or "control":
                taken.Besides("嵌入的对象");
                return [Said("［对象已略去］")];
            case "ruby":
                // The reading of a name is the name.
                return element.Elements(W + "rubyBase").Elements(W + "r").SelectMany(run => run.Elements().Where(one => one.Name != W + "rPr"))
                    .SelectMany(Copy);
            case "r" when element.Elements(W + "rPr").Any(IsHidden) || Styled(element, "rStyle")
                || element.Ancestors(W + "p").Take(1).Any(p => Styled(p, "pStyle")):
                if (element.Value.Length > 0) taken.Besides("隐藏文字");
                return [];
            case "tr" when element.Element(W + "trPr")?.Element(W + "del") is not null:
                taken.Besides("修订记录（按接受修订后的内容）");
                return [];
            case "drawing" or "pict":
                return Pictured(element);
            default:
                return [Kept(element)];
        }
    }

    private static bool IsHidden(XElement properties) =>
        properties.Elements().Any(one => one.Name.Namespace == W && one.Name.LocalName is "vanish" or "specVanish" && IsOn(one));

    private static bool IsOn(XElement value) => (string?)value.Attribute(W + "val") is not ("0" or "false" or "off");

    private bool Styled(XElement element, string kind) =>
        hiding.Count > 0 && (string?)element.Elements()
            .FirstOrDefault(one => one.Name.LocalName is "rPr" or "pPr")?.Element(W + kind)?.Attribute(W + "val") is { } id
        && hiding.Contains(id);

    private IEnumerable<XNode> Pictured(XElement element)
    {
        var kept = Kept(element);
        if (kept.Descendants().Any(one => one.Name == A + "blip" || one.Name == V + "imagedata")) return [kept];
        if (element.Descendants().Any(one => one.Name == A + "blip" || one.Name == V + "imagedata") && !kept.Descendants(W + "p").Any())
        {
            taken.Besides("不能清理的图片（EMF、WMF、GIF 等）");
            return [Said("［图片已略去］")];
        }
        if (!element.Descendants(A + "graphicData").All(data => IsDrawn((string?)data.Attribute("uri"))))
        {
            taken.Besides("图表、图示等图形");
            return [Said("［图形已略去］")];
        }
        return [kept];
    }

    private static XElement Said(string words) => new(W + "t", words);

    // Drawings: what is drawn, without links, names of files and extensions.
    private IEnumerable<XNode> Drawn(XElement element)
    {
        var name = element.Name.LocalName;
        if (name is "extLst" or "hlinkClick" or "hlinkHover" || name == "srcRect" && PackageTarget.Crop(element) != default) return [];
        if (name == "graphicData" && !IsDrawn((string?)element.Attribute("uri"))) return [];
        if (name is "blip" or "imagedata")
        {
            var (own, id) = (part, (string?)element.Attribute(R + (name == "blip" ? "embed" : "id")));
            // What older drawings cut off is told in ways that are not known here.
            if (element.Attributes().Any(one => one.Name.LocalName.StartsWith("crop", StringComparison.Ordinal))) return [];
            if (id is null || !related.TryGetValue(id, out var picture)
                || target.Picture(source, picture.Target, PackageTarget.Crop(element)) is not { } path) return [];
            var kept = Kept(element);
            kept.SetAttributeValue(R + (name == "blip" ? "embed" : "id"), target.Relate(own, "image", path));
            return [kept];
        }
        return [Kept(element)];
    }

    private XElement Kept(XElement element)
    {
        var kept = new XElement(element.Name);
        foreach (var attribute in element.Attributes())
            if (Value(element, attribute) is { } value) kept.SetAttributeValue(attribute.Name, value);
        kept.Add(Copies(element));
        return kept;
    }

    private string? Value(XElement element, XAttribute attribute)
    {
        var (space, name) = (attribute.Name.Namespace, attribute.Name.LocalName);
        if (attribute.IsNamespaceDeclaration) return null;
        if (space == XNamespace.Xml) return name == "space" ? "preserve" : null;
        if (space == R) return name == "id" && element.Name.LocalName is "headerReference" or "footerReference" ? attribute.Value : null;
        if (space != XNamespace.None && space != W || name.StartsWith("rsid", StringComparison.Ordinal)) return null;
        if (element.Name.Namespace == V && name is "alt" or "title" or "href" or "src" or "target") return null;
        if (space == W && element.Name.LocalName is "pStyle" or "rStyle" or "tblStyle" or "basedOn" or "next" or "link" or "styleLink" or "numStyleLink"
            or "style"
            && styles.TryGetValue(attribute.Value, out var style)) return style;
        // Names of shapes are often those of the files that they came from.
        if (element.Name.LocalName is "docPr" or "cNvPr" && name == "name") return $"图{++shapes}";
        return IsWorded(element, attribute) ? taken.Without(attribute.Value) : attribute.Value;
    }

    // Places: counted as they stand in what is given out.
    private void Take(XElement document, SeverancePlan plan)
    {
        var paragraphs = document.Element(W + "body")!.Descendants(W + "p")
            .Where(one => Stories(one) == 1 && Pieces(one).Any(piece => piece.Text.Trim().Length > 0)).ToList();
        var pictures = document.Descendants().Where(one => one.Name == W + "drawing" || one.Name == W + "pict")
            .Where(one => one.Descendants().Any(inner => inner.Name == A + "blip" || inner.Name == V + "imagedata")).ToList();
        foreach (var (one, i) in plan.Parts.Select((one, i) => (one, i)))
            switch (one.Place)
            {
                case SeverancePlace.Paragraph(var number) when number <= paragraphs.Count:
                    var paragraph = paragraphs[number - 1];
                    paragraph.Elements().Where(child => child.Name != W + "pPr").Remove();
                    paragraph.Add(new XElement(W + "r", Said(Taken.Mark)));
                    taken.Add(i);
                    break;
                // Of a frame with several pictures it is not known which is meant.
                case SeverancePlace.PictureArea area when area.Number <= pictures.Count && Blips(pictures[area.Number - 1]) is [var blip]
                    && target.Cover(MainPart, blip, area) is { } path:
                    taken.Covered.Add((path, area));
                    taken.Add(i);
                    break;
                case SeverancePlace.Picture(var number) when number <= pictures.Count && pictures[number - 1].Parent is not null:
                    pictures[number - 1].ReplaceWith(Said(Taken.Mark));
                    taken.Add(i);
                    break;
            }
        taken.Pictures += document.Descendants().Count(one => one.Name == A + "blip" || one.Name == V + "imagedata");
    }

    private static List<string> Blips(XElement frame) =>
        [.. frame.Descendants().Where(one => one.Name == A + "blip" || one.Name == V + "imagedata")
            .Select(one => (string)one.Attribute(R + (one.Name == A + "blip" ? "embed" : "id"))!)];

    private static int Stories(XElement paragraph) => paragraph.AncestorsAndSelf(W + "p").Count();

    private void Without(XElement paragraph) => taken.Without([.. Pieces(paragraph)]);

    // The text of one paragraph in order, without that of text boxes in it.
    private static IEnumerable<Piece> Pieces(XElement element)
    {
        foreach (var child in element.Elements())
            if (child.Name == W + "t" || child.Name == M + "t")
                yield return new(child.Value, text =>
                {
                    child.Value = text;
                    child.SetAttributeValue(XNamespace.Xml + "space", "preserve");
                });
            else if (child.Name == W + "noBreakHyphen") yield return new("-", _ => child.Remove());
            else if (child.Name == W + "sym" && Symbol(child) is { } sign) yield return new(sign, text => child.ReplaceWith(Said(text)));
            else if (child.Name != W + "p" && child.Name.LocalName != "txbxContent")
                foreach (var piece in Pieces(child).ToList()) yield return piece;
    }

    private static string? Symbol(XElement sign) =>
        int.TryParse((string?)sign.Attribute(W + "char"), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture,
            out var code)
            ? ((char)(code is >= 0xF000 and <= 0xF0FF ? code - 0xF000 : code)).ToString() : null;

    [GeneratedRegex(@"^\s*(PAGE|NUMPAGES|SECTIONPAGES)\s*(\\\*\s*(MERGEFORMAT|Arabic|ArabicDash|ChineseNum3)\s*)*$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
