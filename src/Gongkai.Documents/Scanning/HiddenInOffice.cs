using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Scanning;

/// <summary>What Word, Excel and PowerPoint files hold beside what is seen (ECMA-376), read part by part.</summary>
internal sealed class HiddenInOffice
{
    private const int MostNamed = 3;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true };

    private readonly SortedDictionary<string, long> found = new(StringComparer.Ordinal);
    private readonly List<string> people = [], sheets = [];

    /// <summary>Everything hidden in it.</summary>
    /// <exception cref="FileRefusedException">It unpacks to more than a file may.</exception>
    public static ImmutableArray<Finding> In(ReadOnlyMemory<byte> content, ReadingLimits limits)
    {
        Container.Examine(content, limits);
        using var archive = new ZipArchive(Container.Stream(content), ZipArchiveMode.Read);
        var hidden = new HiddenInOffice();
        var white = archive.GetEntry("xl/styles.xml") is { } styles ? WhiteCells(styles) : [];
        foreach (var entry in archive.Entries) hidden.Look(entry, white);
        return
        [
            .. HiddenContent.Told("properties", hidden.people.Count, string.Join('、', hidden.people.Distinct().Take(MostNamed)), Severity.Warning),
            .. hidden.found.SelectMany(one => HiddenContent.Told(one.Key, one.Value, one.Key == "sheets" ? string.Join('、', hidden.sheets.Take(MostNamed)) : "",
                one.Key is "notes" or "thumbnail" or "outside" ? Severity.Warning : Severity.Error)),
        ];
    }

    private void Look(ZipArchiveEntry entry, HashSet<string> white)
    {
        var name = entry.FullName.Replace('\\', '/').TrimStart('/');
        if (name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)) Add("embedded");
        else if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) Add("macro");
        else if (name.StartsWith("docProps/thumbnail", StringComparison.OrdinalIgnoreCase)) Add("thumbnail");
        else if (name.Contains("/externalLinks/", StringComparison.Ordinal) && name.EndsWith(".xml", StringComparison.Ordinal)) Add("outside");
        if (!name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) return;
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Settings);
        if (name is "docProps/core.xml" or "docProps/app.xml") Properties(xml);
        else if (name.StartsWith("word/", StringComparison.Ordinal)) Word(xml, name);
        else if (name.StartsWith("xl/", StringComparison.Ordinal)) Sheet(xml, name, white);
        else if (name.StartsWith("ppt/", StringComparison.Ordinal)) Slide(xml, name);
    }

    private void Add(string what, long count = 1) => found[what] = found.GetValueOrDefault(what) + count;

    private void Properties(XmlReader xml)
    {
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "creator" or "lastModifiedBy" or "Company" or "Manager" && !xml.IsEmptyElement
                && xml.Read() && xml.NodeType == XmlNodeType.Text && xml.Value.Trim() is { Length: > 0 } said
                && said is not ("python-docx" or "openpyxl" or "WPS Office"))
                people.Add(said);
    }

    private void Word(XmlReader xml, string name)
    {
        if (name.StartsWith("word/comments", StringComparison.Ordinal) && name is "word/comments.xml")
        {
            Count(xml, "comment", "comments");
            return;
        }
        if (!name.StartsWith("word/document", StringComparison.Ordinal) && !name.StartsWith("word/header", StringComparison.Ordinal)
            && !name.StartsWith("word/footer", StringComparison.Ordinal) && !name.Contains("notes", StringComparison.Ordinal)) return;
        var (vanished, whitened, shaded) = (false, false, false);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "r":
                    (vanished, whitened, shaded) = (false, false, false);
                    break;
                case "ins" or "del" or "moveFrom" or "moveTo" when xml.GetAttribute("author", xml.NamespaceURI) is not null:
                    Add("revisions");
                    break;
                case "vanish":
                    vanished = IsOn(xml);
                    break;
                case "color":
                    whitened = string.Equals(xml.GetAttribute("val", xml.NamespaceURI), "FFFFFF", StringComparison.OrdinalIgnoreCase);
                    break;
                case "shd":
                    shaded |= xml.GetAttribute("fill", xml.NamespaceURI) is { } fill and not ("auto" or "FFFFFF");
                    break;
                case "t" when !xml.IsEmptyElement && (vanished || whitened && !shaded):
                    if (xml.Read() && !string.IsNullOrWhiteSpace(xml.Value)) Add(vanished ? "text" : "white");
                    break;
            }
        }
    }

    private static bool IsOn(XmlReader xml) => xml.GetAttribute("val", xml.NamespaceURI) is not ("0" or "false" or "off");

    private void Sheet(XmlReader xml, string name, HashSet<string> white)
    {
        if (name.StartsWith("xl/comments", StringComparison.Ordinal)) Count(xml, "comment", "comments");
        else if (name.StartsWith("xl/threadedComments/", StringComparison.Ordinal)) Count(xml, "threadedComment", "comments");
        else if (name is "xl/workbook.xml")
        {
            while (xml.Read())
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && xml.GetAttribute("state") is "hidden" or "veryHidden")
                {
                    sheets.Add(xml.GetAttribute("name") ?? "");
                    Add("sheets");
                }
        }
        else if (name.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
        {
            var whitened = false;
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                switch (xml.LocalName)
                {
                    case "row" when xml.GetAttribute("hidden") is "1" or "true" && !xml.IsEmptyElement:
                        Add("rows");
                        break;
                    case "col" when xml.GetAttribute("hidden") is "1" or "true":
                        Add("columns");
                        break;
                    case "c":
                        whitened = xml.GetAttribute("s") is { } style && white.Contains(style);
                        break;
                    case "v" or "is" when whitened:
                        Add("white");
                        whitened = false;
                        break;
                }
            }
        }
    }

    // Styles whose letters are white on no ground.
    private static HashSet<string> WhiteCells(ZipArchiveEntry styles)
    {
        using var stream = styles.Open();
        using var xml = XmlReader.Create(stream, Settings);
        var (fonts, fills, formats) = (new List<bool>(), new List<bool>(), new HashSet<string>(StringComparer.Ordinal));
        var (part, format) = ("", 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "fonts" or "fills" or "cellXfs" or "cellStyleXfs" or "borders" or "dxfs" or "cellStyles":
                    part = xml.LocalName;
                    break;
                case "font" when part == "fonts":
                    fonts.Add(false);
                    break;
                case "color" when part == "fonts" && fonts.Count > 0:
                    fonts[^1] = xml.GetAttribute("rgb") is { } rgb && rgb.EndsWith("FFFFFF", StringComparison.OrdinalIgnoreCase)
                        || xml.GetAttribute("theme") == "0";
                    break;
                case "fill" when part == "fills":
                    fills.Add(false);
                    break;
                case "patternFill" when part == "fills" && fills.Count > 0:
                    fills[^1] = xml.GetAttribute("patternType") is not (null or "none" or "gray125");
                    break;
                case "xf" when part == "cellXfs":
                    if (At(fonts, xml.GetAttribute("fontId")) && !At(fills, xml.GetAttribute("fillId")))
                        formats.Add(format.ToString(System.Globalization.CultureInfo.InvariantCulture));
                    format++;
                    break;
            }
        }
        return formats;

        static bool At(List<bool> list, string? index) => int.TryParse(index, out var at) && at < list.Count && list[at];
    }

    private void Slide(XmlReader xml, string name)
    {
        if (name.StartsWith("ppt/comments", StringComparison.Ordinal)) Count(xml, "cm", "comments");
        else if (name.StartsWith("ppt/notesSlides/notesSlide", StringComparison.Ordinal)) Count(xml, "t", "notes", once: true);
        else if (name.StartsWith("ppt/slides/slide", StringComparison.Ordinal))
        {
            xml.MoveToContent();
            if (xml.GetAttribute("show") is "0" or "false") Add("slides");
        }
    }

    private void Count(XmlReader xml, string element, string what, bool once = false)
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != element) continue;
            Add(what);
            if (once) return;
        }
    }
}
