using System.Globalization;
using CsCheck;
using Gongkai.Documents;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Recognition;
using Gongkai.Reports;

namespace Gongkai.Tests.Recognition;

/// <summary>Whatever is torn, lost or added, a cell that is given a value is given the one that was printed for it.</summary>
public sealed class DamageTests
{
    private static readonly Shape[] Shapes = [Shape.Tabs, Shape.CellPerLine, Shape.BarPerLine, Shape.Markdown, Shape.Spaces, Shape.BareLines];

    public static TheoryData<Shape, ReportFormGeneration> Every => new(
        from shape in Shapes from generation in new[] { ReportFormGeneration.A, ReportFormGeneration.B } select (shape, generation));

    [Theory, MemberData(nameof(Every))]
    public void Every_shape_is_read_whole(Shape shape, ReportFormGeneration generation)
    {
        var printed = Printed.Of(ReportForm.Of(generation), 7);
        var report = Read(printed.Print(shape));
        Assert.Equal(generation, report.Generation);
        Same(printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id]).Select(cell => $"{cell.Id} {report[cell.Id]}"));
        Same(report.Layout.Where(note => note is not (TitlePrinted or TableTorn)).Select(note => note.ToString()));
    }

    [Theory, MemberData(nameof(Every))]
    public void An_emptied_cell_is_blank_or_its_row_unreadable(Shape shape, ReportFormGeneration generation)
    {
        foreach (var (printed, row, column) in Cases(generation))
        {
            row.Values[column] = "";
            var report = Sound(printed, shape, row.Id);
            if (shape is Shape.Tabs or Shape.Markdown or Shape.CellPerLine) Assert.IsType<Blank>(report[Id(printed, row, column)]);
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void A_value_taken_out_makes_no_other_value_wrong(Shape shape, ReportFormGeneration generation)
    {
        foreach (var (printed, row, column) in Cases(generation))
        {
            row.Values.RemoveAt(column);
            var report = Sound(printed, shape, row.Id);
            if (row.Values.Count > 0)
                Assert.Contains(report.Layout, note => note is WidthDiffers width && row.Id.StartsWith(width.Row, StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void A_value_put_in_makes_no_other_value_wrong(Shape shape, ReportFormGeneration generation)
    {
        foreach (var (printed, row, column) in Cases(generation))
        {
            row.Values.Insert(column, "9999");
            var report = Sound(printed, shape, row.Id);
            Assert.Contains(report.Layout, note => note is WidthDiffers);
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void A_row_taken_out_is_missing_and_no_other_row_is_touched(Shape shape, ReportFormGeneration generation)
    {
        foreach (var (printed, row, _) in Cases(generation))
        {
            foreach (var table in printed.Tables) table.Remove(row);
            var report = Sound(printed, shape, row.Id);
            foreach (var cell in printed.Form.Cells.Where(cell => cell.Row.Id == row.Id)) Assert.IsType<Missing>(report[cell.Id]);
            Assert.Contains(report.Layout,
                note => note is PartAbsent absent
                    && (row.Id.StartsWith(absent.Id, StringComparison.Ordinal) || absent.Id.StartsWith(row.Id, StringComparison.Ordinal)));
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void A_row_that_stands_twice_is_never_added(Shape shape, ReportFormGeneration generation)
    {
        foreach (var (printed, row, column) in Cases(generation))
        {
            var twice = new PrintRow(row.Id, [.. row.Labels], [.. row.Values]);
            twice.Values[column] = "8888";
            var table = printed.Tables.First(table => table.Contains(row));
            table.Insert(table.IndexOf(row) + 1, twice);
            var report = Sound(printed, shape, row.Id);
            Assert.IsType<Unreadable>(report[Id(printed, row, column)]);
            Assert.Contains(report.Layout, note => note is PartRepeated);
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Values_follow_a_row_that_moved(Shape shape, ReportFormGeneration generation)
    {
        foreach (var (printed, row, _) in Cases(generation).Where(test => test.Row.Id.StartsWith("requests", StringComparison.Ordinal)))
        {
            var table = printed.Tables.First(table => table.Contains(row));
            table.Remove(row);
            table.Insert(3, row);
            var report = Read(printed.Print(shape));
            Same(printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id]).Select(cell => $"{cell.Id} {report[cell.Id]}"));
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void A_label_with_a_wrong_or_a_lost_character_is_still_known(Shape shape, ReportFormGeneration generation)
    {
        foreach (var (printed, row, column) in Cases(generation).Where(test => test.Row.Labels.Exists(label => label.Length >= 6)))
        {
            var at = row.Labels.FindLastIndex(label => label.Length >= 6);
            var label = row.Labels[at];
            row.Labels[at] = column % 2 == 0 ? label.Remove(label.Length / 2 + 1, 1) : label[..(label.Length / 2 + 1)] + "某" + label[(label.Length / 2 + 2)..];
            var report = Read(printed.Print(shape));
            Same(printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id])
                .Select(cell => $"{row.Labels[at]}: {cell.Id} {report[cell.Id]}"));
            Assert.True(report.Layout.Any(note => note is LabelDiffers), row.Labels[at]);
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Values_follow_a_column_that_moved(Shape shape, ReportFormGeneration generation)
    {
        var printed = Printed.Of(ReportForm.Of(generation), 3);
        var table = printed.Tables[^2];
        (table[2].Labels[4], table[2].Labels[6]) = (table[2].Labels[6], table[2].Labels[4]);
        foreach (var row in table.Skip(3)) (row.Values[1], row.Values[3]) = (row.Values[3], row.Values[1]);
        var report = Read(printed.Print(shape));
        Same(printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id]).Select(cell => $"{cell.Id} {report[cell.Id]}"));
        Assert.Contains(report.Layout, note => note is PartMoved { Part: TablePart.Column });
    }

    [Theory, MemberData(nameof(Every))]
    public void Cells_of_a_column_that_is_not_printed_are_missing(Shape shape, ReportFormGeneration generation)
    {
        var printed = Printed.Of(ReportForm.Of(generation), 3);
        var table = printed.Tables[^2];
        table[2].Labels.RemoveAt(5);
        table[1].Labels.RemoveAt(6);
        foreach (var row in table.Skip(3)) row.Values.RemoveAt(2);
        var report = Read(printed.Print(shape));
        Same(printed.Form.Cells.Where(cell =>
            cell.Column.Id == "org_research" ? report[cell.Id] is not Missing : Figure(report[cell.Id]) != printed.Figures[cell.Id])
            .Select(cell => $"{cell.Id} {report[cell.Id]}"));
        Assert.Contains(report.Layout, note => note is PartAbsent { Part: TablePart.Column, Id: "requests.org_research" });
    }

    [Theory, MemberData(nameof(Every))]
    public void A_table_without_its_header_is_read_in_the_order_of_the_form(Shape shape, ReportFormGeneration generation)
    {
        var printed = Printed.Of(ReportForm.Of(generation), 3);
        printed.Tables[^2].RemoveRange(0, 3);
        printed.Tables[^1].RemoveRange(0, 3);
        var report = Read(printed.Print(shape));
        Same(printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id]).Select(cell => $"{cell.Id} {report[cell.Id]}"));
    }

    [Theory, MemberData(nameof(Every))]
    public void A_header_repeated_by_a_page_break_changes_nothing(Shape shape, ReportFormGeneration generation)
    {
        var printed = Printed.Of(ReportForm.Of(generation), 3);
        var table = printed.Tables[^2];
        table.InsertRange(12, [.. table.Take(3)]);
        var report = Read(printed.Print(shape));
        Same(printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id]).Select(cell => $"{cell.Id} {report[cell.Id]}"));
        Assert.Contains(report.Layout, note => note is TableTorn);
        Assert.DoesNotContain(report.Layout, note => note is PartRepeated or PartMoved);
    }

    [Theory, MemberData(nameof(Every))]
    public void Tables_are_found_without_the_titles_of_their_sections(Shape shape, ReportFormGeneration generation)
    {
        foreach (var title in new[] { "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况" })
        {
            var printed = Printed.Of(ReportForm.Of(generation), 3);
            var report = Read(printed.Print(shape).Replace(title + "\n", "", StringComparison.Ordinal));
            Same(printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id]).Select(cell => $"{title}: {cell.Id} {report[cell.Id]}"));
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void A_whole_table_taken_out_is_absent_and_its_cells_missing(Shape shape, ReportFormGeneration generation)
    {
        var count = Printed.Of(ReportForm.Of(generation), 3).Tables.Count;
        for (var i = 0; i < count; i++)
        {
            var printed = Printed.Of(ReportForm.Of(generation), 3);
            var rows = printed.Tables[i].Select(row => row.Id).ToHashSet();
            printed.Tables[i].Clear();
            var report = Read(printed.Print(shape));
            Assert.Equal(generation, report.Generation);
            Same(printed.Form.Cells.Where(cell =>
                rows.Contains(cell.Row.Id) || rows.Contains(cell.Table.Id)
                    ? report[cell.Id] is not Missing : Figure(report[cell.Id]) != printed.Figures[cell.Id])
                    .Select(cell => $"{i}: {cell.Id} {report[cell.Id]}"));
            Assert.Contains(report.Layout, note => note is PartAbsent { Part: TablePart.Table });
        }
    }

    [Fact]
    public void Several_faults_at_once_make_no_value_wrong() =>
        Gen.Select(Gen.Enum<ReportFormGeneration>(), Gen.Enum<Shape>(), Gen.Int[0, 500], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 40], Gen.Int[0, 14]).Array[1, 6])
            .Sample((generation, shape, seed, faults) =>
            {
                var printed = Printed.Of(ReportForm.Of(generation), seed);
                var touched = new HashSet<string>();
                var rows = printed.Tables.SelectMany(table => table).Where(row => row.Id.Length > 0).ToList();
                foreach (var (kind, which, where) in faults)
                {
                    var row = rows[which % rows.Count];
                    var column = where % Math.Max(1, row.Values.Count);
                    if (!touched.Add(row.Id)) continue;
                    if (kind == 0 && row.Values.Count > 0) row.Values.RemoveAt(column);
                    else if (kind == 1) row.Values.Insert(column, "9999");
                    else if (kind == 2 && row.Values.Count > 0) row.Values[column] = "";
                    else if (kind == 3) foreach (var table in printed.Tables) table.Remove(row);
                    else if (kind == 4 && row.Values.Count > 0) row.Values[column] = "见附件";
                    else if (row.Labels.Count > 0) row.Labels[^1] = row.Labels[^1].Length > 2 ? row.Labels[^1][1..] : row.Labels[^1];
                }
                var report = Read(printed.Print(shape));
                foreach (var cell in printed.Form.Cells)
                    if (Figure(report[cell.Id]) is { } figure && figure != printed.Figures[cell.Id])
                        Assert.Fail($"{cell.Id}: {figure} was printed for another cell ({printed.Figures[cell.Id]})");
            }, iter: 2000);

    private static IEnumerable<(Printed Printed, PrintRow Row, int Column)> Cases(ReportFormGeneration generation)
    {
        var ids = Printed.Of(ReportForm.Of(generation), 1).Tables.SelectMany(table => table).Where(row => row.Id.Length > 0)
            .Select(row => (row.Id, row.Values.Count)).ToList();
        for (var i = 0; i < ids.Count; i++)
        {
            var printed = Printed.Of(ReportForm.Of(generation), i);
            yield return (printed, printed.Row(ids[i].Id), i % ids[i].Count);
        }
    }

    // Nothing wrong anywhere, and nothing lost outside the row that was damaged.
    private static AnnualReport Sound(Printed printed, Shape shape, string damaged)
    {
        var report = Read(printed.Print(shape));
        Same(printed.Form.Cells
            .Where(cell => Figure(report[cell.Id]) is { } figure ? figure != printed.Figures[cell.Id] : cell.Row.Id != damaged && cell.Table.Id != damaged)
            .Select(cell => $"{damaged}: {cell.Id} {printed.Figures[cell.Id]} ≠ {report[cell.Id]}"));
        return report;
    }

    private static void Same(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong.Take(4)));

    private static string Id(Printed printed, PrintRow row, int column) =>
        row.Id == "disputes" ? printed.Form.Cells.Where(cell => cell.Table.Id == "disputes").ElementAt(column).Id
        : printed.Form.Cells.Where(cell => cell.Row.Id == row.Id).ElementAt(column).Id;

    private static AnnualReport Read(string text)
    {
        var report = ReportRecognizer.Recognize(PlainTextReader.Read(text, ReadingLimits.Default), out _);
        Assert.NotNull(report);
        return report;
    }

    private static string? Figure(Cell cell) => cell switch
    {
        Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Amount amount => amount.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
