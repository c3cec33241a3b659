using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Tests.Formats;

/// <summary>Builds OFD packages: millimetres from the upper left corner, as the standard counts.</summary>
internal sealed class OfdPackageText
{
    private readonly List<string> pages = [];
    private readonly List<string> templates = [];

    public static string Words(double x, double y, string text, double size = 4, string? deltas = null, string? attributes = null) =>
        Invariant($"<ofd:TextObject ID=\"9\" Boundary=\"{x} {y} 150 {size}\" Font=\"1\" Size=\"{size}\" {attributes}><ofd:TextCode X=\"0\" Y=\"{size * 0.85}\" {deltas ?? Across(text, size)}>{text}</ofd:TextCode></ofd:TextObject>");

    public static string Line(double x0, double y0, double x1, double y1) =>
        Invariant($"<ofd:PathObject ID=\"8\" Boundary=\"{x0} {y0} 200 200\" LineWidth=\"0.3\"><ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>");

    public static string Grid(double[] xs, double[] ys) =>
        string.Concat(ys.Select(y => Line(xs[0], y, xs[^1], y)).Concat(xs.Select(x => Line(x, ys[0], x, ys[^1]))));

    public OfdPackageText Template(string objects)
    {
        templates.Add(objects);
        return this;
    }

    public OfdPackageText Page(string objects, string paper = "0 0 210 297", int? template = null)
    {
        pages.Add($"<ofd:Area><ofd:PhysicalBox>{paper}</ofd:PhysicalBox></ofd:Area>{(template is { } t ? $"<ofd:Template TemplateID=\"{100 + t}\"/>" : "")}<ofd:Content><ofd:Layer ID=\"2\" Type=\"Body\">{objects}</ofd:Layer></ofd:Content>");
        return this;
    }

    public byte[] Build()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "OFD.xml", "OFD", "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>");
            Add(zip, "Doc_0/Document.xml", "Document", "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>" +
                string.Concat(templates.Select((_, i) => $"<ofd:TemplatePage ID=\"{100 + i}\" BaseLoc=\"Tpls/Tpl_{i}/Content.xml\"/>")) + "</ofd:CommonData><ofd:Pages>" +
                string.Concat(pages.Select((_, i) => $"<ofd:Page ID=\"{i + 1}\" BaseLoc=\"Pages/Page_{i}/Content.xml\"/>")) + "</ofd:Pages>");
            for (var i = 0; i < templates.Count; i++) Add(zip, $"Doc_0/Tpls/Tpl_{i}/Content.xml", "Page", $"<ofd:Content><ofd:Layer ID=\"3\">{templates[i]}</ofd:Layer></ofd:Content>");
            for (var i = 0; i < pages.Count; i++) Add(zip, $"Doc_0/Pages/Page_{i}/Content.xml", "Page", pages[i]);
        }
        return packed.ToArray();
    }

    private static string Across(string text, double size) => text.Length < 2 ? "" : Invariant($"DeltaX=\"g {text.Length - 1} {size}\"");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Add(ZipArchive zip, string path, string root, string content)
    {
        using var member = zip.CreateEntry(path).Open();
        member.Write(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:{root} xmlns:ofd=\"http://www.ofdspec.org/2016\">{content}</ofd:{root}>"));
    }
}
