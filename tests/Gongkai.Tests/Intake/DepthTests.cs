using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Documents;
using Gongkai.Documents.Formats;

namespace Gongkai.Tests.Intake;

/// <summary>The depth that is held against the limit is the depth that the parsers make of the same bytes, whatever stands between the tags.</summary>
public sealed class DepthTests
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true),
    ];

    // Everything that may hold what looks like a tag, or hide one.
    private static readonly string[] XmlAsides =
    [
        "<!-- <a> -->", "<!--<a>-->", "<!---->", "<!-- a> - ->  -->", "<!--\"-->", "<!-- </a></a> -->", "<![CDATA[<a><a>]]>", "<![CDATA[]]>",
        "<![CDATA[]>]]]]><![CDATA[>]]>", "<![CDATA[</a>]]>", "<![CDATA[-->]]>",
        "<?pi <a> ?>", "<?pi?>", "<?pi a='?' > \" ?>", "<?pi </a> ?>", "&lt;a&gt;", "&#60;a&#x3E;", "&quot;&apos;", "a > b", "]] >", "'\"", "一、总体情况",
        "\u3C00\u3E00\u2200\u2700",
    ];

    private static readonly Gen<string> XmlAttributes = OneOf("", " q='>'", " q=\">\"", " q='\"'", " q=\"'\"", " q='/>'", " q = '&lt;a&gt;'", " q='-->'",
        " q=\"]]>\"", " q='?>'", "\n\tq='a'\n", " q='\u3C00\u3E00'");

    private static readonly Gen<string> Xml = Gen.Recursive<string>((depth, inner) => depth > 7
        ? OneOf(XmlAsides)
        : Gen.Frequency((2, OneOf(XmlAsides)), (1, XmlAttributes.Select(attributes => $"<a{attributes}/>")),
            (3, Gen.Select(XmlAttributes, inner.Array[0, 4], (attributes, children) => $"<a{attributes}>{string.Concat(children)}</a >"))));

    [Fact]
    public void Every_part_of_a_Word_file_is_as_deep_as_its_parser_makes_it() =>
        Gen.Select(Xml.Array[0, 5], OneOf(Encodings), OneOf("", "<?xml version='1.0'?>", "<!-- <a> --><?pi <a> ?>\n")).Sample((content, encoding, before) =>
        {
            var part = Bytes($"{before}<w:document xmlns:w='{Word}'><w:body>{string.Concat(content)}</w:body></w:document>", encoding);
            var real = DepthInWord(part);
            Assert.Equal((real, false), XmlDepth.Of(new MemoryStream(part), int.MaxValue));
            Assert.Equal((real, false), XmlDepth.Of(new MemoryStream(part), real));
            Assert.Equal("RD05", Assert.Throws<FileRefusedException>(() => XmlDepth.Of(new MemoryStream(part), real - 1)).Finding.Code);
        }, iter: 400, threads: 1);

    [Fact]
    public void A_part_is_examined_whatever_its_name_is()
    {
        var deep = Encoding.Unicode.GetPreamble()
            .Concat(Encoding.Unicode.GetBytes(string.Concat(Enumerable.Repeat("<a>", Container.DeepestXml + 1)))).ToArray();
        foreach (var name in (string[])["word/document.xml", "word/document", "word/media/picture.png", "xl/worksheets/sheet.BIN",
            "Doc_0/Pages/Page_0/Content.dat"])
            Assert.Equal(("RD05", "nested"), Refusal(name, deep));
    }

    [Fact]
    public void A_part_in_pieces_is_not_read() =>
        Assert.Equal(("RD02", null), Refusal("word/document.xml/[0].piece", "<a>"u8.ToArray()));

    [Fact]
    public void A_drawing_may_have_a_document_type()
    {
        Container.Examine(Packed.Zip(("word/media/image1.svg", "<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'a' 'b'><svg/>"u8.ToArray())), ReadingLimits.Default);
        Assert.Equal(("RD05", "entities"), Refusal("word/document.xml", "<!-- a --><!DOCTYPE a><a/>"u8.ToArray()));
    }

    [Fact]
    public void An_old_OpenDocument_may_name_its_document_type_but_declare_nothing()
    {
        const string Named = "<?xml version='1.0'?><!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\"><a>{0}</a>";
        foreach (var name in new[] { "META-INF/manifest.xml", "content.xml" })
        {
            Container.Examine(Old(name, string.Format(CultureInfo.InvariantCulture, Named, "<b/>")), ReadingLimits.Default);
            Assert.Equal("RD05",
                Refused(Old(name,
                    string.Format(CultureInfo.InvariantCulture, Named,
                        string.Concat(Enumerable.Repeat("<b>", 500)) + string.Concat(Enumerable.Repeat("</b>", 500))))));
            Assert.Equal("RD05", Refused(Old(name, "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")));
            Assert.Equal("RD05", Refused(Old(name, "<!DOCTYPE a PUBLIC 'p' 's' [<!ENTITY b \"c\">]><a/>")));
            Assert.Equal("RD05", Refused(Old(name, "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>")));
        }
        static byte[] Old(string name,
            string text) => Packed.Zip(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), (name, Encoding.UTF8.GetBytes(text)));
        static string Refused(byte[] file) => Assert.Throws<FileRefusedException>(() => Container.Examine(file, ReadingLimits.Default)).Finding.Code;
    }

    [Fact]
    public void An_old_OpenDocument_that_names_its_document_type_is_read()
    {
        const string Names =
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";
        string Cell(string text) => $"<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>";
        var reading = ReportReader.Read("报告.odt",
            Packed.Zip(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("META-INF/manifest.xml", Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" "
                + "\"Manifest.dtd\"><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:media-type=\"application/vnd.oasis.opendocument.text\" manifest:full-path=\"/\"/><manifest:file-entry manifest:media-type=\"text/xml\" manifest:full-path=\"content.xml\"/></manifest:manifest>")),
            ("content.xml",
                Encoding.UTF8.GetBytes(
                    $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content {Names} "
                        + $"office:version=\"1.0\"><office:body><office:text><text:p>云川市商务局2020年政府信息公开工作年度报告</text:p><text:p>二、主动公开政府信息情况</text:p><table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-row>{Cell("信息内容")}{Cell("本年处理决定数量")}</table:table-row><table:table-row>{Cell("行政处罚")}{Cell("1007")}</table:table-row></table:table></office:text></office:body></office:document-content>"))), ReadingLimits.Default);
        Assert.SkipWhen(reading.Findings.Any(finding => finding.Code == "RD06"), "LibreOffice is not installed: no OpenDocument read");
        Assert.True(reading.Report is not null, string.Join(' ', reading.Findings));
        Assert.Contains(reading.Report.Cells.Values, cell => cell.Raw == "1007");
    }

    [Fact]
    public void Rules_share_the_time_of_their_report()
    {
        var reading = ReportReader.Read("报告.html",
            "<h1>云川市商务局2024年政府信息公开工作年度报告</h1><h2>三、收到和处理政府信息公开申请情况</h2><table><tr><td>一、本年新收政府信息公开申请数量<td>1<td>1<td>1<td>1<td>1<td>1<td>6</table>"u8.ToArray(),
            ReadingLimits.Default);
        Assert.NotEmpty(reading.Examined(null, null, ReadingLimits.Default.Time));
        Assert.Equal("RD10", reading.Examined(null, null, TimeSpan.Zero)[^1].Code);
    }

    private static readonly string[] HtmlTags =
    [
        "<div>", "</div>", "<p>", "</p>", "<b>", "<b class=a>", "<i>", "<font color=\"<div>\">", "<span title='</span>'>", "</span>",
        "<table>", "</table>", "<tbody>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<caption>", "<colgroup>", "<col>", "<ul>", "<li>", "</ul>", "<dl>", "<dt>",
        "<dd>", "<h1>", "</h2>", "<center>",
        "<svg>", "</svg>", "<g>", "</g>", "<g/>", "<foreignObject>", "</foreignObject>", "<desc>", "<svg><title>", "<math>", "</math>", "<mi>", "<mtext>",
        "<annotation-xml encoding='text/html'>", "<annotation-xml>", "<tspan>",
        "<svg><style><div></style>", "<svg><![CDATA[<div>]]>", "<![CDATA[<div>]]>", "<math><td>", "<svg><p>", "<svg><script>", "</script>",
        "<!-- <div> -->", "<!--><div>-->", "<!-- --!><div>", "<!-->", "<!---><div>", "<!-- <!-- --> <div> -->", "<!doctype html>", "<!x <div>>", "<?pi <div>?>",
        "</ <div>>", "<//div>", "< div>", "<3>",
        "<script>'<div>'</script>", "<script><!--<script></script><div></script>", "<style><div></style>", "<textarea><div></textarea>", "<title><div></title>",
        "<xmp><div></xmp>", "<iframe><div></iframe>",
        "<noscript><div></noscript>", "<noembed><div></noembed>", "<noframes><div></noframes>", "<template>", "</template>", "<template><tr>",
        "<button>", "</button>",
        "<form>", "</form>", "<input>", "<br>", "</br>", "<hr>", "<img src='>' alt=\"<div>\">", "<body class=a>", "</body>", "<html lang=zh>", "</html>",
        "<head>", "</head>", "<applet>", "<object>", "</object>", "<ruby>", "<rt>", "<plaintext>",
        "文字", "&lt;div&gt;", "&#60;div>", "\"", "'>", "<div \"'>", "<div/>", "<div a='\n'>", "<div a=b/>", "\0", "<div\0>", "<d\u0130v>",
    ];

    // What makes the parser take elements that it has built already out of the tree, or put them elsewhere.
    private static readonly string[] MendingTags =
    [
        "</b>", "</i>", "<a href='>'>", "</a>", "<nobr>", "</nobr>", "</font>", "<frameset>", "</frameset>", "<select>", "<option>", "</select>",
    ];

    [Fact]
    public void A_page_is_as_deep_as_its_parser_makes_it() => Pages(HtmlTags).Sample(html =>
    {
        var real = Depth(Parse(html));
        Assert.Equal(real, Depth(HtmlTree.Of(html, ReadingLimits.Default, real)));
        Assert.Equal("RD05", Assert.Throws<FileRefusedException>(() => HtmlTree.Of(html, ReadingLimits.Default, real - 1)).Finding.Code);
    }, iter: 3_000, threads: 1);

    [Fact]
    public void A_page_whose_markup_is_mended_is_never_deeper_than_was_counted() =>
        Pages([.. HtmlTags, .. MendingTags, .. MendingTags, .. MendingTags]).Sample(html =>
    {
        // The parser itself breaks down on some of them; that is a damaged file (RD02).
        if (Record.Exception(() => Parse(html)) is NullReferenceException) return;
        var real = Depth(Parse(html));
        Assert.Equal(real, Depth(HtmlTree.Of(html, ReadingLimits.Default)));
        Assert.Throws<FileRefusedException>(() => HtmlTree.Of(html, ReadingLimits.Default, real - 1));
    }, iter: 2_000, threads: 1);

    // Each is built of one thing alone, a little deeper than is allowed: refused in any of these ways of hiding from one who only looks for tags.
    [Theory]
    [InlineData("<div>"), InlineData("<i>"), InlineData("<svg><g>"), InlineData("<svg><td>"), InlineData("<math><mtext><svg><desc>"), InlineData("<template>"),
        InlineData("<ul><li>"), InlineData("<!--><div>-->"), InlineData("<div></p >")]
    public void What_is_too_deep_is_refused_at_once(string unit)
    {
        var html = string.Concat(Enumerable.Repeat(unit, 600));
        var finding = Assert.Throws<FileRefusedException>(() => HtmlReader.Read(html, ReadingLimits.Default)).Finding;
        Assert.Equal(("RD05", "nested"), (finding.Code, finding.Variant));
    }

    private static Gen<string> Pages(string[] tags) =>
        Gen.Select(OneOf(tags).Array[0, 40], OneOf<Encoding>([.. Encodings, Chinese]),
            (some, encoding) => DecodedText.OfHtml(Bytes(string.Concat(some), encoding)).Text);

    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static readonly Encoding Chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static (string, string?) Refusal(string part, byte[] content)
    {
        var finding = Assert.Throws<FileRefusedException>(() => Container.Examine(Packed.Zip((part, content)), ReadingLimits.Default)).Finding;
        return (finding.Code, finding.Variant);
    }

    private static byte[] Bytes(string text, Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

    private static int DepthInWord(byte[] part)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
            package.AddMainDocumentPart().FeedData(new MemoryStream(part));
        stream.Position = 0;
        using var opened = WordprocessingDocument.Open(stream, false);
        return Depth(opened.MainDocumentPart!.RootElement!);
    }

    private static int Depth(OpenXmlElement element) => 1 + element.ChildElements.Where(child => child is not OpenXmlMiscNode).Select(Depth).Append(0).Max();

    private static IHtmlDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { MaximumDepth = int.MaxValue }).ParseDocument(html);

    private static int Depth(INode node)
    {
        var inside = (node as IHtmlTemplateElement)?.Content.ChildNodes ?? node.ChildNodes;
        return (node is IElement ? 1 : 0) + inside.Select(Depth).Append(0).Max();
    }
}
