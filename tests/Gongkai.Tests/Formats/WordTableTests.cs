using System.Globalization;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Tests.Formats;

/// <summary>The form's tables wrapped, cut and boxed as Word documents hold them: every cell is read.</summary>
public sealed class WordTableTests
{
    [Theory]
    [InlineData("<w:tc>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tc>", "</w:tc>", "</w:tc></w:sdtContent></w:sdt>")]
    [InlineData("<w:tr>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tr>", "</w:tr>", "</w:tr></w:sdtContent></w:sdt>")]
    [InlineData("<w:tbl>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tbl>", "</w:tbl>", "</w:tbl></w:sdtContent></w:sdt>")]
    [InlineData("<w:tc>", "<w:customXml w:element=\"c\"><w:tc>", "</w:tc>", "</w:tc></w:customXml>")]
    [InlineData("<w:tbl>", "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:tbl>", "</w:tbl>",
        "</w:tbl></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")]
    [InlineData("<w:tbl>", "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:tbl>", "</w:tbl>",
        "</w:tbl></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")]
    [InlineData("<w:tbl>", "<w:tbl><w:tr><w:tc><w:tcPr/><w:tbl>", "</w:tbl>", "</w:tbl><w:p/></w:tc></w:tr></w:tbl>")]
    public void A_table_is_read_whatever_holds_its_parts(string opens, string instead, string closes, string insteadOfClosing)
    {
        foreach (var form in new[] { ReportForm.A, ReportForm.B })
        {
            var printed = Recognition.Printed.Of(form, 21);
            All(printed,
                Typed.Docx(printed,
                    around: body => body.Replace(closes, insteadOfClosing, StringComparison.Ordinal).Replace(opens, instead, StringComparison.Ordinal)));
        }
    }

    [Theory, InlineData(5), InlineData(12), InlineData(20)]
    public void A_table_cut_in_two_is_one_table(int at)
    {
        var printed = Recognition.Printed.Of(ReportForm.B, at);
        var table = printed.Tables[^2];
        printed.Tables[^2] = [.. table.Take(at)];
        printed.Tables.Insert(printed.Tables.Count - 1, [.. table.Skip(at)]);
        All(printed, Typed.Docx(printed));
        All(printed, Typed.Html(printed));
    }

    [Fact]
    public void Numbers_typed_while_changes_were_tracked_are_those_that_stand_after_them()
    {
        var printed = Recognition.Printed.Of(ReportForm.B, 4);
        All(printed, Typed.Docx(printed, printed.Figures.Values.ToDictionary(value => value, value =>
            $"<w:del w:id=\"1\" w:author=\"甲\"><w:r><w:delText>77</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"甲\">{Typed.Run(value)}</w:ins>")));
    }

    [Fact]
    public void Of_a_formula_the_workbook_s_own_result_is_read()
    {
        var printed = Recognition.Printed.Of(ReportForm.B, 4);
        All(printed, Typed.Xlsx(printed, printed.Figures.Values.ToDictionary(value => value, value => $"><f>SUM(A1:A3)</f><v>{value}</v>")));
        All(printed, Typed.Xlsx(printed, printed.Figures.Values.ToDictionary(value => value, value => $" t=\"str\"><f>TEXT(A1,\"0\")</f><v>{value}</v>")));
    }

    private static void All(Recognition.Printed printed, byte[] file)
    {
        var report = ReportReader.Read("报告", file, ReadingLimits.Default).Report;
        Assert.NotNull(report);
        Assert.Equal([],
            printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id])
                .Select(cell => $"{cell.Id} {printed.Figures[cell.Id]} ≠ {report[cell.Id]}").Take(4));
    }

    private static string? Figure(Cell cell) => cell switch
    {
        Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Amount amount => amount.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
