using System.IO.Compression;
using System.Text;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Formats;
using static Gongkai.Tests.Formats.OfdPackageText;

namespace Gongkai.Tests.Formats;

public sealed class OfdReaderTests
{
    [Fact]
    public void Text_in_rulings_is_a_table_and_other_text_paragraphs()
    {
        var document = Read(new OfdPackageText().Page(
            Words(20, 20, "一、总体情况") + Grid([20, 60, 100], [40, 50, 60]) +
            Words(22, 42, "信息内容") + Words(62, 42, "本年制发件数") + Words(22, 52, "规章") + Words(62, 52, "12", deltas: "DeltaX=\"2\"")));
        Assert.Equal(["一、总体情况", "信息内容|本年制发件数", "规章|12"], Printed.Lines(document));
        Assert.Equal(new PagePlace(1, 56.7, 700.2, 170.1, 728.5), document.Blocks.OfType<Table>().Single().Cells[0].At with { Sequence = 0 });
    }

    [Fact]
    public void Characters_drawn_one_by_one_in_any_order_are_read_where_they_stand()
    {
        (double X, double Y, string Text)[] words =
            [(20, 20, "一、总体情况"), (22, 42, "信息内容"), (62, 42, "本年制发件数"), (82, 52, "1024"), (22, 52, "行政规范性文件"), (22, 57, "和规章")];
        var objects = words.SelectMany(word => word.Text.Select((c, i) => Words(word.X + i * (char.IsAsciiDigit(c) ? 2 : 4), word.Y, $"{c}"))).ToArray();
        new Random(7).Shuffle(objects);
        var document = Read(new OfdPackageText().Page(Grid([20, 60, 100], [40, 50, 62]) + string.Concat(objects)));
        Assert.Equal(["一、总体情况", "信息内容|本年制发件数", "行政规范性文件和规章|1024"], Printed.Lines(document));
    }

    [Fact]
    public void Labels_of_several_lines_belong_to_the_numbers_that_they_stand_around()
    {
        var document = Read(new OfdPackageText().Page(
            Row(40, "1.没有现成信息", "需要另行制作", 1001) + Row(52, "2.补正后申请内容", "仍不明确", 1011) + Row(64, "3.要求提供", "公开出版物", 1021)));
        Assert.Equal(["1.没有现成信息需要另行制作|1001|1002|1003", "2.补正后申请内容仍不明确|1011|1012|1013", "3.要求提供公开出版物|1021|1022|1023"], Printed.Lines(document));

        // Half-way between two rows stands a line that may be the end of the one label or the beginning of the other.
        var doubtful =
            Read(new OfdPackageText().Page(Words(20, 47.5, "需要另行制作") + Row(40, "", "", 1001) + Words(20, 42.5, "没有现成信息") + Row(50, "", "", 1011)
                + Words(20, 52.5, "补正后申请内容") + Row(70, "", "", 1021) + Words(20, 72.5, "其他")));
        Assert.Contains(Printed.Lines(doubtful), line => line.EndsWith("||1001|1002|1003", StringComparison.Ordinal));
        Assert.Contains("|1011|1012|1013", Printed.Lines(doubtful));
        Assert.Contains("其他|1021|1022|1023", string.Join('\n', Printed.Lines(doubtful)), StringComparison.Ordinal);

        static string Row(double y, string first, string second, int number) =>
            Words(20, y, first) + Words(20, y + 5, second)
                + string.Concat(Enumerable.Range(0, 3).Select(i => Words(80 + 20 * i, y + 2.5, $"{number + i}", deltas: "DeltaX=\"g 3 2\"")));
    }

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        var left = string.Concat(Enumerable.Range(0, 10).Select(i => $"左栏第{"一二三四五六七八九十"[i]}行写的是公开工作的情况")) + "。";
        var right = string.Concat(Enumerable.Range(0, 10).Select(i => $"右栏第{"一二三四五六七八九十"[i]}行写的是收到申请的情况")) + "。";
        var document = Read(new OfdPackageText().Page(
            Words(30, 20, "政府信息公开工作年度报告由青岭区商务局编制并向社会公布")
                + string.Concat(Enumerable.Range(0, 10).Select(i => Words(20, 40 + 6 * i, Line(left, i)) + Words(110, 40 + 6 * i, Line(right, i))))));
        Assert.Equal(["政府信息公开工作年度报告由青岭区商务局编制并向社会公布", left, right], Printed.Lines(document));

        static string Line(string text, int i) => i < 9 ? text[(15 * i)..(15 * i + 15)] : text[(15 * i)..];
    }

    [Fact]
    public void Distances_may_be_repeated_and_may_lead_downwards()
    {
        var document = Read(new OfdPackageText().Page(
            Grid([20, 30, 100], [40, 120]) +
            Words(23, 42, "三、本年度办理结果", deltas: "DeltaY=\"g 8 5\" DeltaX=\"g 8 0\"") +
            Words(32, 42, "予以公开", deltas: "DeltaX=\"4 g 2 4.5\"")));
        Assert.Equal(["三、本年度办理结果|予以公开"], Printed.Lines(document));
    }

    [Fact]
    public void Columns_written_from_right_to_left_are_read_in_that_order()
    {
        var document = Read(new OfdPackageText().Page(
            Grid([20, 40, 100], [40, 90]) +
            Words(31, 42, "三、本年度", deltas: "DeltaY=\"g 4 4.2\"") + Words(25, 42, "办理结果", deltas: "DeltaY=\"g 3 4.2\"") + Words(50, 50, "0")));
        Assert.Equal(["三、本年度办理结果|0"], Printed.Lines(document));
    }

    [Fact]
    public void A_label_turned_by_its_matrix_is_read_along_its_own_line()
    {
        // CTM 0 -1 1 0: a quarter turn anticlockwise on paper whose y grows downwards.
        var document = Read(new OfdPackageText().Page(
            Grid([20, 30, 100], [40, 90]) +
            Words(22, 85, "本年度办理结果", attributes: "CTM=\"0 -1 1 0 0 0\"") + Words(35, 50, "信息内容与处理决定数量")));
        Assert.Equal(["本年度办理结果|信息内容与处理决定数量"], Printed.Lines(document));
    }

    [Fact]
    public void A_page_on_its_side_is_read_upright()
    {
        var document = Read(new OfdPackageText().Page(
            Words(30, 200, "青岭区商务局信息公开", attributes: "CTM=\"0 -1 1 0 0 0\"") + Words(40, 200, "全年未收到申请。", attributes: "CTM=\"0 -1 1 0 0 0\"")));
        Assert.Equal(["青岭区商务局信息公开", "全年未收到申请。"], Printed.Lines(document));
        Assert.Equal(1, Assert.IsType<PagePlace>(Assert.IsType<Paragraph>(document.Blocks[0]).At).Page);
    }

    [Fact]
    public void Rulings_and_words_of_a_template_belong_to_every_page_that_stands_on_it()
    {
        var package = new OfdPackageText().Template(Grid([20, 60, 100], [40, 50]) + Words(22, 42, "规章"));
        var document = Read(package.Page(Words(62, 42, "3"), template: 0).Page(Words(20, 20, "说明如下：") + Words(62, 42, "4"), template: 0));
        Assert.Equal(["规章|3", "说明如下：", "规章|4"], Printed.Lines(document));
    }

    [Fact]
    public void A_paragraph_goes_on_over_the_end_of_its_line_and_page()
    {
        var document = Read(new OfdPackageText()
            .Page(Words(28, 250, "二〇二四年本局坚持以公开为常态不公开为例外，主动公开政府信息二百") + Words(20, 257, "五十六条，收到政府信息公开申请十二件，均在法定期限之内按时作了答")
                + Words(100, 285, "— 1 —", deltas: "DeltaX=\"g 4 4\""))
            .Page(Words(20, 30, "复，无一逾期。") + Words(28, 37, "六、其他需要报告的事项") + Words(100, 285, "— 2 —", deltas: "DeltaX=\"g 4 4\"")));
        Assert.Equal(["二〇二四年本局坚持以公开为常态不公开为例外，主动公开政府信息二百五十六条，收到政府信息公开申请十二件，均在法定期限之内按时作了答复，无一逾期。", "六、其他需要报告的事项"], Printed.Lines(document));
    }

    [Fact]
    public void A_package_that_is_cut_off_or_lacks_its_document_is_refused()
    {
        var whole = new OfdPackageText().Page(Words(20, 20, "完整")).Build();
        Assert.Equal(["RD02 E"], Printed.Codes(OfdReader.Read(whole.AsMemory(0, whole.Length * 3 / 4), ReadingLimits.Default)));
        Assert.Equal(["RD02 E"], Printed.Codes(Zip("OFD.xml", "<a><DocRoot>Doc_0/Document.xml</DocRoot></a>")));
    }

    [Fact]
    public void Entities_are_refused() =>
        Assert.Equal(["RD05 E"], Printed.Codes(Zip("OFD.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>")));

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked() =>
        Assert.Equal(["RD05 E"],
            Printed.Codes(OfdReader.Read(new OfdPackageText().Page(new string(' ', 3 << 20)).Build(), ReadingLimits.Default with { UnpackedBytes = 1 << 20 })));

    [Fact]
    public void Pages_of_pictures_without_text_are_told() =>
        Assert.Equal(["RD04 E"], Printed.Codes(Read(new OfdPackageText().Page("<ofd:ImageObject ID=\"5\" ResourceID=\"6\" Boundary=\"0 0 210 297\"/>"))));

    [Fact]
    public void An_encrypted_package_is_told() =>
        Assert.Equal(["RD03 E"], Printed.Codes(Zip("Encryptions.xml", "<a/>")));

    private static SourceDocument Read(OfdPackageText package) => OfdReader.Read(package.Build(), ReadingLimits.Default);

    private static SourceDocument Zip(string member, string content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry(member).Open())
            entry.Write(Encoding.UTF8.GetBytes(content));
        return OfdReader.Read(packed.ToArray(), ReadingLimits.Default);
    }
}
