using System.IO.Compression;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>Pages as content systems of governments print them, and as programs save them, become items with the dates that they had.</summary>
public sealed class SavedSiteTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    private const string Body = "为进一步做好家电以旧换新工作，方便群众办理，现将申请条件、申请材料、办理流程和补贴标准公布如下，请各有关单位认真组织实施，确保政策落到实处。";

    private const string Menu = "<div class='nav'><ul><li><a href='/'>首页</a><li><a href='/zwgk/'>政务公开</a><li><a href='/hdjl/'>互动交流</a></ul></div>";

    private const string Foot = "<div class='footer'>主办：云川市商务局　网站标识码：9900000001　<a href='#'>云ICP备00000001号</a></div>";

    [Fact]
    public void A_page_with_the_metadata_of_government_sites_and_a_line_below_its_title()
    {
        var item = Only(("www.yunchuan.gov.cn/zwgk/tzgg/202305/t20230506_12345.html", Utf8($"""
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>云川市商务局关于公布补贴标准的通知_云川市商务局</title>
            <meta name="SiteName" content="云川市商务局"><meta name="ColumnName" content="通知公告"><meta name="ArticleTitle" content="云川市商务局关于公布补贴标准的通知">
            <meta name="PubDate" content="2023-05-06 10:20:00"><meta name="ContentSource" content="市商务局"></head><body>{Menu}
            <div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="../">通知公告</a></div>
            <div class="article"><h1>云川市商务局关于公布补贴标准的通知</h1>
            <div class="info"><span>发布时间：2023-05-06 10:20</span><span>来源：市商务局</span><span>浏览次数：<script>count()</script></span><span>字号：[大 中 小]</span></div>
            <div class="TRS_Editor"><style>.TRS_Editor P{"{"}font-size:12pt{"}"}</style><p>　　云商发〔2023〕12号</p><p align="justify">各县（区）商务局：</p><p>　　{Body}</p>
            <p style="text-align:right">云川市商务局</p><p style="text-align:right">2023年5月4日</p>
            <p><a href="./P020230506.pdf">附件：补贴标准.pdf</a></p></div></div>{Foot}</body></html>
            """)), ("www.yunchuan.gov.cn/zwgk/tzgg/202305/P020230506.pdf", "%PDF-1.7 x"u8.ToArray()));

        Assert.Equal(
            [
                (ParticularKind.Title, "云川市商务局关于公布补贴标准的通知"), (ParticularKind.Number, "云商发〔2023〕12号"), (ParticularKind.Agency, "云川市商务局"),
                (ParticularKind.Addressee, "各县（区）商务局"), (ParticularKind.FormedOn, "2023-05-04"), (ParticularKind.PublishedOn, "2023-05-06"),
                (ParticularKind.Signature, "云川市商务局"), (ParticularKind.Column, "通知公告"), (ParticularKind.Source, "市商务局"),
            ],
            item.Particulars.Select(one => (one.Kind, one.Value)).OrderBy(one => one.Kind));
        Assert.Equal("网页元数据 PubDate", item[ParticularKind.PublishedOn]!.Where);
        var attachment = Assert.Single(item.Attachments);
        Assert.Contains($"<p><a href=\"file/{attachment}\">附件：补贴标准.pdf</a></p>", item.Html, StringComparison.Ordinal);
        Assert.Contains($"<p>{Body}</p>", item.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("首页", item.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(item.Findings, finding => finding.Code == "RD22");
    }

    [Fact]
    public void A_page_with_a_box_of_particulars_and_marks_around_its_text()
    {
        var item = Only(("art/2022/3/1/art_1229_4567.html", Utf8($"""
            <html><head><meta charset="utf-8"><title>云川市人民政府网站 政府信息公开 关于组织申报商贸流通项目的公告</title></head><body>{Menu}
            <table class="xxgkbox" width="100%"><tr><td class="l">索 引 号</td><td>00299/2022-00031</td><td class="l">主题分类</td><td>商务、流通</td></tr>
            <tr><td class="l">发布机构</td><td>市商务局</td><td class="l">发文日期</td><td>2022-02-28</td></tr>
            <tr><td class="l">文　　号</td><td>云商办〔2022〕5号</td><td class="l">有 效 性</td><td>有效</td></tr></table>
            <div class="title">关于组织申报商贸流通项目的公告</div><div>发布日期： 2022-03-01 &nbsp; 访问次数：<span>8</span></div>
            <div id="x"><!--ZJEG_RSS.content.begin--><p class="p">{Body}</p><table><tr><th>类别</th><th>标准</th></tr><tr><td>冰箱</td>
            <td>10%</td></tr></table><!--ZJEG_RSS.content.end--></div>
            <div class="attach">附件：<a href="/module/download/downfile.jsp?classid=0&amp;filename=abc.docx">申报表.docx</a></div>{Foot}</body></html>
            """)));

        Assert.Equal(
            [
                (ParticularKind.Title, "关于组织申报商贸流通项目的公告"), (ParticularKind.Number, "云商办〔2022〕5号"), (ParticularKind.Agency, "市商务局"),
                (ParticularKind.FormedOn, "2022-02-28"), (ParticularKind.PublishedOn, "2022-03-01"), (ParticularKind.IndexNumber, "00299/2022-00031"),
                (ParticularKind.Validity, "有效"), (ParticularKind.Topic, "商务、流通"),
            ],
            item.Particulars.Select(one => (one.Kind, one.Value)).OrderBy(one => one.Kind));
        Assert.Contains("<th scope=\"row\">类别</th>", item.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("索引号", item.Html, StringComparison.Ordinal);
        Assert.Equal("申报表.docx", Assert.Single(item.Findings, finding => finding is { Code: "RD22", Variant: "missing-file" })["file"]);
    }

    [Fact]
    public void An_old_page_of_tables_in_GBK_without_any_metadata()
    {
        DecodedText.Register();
        var item = Only(("www.old.gov.cn/show.asp@id=7.htm", Encoding.GetEncoding("GB18030").GetBytes($"""
            <html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>云川市商务局</title></head><body><table width=1000><tr><td>
            <table><tr><td><a href=index.asp>首 页</a></td><td><a href=list.asp>通知公告</a></td><td><a href=about.asp>机构设置</a></td></tr></table></td></tr>
            <tr><td>您的位置：首页 &gt;&gt; 通知公告 &gt;&gt; 正文</td></tr><tr><td><table width=98%><tr><td align=center>
            <h1><font color=red>关于整顿市场秩序的通告</font></h1></td></tr>
            <tr><td align=center>发布时间：2012-3-9　　作者：办公室　　点击数：33</td></tr><tr>
            <td><font size=3>　　{Body}<br>　　{Body}<br><br>　　特此通告。</font></td></tr></table></td></tr>
            <tr><td align=center>版权所有：云川市商务局　技术支持：某公司</td></tr></table></body></html>
            """)));

        Assert.Equal("关于整顿市场秩序的通告", item[ParticularKind.Title]!.Value);
        Assert.Equal("2012-03-09", item[ParticularKind.PublishedOn]!.Value);
        Assert.Equal("通知公告", item[ParticularKind.Column]!.Value);
        Assert.Equal($"<p>{Body}</p>\n<p>{Body}</p>\n<p>特此通告。</p>\n", item.Html);
    }

    [Fact]
    public void A_page_that_a_browser_saved_with_its_folder_of_pictures_and_no_date_anywhere()
    {
        var item = Only(("商务动态.html", Utf8($"""
            <!DOCTYPE html>
            <!-- saved from url=(0043)https://www.yunchuan.gov.cn/xwdt/20240301.html -->
            <html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>我局举办促消费活动 - 云川市商务局</title></head><body>{Menu}<main>
            <h1>我局举办促消费活动</h1>
            <section><p>{Body}</p><p><img src="./商务动态_files/a.png" alt=""></p><p><img src="https://other.example/b.png"></p>
            <p>另见<a href="list.html">动态列表</a>、<a href="https://www.example.com/">某网站</a>。</p></section></main>
            <script src="./商务动态_files/x.js"></script>{Foot}</body></html>
            """)), ("商务动态_files/a.png", Pictures.Png(("tEXt", "Author\0某人"u8.ToArray()))), ("商务动态_files/x.js", "alert(1)"u8.ToArray()));

        Assert.Null(item[ParticularKind.PublishedOn]);
        Assert.Equal("https://www.yunchuan.gov.cn/xwdt/20240301.html", item[ParticularKind.Address]!.Value);
        Assert.Equal(Pictures.Png(), Assert.Single(item.Files).Content.ToArray());
        Assert.Contains("另见<a href=\"https://www.yunchuan.gov.cn/xwdt/list.html\">动态列表</a>、某网站。", item.Html, StringComparison.Ordinal);
        Assert.Equal(["RD17 host", "RD17 picture", "RD18 ", "RD22 no-published"],
            item.Findings.Where(finding => finding.Variant is not ("style" or "id" or "comment")).Select(finding => $"{finding.Code} {finding.Variant}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dates_that_differ_or_lie_ahead_are_told()
    {
        var item = Only(("a.html", Utf8($"""
            <html><head><title>关于某事的公告</title><meta name="PubDate" content="2023-05-06"><meta name="ArticleTitle" content="关于某事的公告"></head><body>
            <h1>关于某事的公告</h1>
            <p>发布时间：2023年5月9日　成文日期：2031-01-01</p><div id="zoom"><p>{Body}</p></div></body></html>
            """)));

        Assert.Equal("2023-05-06", item[ParticularKind.PublishedOn]!.Value);
        Assert.Null(item[ParticularKind.FormedOn]);
        Assert.Equal(["differs", "late-date"], item.Findings.Where(finding => finding.Code == "RD22").Select(finding =>
            finding.Variant).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_that_only_lead_to_others_and_pages_that_cannot_be_read_are_skipped_by_name()
    {
        using var files = Site(
            ("index.html", Utf8($"<html><body>{Menu}<ul>{string.Concat(Enumerable.Range(1, 40).Select(i => $"<li><a href='{i}.html'>关于第{i}件事的通知公告</a> "
                + "2023-05-06</li>"))}</ul></body></html>")),
            ("deep.html", Utf8(string.Concat(Enumerable.Repeat("<div>", 5000)))),
            ("empty.html", []));

        var batch = SavedSite.Read(files, TextPolicy.Default, Today);

        Assert.Empty(batch.Items);
        Assert.Equal([("deep.html", "RD05"), ("empty.html", null), ("index.html", null)], batch.Skipped.Select(page => (page.Path, page.Reason?.Code)));
        Assert.Null(batch.Next);
    }

    [Fact]
    public void A_large_site_is_read_in_parts()
    {
        using var files = Site([.. Enumerable.Range(10, 20).Select(i => ($"{i}.html", Utf8(
            $"<html><head><meta name=ArticleTitle content='第{i}件'><meta name=PubDate content='2023-05-06'></head><body><div id=zoom>"
                + $"<p>{Body}</p></div></body></html>")))]);
        List<string> titles = [];
        for (int? from = 0; from is { } at;)
        {
            var batch = SavedSite.Read(files, TextPolicy.Default, Today, at, mostBytes: 300);
            Assert.Empty(batch.Skipped);
            titles.AddRange(batch.Items.Select(item => item[ParticularKind.Title]!.Value));
            from = batch.Next;
        }

        Assert.Equal(Enumerable.Range(10, 20).Select(i => $"第{i}件"), titles);
    }

    [Fact]
    public void A_folder_is_read_as_its_ZIP_is()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-site-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "甲"));
            File.WriteAllText(Path.Combine(folder.FullName, "甲", "a.html"),
                $"<meta charset=utf-8><meta name=ArticleTitle content='某事'><div id=zoom>{Body}</div>");
            using var files = FileSet.OfFolder(folder.FullName, ReadingLimits.Default);
            Assert.Equal(("甲/a.html", "某事"), SavedSite.Read(files, TextPolicy.Default, Today).Items.Select(item =>
                (item.Origin, item[ParticularKind.Title]!.Value)).Single());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Paths_that_lead_out_of_the_files_lead_nowhere()
    {
        var item = Only(("a/b.html",
            Utf8($"<meta name=ArticleTitle content='某事'><div id=zoom><p>{Body}<img src='../../../../etc/passwd'><a href='file:///etc/passwd'>甲</a><a "
            + "href='..\\..\\x.pdf'>乙</a></p></div>")),
            ("../x.pdf", "%PDF-1.7"u8.ToArray()));

        Assert.Empty(item.Attachments);
        Assert.DoesNotContain("passwd", item.Html, StringComparison.Ordinal);
    }

    private static byte[] Utf8(string html) => Encoding.UTF8.GetBytes(html);

    private static ImportedItem Only(params (string Path, byte[] Content)[] files)
    {
        using var site = Site(files);
        var batch = SavedSite.Read(site, TextPolicy.Default, Today);
        Assert.Empty(batch.Skipped);
        var item = Assert.Single(batch.Items);
        Assert.All(item.Findings, finding => Assert.DoesNotContain("{", Message.Of(finding), StringComparison.Ordinal));
        return item;
    }

    private static FileSet Site(params (string Path, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in files)
            {
                using var member = zip.CreateEntry(path).Open();
                member.Write(content);
            }
        return FileSet.OfZip(stream.ToArray(), ReadingLimits.Default);
    }
}
