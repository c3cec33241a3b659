using System.Globalization;
using System.Text.Json;
using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents.Writing;

/// <summary>Issues a comparison as JSON or as a workbook.</summary>
public static class ComparisonWriter
{
    /// <summary>Writes the comparison as an object: <c>changed</c>, <c>onlyInFirst</c>, <c>onlyInSecond</c>, <c>findings</c>, <c>texts</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="first">The name of the first file.</param>
    /// <param name="second">The name of the second file.</param>
    /// <param name="finding">Writes one finding as an object.</param>
    public static void Write(Utf8JsonWriter json, Comparison comparison, string first, string second, Action<Utf8JsonWriter, Finding> finding)
    {
        json.WriteStartObject();
        WriteSide(json, "first", first, comparison.First);
        WriteSide(json, "second", second, comparison.Second);
        WriteChanges(json, "changed", comparison.Changed);
        WriteChanges(json, "onlyInFirst", comparison.OnlyInFirst);
        WriteChanges(json, "onlyInSecond", comparison.OnlyInSecond);
        json.WriteStartArray("findings");
        foreach (var between in comparison.BetweenYears) finding(json, between);
        json.WriteEndArray();
        json.WriteStartObject("texts");
        foreach (var text in comparison.Texts)
        {
            json.WriteStartObject(ReportForm.IdOf(text.Section));
            if (text.Copied is { } copied) json.WriteNumber("copied", Math.Round(copied, 4, MidpointRounding.AwayFromZero));
            else json.WriteNull("copied");
            WriteSentences(json, "inBoth", text.InBoth);
            WriteSentences(json, "onlyInFirst", text.OnlyInFirst);
            WriteSentences(json, "onlyInSecond", text.OnlyInSecond);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The workbook: 数据, 文字.</summary>
    public static byte[] Workbook(Comparison comparison)
    {
        var cells = new XlsxSheet("数据", [40, 44, 20, 14, 14, 12]);
        cells.Row(XlsxLook.Cell, "编号", "项目", "列", $"A {comparison.First.Year}", $"B {comparison.Second.Year}", "相差");
        foreach (var change in comparison.Changed.Concat(comparison.OnlyInFirst).Concat(comparison.OnlyInSecond))
            cells.Row(XlsxLook.Cell, change.Cell.Id, FormWords.RowOf(change.Cell), change.Cell.Column.Label, Figure(change.From),
                Figure(change.To), change.Difference);
        var texts = new XlsxSheet("文字", [34, 12, 100]);
        texts.Row(XlsxLook.Cell, "部分", "哪一份", "句子");
        foreach (var text in comparison.Texts)
            foreach (var (side, sentences) in new[] { ("两份都有", text.InBoth), ("只有A", text.OnlyInFirst), ("只有B", text.OnlyInSecond) })
                foreach (var sentence in sentences) texts.Row(XlsxLook.RowLabel, text.Section.Name(), side, sentence);
        return XlsxFile.ToBytes([cells, texts]);
    }

    /// <summary>A cell in a word or two.</summary>
    public static string Printed(Cell cell) => cell switch
    {
        Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Amount amount => amount.Value.ToString(CultureInfo.InvariantCulture) + ReportJson.NameOf(amount.Unit),
        Blank => "空",
        NotApplicable => cell.Raw,
        Missing => "缺",
        _ => "读不准",
    };

    /// <summary>A difference with its sign; empty when there is none.</summary>
    public static string Signed(decimal? difference) =>
        difference is { } number ? number.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture) : "";

    private static object Figure(Cell cell) => cell switch
    {
        Count count => count.Value,
        _ => Printed(cell),
    };

    private static void WriteSide(Utf8JsonWriter json, string name, string file, AnnualReport report)
    {
        json.WriteStartObject(name);
        json.WriteString("file", file);
        json.WriteString("agency", report.Agency);
        if (report.Year is { } year) json.WriteNumber("year", year);
        else json.WriteNull("year");
        json.WriteString("generation", report.Generation.ToString());
        json.WriteEndObject();
    }

    private static void WriteChanges(Utf8JsonWriter json, string name, IEnumerable<CellChange> changes)
    {
        json.WriteStartObject(name);
        foreach (var change in changes)
        {
            json.WriteStartObject(change.Cell.Id);
            json.WritePropertyName("from");
            ReportJson.WriteCell(json, change.From);
            json.WritePropertyName("to");
            ReportJson.WriteCell(json, change.To);
            if (change.Difference is { } difference) json.WriteNumber("difference", difference);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteSentences(Utf8JsonWriter json, string name, IEnumerable<string> sentences)
    {
        json.WriteStartArray(name);
        foreach (var sentence in sentences) json.WriteStringValue(sentence);
        json.WriteEndArray();
    }
}
