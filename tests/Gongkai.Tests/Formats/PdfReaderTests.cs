using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Formats;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Gongkai.Tests.Formats;

public sealed class PdfReaderTests
{
    [Fact]
    public void Ruled_cells_and_their_spans_are_those_of_the_lines()
    {
        var document = Read(Pdf((page, text) =>
        {
            Grid(page, [100, 200, 300, 400], [700, 680, 660], without: [(200, 680, 700)]);
            text(110, 686, "wide");
            text(310, 686, "head");
            text(110, 666, "1");
            text(210, 666, "2");
            text(310, 666, "3");
        }));
        var table = Assert.IsType<Table>(Assert.Single(document.Blocks));
        Assert.Equal(Geometry.Grid, table.Geometry);
        Assert.Equal(["wide+2|head", "1|2|3"], Printed.Lines(document));
        Assert.Equal(new PagePlace(1, 300, 660, 400, 680), table.Cells[^1].At with { Sequence = 0 });
    }

    [Fact]
    public void Marks_of_footnotes_are_set_apart_and_what_a_line_strikes_is_gone()
    {
        var document = Read(Pdf((page, text) =>
        {
            Grid(page, [100, 200, 300, 400], [700, 680, 660]);
            text(110, 686, "1001");
            text(134, 690, "1", 6);
            text(210, 686, "99");
            page.DrawLine(new PdfPoint(210, 690), new PdfPoint(221, 690));
            text(222, 686, "1002");
            text(310, 686, "1003");
            page.DrawLine(new PdfPoint(310, 685), new PdfPoint(332, 685));
            text(110, 670, "1", 6);
            text(114, 666, "1004");
            text(210, 666, "5");
            text(216, 670, "12");
            text(310, 666, "6");
            text(316, 664, "1", 6);
        }));
        Assert.Equal(["1001¹|1002|1003", "¹1004|5¹²|6₁"], Printed.Lines(document));
    }

    [Fact]
    public void Cells_drawn_box_by_box_make_one_table()
    {
        var document = Read(Pdf((page, text) =>
        {
            for (var row = 0; row < 2; row++)
                for (var column = 0; column < 3; column++)
                {
                    page.DrawRectangle(new PdfPoint(100 + column * 60, 600 - row * 20), 58.5, 18.5);
                    text(110 + column * 60, 605 - row * 20, $"{row}{column}");
                }
        }));
        Assert.Equal(["00|01|02", "10|11|12"], Printed.Lines(document));
    }

    [Fact]
    public void A_table_broken_over_two_pages_is_one_table_whose_columns_mean_the_same()
    {
        var document = Read(Pdf(
            (page, text) =>
            {
                Grid(page, [100, 200, 300], [120, 100, 80]);
                text(110, 106, "a");
                text(210, 106, "b");
                text(110, 86, "c");
                text(210, 86, "d");
            },
            (page, text) =>
            {
                Grid(page, [100, 150, 200, 300], [780, 760]);
                text(110, 766, "e");
                text(160, 766, "f");
                text(210, 766, "g");
            }));
        Assert.Equal(["a+2|b", "c+2|d", "e|f|g"], Printed.Lines(document));
    }

    [Fact]
    public void A_row_torn_by_the_end_of_a_page_is_whole_again()
    {
        double[] xs = [100, 200, 230, 260, 290, 320, 350];
        var document = Read(Pdf(
            (page, text) =>
            {
                Grid(page, xs, [120, 100, 80]);
                text(110, 106, "first");
                text(110, 86, "second be");
                for (var i = 1; i < 6; i++)
                {
                    text(xs[i] + 10, 106, $"{i}");
                    text(xs[i] + 10, 86, $"{i + 1}");
                }
            },
            (page, text) =>
            {
                Grid(page, xs, [780, 760, 740]);
                text(110, 766, "gins");
                text(110, 746, "third");
                for (var i = 1; i < 6; i++) text(xs[i] + 10, 746, $"{i + 2}");
            }));
        Assert.Equal(["first|1|2|3|4|5", "second begins|2|3|4|5|6", "third|3|4|5|6|7"], Printed.Lines(document));
    }

    [Fact]
    public void A_glyph_drawn_twice_to_look_bold_is_one_glyph()
    {
        var document = Read(Pdf((_, text) =>
        {
            text(100, 700, "1122");
            text(100.4, 700, "1122");
        }));
        Assert.Equal(["1122"], Printed.Lines(document));
    }

    [Fact]
    public void An_underline_divides_no_cell()
    {
        var document = Read(Pdf((page, text) =>
        {
            Grid(page, [100, 200, 300], [700, 660]);
            page.DrawLine(new PdfPoint(110, 678), new PdfPoint(140, 678), 0.5);
            text(110, 680, "12");
            text(210, 680, "34");
        }));
        Assert.Equal(["12|34"], Printed.Lines(document));
    }

    [Fact]
    public void Numbers_under_one_another_make_a_table_without_any_line()
    {
        var document = Read(Pdf((_, text) =>
        {
            text(200, 720, "issued");
            text(280, 720, "repealed");
            text(360, 720, "valid");
            text(100, 700, "Rules");
            text(210, 700, "3");
            text(290, 700, "5");
            text(370, 700, "74");
            text(100, 680, "Documents");
            text(204, 680, "564");
            text(367, 680, "4185");
        }));
        Assert.Equal(Geometry.Grid, Assert.IsType<Table>(Assert.Single(document.Blocks)).Geometry);
        Assert.Equal(["issued|repealed|valid", "Rules|3|5|74", "Documents|564||4185"], Printed.Lines(document));
    }

    [Fact]
    public void Writing_on_a_turned_page_is_read_as_it_is_seen()
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(PageSize.A4);
        page.SetRotation(new PageRotationDegrees(90));
        Grid(page, [100, 200, 300], [700, 660]);
        page.AddText("12", 10, new PdfPoint(110, 680), font);
        page.AddText("34", 10, new PdfPoint(210, 680), font);
        Assert.Equal(["12|34"], Printed.Lines(Read(builder.Build())));
    }

    [Fact]
    public void A_number_that_the_edge_of_the_paper_cuts_off_is_no_number() =>
        Assert.Equal(["all 10…"], Printed.Lines(Read(Pdf((_, text) =>
        {
            text(500, 700, "all");
            text(583, 700, "1017");
        }))));

    [Fact]
    public void A_cell_of_spaces_is_empty() =>
        Assert.Equal(["1|"], Printed.Lines(Read(Pdf((page, text) =>
        {
            Grid(page, [100, 200, 300], [700, 680]);
            text(110, 686, "1");
            text(210, 686, "  ");
        }))));

    [Fact]
    public void Page_numbers_and_running_heads_are_left_out()
    {
        Action<PdfPageBuilder, Write> page = (_, text) =>
        {
            text(100, 815, "Annual report");
            text(100, 700, "A line of the body.");
            text(280, 30, "- 1 -");
        };
        Assert.Equal(["A line of the body.", "A line of the body.", "A line of the body."], Printed.Lines(Read(Pdf(page, page, page))));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void A_file_that_was_cut_off_is_refused(double kept)
    {
        var whole = Pdf((_, text) => text(100, 700, "whole"));
        var document = Read(whole[..(int)(whole.Length * kept)]);
        Assert.Empty(document.Blocks);
        Assert.Equal(["RD02 E"], Printed.Codes(document));
    }

    [Fact]
    public void Bytes_that_only_begin_and_end_like_a_PDF_are_refused()
    {
        var document = Read([.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 / 8 % 256)), .. "\nstartxref\n99\n%%EOF"u8]);
        Assert.Empty(document.Blocks);
        Assert.Equal(["RD02 E"], Printed.Codes(document));
    }

    [Fact]
    public void A_page_of_pictures_without_text_is_told()
    {
        var document = Read(Pdf((page, _) => page.AddPng(Png, new PdfRectangle(0, 0, 595, 842))));
        Assert.Empty(document.Blocks);
        Assert.Equal(["RD04 E"], Printed.Codes(document));
        Assert.Equal("1", document.Findings[0]["pages"]);
    }

    [Fact]
    public void A_file_over_the_limits_is_refused()
    {
        var content = Pdf((_, text) => text(100, 700, "much"));
        Assert.Equal(["RD05 E"], Printed.Codes(PdfReader.Read(content, ReadingLimits.Default with { FileBytes = 100 })));
        Assert.Equal(["RD10 E"], Printed.Codes(PdfReader.Read(content, ReadingLimits.Default with { Time = TimeSpan.Zero })));
    }

    [Fact]
    public void The_published_report_of_a_district_comes_out_whole()
    {
        var document = Read(File.ReadAllBytes(Path.Combine(Repository.Shared(), "reports", "real", "hongze-2024.pdf")));
        var tables = document.Blocks.OfType<Table>().ToList();
        Assert.Equal([(14, 4), (26, 10), (4, 15)], tables.Select(table => (table.RowCount, table.ColumnCount)));
        Assert.Equal("三、本年度办理结果/11|（一）予以公开+2|50|0|0|0|0|0|50", Printed.Row(tables[1], 5));
        Assert.Equal("（四）无法提供|1.本机关不掌握相关政府信息|31|0|0|0|0|0|31", Printed.Row(tables[1], 15));
        Assert.Equal("1|1|0|0|2|1|0|0|0|1|2|0|1|0|3", Printed.Row(tables[2], 3));
        Assert.Equal(17, document.Blocks.Length - tables.Count);
        Assert.All(document.Blocks.OfType<Paragraph>().Skip(1).Where(paragraph => paragraph.Text.Length > 25),
            paragraph => Assert.EndsWith("。", paragraph.Text, StringComparison.Ordinal));
    }

    private delegate void Write(double x, double y, string text, int size = 10);

    private static readonly byte[] Png =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static SourceDocument Read(byte[] content) => PdfReader.Read(content, ReadingLimits.Default);

    private static byte[] Pdf(params ReadOnlySpan<Action<PdfPageBuilder, Write>> pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var draw in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            draw(page, (x, y, text, size) => page.AddText(text, size, new PdfPoint(x, y), font));
        }
        return builder.Build();
    }

    private static void Grid(PdfPageBuilder page, double[] xs, double[] ys, params ReadOnlySpan<(double X, double Y0, double Y1)> without)
    {
        foreach (var y in ys) page.DrawLine(new PdfPoint(xs[0], y), new PdfPoint(xs[^1], y), 0.5);
        foreach (var x in xs)
            for (var row = 1; row < ys.Length; row++)
                if (!without.Contains((x, ys[row], ys[row - 1]))) page.DrawLine(new PdfPoint(x, ys[row]), new PdfPoint(x, ys[row - 1]), 0.5);
    }
}
