using System.Text;
using Gongkai.Bench.Formats;
using Gongkai.Documents;
using Gongkai.Reports;
using MimeKit;

namespace Gongkai.Tests.Formats;

public sealed class WebArchiveTests
{
    private static readonly byte[] Page = File.ReadAllBytes(Repository.At("examples", "云川市人民政府2025.html"));

    [Theory]
    [InlineData("gb2312",
        ContentEncoding.QuotedPrintable), InlineData("gb18030", ContentEncoding.Base64), InlineData("utf-8", ContentEncoding.QuotedPrintable),
        InlineData("utf-8", ContentEncoding.Base64), InlineData("utf-16", ContentEncoding.Base64), InlineData("gb18030", ContentEncoding.EightBit)]
    public void A_page_saved_as_a_single_file_is_read_whole(string charset, ContentEncoding encoding)
    {
        Assert.Equal(OfPage(), Read("报告.doc", ConversionStep.WebArchive(Page, charset, encoding)));
        Assert.Equal(OfPage(), Read("报告.doc", ConversionStep.WebArchive(Page, charset, encoding, alone: true)));
    }

    [Fact]
    public void The_headers_that_a_browser_writes_are_known_too()
    {
        var archive = ConversionStep.WebArchive(Page, "utf-8", ContentEncoding.QuotedPrintable);
        Assert.Equal(OfPage(),
            Read("报告.mhtml", [.. "From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///a.html\r\nSubject: =?utf-8?Q?=E6=8A=A5?=\r\n"u8, .. archive]));
    }

    [Fact]
    public void A_page_of_frames_is_read_with_the_sheets_beside_it()
    {
        var text = Encoding.UTF8.GetString(Page);
        var cut = text.IndexOf("<table", text.IndexOf("<table", StringComparison.Ordinal) + 1, StringComparison.Ordinal);
        var archive =
            new Multipart("related")
            {
                Html("<html><frameset rows=\"*,39\"><frame src=\"sheet001.htm\"><frame src=\"tabstrip.htm\"></frameset></html>"),
                Html(text[..cut] + "</main></body></html>"),
                Html("<html><body>" + text[cut..]),
            };
        archive.Headers.Insert(0, "MIME-Version", "1.0");
        using var stream = new MemoryStream();
        archive.WriteTo(stream, TestContext.Current.CancellationToken);
        Assert.Equal(OfPage(), Read("报告.xls", stream.ToArray()));
    }

    [Fact]
    public void An_archive_without_a_page_is_RD07() =>
        Assert.Equal("RD07",
            Assert.Single(
                ReportReader.Read("x.mht",
                    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n--b--\r\n"u8.ToArray(), ReadingLimits.Default).Findings).Code);

    [Fact]
    public void A_page_that_speaks_of_such_headers_is_no_archive() =>
        Assert.Equal("HTML", FileKind.Of("<p>MIME-Version: 1.0</p><p>Content-Type: text/html</p>"u8.ToArray()).Name);

    private static TextPart Html(string page) => new("html") { Text = page, ContentTransferEncoding = ContentEncoding.QuotedPrintable };

    private static string OfPage() => Read("报告.html", Page);

    private static string Read(string name, byte[] content) =>
        Gongkai.Tests.Reports.Comparable.Of(Assert.IsType<AnnualReport>(ReportReader.Read(name, content, ReadingLimits.Default).Report));
}
