using System.Text;
using Gongkai.Documents;
using Gongkai.Documents.Publishing;

namespace Gongkai.Tests.Publishing;

/// <summary>Texts as lines that are typed.</summary>
public sealed class TextNotationTests
{
    private static readonly string Hash = new('a', 64);

    private static readonly string Whole = CleanText.Of($"""
        <p class="addressee">各县（区）商务局：</p>
        <h2>一、申报条件</h2>
        <p>凡<strong>本市</strong>农贸市场均可<a href="https://www.gov.cn/a">申报</a>。</p>
        <h3>（一）材料</h3>
        <ul><li>申请表</li><li>照片<ol><li>正面</li><li>侧面</li></ol></li></ul>
        <ol start="3"><li>第三</li><li>第四</li></ol>
        <blockquote><p>引用一段</p></blockquote>
        <hr>
        <table><caption>补助标准</caption><thead><tr><th>项目</th><th colspan="2">标准</th></tr></thead>
        <tbody><tr><th scope="row">摊位</th><td><em>100</em>元</td><td rowspan="2">按季</td></tr><tr><th scope="row">照明</th><td>50|60</td></tr></tbody></table>
        <p><img src="file/{Hash}.png" alt="示意图"></p>
        <p># 不是小标题</p><p>[方括号] \ 反斜线 ⏎</p>
        <p>一、不是小标题的一段</p>
        <p class="right">云川市商务局<br>2026年2月27日</p>
        """, TextPolicy.Default).Html;

    private static string Changed(string html, string from, string to) =>
        TextNotation.Read(TextNotation.Of(html).Replace(from, to, StringComparison.Ordinal), html, TextPolicy.Default).Html;

    [Fact]
    public void Lines_say_every_part_of_a_text() => Assert.Equal("""
        各县（区）商务局：
        一、申报条件
        凡本市农贸市场均可[申报](https://www.gov.cn/a)。
        ## （一）材料
        - 申请表
        - 照片
          + 正面
          + 侧面

        + 第三
        + 第四
        > 引用一段
        ---
        |= 补助标准
        | 项目 | 标准 | < |
        |---|---|---|
        | 摊位 | 100元 | 按季 |
        | 照明 | 50\|60 | ^ |
        [[图1 示意图]]
        \# 不是小标题
        \[方括号\] \\ 反斜线 \⏎
        \一、不是小标题的一段
        云川市商务局⏎2026年2月27日
        """.ReplaceLineEndings("\n"), TextNotation.Of(Whole));

    [Fact]
    public void A_text_that_is_left_as_it_was_stays_as_it_is() =>
        Assert.Equal(Whole, TextNotation.Read(TextNotation.Of(Whole).Replace("\n", " \r\n", StringComparison.Ordinal), Whole, TextPolicy.Default).Html);

    [Fact]
    public void A_line_that_is_added_changes_nothing_else() =>
        Assert.Equal(Whole + "<p>新的一段</p>\n", TextNotation.Read(TextNotation.Of(Whole) + "\n新的一段", Whole, TextPolicy.Default).Html);

    [Fact]
    public void A_line_that_is_changed_keeps_its_place_and_its_link_and_the_others_all_they_had()
    {
        Assert.Equal(Whole.Replace("凡<strong>本市</strong>农贸市场均可", "凡全市农贸市场都可以", StringComparison.Ordinal), Changed(Whole, "凡本市农贸市场均可", "凡全市农贸市场都可以"));
        Assert.Equal(Whole.Replace("2026年2月27日", "2026年2月28日", StringComparison.Ordinal), Changed(Whole, "2月27日", "2月28日"));
        Assert.Equal(Whole.Replace("各县（区）", "各县", StringComparison.Ordinal), Changed(Whole, "各县（区）", "各县"));
        Assert.Equal(Whole.Replace("<li>侧面</li>", "<li>背面</li>", StringComparison.Ordinal), Changed(Whole, "侧面", "背面"));
    }

    [Fact]
    public void A_cell_that_is_changed_leaves_the_others_with_all_they_had() =>
        Assert.Equal(Whole.Replace("<td rowspan=\"2\">按季</td>", "<td rowspan=\"2\">按月</td>", StringComparison.Ordinal), Changed(Whole, "按季", "按月"));

    [Fact]
    public void Lines_are_moved_and_taken_out()
    {
        var moved = Changed(Whole, "凡本市农贸市场均可[申报](https://www.gov.cn/a)。\n", "").TrimEnd() + "\n";
        Assert.DoesNotContain("本市", moved, StringComparison.Ordinal);
        var lines = TextNotation.Of(Whole).Split('\n').ToList();
        (lines[2], lines[18]) = (lines[18], lines[2]);
        var read = TextNotation.Read(string.Join('\n', lines), Whole, TextPolicy.Default).Html;
        Assert.Contains($"<h2>一、申报条件</h2>\n<p><img src=\"file/{Hash}.png\" alt=\"示意图\"></p>\n<h3>", read, StringComparison.Ordinal);
        Assert.Contains("</table>\n<p>凡<strong>本市</strong>农贸市场均可<a href=\"https://www.gov.cn/a\">申报</a>。</p>\n", read, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_and_a_link_are_typed()
    {
        const string Typed = "补助如下：\n|= 标准\n| 项目 | 金额 |\n|---|---|\n| 摊位 | 100 |\n\n- 见[办法](https://www.gov.cn/b)\n# 附则";
        Assert.True(TextNotation.IsIn(Typed));
        Assert.Equal("""
            <p>补助如下：</p>
            <table>
            <caption>标准</caption>
            <thead>
            <tr><th scope="col">项目</th><th scope="col">金额</th></tr>
            </thead>
            <tbody>
            <tr><td>摊位</td><td>100</td></tr>
            </tbody>
            </table>
            <ul>
            <li>见<a href="https://www.gov.cn/b">办法</a></li>
            </ul>
            <h2>附则</h2>

            """.ReplaceLineEndings("\n"), TextNotation.Read(Typed, "", TextPolicy.Default).Html);
        Assert.False(TextNotation.IsIn("一、申报条件\n1.申请表；2.照片（-3℃）\n——完——"));
    }

    [Theory]
    [InlineData("[点](javascript:alert(1))")]
    [InlineData("[点](https://evil.example/)")]
    [InlineData("[点](//evil.example)")]
    [InlineData("| <script>alert(1)</script> | <img src=x onerror=alert(1)> |")]
    [InlineData("# <svg onload=alert(1)>")]
    [InlineData("[[图1]] [[原文1]] [[图99999999999]]")]
    [InlineData("- \" onclick=\"alert(1)")]
    [InlineData("[a](mailto:a@b.cn\"onclick=\"x)")]
    public void What_strangers_type_is_words_and_nothing_else(string typed)
    {
        var read = TextNotation.Read(typed, "", TextPolicy.Default);
        Assert.DoesNotContain("<script", read.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", read.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", read.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example\"", read.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", read.Html, StringComparison.Ordinal);
        Assert.Equal(read.Html, CleanText.Of(read.Html, TextPolicy.Default).Html);
        if (typed.Contains("evil", StringComparison.Ordinal)) Assert.NotEmpty(read.Findings);
    }

    [Fact]
    public void Whatever_stands_in_a_text_its_lines_give_it_back()
    {
        var random = new Random(7);
        const string Signs = "一二、。|\\[]()<>^#-+> ⏎图1原文*&\"'　.";
        for (var n = 0; n < 300; n++)
        {
            string Words() => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Signs[random.Next(Signs.Length)]));
            var html = new StringBuilder();
            for (var i = 0; i < 4; i++)
                html.Append(random.Next(4) switch
                {
                    0 => $"<h{random.Next(2, 5)}>{Encoded(Words())}</h2>",
                    1 => $"<ul><li>{Encoded(Words())}</li><li>{Encoded(Words())}<p>{Encoded(Words())}</p></li></ul>",
                    2 => $"<table><tr><td>{Encoded(Words())}</td><td>{Encoded(Words())}</td></tr>"
                        + $"<tr><td colspan=2><ul><li>{Encoded(Words())}</li></ul></td></tr></table>",
                    _ => $"<p>{Encoded(Words())}<b>{Encoded(Words())}</b></p>",
                });
            var clean = CleanText.Of(html.ToString(), TextPolicy.Default).Html;
            var again = TextNotation.Read(TextNotation.Of(clean) + "\n尾", clean, TextPolicy.Default).Html;
            Assert.Equal(clean + "<p>尾</p>\n", again);
        }

        static string Encoded(string words) => System.Net.WebUtility.HtmlEncode(words);
    }

    [Fact]
    public void A_text_comes_back_from_the_Word_file_that_was_made_of_it()
    {
        var point = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(point)) + ".png";
        var html = CleanText.Of($"""
            <h2>一、申报条件</h2><p>凡<strong>本市</strong>农贸市场均可<a href="https://www.gov.cn/a">申报</a>。</p>
            <table><thead><tr><th>项目</th><th>标准</th></tr></thead><tbody><tr><td>摊位</td><td>100元</td></tr></tbody></table>
            <p><img src="file/{name}" alt="示意图"></p>
            """, TextPolicy.Default).Html;
        var file = new OfficialFile("关于申报补助的通知", html).ToDocx(_ => point);
        var read = TextReading.Read(file, TextPolicy.Default, ReadingLimits.Default);
        Assert.Equal("关于申报补助的通知", read[ParticularKind.Title]?.Value);
        foreach (var part in new[] { "<h2>一、申报条件</h2>", "凡<strong>本市</strong>农贸市场均可<a href=\"https://www.gov.cn/a\">申报</a>。", "<th scope=\"col\">项目</th>",
            "<td>100元</td>", $"<img src=\"file/{name}\" alt=\"示意图\">" }) Assert.Contains(part, read.Html!, StringComparison.Ordinal);
        Assert.DoesNotContain("关于申报补助的通知", read.Html!, StringComparison.Ordinal);
    }
}
