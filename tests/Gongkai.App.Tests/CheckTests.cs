using System.IO.Compression;
using System.Text.Json;

namespace Gongkai.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_report_without_errors_gives_0_and_a_report_with_errors_1()
    {
        Assert.Equal(0, CommandLine.Run("check", Examples.Clean).Status);
        Assert.Equal(1, CommandLine.Run("check", Examples.Wrong).Status);
    }

    [Fact]
    public void JSON_has_the_shape_that_scripts_rely_on()
    {
        var report = Assert.Single(CommandLine.Run("check", Examples.Wrong, "--format", "json").Json.EnumerateArray());
        Assert.Equal(["file", "agency", "year", "generation", "findings"], report.EnumerateObject().Select(member => member.Name));
        Assert.Equal(Examples.Wrong, report.GetProperty("file").GetString());
        Assert.Equal("云川市商务局", report.GetProperty("agency").GetString());
        Assert.Equal(2020, report.GetProperty("year").GetInt32());
        Assert.Equal("A", report.GetProperty("generation").GetString());
        Assert.All(report.GetProperty("findings").EnumerateArray(), finding =>
            Assert.Equal(["code", "severity", "message", "cells", "at", "values"], finding.EnumerateObject().Select(member => member.Name)));
        var unbalanced = report.GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("code").GetString() == "CF03");
        Assert.Equal("error", unbalanced.GetProperty("severity").GetString());
        Assert.Equal(JsonValueKind.Number, unbalanced.GetProperty("values").GetProperty("difference").ValueKind);
        Assert.Equal(["line", "column"], unbalanced.GetProperty("at").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Findings_stand_in_the_order_of_the_document()
    {
        var lines = CommandLine.Run("check", Examples.Wrong, "--format", "json").Json[0].GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("at").ValueKind == JsonValueKind.Object)
            .Select(finding => finding.GetProperty("at").GetProperty("line").GetInt32()).ToList();
        Assert.NotEmpty(lines);
        Assert.Equal(lines.Order(), lines);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_finding_and_the_batch_goes_on()
    {
        var broken = scratch.Write("坏文件.docx", "PK\u0003\u0004 这不是文档");
        var run = CommandLine.Run("check", broken, Examples.Clean, "--format", "json");
        Assert.Equal(1, run.Status);
        var (first, second) = (run.Json[0], run.Json[1]);
        foreach (var name in (string[])["agency", "year", "generation"]) Assert.Equal(JsonValueKind.Null, first.GetProperty(name).ValueKind);
        Assert.StartsWith("RD", first.GetProperty("findings")[0].GetProperty("code").GetString(), StringComparison.Ordinal);
        Assert.Equal("云川市青岭区商务局", second.GetProperty("agency").GetString());
    }

    [Fact]
    public void Members_of_an_archive_are_named_after_it()
    {
        var path = scratch.At("全市.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create)) zip.CreateEntryFromFile(Examples.Clean, "区/a.txt");
        Assert.EndsWith("全市.zip/区/a.txt", CommandLine.Run("check", path, "--format", "json").Json[0].GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Last_years_report_is_found_in_the_same_batch_whatever_the_order()
    {
        var run = CommandLine.Run("check", Examples.NextYear, Examples.Clean, "--format", "json");
        Assert.Contains("IY01", Codes(run.Json[0]));
        Assert.Equal("2024", run.Json[0].GetProperty("year").GetRawText());
    }

    [Fact]
    public void Last_years_report_may_be_given_as_file_folder_or_archive()
    {
        Assert.DoesNotContain("IY01", Codes(CommandLine.Run("check", Examples.NextYear, "--format", "json").Json[0]));
        Assert.Contains("IY01", Codes(CommandLine.Run("check", Examples.NextYear, "--previous", Examples.Clean, "--format", "json").Json[0]));
        Assert.Contains("IY01", Codes(CommandLine.Run("check", Examples.NextYear, "--previous", Examples.Folder, "--format", "json").Json[0]));
        var path = scratch.At("上年.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create)) zip.CreateEntryFromFile(Examples.Clean, "a.txt");
        Assert.Contains("IY01", Codes(CommandLine.Run("check", Examples.NextYear, "--previous", path, "--format", "json").Json[0]));
    }

    [Fact]
    public void A_report_of_another_year_is_not_taken_for_last_years()
    {
        var run = CommandLine.Run("check", Examples.NextYear, "--previous", Examples.Wrong, "--format", "json");
        Assert.DoesNotContain(Codes(run.Json[0]), code => code.StartsWith("IY0", StringComparison.Ordinal) && code != "IY07");
        Assert.Contains("2020年", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_batch_is_compared_as_a_small_one_is()
    {
        for (var i = 0; i < 300; i++)
            File.WriteAllText(scratch.At($"{i:000}.txt"), Examples.CleanText.Replace("青岭区", $"第{i}区", StringComparison.Ordinal));
        File.Copy(Examples.NextYear, scratch.At("999.docx"));
        File.Copy(Examples.Clean, scratch.At("998.txt"));
        var run = CommandLine.Run("check", scratch.Folder, "--format", "json");
        Assert.Equal(302, run.Json.GetArrayLength());
        Assert.Contains("IY01", Codes(run.Json[301]));
    }

    [Fact]
    public void The_terminal_shows_places_in_words_and_a_table_by_agency()
    {
        var run = CommandLine.Run("check", Examples.Wrong, Examples.NextYear);
        Assert.Contains("CF02  错误  第76行", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"机关 +报告 +错误 +警告 +提示", run.Out);
        Assert.Matches(@"云川市商务局 +1 +[1-9]", run.Out);
        Assert.Contains("共 2 份", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_are_English_when_asked()
    {
        var run = CommandLine.Run("check", Examples.Wrong, "--lang", "en");
        Assert.Contains("taken in", run.Out, StringComparison.Ordinal);
        Assert.Contains("line 76", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_may_go_to_a_folder()
    {
        var run = CommandLine.Run("check", Examples.Wrong, "--format", "json", "--out", scratch.At("out"));
        Assert.Empty(run.Out);
        var bytes = File.ReadAllBytes(scratch.At("out/findings.json"));
        Assert.Equal((byte)'[', bytes[0]);
        Assert.Equal(1, JsonDocument.Parse(bytes).RootElement.GetArrayLength());
    }

    private static IEnumerable<string> Codes(JsonElement report) =>
        report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!);
}
