using System.Globalization;
using System.Text.Json;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Tests.Recognition;

/// <summary>The published reports beside the repository, cell for cell against their transcription.</summary>
public sealed class RealReportTests
{
    [Theory]
    [InlineData("000_c7adda3fcf987614.txt"), InlineData("001_b67df828cb4a1735.txt"), InlineData("002_fe63b0f92ece0c02.txt"),
        InlineData("003_55cdf779a7ee0828.txt")]
    [InlineData("004_f8752246d65e8b37.txt"), InlineData("hangzhou-2025.html"), InlineData("hongze-2024.pdf")]
    public void Every_cell_of_a_published_report_is_read(string file)
    {
        var shared = Repository.Shared();
        var reading = ReportReader.Read(file, File.ReadAllBytes(Path.Combine(shared, "reports", "real", file)), ReadingLimits.Default);
        Assert.Empty(reading.Findings);
        Truth.Agree(reading.Report, Path.Combine(shared, "reports", "truth", Path.ChangeExtension(file, ".json")));
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
        Compare("title", root.GetProperty("title").GetString()?.Replace(" ", "", StringComparison.Ordinal),
            report.Title?.Replace(" ", "", StringComparison.Ordinal));
        Compare("year", root.GetProperty("year").ToString(), report.Year?.ToString(CultureInfo.InvariantCulture));
        Compare("generation", root.GetProperty("generation").ToString(), report.Generation.ToString());
        foreach (var cell in root.GetProperty("cells").EnumerateObject())
        {
            var read = Figure(report[cell.Name]);
            var also = cell.Value.TryGetProperty("alt", out var alt) ? alt.EnumerateArray().Select(value => value.ToString()) : [];
            if (Declared(cell.Value) != read && !also.Contains(read))
                wrong.Add($"{cell.Name}: {cell.Value.GetRawText().ReplaceLineEndings("")} ≠ {report[cell.Name]}");
            if (read is not null && cell.Value.GetProperty("raw").GetString()!.Trim() != report[cell.Name].Raw.Trim() && !also.Any())
                wrong.Add($"{cell.Name}: raw “{report[cell.Name].Raw}”");
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
