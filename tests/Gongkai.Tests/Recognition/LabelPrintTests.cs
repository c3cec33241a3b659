using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Gongkai.Documents;
using Gongkai.Reports;
using Gongkai.Tests.Formats;

namespace Gongkai.Tests.Recognition;

/// <summary>Labels as agencies print them: numbered otherwise, shortened, joined with their numbers. Each is read for its own row or for none.</summary>
public sealed partial class LabelPrintTests
{
    private static readonly string[] Formats = ["tabs", "cells", "bars", "markdown", "spaces", "lines", "html", "docx", "xlsx"];

    public static TheoryData<string, string> Separated =>
        new(from format in Formats
            from pattern in new[] { "{0}.{1}", "{0}．{1}", "{0}、{1}", "{0}){1}", "{0}）{1}", "{0} {1}", "{0}\u3000{1}", "（{0}）{1}", "({0}){1}", "{0}:{1}",
                "{0}{1}", "⒈", "①", "⑴" }
            select (format, pattern));

    [Theory, MemberData(nameof(Separated))]
    public void A_numbered_label_is_the_form_s_whatever_stands_behind_its_number(string format, string pattern)
    {
        foreach (var form in new[] { ReportForm.A, ReportForm.B })
        {
            var printed = Printed.Of(form, 3);
            foreach (var row in printed.Tables[^2].Where(row => row.Values.Count > 0))
                if (Numbered().Match(row.Labels[^1]) is { Success: true } label)
                    row.Labels[^1] = pattern.Length == 1
                        ? $"{(char)(pattern[0] + label.Groups[1].Value[0] - '1')}{label.Groups[2].Value}"
                        : string.Format(CultureInfo.InvariantCulture, pattern, label.Groups[1].Value, label.Groups[2].Value);
            Whole(printed, Read(printed, format));
        }
    }

    [Theory, InlineData("tabs"), InlineData("cells"), InlineData("bars"), InlineData("markdown"), InlineData("spaces"), InlineData("lines"), InlineData("html"),
        InlineData("docx"), InlineData("xlsx")]
    public void Shortened_labels_that_their_neighbours_make_certain_are_read_with_a_warning(string format)
    {
        var printed = Printed.Of(ReportForm.B, 3);
        Short(printed, "requests.outcome.other.no_correction", "1.逾期不补正");
        Short(printed, "requests.outcome.other.fee_unpaid", "2.逾期不缴费");
        Short(printed, "requests.outcome.not_processed.reconfirm", "5.要求确认或重新出具");
        Short(printed, "requests.outcome.denied.third_party", "4.第三方合法权益");
        Short(printed, "requests.outcome.unavailable.needs_creation", "2.需要另行制作");
        var report = Read(printed, format);
        Whole(printed, report);
        Assert.Equal(2,
            report.Layout.OfType<LabelDiffers>()
                .Count(note => note is { Match: LabelMatch.Approximate, Id: "requests.outcome.other.no_correction" or "requests.outcome.other.fee_unpaid" }));
    }

    [Theory, InlineData("tabs"), InlineData("markdown"), InlineData("html"), InlineData("docx"), InlineData("xlsx")]
    public void A_label_that_may_mean_either_of_two_rows_is_read_for_neither(string format)
    {
        var printed = Printed.Of(ReportForm.B, 3);
        Short(printed, "requests.outcome.other.no_correction", "逾期");
        foreach (var table in printed.Tables) table.RemoveAll(row => row.Id == "requests.outcome.other.fee_unpaid");
        var report = Read(printed, format);
        Assert.IsType<Missing>(report["requests.outcome.other.no_correction.total"]);
        Assert.IsType<Missing>(report["requests.outcome.other.fee_unpaid.total"]);
        // In text the row of either may be the other half of its neighbours.
        if (format is "html" or "docx" or "xlsx")
            Assert.Equal(printed.Figures["requests.outcome.other.misc.total"], Figure(report["requests.outcome.other.misc.total"]));
        else Assert.True(report["requests.outcome.other.misc.total"] is Unreadable
            || Figure(report["requests.outcome.other.misc.total"]) == printed.Figures["requests.outcome.other.misc.total"]);
    }

    [Fact]
    public void No_abbreviation_gives_a_row_another_row_s_numbers() =>
        Gen.Select(Gen.Int[0, 6].Select(i => Formats[i]), Gen.Int[0, 1], Gen.Int[0, 999_999], Gen.Int[1, 6], Gen.Bool)
            .Sample((format, generation, seed, count, numbered) =>
        {
            var random = new Random(seed);
            var printed = Printed.Of(generation == 0 ? ReportForm.A : ReportForm.B, seed);
            var rows = printed.Tables.SelectMany(table => table).Where(row => row.Values.Count > 0 && row.Labels.Count > 0).ToArray();
            for (var i = 0; i < count; i++)
            {
                var row = rows[random.Next(rows.Length)];
                var at = row.Labels.FindLastIndex(text => text.Length > 0);
                var (number, words) = Prefix().Match(row.Labels[at]) is { Success: true } own
                    ? (own.Groups[1].Value, own.Groups[2].Value) : ("", row.Labels[at]);
                var kept = string.Concat(words.Where(_ => random.Next(3) > 0));
                if (kept.Length >= 2) row.Labels[at] = (numbered ? number : "") + kept;
                if (random.Next(6) == 0) foreach (var table in printed.Tables) table.Remove(row);
            }
            var report = Read(printed, format);
            foreach (var cell in printed.Form.Cells)
                if (Figure(report[cell.Id]) is { } figure && figure != printed.Figures[cell.Id])
                    Assert.Fail($"{format} {cell.Id}: {figure} was printed for another cell ({printed.Figures[cell.Id]})");
        }, iter: 1500);

    [Theory, InlineData("\t"), InlineData("\n"), InlineData("   "), InlineData(" ")]
    public void A_label_and_its_numbers_in_one_cell_are_a_row(string between)
    {
        foreach (var format in new[] { "html", "docx", "xlsx" })
        {
            var printed = Printed.Of(ReportForm.B, 3);
            foreach (var row in printed.Tables[..^1].SelectMany(table => table).Where(row => row.Values.Count > 0))
            {
                var at = row.Labels.FindLastIndex(text => text.Length > 0);
                row.Labels[at] += between + string.Join(between, row.Values);
                row.Values.Clear();
            }
            if (format == "html" && between is "\t" or "\n") continue;
            Whole(printed, Read(printed, format));
        }
    }

    [Fact]
    public void A_number_that_stands_right_behind_its_label_is_the_first_value()
    {
        var printed = Printed.Of(ReportForm.B, 3);
        var row = printed.Row("proactive.b20_5.licensing");
        row.Labels[0] += row.Values[0];
        row.Values.Clear();
        Whole(printed, Read(printed, "docx"));
    }

    [Theory, InlineData("二〇二三"), InlineData("二○二三"), InlineData("二零二三"), InlineData("二O二三"), InlineData("二0二三"), InlineData("二◯二三"),
        InlineData("2023"), InlineData("２０２３")]
    public void A_year_may_be_written_with_any_zero(string year)
    {
        var report =
            Read($"云川市商务局{year}年政府信息公开工作年度报告\n\n本报告所列数据的统计期限为{year}年1月1日至12月31日。\n\n一、总体情况\n\n内容。\n\n五、存在的主要问题及改进情况\n\n无。\n\n六、其他需要报告的事项\n\n无。\n".InUtf8());
        Assert.Equal((2023, "云川市商务局", new ReportingPeriod(new(2023, 1, 1), new(2023, 12, 31))), (report.Year, report.Agency, report.Period));
    }

    [Fact]
    public void A_period_may_be_written_in_Chinese_numerals() =>
        Assert.Equal(new ReportingPeriod(new(2023, 1, 1), new(2023, 12, 31)),
            Read("云川市商务局政府信息公开工作年度报告\n\n统计期限为二〇二三年一月一日至二〇二三年十二月三十一日。\n\n一、总体情况\n\n内容。\n\n五、存在的主要问题及改进情况\n\n无。\n\n六、其他需要报告的事项\n\n无。\n".InUtf8()).Period);

    [Theory, InlineData("---\ntitle: 关于公布2022年政府信息公开工作年度报告\ndate: 2023-01-20\ntags:\n  - 年报\n---\n\n# 云川市商务局2023年政府信息公开工作年度报告"),
        InlineData("+++\ntitle = \"云川市民政局2022年政府信息公开工作年度报告\"\n+++\n# 云川市商务局2023年政府信息公开工作年度报告"),
        InlineData("---\ntitle: \"云川市商务局2023年政府信息公开工作年度报告\"\nlayout: post\n---\n")]
    public void The_head_of_a_Markdown_file_is_no_title_but_where_the_text_has_none(string head)
    {
        var report = Read($"{head}\n\n## 一、总体情况\n\n内容。\n\n## 五、存在的主要问题及改进情况\n\n无。\n\n## 六、其他需要报告的事项\n\n无。\n".InUtf8());
        Assert.Equal(("云川市商务局2023年政府信息公开工作年度报告", 2023), (report.Title, report.Year));
        Assert.DoesNotContain(report.Passages,
            passage => passage.Text.Contains("title", StringComparison.Ordinal) || passage.Text.Contains("---", StringComparison.Ordinal));
    }

    private static void Short(Printed printed, string row, string label) => printed.Row(row).Labels[^1] = label;

    private static AnnualReport Read(Printed printed, string format) => Read(format switch
    {
        "tabs" => printed.Print(Shape.Tabs).InUtf8(),
        "cells" => printed.Print(Shape.CellPerLine).InUtf8(),
        "bars" => printed.Print(Shape.BarPerLine).InUtf8(),
        "markdown" => printed.Print(Shape.Markdown).InUtf8(),
        "spaces" => printed.Print(Shape.Spaces).InUtf8(),
        "lines" => printed.Print(Shape.BareLines).InUtf8(),
        "html" => Typed.Html(printed),
        "docx" => Typed.Docx(printed),
        _ => Typed.Xlsx(printed),
    });

    private static AnnualReport Read(byte[] content)
    {
        var reading = ReportReader.Read("report", content, ReadingLimits.Default);
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

    [GeneratedRegex(@"^(\d)\.(.+)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(\d\.|[一二三四]、|（[一二三四五六七]）)?(.+)$")]
    private static partial Regex Prefix();
}

internal static class Utf8
{
    public static byte[] InUtf8(this string text) => Encoding.UTF8.GetBytes(text);
}
