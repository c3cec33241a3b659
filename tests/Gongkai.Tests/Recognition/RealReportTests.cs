using System.Globalization;
using System.Text;
using System.Text.Json;
using Gongkai.Documents;
using Gongkai.Documents.Formats;
using Gongkai.Documents.Recognition;
using Gongkai.Reports;

namespace Gongkai.Tests.Recognition;

/// <summary>The published reports beside the repository, cell for cell against their transcription.</summary>
public sealed class RealReportTests
{
    public static TheoryData<string> Texts => ["000_c7adda3fcf987614", "001_b67df828cb4a1735", "002_fe63b0f92ece0c02", "003_55cdf779a7ee0828", "004_f8752246d65e8b37"];

    [Theory, MemberData(nameof(Texts))]
    public void Every_cell_of_a_published_text_is_read(string name)
    {
        var shared = Repository.Shared();
        var text = File.ReadAllText(Path.Combine(shared, "reports", "real", name + ".txt"), Encoding.UTF8);
        var report = ReportRecognizer.Recognize(PlainTextReader.Read(text, ReadingLimits.Default), out var findings);
        Assert.Empty(findings);
        Truth.Agree(report, Path.Combine(shared, "reports", "truth", name + ".json"));
    }

    [Theory, InlineData("hangzhou-2025.html"), InlineData("hongze-2024.pdf")]
    public void Every_cell_of_a_published_page_or_PDF_is_read(string file)
    {
        var shared = Repository.Shared();
        var bytes = File.ReadAllBytes(Path.Combine(shared, "reports", "real", file));
        var source = file.EndsWith("pdf", StringComparison.Ordinal) ? PdfReader.Read(bytes, ReadingLimits.Default) : HtmlReader.Read(bytes, ReadingLimits.Default);
        var report = ReportRecognizer.Recognize(source, out var findings);
        Assert.Empty(findings);
        Truth.Agree(report, Path.Combine(shared, "reports", "truth", Path.ChangeExtension(file, ".json")));
    }
}

/// <summary>A transcription made by hand.</summary>
internal static class Truth
{
    public static void Agree(AnnualReport? report, string path)
    {
        Assert.NotNull(report);
        using var truth = JsonDocument.Parse(File.ReadAllText(path));
        var root = truth.RootElement;
        var wrong = new List<string>();
        Compare("title", root.GetProperty("title").GetString()?.Replace(" ", "", StringComparison.Ordinal), report.Title?.Replace(" ", "", StringComparison.Ordinal));
        Compare("year", root.GetProperty("year").ToString(), report.Year?.ToString(CultureInfo.InvariantCulture));
        Compare("generation", root.GetProperty("generation").ToString(), report.Generation.ToString());
        foreach (var cell in root.GetProperty("cells").EnumerateObject())
        {
            var read = Figure(report[cell.Name]);
            var also = cell.Value.TryGetProperty("alt", out var alt) ? alt.EnumerateArray().Select(value => value.ToString()) : [];
            if (Declared(cell.Value) != read && !also.Contains(read)) wrong.Add($"{cell.Name}: {cell.Value.GetRawText().ReplaceLineEndings("")} ≠ {report[cell.Name]}");
            if (read is not null && cell.Value.GetProperty("raw").GetString()!.Trim() != report[cell.Name].Raw.Trim() && !also.Any()) wrong.Add($"{cell.Name}: raw “{report[cell.Name].Raw}”");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        void Compare(string what, string? expected, string? actual)
        {
            if (expected != actual) wrong.Add($"{what}: {expected} ≠ {actual}");
        }
    }

    private static string? Declared(JsonElement cell) =>
        cell.GetProperty("num") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : null;

    private static string? Figure(Cell cell) => cell switch
    {
        Count count => count.Value.ToString(CultureInfo.InvariantCulture),
        Amount amount => amount.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
