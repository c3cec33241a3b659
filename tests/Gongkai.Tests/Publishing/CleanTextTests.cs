using CsCheck;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>HTML of any source comes out as text that may be published, and nothing else.</summary>
public sealed class CleanTextTests
{
    private const string File = "file/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.png";

    [Theory]
    [InlineData("<p>一</p>二<div>三<b>四</b></div>", "<p>一</p>\n<p>二</p>\n<p>三<strong>四</strong></p>\n")]
    [InlineData("<h1>甲</h1><h3>乙</h3><h3>丙</h3><h1>丁</h1>", "<h2>甲</h2>\n<h3>乙</h3>\n<h3>丙</h3>\n<h2>丁</h2>\n")]
    [InlineData("<p style='text-align:center'>甲</p><p align=right>乙</p><center>丙</center>",
        "<p class=\"centre\">甲</p>\n<p class=\"right\">乙</p>\n<p class=\"centre\">丙</p>\n")]
    [InlineData("　　第一段。<br>　　第二段。<br><br>第三段，<br>接着写。", "<p>第一段。</p>\n<p>第二段。</p>\n<p>第三段，<br>接着写。</p>\n")]
    [InlineData("<ul><li>一<ul><li>二</ul><li><p>三</p></ul>", "<ul>\n<li>\n<p>一</p>\n<ul>\n<li>二</li>\n</ul>\n</li>\n<li>三</li>\n</ul>\n")]
    [InlineData("<ol start=3><li>三<li>四</ol>", "<ol start=\"3\">\n<li>三</li>\n<li>四</li>\n</ol>\n")]
    [InlineData("<table><tr><th>项<th>数<th>注<tr><td rowspan=9>甲<td>1<td>2<tr><td colspan=2>3</table>",
        "<table>\n<tbody>\n<tr><th scope=\"row\">项</th><th scope=\"col\">数</th><th scope=\"col\">注</th></tr>\n<tr><td rowspan=\"2\">甲</td><td>1</td>"
            + "<td>2</td></tr>\n<tr><td colspan=\"2\">3</td></tr>\n</tbody>\n</table>\n")]
    [InlineData("<table><caption>表1</caption><thead><tr><td>项<td>数</thead><tr><td>甲<td>1</table>",
        "<table>\n<caption>表1</caption>\n<thead>\n<tr><th scope=\"col\">项</th><th scope=\"col\">数</th></tr>\n</thead>\n<tbody>\n<tr><td>甲</td>"
            + "<td>1</td></tr>\n</tbody>\n</table>\n")]
    [InlineData("<table><tr><td><p>页面的格子</p><table><tr><td>甲<td>乙</table></table>",
        "<p>页面的格子</p>\n<table>\n<tbody>\n<tr><td>甲</td><td>乙</td></tr>\n</tbody>\n</table>\n")]
    [InlineData("<p>CO<sub>2</sub>、m<sup>2</sup>，<u>    </u>元</p>", "<p>CO<sub>2</sub>、m<sup>2</sup>，<u>&nbsp;&nbsp;&nbsp;&nbsp;</u>元</p>\n")]
    [InlineData("<ruby>汶<rt>wèn</rt></ruby>川 &lt;script&gt; &amp;amp;", "<p>汶（wèn）川 &lt;script&gt; &amp;amp;</p>\n")]
    [InlineData("<a href='https://www.yunchuan.gov.cn/a?b=1&c=2'>甲<b>乙</b></a>",
        "<p><a href=\"https://www.yunchuan.gov.cn/a?b=1&amp;c=2\">甲<strong>乙</strong></a></p>\n")]
    [InlineData($"<img alt='示意图' src={File}>", $"<p><img src=\"{File}\" alt=\"示意图\"></p>\n")]
    [InlineData("<p>　</p><p>&nbsp;</p><p></p>", "")]
    public void What_a_text_may_have_is_kept_in_one_way_of_writing(string html, string clean) => Assert.Equal(clean, Clean(html).Html);

    [Theory]
    [InlineData("<script>alert(1)</script><p onclick='alert(1)'>甲</p>", "<p>甲</p>\n", "script")]
    [InlineData("<p>甲<iframe src='https://www.gov.cn'></iframe><object data=x></object><form><input value=乙></form></p>", "<p>甲</p>\n", "embedded")]
    [InlineData("<p>甲<svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'>乙</a></svg></p>", "<p>甲</p>\n", "foreign")]
    [InlineData("<p>甲<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math></p>", "<p>甲</p>\n", "foreign")]
    [InlineData("<p style='color:red'>甲</p><style>p{}</style>", "<p>甲</p>\n", "style")]
    [InlineData("<p>甲<span style='display:none'>葡京娱乐</span></p>", "<p>甲</p>\n", "hidden")]
    [InlineData("<p>甲<font color=#ffffff>葡京娱乐</font></p>", "<p>甲</p>\n", "hidden")]
    [InlineData("<p>甲\u200B\u202E乙</p>", "<p>甲乙</p>\n", "characters")]
    [InlineData("<p><a href=' java&#10;script:alert(1)'>甲</a></p>", "<p>甲</p>\n", "link")]
    [InlineData("<p><a href='data:text/html,<script>alert(1)</script>'>甲</a></p>", "<p>甲</p>\n", "link")]
    [InlineData("<p><a href='vbscript:x'>甲</a><a href='//evil.example/'>乙</a><a href='\\\\evil.example'>丙</a></p>", "<p>甲乙丙</p>\n", "link")]
    [InlineData("<p><a href='https://www.gov.cn@evil.example/'>甲</a></p>", "<p>甲</p>\n", "link")]
    [InlineData("<p><a href='https://www.gov.cn.evil.example/'>甲</a></p>", "<p>甲</p>\n", "host")]
    [InlineData("<p>甲<img src='https://www.gov.cn/a.png'></p>", "<p>甲</p>\n", "picture")]
    [InlineData("<p>甲<img src='data:image/png;base64,AAAA'></p>", "<p>甲</p>\n", "picture")]
    [InlineData("<p id=x>甲</p><!-- 乙 -->", "<p>甲</p>\n", "id", "comment")]
    public void What_a_text_may_not_have_is_left_out_and_told(string html, string clean, params string[] kinds)
    {
        var result = Clean(html);

        Assert.Equal(clean, result.Html);
        Assert.All(kinds, kind => Assert.Contains(result.Findings, finding => finding.Code == "RD17" && finding.Variant == kind));
        Assert.All(result.Findings, finding => Assert.DoesNotContain("{", Message.Of(finding), StringComparison.Ordinal));
    }

    [Fact]
    public void A_clean_text_has_nothing_told_of_it() => Assert.Empty(Clean("<h2>甲</h2>\n<p class=\"right\">乙</p>\n").Findings);

    [Fact]
    public void Nothing_hostile_is_left_and_cleaning_again_changes_nothing() =>
        Hostile.Sample(html =>
        {
            var once = Clean(html).Html;
            Assert.Equal(once, Clean(once).Html);
            var tags = System.Text.RegularExpressions.Regex.Matches(once, "<([^>]*)>").Select(match => match.Groups[1].Value).ToList();
            Assert.All(tags, tag => Assert.Matches(Allowed, tag));
            Assert.Equal(once.Count(c => c == '<'), tags.Count);
        }, iter: 4000, seed: null);

    [Fact]
    public void A_page_nested_without_end_is_refused() =>
        Assert.Throws<FileRefusedException>(() => Clean(string.Concat(Enumerable.Repeat("<div>", 100_000))));

    [Fact]
    public void Files_of_the_item_are_named_and_get_their_addresses()
    {
        var clean = Clean($"<p><img src='{File}' alt='x\" src=\"{File}'><a href='{File}'>甲</a> src=\"{File}\"</p>");

        Assert.Equal([File["file/".Length..]], clean.Files);
        Assert.Equal($"<p><img src=\"/f?a&amp;b\" alt=\"x&quot; src=&quot;{File}\"><a href=\"/f?a&amp;b\">甲</a> src=&quot;{File}&quot;</p>\n",
            CleanText.WithFiles(clean.Html, _ => "/f?a&b"));
    }

    [Fact]
    public void The_words_are_a_line_for_each_paragraph_and_row() =>
        Assert.Equal("甲乙\n一\n项\t数\n丙", CleanText.WordsOf(Clean("<p>甲<b>乙</b></p><ul><li>一</ul><table><tr><td>项<td>数</table><p>丙").Html));

    private const string Allowed = "^(?:/?(?:p|h[2-6]|ul|ol|li|table|caption|thead|tbody|tr|th|td|blockquote|strong|em|u|del|sup|sub|a)|hr|br"
        + "|(?:p|h[2-6]) class=\"(?:centre|right|addressee)\"|ol start=\"\\d+\"|(?:td|th scope=\"[a-z]+\")(?: colspan=\"\\d+\")?(?: rowspan=\"\\d+\")?"
        + "|a href=\"(?:https?://[^\"]*gov\\.cn[^\"]*|/[^\"]*|mailto:[^\"]*|file/[0-9a-f]{64}\\.png)\"|img src=\"file/[0-9a-f]{64}\\.png\" alt=\"[^\"<>]*\")$";

    private static readonly string[] Names =
        ("p div span b i u s sup sub h1 h2 h3 h6 ul ol li table caption thead tbody tfoot tr td th colgroup col blockquote pre hr br a img center font "
            + "script style "
            + "svg math mtext mglyph foreignObject title textarea noscript template select option form input iframe details summary dl dt dd q ruby rt "
                + "button label frameset body html x-y del ins")
            .Split(' ');

    private static readonly string[] Attributes =
    [
        "", " onclick=alert(1)", " style=\"text-align:center\"", " style='display:none'", " align=right", " class='centre x'", " id=a name=b",
            " href='javascript:alert(1)'",
        " href='https://a.gov.cn/?q=\"<x>'", " href=/item/1", $" src={File} alt='<img src=x onerror=alert(1)>\"'", " src=data:,x", " colspan=3",
            " rowspan=5 colspan=0", " start=-4",
        " href=mailto:a@b.cn", " start=7", " scope=row", " href='file/../../x'",
    ];

    private static readonly string[] Words =
        ["甲", " 乙 ", "　　丙", "\n", "<br>", "&lt;script&gt;", "&amp;lt;", "\u00A0", "\"'`", "-->", "<![CDATA[x]]>", "]]>", "<!--", "\u202E", "\u200Dx", "&#0;",
            "&#x110000;", "𠮷", "<", ">", "\t丁", "</", "<?php"];

    private static readonly Gen<string> Hostile =
        Gen.OneOf(
            Gen.Select(OneOf(Names), OneOf(Attributes), (name, attribute) => $"<{name}{attribute}>"),
            OneOf(Names).Select(name => $"</{name}>"),
            OneOf(Words)).Array[0, 40].Select(string.Concat);

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static CleanText Clean(string html) => CleanText.Of(html, TextPolicy.Default);
}
