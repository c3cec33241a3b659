using System.Diagnostics;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Tests.Formats;
using Gongkai.Tests.Recognition;

namespace Gongkai.Tests.Intake;

public sealed class ReportReaderTests
{
    private const string Page =
        "<html><body><h1>云川市商务局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>内容。</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、"
            + "存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p><p>无。</p></body></html>";

    private static ReportReading Read(string file, byte[] content) => ReportReader.Read(file, content, ReadingLimits.Default);

    private static ReportReading Read(string file, string content) => Read(file, Encoding.UTF8.GetBytes(content));

    private static void Raises(string code, ReportReading reading, string? variant = null)
    {
        var finding = Assert.Single(reading.Findings, finding => finding.Code == code);
        Assert.Equal(variant, finding.Variant);
        var page = RuleCatalogue.Find(code)!;
        Assert.Equal(page.Message(variant, Language.Chinese)!.Names.Order(), finding.Values.Select(value => value.Name).Order());
        Assert.Contains(finding.Severity, page.Severities);
        if (finding.Severity == Severity.Error) Assert.Null(reading.Report);
    }

    [Fact]
    public void A_published_page_is_read_cell_for_cell()
    {
        var shared = Repository.Shared();
        var reading = Read("hangzhou-2025.html", File.ReadAllBytes(Path.Combine(shared, "reports", "real", "hangzhou-2025.html")));
        Assert.Empty(reading.Findings);
        Truth.Agree(reading.Report, Path.Combine(shared, "reports", "truth", "hangzhou-2025.json"));
    }

    [Theory]
    [InlineData("utf-8"), InlineData("utf-16"), InlineData("utf-16BE"), InlineData("GB18030")]
    public void A_page_is_read_in_any_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        var reading = Read("报告.html", [.. encoding.GetPreamble(), .. encoding.GetBytes(Page)]);
        Assert.Empty(reading.Findings);
        Assert.Equal((2024, "云川市商务局"), (reading.Report!.Year, reading.Report.Agency));
    }

    static ReportReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void A_page_called_doc_is_read_and_the_name_remarked()
    {
        var reading = Read("报告.doc", Page);
        Raises("RD11", reading);
        Assert.Equal(2024, reading.Report!.Year);
    }

    [Fact]
    public void A_web_archive_gives_its_page()
    {
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(Page), Base64FormattingOptions.InsertLineBreaks);
        var reading = Read("报告.mht",
            $"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--=_x\"\r\n\r\n----=_x\r\nContent-Type: "
                + $"image/png\r\n\r\nAAAA\r\n----=_x\r\nContent-Location: a.htm\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n{body}\r\n----=_x--\r\n");
        Assert.Empty(reading.Findings);
        Assert.Equal(2024, reading.Report!.Year);
    }

    [Fact]
    public void A_Word_file_is_read_whatever_it_is_called()
    {
        var file = WordFile.Of(WordFile.P("云川市商务局2024年政府信息公开工作年度报告") + WordFile.P("一、总体情况") + WordFile.P("内容。") + WordFile.P("二、主动公开政府信息情况")
            + WordFile.P("三、收到和处理政府信息公开申请情况"));
        Assert.Equal(2024, Read("报告.docx", file).Report!.Year);
        Raises("RD11", Read("报告.pdf", file));
    }

    [Fact]
    public void Nothing_of_a_report_is_RD07() => Raises("RD07", Read("通知.html", "<p>会议通知：请于周五到会。</p>"));

    [Fact]
    public void An_empty_file_is_RD09() => Raises("RD09", Read("空.docx", []));

    [Fact]
    public void A_picture_is_a_scan() => Raises("RD04", Read("扫描.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]), "picture");

    [Theory]
    [InlineData("Rar!\u001a\u0007"), InlineData("<?xml version=\"1.0\"?><a/>"), InlineData("\u0001\u0002\u0003\u0004\u0005\u0006")]
    public void What_no_reader_takes_is_RD01(string content) => Raises("RD01", Read("x", content));

    [Fact]
    public void A_cut_Word_file_is_damaged()
    {
        var file = WordFile.Of(WordFile.P("一、总体情况"));
        Raises("RD02", Read("报告.docx", file[..(file.Length / 2)]));
    }

    [Fact]
    public void An_Office_file_with_a_password_is_encrypted() => Raises("RD03", Read("报告.docx", Compound("EncryptedPackage")));

    [Fact]
    public void An_old_file_without_LibreOffice_says_what_to_install()
    {
        var reading = Read("报告.rtf", "{\\rtf1 nothing}");
        Assert.Contains(reading.Findings[0].Code, (string[])["RD06", "RD07"]);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Packed.Zip(("[Content_Types].xml", [1]), ("word/document.xml", new byte[300 << 20]));
        Raises("RD05", Read("报告.docx", bomb), "unpacked");
    }

    [Fact]
    public void A_bomb_that_lies_about_its_size_is_refused_while_it_is_unpacked()
    {
        var bomb = Packed.Zip(("[Content_Types].xml", [1]), ("word/document.xml", new byte[300 << 20]));
        ReadOnlySpan<byte> size = BitConverter.GetBytes(300 << 20);
        for (var at = bomb.AsSpan().IndexOf(size); at >= 0; at = bomb.AsSpan().IndexOf(size)) bomb[at + 3] = 0;
        var reading = Read("报告.docx", bomb);
        Assert.Null(reading.Report);
        Assert.Contains(reading.Findings[0].Code, (string[])["RD05", "RD02"]);
    }

    [Fact]
    public void Entities_are_refused() =>
        Raises("RD05",
            Read("报告.docx",
                Packed.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()),
                    ("word/document.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray()))), "entities");

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = "<w:body xmlns:w='w'>" + string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 5_000))
            + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 5_000)) + "</w:body>";
        Raises("RD05",
            Read("报告.docx", Packed.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", Encoding.UTF8.GetBytes(deep)))), "nested");
        Raises("RD05", Read("报告.html", string.Concat(Enumerable.Repeat("<table><tr><td>", 10_000))), "nested");
    }

    [Fact]
    public void Too_many_bytes_are_refused() =>
        Raises("RD05", ReportReader.Read("x.txt", new byte[2_000], ReadingLimits.Default with { FileBytes = 1_000 }), "file");

    [Fact]
    public void Too_much_time_is_refused() =>
        Raises("RD10",
            ReportReader.Read("x.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>一、总体情况</p><table><tr><td>规章</table>", 20_000))),
                ReadingLimits.Default with { Time = TimeSpan.FromMilliseconds(1) }));

    [Fact]
    public void Torn_characters_are_counted()
    {
        var bytes = Encoding.UTF8.GetBytes(Page);
        bytes[^60] = 0xFF;
        var reading = Read("报告.html", bytes);
        Raises("RD12", reading);
        Assert.Equal(2024, reading.Report!.Year);
    }

    [Theory]
    [InlineData("<div>"), InlineData("<p><b a=1><i>"), InlineData("<table><tr><td>"), InlineData("<span x="), InlineData("<ul><li>"), InlineData("\0"),
        InlineData("<a><table>"), InlineData("&#x10FFFF;"), InlineData("一,"), InlineData("|"), InlineData("\t"), InlineData("\"")]
    public void Noise_ends_soon_with_a_finding(string noise)
    {
        var clock = Stopwatch.StartNew();
        var reading = Read("x.html", string.Concat(Enumerable.Repeat(noise, 1_000_000 / noise.Length)));
        Assert.NotEmpty(reading.Findings);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{noise}: {clock.Elapsed}");
    }

    private static byte[] Compound(string entry)
    {
        var bytes = new byte[2048];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        bytes[30] = 9;
        var name = Encoding.Unicode.GetBytes(entry + "\0");
        name.CopyTo(bytes, 1024);
        bytes[1024 + 64] = (byte)name.Length;
        return bytes;
    }
}
