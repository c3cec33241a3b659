using System.Globalization;
using System.Text;
using Gongkai.Documents;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Tests.Recognition;

/// <summary>Ways of printing the form that converters, portals and clerks are found to use.</summary>
public sealed class OddPrintTests
{
    private static readonly string[] Five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    private static readonly string[] Blocks = ["行政复议", "未经复议直接起诉", "复议后起诉"];

    [Theory, InlineData(Shape.Tabs), InlineData(Shape.CellPerLine), InlineData(Shape.BareLines), InlineData(Shape.Markdown), InlineData(Shape.Spaces)]
    public void Table_four_may_stand_upright_with_a_row_for_each_block(Shape shape)
    {
        var printed = Printed.Of(ReportForm.B, 5);
        var values = printed.Row("disputes").Values;
        printed.Tables[^1] = [new("", ["", .. Five], []), .. Blocks.Select((block, i) => new PrintRow("", [block], [.. values.Skip(5 * i).Take(5)]))];
        Whole(printed, Read(printed.Print(shape)));
    }

    [Theory, InlineData(Shape.Tabs), InlineData(Shape.CellPerLine), InlineData(Shape.BareLines), InlineData(Shape.Markdown), InlineData(Shape.Spaces)]
    public void Table_four_may_be_three_tables(Shape shape)
    {
        var printed = Printed.Of(ReportForm.A, 5);
        var values = printed.Row("disputes").Values;
        printed.Tables[^1] = [.. Blocks.SelectMany((block, i) =>
            new PrintRow[] { new("", [block], []), new("", Five, []), new("", [], [.. values.Skip(5 * i).Take(5)]) })];
        Whole(printed, Read(printed.Print(shape)));
    }

    [Fact]
    public void A_block_of_table_four_that_is_not_printed_is_missing()
    {
        var printed = Printed.Of(ReportForm.B, 5);
        var values = printed.Row("disputes").Values;
        printed.Tables[^1] = [new("", ["", .. Five], []), .. Blocks.Take(2).Select((block, i) => new PrintRow("", [block], [.. values.Skip(5 * i).Take(5)]))];
        var report = Read(printed.Print(Shape.Tabs));
        Assert.IsType<Missing>(report["disputes.litigation_after.total"]);
        Assert.Contains(report.Layout, note => note is PartAbsent { Id: "disputes.litigation_after" });
        Assert.Equal(printed.Figures["disputes.litigation_direct.total"], Figure(report["disputes.litigation_direct.total"]));
    }

    [Fact]
    public void Words_in_the_first_place_of_table_four_are_a_value_that_cannot_be_read()
    {
        var printed = Printed.Of(ReportForm.B, 5);
        printed.Row("disputes").Values[0] = "不详";
        var report = Read(printed.Print(Shape.Tabs));
        Assert.Equal("不详", Assert.IsType<Unreadable>(report["disputes.reconsideration.upheld"]).Raw);
        Assert.Equal(printed.Figures["disputes.litigation_after.total"], Figure(report["disputes.litigation_after.total"]));
    }

    [Fact]
    public void The_fee_label_of_the_published_form_is_as_good_as_the_short_one()
    {
        var printed = Printed.Of(ReportForm.B, 5);
        var text = printed.Print(Shape.Tabs).Replace("本年收费金额（单位：万元）", "本年收费金额（单位：万元，保留4位小数）", StringComparison.Ordinal);
        var report = Read(text);
        Assert.Equal(MoneyUnit.TenThousandYuan, Assert.IsType<Amount>(report["proactive.b20_8.fees.amount"]).Unit);
        Assert.DoesNotContain(report.Layout, note => note is LabelDiffers);
    }

    [Fact]
    public void Another_character_for_采_is_a_variant_and_not_a_guess()
    {
        var printed = Printed.Of(ReportForm.A, 5);
        var report = Read(printed.Print(Shape.Tabs).Replace("政府集中采购", "政府集中釆购", StringComparison.Ordinal));
        Whole(printed, report);
        Assert.Equal(LabelMatch.Variant, report.Layout.OfType<LabelDiffers>().Single().Match);
    }

    [Fact]
    public void Columns_follow_their_order_of_print_where_their_places_mean_nothing()
    {
        var printed = Printed.Of(ReportForm.B, 5);
        var table = printed.Tables[^2];
        table[1].Labels.Clear();
        table[1].Labels.AddRange(["", "", "", "自然人", "法人或其他组织", "总计"]);
        table[2].Labels.Clear();
        table[2].Labels.AddRange(["", "", "", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]);
        foreach (var row in table.Skip(3)) row.Labels.AddRange(["", "", "", "", "", ""]);
        Whole(printed, Read(printed.Print(Shape.Tabs)));
    }

    [Theory, InlineData(0, 6), InlineData(0, 1), InlineData(2, 6), InlineData(1, 3)]
    public void Values_follow_any_two_columns_that_changed_places(int one, int other)
    {
        var printed = Printed.Of(ReportForm.B, 5);
        foreach (var row in printed.Tables[^2])
        {
            List<string> fields = [.. row.Labels, .. row.Values];
            while (fields.Count < 10) fields.Add("");
            (fields[3 + one], fields[3 + other]) = (fields[3 + other], fields[3 + one]);
            row.Labels.Clear();
            row.Labels.AddRange(fields);
            row.Values.Clear();
        }
        Whole(printed, Read(printed.Print(Shape.Tabs)));
    }

    [Fact]
    public void A_merged_cell_written_out_in_each_of_its_columns_is_one_cell()
    {
        var printed = Printed.Of(ReportForm.B, 5);
        foreach (var row in printed.Tables[1])
            if (row.Values.Count == 1) row.Values.AddRange([row.Values[0], row.Values[0]]);
            else if (row.Labels.Count == 2) row.Labels.AddRange([row.Labels[1], row.Labels[1]]);
        Whole(printed, Read(printed.Print(Shape.Tabs)));
    }

    [Theory, InlineData("\n- 3 -\n"), InlineData("\n— 3 —\n云川市商务局2024年政府信息公开工作年度报告\n"), InlineData("\n第 3 页 共 9 页\n"), InlineData("\n3\n\f")]
    public void Page_numbers_between_rows_are_no_values(string page)
    {
        foreach (var shape in new[] { Shape.Tabs, Shape.Spaces, Shape.BareLines })
        {
            var printed = Printed.Of(ReportForm.B, 5);
            var text = printed.Print(shape);
            var at = text.IndexOf("3.危及", StringComparison.Ordinal);
            at = text.LastIndexOf('\n', at) + 1;
            Whole(printed, Read(text[..at] + page + text[at..]));
        }
    }

    [Fact]
    public void Numbers_torn_over_two_lines_of_text_are_not_read_by_halves()
    {
        var printed = Printed.Of(ReportForm.B, 5);
        var text = printed.Print(Shape.Spaces);
        var row = printed.Row("requests.carried_in");
        var line = "二、上年结转政府信息公开申请数量     " + string.Join("     ", row.Values);
        Assert.Contains(line, text, StringComparison.Ordinal);
        var torn = "二、上年结转政府信息公开申请数量     " + string.Join("     ", row.Values.Select(value => value[..1]))
            + "\n                                    " + string.Join("     ", row.Values.Select(value => value[1..]).Where(rest => rest.Length > 0));
        var report = Read(text.Replace(line, torn, StringComparison.Ordinal));
        Assert.All(ReportForm.RequestColumns, column => Assert.IsType<Unreadable>(report[$"requests.carried_in.{column.Id}"]));
    }

    [Fact]
    public void What_stands_below_the_sign_off_belongs_to_no_section()
    {
        var report = Read(Printed.Of(ReportForm.B, 5).Print(Shape.Tabs)
            + "\n分享到：微信 微博\n上一篇：云川市民政局2024年政府信息公开工作年度报告\n主办：云川市人民政府办公室\n地址：云川市人民路1号 邮编：410001 电话：12345\n云川市人民政府\n");
        Assert.Equal("本年度未收取信息处理费。", report.Text(ReportSection.OtherMatters));
        Assert.Equal(new SignOff("云川市商务局", new(2025, 1, 20)), report.SignOff);
        Assert.Null(report.Contact);
    }

    [Fact]
    public void Text_that_nobody_sees_is_kept_but_belongs_to_no_section()
    {
        var page =
            "<h1>云川市商务局2024年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>内容。</p><div style='display:none'>看不见的字</div><h2>五、存在的主要问题及改进情况</h2><p>主动性不强。</p><h2>六、"
                + "其他需要报告的事项</h2><p>未收取信息处理费。</p>";
        var report = Read(page);
        Assert.Equal("未收取信息处理费。", report.Text(ReportSection.OtherMatters));
        Assert.Equal("内容。", report.Text(ReportSection.Overview));
        Assert.Contains(report.Passages, passage => passage is { Text: "看不见的字", Section: null });
    }

    [Fact]
    public void Separated_values_may_run_over_lines()
    {
        var printed = Printed.Of(ReportForm.B, 5);
        var lines = printed.Print(Shape.Tabs).Split('\n').Select(line => line.Contains('\t', StringComparison.Ordinal) || line.Length is > 0 and < 12
            ? string.Join(',',
                line.Split('\t').Concat(Enumerable.Repeat("", 15)).Take(15).Select(field => field.Length > 6 ? $"\"{field[..5]}\n{field[5..]}\"" : field))
                : line);
        Whole(printed, Read(string.Join('\n', lines)));
    }

    [Fact]
    public void Bars_may_be_drawn() =>
        Whole(Printed.Of(ReportForm.B, 5),
            Read(string.Join('\n',
                Printed.Of(ReportForm.B, 5).Print(Shape.Markdown).Split('\n')
                    .Select(line => line.StartsWith('|') ? "├───┼───┤\n" + line.Replace('|', '│') : line))));

    [Theory, InlineData("95 96"), InlineData("13\n612"), InlineData("0 0"), InlineData("12月"), InlineData("第3"), InlineData("95…"),
        InlineData("95/96"), InlineData("1,02")]
    public void A_cell_that_may_hold_two_numbers_or_none_is_not_read(string text) =>
        Assert.IsType<Unreadable>(CellText.Read(text, CellType.Count, null, null));

    [Theory, InlineData("1 024",
        1024), InlineData("13\u00A0612", 13612), InlineData("１，０２４", 1024), InlineData("一百二十", 120), InlineData("95件", 95), InlineData(" 0\n", 0)]
    public void A_number_that_can_be_but_one_is_read(string text, long value) =>
        Assert.Equal(value, Assert.IsType<Count>(CellText.Read(text, CellType.Count, null, null)).Value);

    [Fact]
    public void Radicals_that_a_font_puts_in_place_of_characters_are_taken_back() =>
        Assert.Equal("人民政府门户网站工作①", ChineseText.WithoutRadicals("⼈⺠政府⻔⼾⽹站⼯作①"));

    [Fact]
    public void A_table_taken_column_by_column_gives_no_row_anothers_value()
    {
        var report = Read("""
            云川市商务局2024年政府信息公开工作年度报告
            二、主动公开政府信息情况
            第二十条第（八）项
            信息内容
            行政事业性收费
            2482
            本年收费金额（单位：万元）
            870
            三、收到和处理政府信息公开申请情况
            """);
        Assert.IsType<Unreadable>(report["proactive.b20_8.fees.amount"]);
    }

    private static AnnualReport Read(string text)
    {
        var reading = ReportReader.Read("report", Encoding.UTF8.GetBytes(text), ReadingLimits.Default);
        Assert.NotNull(reading.Report);
        return reading.Report;
    }

    private static void Whole(Printed printed, AnnualReport report) =>
        Assert.Equal([],
            printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id])
                .Select(cell => $"{cell.Id} {printed.Figures[cell.Id]} ≠ {report[cell.Id]}").Take(4));

    private static string? Figure(Cell cell) => cell switch
    {
        Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Amount amount => amount.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
