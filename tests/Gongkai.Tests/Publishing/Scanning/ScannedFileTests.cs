using System.IO.Compression;
using System.Text;
using Gongkai.Documents;
using Gongkai.Documents.Scanning;
using Gongkai.Publishing.Scanning;

namespace Gongkai.Tests.Publishing.Scanning;

public sealed class ScannedFileTests
{
    private static readonly ScanSurroundings Around = new(new(2026, 11, 30));

    [Fact]
    public void A_Word_file_tells_what_its_readers_do_not_see()
    {
        var file = Zip(("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """), ("_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
            </Relationships>
            """), ("docProps/core.xml", """
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
            xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>陈立新</dc:creator></cp:coreProperties>
            """), ("word/document.xml", """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
            <w:p><w:r><w:t>关于补助的通知</w:t></w:r></w:p>
            <w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>新增</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>
            <w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>白字</w:t></w:r></w:p>
            </w:body></w:document>
            """));
        Assert.Equal([("properties", "陈立新"), ("revisions", ""), ("text", ""), ("white", "")], Hidden(file, "通知.docx"));
    }

    [Fact]
    public void A_report_as_data_is_looked_at_text_by_text()
    {
        var report = ReportReader.Read("报告.txt", File.ReadAllBytes(Repository.At("bench/corpus/丹霞农业2025.txt")), ReadingLimits.Default).Report!;
        var file = Gongkai.Documents.Writing.ReportWriter.Write(report, Gongkai.Documents.Writing.ReportFormat.Json, report.Title!);
        var page = ScannedFile.Of("报告.json", file, ReadingLimits.Default);
        Assert.Empty(page.Findings);
        Assert.Contains(page.Blocks, block => block.Text == report.Title);
        var told = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace(report.Title!, "联系人身份证号110101199003078515", StringComparison.Ordinal));
        Assert.Contains(Scanner.Scan(ScannedFile.Of("报告.json", told, ReadingLimits.Default), Around),
            finding => finding.Code.StartsWith("PB", StringComparison.Ordinal));
    }

    [Fact]
    public void A_workbook_tells_of_hidden_sheets_rows_and_columns()
    {
        var file = Zip(("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
            """), ("_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """), ("xl/_rels/workbook.xml.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/>
            </Relationships>
            """), ("xl/workbook.xml", """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="名单" sheetId="1" r:id="r1"/><sheet name="底稿" sheetId="2" state="hidden" r:id="r2"/></sheets></workbook>
            """), ("xl/worksheets/sheet1.xml", """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">
            <c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>张三</t></is></c></row></sheetData>
            </worksheet>
            """), ("xl/worksheets/sheet2.xml", """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>底稿</t></is></c>
            </row></sheetData></worksheet>
            """));
        Assert.Equal(["columns", "rows", "sheets"], HiddenInOffice.In(file, ReadingLimits.Default).Select(finding => finding.Variant));
    }

    [Fact]
    public void A_page_that_mentions_a_document_that_is_not_public_says_how()
    {
        const string Passage = "对参与试点的企业按照上一年度实际投入的百分之十五给予补助，单个企业补助总额不超过三百万元，由市县两级财政按照七比三的比例分担";
        var kept = ClosedDocument.Of(Page($"<p>云商密〔2026〕3号</p><p>关于推进重点企业试点工作的请示</p><p>{Passage}。</p>"));
        Assert.Equal(("关于推进重点企业试点工作的请示", "云商密〔2026〕3号"), (kept.Title, kept.Number));
        var around = Around with { Closed = new([kept]) };
        string[] Told(string html) => [.. Scanner.Scan(Page(html), around).Where(finding => finding.Code == "PB14").Select(finding => finding.Variant!)];

        Assert.Equal(["number"], Told("<p>根据云商密[2026] 3 号文件要求，开展工作。</p>"));
        Assert.Equal(["title"], Told("<p>现将《关于推进重点企业试点工作的请示》转发。</p>"));
        Assert.Equal(["passage"], Told($"<p>试点办法：{Passage}，请遵照执行。</p>"));
        Assert.Empty(Told("<p>根据云商发〔2026〕3号文件，对企业给予补助，由市县两级财政分担。</p>"));
    }

    // Names of agencies are invented anew in each run: what finds them cannot be a list.
    [Fact]
    public void A_place_that_was_replaced_throughout_is_found_whatever_stands_there()
    {
        var around = Around with { Agencies = ["云川市人民政府", "云川市商务局"] };
        var (random, found) = (new Random(), 0);
        for (var run = 0; run < 20; run++)
        {
            var brand = new string([.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => "鼎盛鑫瑞泓晟琅玥珑璟煜宸玺铂翎"[random.Next(15)])]);
            string Body(string place) => $"<h1>{place}商务局关于促销费活动的通知</h1><p>为落实{place}人民政府部署，{place}商务局会同财政部门开展活动。</p>";
            if (Scanner.Scan(Page(Body(brand + "市")), around).Any(finding => finding.Code == "PB06"
                && finding.Severity == Gongkai.Diagnostics.Severity.Error)) found++;
            Assert.DoesNotContain(Scanner.Scan(Page(Body("云川市")), around), finding => finding.Code == "PB06");
        }
        // Now and then the characters happen to be a word.
        Assert.InRange(found, 18, 20);
    }

    // A page that names no place of its own and speaks of markets and areas again and again.
    [Theory]
    [InlineData("城南早市七点才开门。早市由市场开办单位管理，石牌坊市场另行公告，石牌坊市场不变。")]
    [InlineData("和平路夜市每晚十点收摊，和平路夜市不停车。便民超市照常营业，便民超市送货。")]
    [InlineData("沿河区域禁止停车，沿河区域由交警管理。花鸟鱼虫花市搬迁，花鸟鱼虫花市周末开放。")]
    [InlineData("生鲜门市退换货，生鲜门市凭小票。企业上市前辅导，企业上市后奖励。")]
    public void A_sign_of_a_place_within_a_word_is_none(string words)
    {
        var around = Around with { Agencies = ["云川市人民政府", "云川市商务局"] };
        Assert.DoesNotContain(Scanner.Scan(Page($"<h1>关于来信的答复</h1><p>{words}</p><p>谢谢您的建议，{words}</p>"), around), finding => finding.Code == "PB06");
    }

    // Names are invented anew in each run. The clean twin says the same with the words that were replaced.
    [Theory]
    [InlineData("<h1>关于做好保供工作的通知</h1><p>各科室{0}做好准备，市场{0}抓好落实，对{0}情况检查。</p>", "qwx", "")]
    [InlineData("<h1>通知</h1><p>正文如下。</p><div style='position:absolute;left:-9999px'>{0}官网 {0}</div>", "", "信息公开")]
    [InlineData("<h1>通知</h1><p>{0}官网|{1}注册|{0}下载</p>", "", "国务院")]
    [InlineData("<h1>通知</h1><p>{0}手机版-{0}-{0}登录</p>", "", "国务院")]
    [InlineData("<h1>通知</h1><p>联系电{0}话不变，由市商{0}务局汇总，评{0}审结果公布。</p>", "p", "")]
    [InlineData("<h1>通知</h1><p>正文如下。</p><a href='http://www.ab77.vip/'>{0}</a>", "", "服务")]
    [InlineData("<h1>政务{0}的意见</h1><p>依申请{0}要及时，主动{0}要全面，{0}指南要更新，政府信息{0}条例要学习，推进{0}。</p>", "", "公开")]
    public void A_hijacked_page_is_found_whatever_names_were_planted(string html, string letters, string clean)
    {
        var (random, found) = (new Random(), 0);
        for (var run = 0; run < 40; run++)
        {
            string Brand() => letters.Length > 0 ? letters + random.Next(100, 9999)
                : new string([.. Enumerable.Range(0, 3).Select(_ => "鼎鑫瑞泓晟琅玥珑璟煜宸玺铂翎"[random.Next(14)])]);
            if (Scanner.Scan(Page(string.Format(null, html, Brand(), Brand())), Around).Any(IsError)) found++;
            Assert.DoesNotContain(Scanner.Scan(Page(string.Format(null, html.Replace("ab77.vip", "www.gov.cn", StringComparison.Ordinal), clean, clean)),
                Around), IsError);
        }
        // One in thirty pairs of characters happens to be a word.
        Assert.InRange(found, 32, 40);

        static bool IsError(Gongkai.Diagnostics.Finding finding) => finding.Severity == Gongkai.Diagnostics.Severity.Error
            && finding.Code is "PB05" or "PB06" or "PB07" or "PB09" or "PB10";
    }

    private static ScannedPage Page(string html) => ScannedFile.OfHtml("页面", html, null, ReadingLimits.Default);

    private static (string, string)[] Hidden(byte[] file, string name)
    {
        var page = ScannedFile.Of(name, file, ReadingLimits.Default);
        Assert.DoesNotContain(page.Findings, finding => finding.Code.StartsWith("RD", StringComparison.Ordinal));
        return [.. page.Findings.Where(finding => finding.Code == "PB19").Select(finding => (finding.Variant!, (string)finding["what"]!))];
    }

    private static byte[] Zip(params (string Name, string Xml)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, xml) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(xml.Trim());
            }
        return stream.ToArray();
    }
}
