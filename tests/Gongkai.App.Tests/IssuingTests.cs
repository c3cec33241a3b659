using System.Text.Json;
using Gongkai.Documents.Writing;
using Gongkai.Reports;

namespace Gongkai.Tests;

public sealed class IssuingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gongkai-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("docx")]
    [InlineData("html")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void A_report_written_and_read_says_the_same_figures(string format)
    {
        var json = Report("云川市商务局", 2024, 7);
        var issued = Path.Combine(folder, $"报告.{format}");
        Assert.Equal(0, CommandLine.Run("write", json, "--to", issued).Status);
        Assert.Equal(Figures(CommandLine.Run("read", json, "--format", "json").Json), Figures(CommandLine.Run("read", issued, "--format", "json").Json));
    }

    [Theory]
    [InlineData("没有这个文件或文件夹", "不存在.docx", "报告.docx")]
    [InlineData("--to 的文件名要以", "a.json", "报告.doc")]
    [InlineData("没有这个文件夹", "a.json", "无/报告.docx")]
    public void Writing_to_or_from_where_there_is_nothing_is_misuse(string message, string from, string to)
    {
        Report("云川市商务局", 2024, 1, "a.json");
        var run = CommandLine.Run("write", Path.Combine(folder, from), "--to", Path.Combine(folder, to));
        Assert.Equal(2, run.Status);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_that_is_read_is_never_written_over()
    {
        var json = Report("云川市商务局", 2024, 1);
        var before = File.ReadAllBytes(json);
        Assert.Equal(2, CommandLine.Run("write", json, "--to", json).Status);
        Assert.Equal(before, File.ReadAllBytes(json));
    }

    [Fact]
    public void Two_years_that_do_not_tie_are_an_error()
    {
        var run = CommandLine.Run("compare", Report("云川市商务局", 2023, 7), Report("云川市商务局", 2024, 9), "--format", "json");
        Assert.Equal(1, run.Status);
        Assert.Equal(2, run.Json.GetProperty("changed").GetProperty("requests.received.total").GetProperty("difference").GetInt64());
        Assert.Contains(run.Json.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("code").GetString() == "IY01");
    }

    [Fact]
    public void A_folder_is_added_up_and_what_does_not_count_is_named()
    {
        Report("青岭区商务局", 2024, 3);
        Report("白石县商务局", 2024, 4, change: cells => cells["requests.received.natural_person"] = new Blank("", null));
        Report("平湖县商务局", 2023, 5);
        var issued = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "out")).FullName, "汇总.json");
        var run = CommandLine.Run("consolidate", folder, "--agency", "云川市商务局", "--year", "2024", "--to", issued);
        Assert.Equal(0, run.Status);
        Assert.Contains("白石县商务局，空白", run.Out, StringComparison.Ordinal);
        Assert.Contains("平湖县商务局，不是本年度的报告", run.Out, StringComparison.Ordinal);
        var whole = ReportJsonReader.Read(File.ReadAllBytes(issued));
        Assert.Equal("云川市商务局2024年政府信息公开工作年度报告", whole.Title);
        Assert.Equal(3, whole.Number("requests.received.natural_person"));
        Assert.Equal(7, whole.Number("requests.carried_out.natural_person"));
    }

    private static string Figures(JsonElement reports) => string.Join('\n', reports[0].GetProperty("cells").EnumerateObject()
        .Select(cell => $"{cell.Name} {cell.Value.GetProperty("kind")} {cell.Value.GetProperty("raw")}"));

    /// <summary>A report in which everything that came in is still open at the end of the year.</summary>
    private string Report(string agency, int year, long received, string? name = null, Action<Dictionary<string, Cell>>? change = null)
    {
        var cells = ReportForm.B.Cells.ToDictionary(cell => cell.Id,
            cell => cell.Column.Type == CellType.Money ? (Cell)new Amount(0, MoneyUnit.TenThousandYuan, "0", null) : new Count(0, "0", null));
        foreach (var row in (string[])["requests.received", "requests.carried_out"])
            foreach (var column in (string[])["natural_person", "total"]) cells[$"{row}.{column}"] = new Count(received, $"{received}", null);
        change?.Invoke(cells);
        var report = new AnnualReport
        {
            Generation = ReportFormGeneration.B,
            Title = $"{agency}{year}年政府信息公开工作年度报告",
            Agency = agency,
            Year = year,
            Cells = ReportCells.Of(cells),
        };
        var path = Path.Combine(folder, name ?? $"{agency}{year}.json");
        File.WriteAllBytes(path, ReportWriter.Write(report, ReportFormat.Json));
        return path;
    }
}
