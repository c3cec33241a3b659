using DocumentFormat.OpenXml.Packaging;
using Gongkai.Casework;
using Gongkai.Documents.Letters;
using Gongkai.Documents.Writing;
using Gongkai.Tests.Casework;
using UglyToad.PdfPig;

namespace Gongkai.Tests.Letters;

public sealed class PrintedLetterTests
{
    private const string LongAddress = "云江省云川市青岭区松风街道和平大道1888号青岭区政务服务中心B座1207室";
    private const string Web = "https://gk.yunchuan.example/track/2026-03/12";

    [Fact]
    public void A_page_has_22_lines_of_28_characters_in_the_type_area()
    {
        PrintedPages.Need();
        var pages =
            PrintedPages.Of(
                Print("D-N6", fields => fields.With(LetterField.Reasons, string.Concat(Enumerable.Repeat("该审核表是审核过程中形成的内部讨论记录尚未作出决定公开会妨碍审核的公正", 40)))));
        var lines = pages[1].Where(line => !line.Text.StartsWith('—')).ToArray();
        Assert.Equal(22, lines.Length);
        Assert.All(lines, line => Assert.Equal(28, line.Text.Length));
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.InRange(pair.Second.Top - pair.First.Top, 28.7, 29.2));
        Assert.All(lines, line => Assert.InRange(line.Left, 28 * PrintedPages.Millimetre - 1, 28 * PrintedPages.Millimetre + 1));
        Assert.All(lines, line => Assert.InRange(line.Right, 180 * PrintedPages.Millimetre, 184 * PrintedPages.Millimetre + 1));
    }

    [Fact]
    public void Page_numbers_stand_below_the_type_area_odd_ones_right_even_ones_left()
    {
        PrintedPages.Need();
        var pages = PrintedPages.Of(Print("D-P", fields => fields));
        for (var i = 0; i < pages.Length; i++)
        {
            var number = Assert.Single(pages[i], line => line.Text == $"—{i + 1}—");
            Assert.InRange((number.Top + number.Bottom) / 2, (262 + 4) * PrintedPages.Millimetre, (262 + 10) * PrintedPages.Millimetre);
            if (i % 2 == 0) Assert.InRange(number.Right, 175 * PrintedPages.Millimetre, 184 * PrintedPages.Millimetre);
            else Assert.InRange(number.Left, 28 * PrintedPages.Millimetre, 37 * PrintedPages.Millimetre);
        }
    }

    // The page breaks somewhere else with each length of the text.
    [Theory]
    [InlineData("D-N6", 0)]
    [InlineData("D-N6", 4)]
    [InlineData("D-P", 2)]
    [InlineData("D-X1", 1)]
    [InlineData("L04", 6)]
    [InlineData("L20", 5)]
    public void Signature_date_and_contact_line_keep_company_with_the_text(string code, int sentences)
    {
        PrintedPages.Need();
        var pages =
            PrintedPages.Of(
                Print(code, fields => fields.With(LetterField.Reasons, string.Concat(Enumerable.Repeat("该审核表是审核过程中形成的内部讨论记录，尚未作出决定。", sentences + 1)))));
        var page = Assert.Single(pages, page => page.Any(line => line.Text == "2026年3月30日"));
        Assert.Same(page, pages[^1]);
        var date = Array.FindIndex(page, line => line.Text == "2026年3月30日");
        Assert.Equal("云川市商务局", page[date - 1].Text);
        Assert.True(date >= 2, "the signature stands alone");
        Assert.Contains(page.Skip(date), line => line.Text.Contains("电话", StringComparison.Ordinal));
        Assert.InRange((184 * PrintedPages.Millimetre) - page[date].Right, 3.4 * 16, 4.6 * 16);
        Assert.InRange((page[date - 1].Left + page[date - 1].Right - page[date].Left - page[date].Right) / 2, -16, 16);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(12)]
    public void Telephone_numbers_addresses_and_codes_stand_on_one_line(int before)
    {
        PrintedPages.Need();
        var pages = PrintedPages.Of(Print("D-X1", fields => fields
            .With(LetterField.ProperChannel, $"{new string('某', before)}信访局，电话：0123-88000009；网上信访平台：{Web}；登记号YC-2026-000117")
            .With(LetterField.AgencyAddress, LongAddress).With(LetterField.Telephone, "0123-88000001")));
        string[] lines = [.. pages.SelectMany(page => page).Select(line => line.Text)];
        foreach (var whole in (string[])["0123-88000009", Web, "YC-2026-000117", "0123-88000001"])
            Assert.Single(lines, line => line.Contains(PrintedCopy.Letters(whole), StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_before_a_long_address_is_not_torn_apart()
    {
        PrintedPages.Need();
        var pages = PrintedPages.Of(Print("D-X1", fields => fields.With(LetterField.ProperChannel, $"云川市信访局网上信访平台：{Web}")));
        var line = Assert.Single(pages.SelectMany(page => page), line => line.Text.EndsWith("网上信访平台：", StringComparison.Ordinal));
        Assert.InRange((line.Right - line.Left) / line.Text.Length, 15, 16.5);
    }

    [Fact]
    public void Digits_are_set_in_the_typeface_of_the_text()
    {
        PrintedPages.Need();
        using var pdf = PdfDocument.Open(Print("D-N6", fields => fields));
        var body = pdf.GetPage(1).Letters.Where(letter => Math.Abs(letter.PointSize - 16) < 0.5).ToArray();
        Assert.Contains(body, letter => letter.Value == "2");
        Assert.Single(body.Select(letter => letter.FontName).Distinct());
    }

    [Fact]
    public void The_red_head_has_its_name_and_lines_where_the_standard_wants_them()
    {
        PrintedPages.Need();
        var letter = LetterType.Find("D-N6")!;
        var issued = LetterTemplates.Default(letter).WithHead(true).Fill(Letter.FieldsOf(letter)).Letter!;
        Assert.Empty(LetterTests.Faults(issued.Docx));
        var pdf = issued.ToPdf();
        var red = PrintedPages.Red(pdf);
        var lines = red.GroupBy(dot => dot.Y).Where(row => row.Count() > 700)
            .Select(row => (Y: row.Key, Left: row.Min(dot => dot.X), Right: row.Max(dot => dot.X))).OrderBy(line => line.Y).ToArray();
        Assert.All(lines, line => Assert.InRange(line.Right - line.Left, 168.5, 171.5));
        Assert.All(lines, line => Assert.InRange((line.Right + line.Left) / 2, 104, 106));
        var name = red.Where(dot => dot.Y < lines[0].Y - 1).ToArray();
        Assert.InRange(name.Min(dot => dot.Y), 29, 31);
        Assert.InRange(lines[0].Y - name.Max(dot => dot.Y), 3, 5);
        Assert.InRange(297 - lines[^1].Y, 19, 21);
        var pages = PrintedPages.Of(pdf);
        Assert.DoesNotContain(pages[0], line => line.Text == "—1—");
        Assert.Single(pages[1], line => line.Text == "—2—");
        Assert.DoesNotContain("\n云川市商务局\n政府", "\n" + issued.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void One_attachment_has_no_number_and_several_have()
    {
        Assert.Contains("\n附件：审核结果\n", Text(["审核结果。"]), StringComparison.Ordinal);
        Assert.Contains("\n附件：1．审核结果\n2．汇总表\n3．凭证\n", Text(["审核结果", "汇总表", "凭证"]), StringComparison.Ordinal);

        static string Text(string[] names) =>
            Fill("D-P", fields => fields.With(LetterField.Attachments, names.Select(name => LetterFields.Empty.With(LetterField.ItemName, name)))).PlainText;
    }

    [Fact]
    public void What_is_printed_changes_nothing_in_the_letter()
    {
        var issued = Fill("D-X1", fields => fields.With(LetterField.ProperChannel, $"电话：0123-88000009，{Web}"));
        Assert.Contains($"电话：0123-88000009，{Web}", issued.PlainText, StringComparison.Ordinal);
        using var file = WordprocessingDocument.Open(new MemoryStream(issued.Docx.ToArray()), false);
        Assert.DoesNotContain('\u2060', file.MainDocumentPart!.Document!.InnerText);
    }

    private static IssuedLetter Fill(string code,
        Func<LetterFields, LetterFields> add) => LetterTemplates.Default(code).Fill(add(Letter.FieldsOf(LetterType.Find(code)!))).Letter!;

    private static byte[] Print(string code, Func<LetterFields, LetterFields> add) => Fill(code, add).ToPdf();
}
