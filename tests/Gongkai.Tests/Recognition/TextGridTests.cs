using System.Globalization;
using System.Text;
using CsCheck;
using Gongkai.Documents;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Recognition;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Tests.Recognition;

/// <summary>Tables set in text whose cells are broken over lines: no half of a number is read for the number.</summary>
public sealed class TextGridTests
{
    private enum Frame
    {
        Pandoc,
        Box,
    }

    [Fact]
    public void A_frame_around_every_row_holds_its_lines_together()
    {
        foreach (var frame in new[] { Frame.Pandoc, Frame.Box })
            foreach (var generation in new[] { ReportForm.A, ReportForm.B })
                foreach (var wrap in new[] { 6, 9, 14, 40 })
                {
                    var printed = Printed.Of(generation, wrap);
                    var report = Read(Set(printed, frame, wrap, 6, 0));
                    Assert.Equal([],
                        printed.Form.Cells.Where(cell => Figure(report[cell.Id]) != printed.Figures[cell.Id])
                            .Select(cell => $"{frame} {wrap} {cell.Id} {printed.Figures[cell.Id]} ≠ {report[cell.Id]}").Take(4));
                }
    }

    [Fact]
    public void A_number_broken_inside_its_frame_is_not_read()
    {
        var printed = Printed.Of(ReportForm.B, 3);
        var report = Read(Set(printed, Frame.Pandoc, 14, 2, 0));
        foreach (var cell in printed.Form.Cells)
            if (printed.Figures[cell.Id].Length > 2) Assert.IsType<Unreadable>(report[cell.Id]);
            else Assert.Equal(printed.Figures[cell.Id], Figure(report[cell.Id]));
    }

    [Fact]
    public void Spans_of_a_drawn_table_are_those_of_its_frame()
    {
        var document =
            PlainTextReader.Read(
                "+-----+----+----+\n| 一  | 二      |\n|     +----+----+\n|     | 1  | -5 |\n|     |    |    |\n+-----+----+----+\n| 三  | 10 | 4  |\n|    "
                    + " | 57 |    |\n+=====+====+====+\n| a   | b  | c  |\n+-----+----+----+\n", ReadingLimits.Default);
        Assert.Equal(["一/2|二+2", "1|-5", "三|10\n57|4", "a|b|c"], Formats.Printed.Lines(document));
    }

    [Fact]
    public void No_frame_with_broken_cells_gives_a_wrong_number() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 999_999], Gen.Int[4, 24], Gen.Int[1, 5], Gen.Int[0, 2])
            .Sample((frame, generation, seed, wrap, digits, vertical) =>
        {
            var printed = Printed.Of(generation == 0 ? ReportForm.A : ReportForm.B, seed);
            var report = Read(Set(printed, (Frame)frame, wrap, digits, vertical));
            foreach (var cell in printed.Form.Cells)
                if (Figure(report[cell.Id]) is { } figure && figure != printed.Figures[cell.Id])
                    Assert.Fail($"{(Frame)frame} wrap {wrap} digits {digits} vertical {vertical} seed {seed} {cell.Id}: {figure} ({printed.Figures[cell.Id]})");
        }, iter: 600);

    [Fact]
    public void Columns_held_apart_by_spaces_whose_cells_are_broken_give_no_wrong_number() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1], Gen.Int[0, 999_999], Gen.Int[4, 24], Gen.Int[1, 5], Gen.Int[0, 2])
            .Sample((rows, generation, seed, wrap, digits, vertical) =>
        {
            var printed = Printed.Of(generation == 0 ? ReportForm.A : ReportForm.B, seed);
            var text = Set(printed, Frame.Pandoc, wrap, digits, vertical);
            // Frames gone; between rows an empty line, nothing, or dashes under each column.
            text = string.Join('\n',
                text.Split('\n')
                    .Select(line =>
                        !line.StartsWith('+')
                            ? line.Replace('|', ' ') : rows switch { 0 => "", 1 => "\0", 2 => line.Replace('+', ' '), _ => line.Replace('+', '-') })
                            .Where(line => line != "\0"));
            var report = Read(text);
            foreach (var cell in printed.Form.Cells)
                if (Figure(report[cell.Id]) is { } figure && figure != printed.Figures[cell.Id])
                    Assert.Fail($"rows {rows} wrap {wrap} digits {digits} vertical {vertical} seed {seed} {cell.Id}: {figure} ({printed.Figures[cell.Id]})");
        }, iter: 600);

    // vertical: cells stand at the top, in the middle or at the foot of their rows.
    private static string Set(Printed printed, Frame frame, int wrap, int digits, int vertical)
    {
        var text = new StringBuilder("云川市商务局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n本局认真落实各项要求。\n\n二、主动公开政府信息情况\n\n");
        for (var i = 0; i < printed.Tables.Count; i++)
        {
            if (i == printed.Form.Proactive.Length) text.Append("\n三、收到和处理政府信息公开申请情况\n\n");
            if (i == printed.Form.Proactive.Length + 1) text.Append("\n四、政府信息公开行政复议、行政诉讼情况\n\n");
            var rows = printed.Tables[i].Select(row => (string[])[.. row.Labels, .. row.Values]).ToList();
            var count = rows.Max(row => row.Length);
            var widths = Enumerable.Range(0, count)
                .Select(column => rows.Max(row => column < row.Length ? Lines(row[column]).Max(TerminalWidth.Of) : 0)).ToArray();
            var rule = frame == Frame.Box
                ? "├" + string.Join('┼', widths.Select(width => new string('─', width + 2))) + "┤\n"
                : "+" + string.Join('+', widths.Select(width => new string('-', width + 2))) + "+\n";
            foreach (var row in rows)
            {
                text.Append(rule);
                var lines = row.Concat(Enumerable.Repeat("", count - row.Length)).Select(Lines).ToArray();
                var height = lines.Max(cell => cell.Length);
                for (var line = 0; line < height; line++)
                {
                    var shown = lines.Select((cell, column) =>
                        TerminalWidth.Pad((line - (height - cell.Length) * vertical / 2) is >= 0 and var at && at < cell.Length
                            ? cell[at] : "", widths[column]));
                    text.Append(frame == Frame.Box ? "│ " + string.Join(" │ ", shown) + " │\n" : "| " + string.Join(" | ", shown) + " |\n");
                }
            }
            text.Append(rule);
            text.Append('\n');
        }
        return text.Append("\n五、存在的主要问题及改进情况\n\n公开的主动性不强。下一步加强培训。\n\n六、其他需要报告的事项\n\n本年度未收取信息处理费。\n").ToString();

        string[] Lines(string cell) =>
            cell.Length == 0
                ? [""] : [.. cell.Chunk(char.IsAsciiDigit(cell[0]) && cell.All(char.IsAsciiDigit) ? digits : wrap).Select(part => new string(part))];
    }

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
