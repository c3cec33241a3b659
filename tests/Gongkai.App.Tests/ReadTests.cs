using System.Text.Json;
using Gongkai.Reports;

namespace Gongkai.Tests;

public sealed class ReadTests
{
    [Fact]
    public void JSON_has_the_shape_that_scripts_rely_on()
    {
        var run = CommandLine.Run("read", Examples.Clean, Examples.Wrong, "--format", "json");
        Assert.Equal(0, run.Status);
        Assert.Equal([Examples.Clean, Examples.Wrong], run.Json.EnumerateArray().Select(report => report.GetProperty("file").GetString()));
        var report = run.Json[0];
        Assert.Equal(["file", "agency", "year", "generation", "title", "period", "contact", "signOff", "sections", "cells",
            "findings"], report.EnumerateObject().Select(member => member.Name));
        Assert.Equal("2023-01-01", report.GetProperty("period").GetProperty("from").GetString());
        Assert.Equal("2024-01-18", report.GetProperty("signOff").GetProperty("date").GetString());
        Assert.Equal(["overview", "problems", "other_matters"], report.GetProperty("sections").EnumerateObject().Select(member => member.Name));
        Assert.Equal(ReportForm.B.Cells.Select(cell => cell.Id), report.GetProperty("cells").EnumerateObject().Select(member => member.Name));
        var received = report.GetProperty("cells").GetProperty("requests.received.total");
        Assert.Equal("count", received.GetProperty("kind").GetString());
        Assert.Equal(12, received.GetProperty("value").GetInt64());
        Assert.Equal("12", received.GetProperty("raw").GetString());
        Assert.Equal(JsonValueKind.Object, received.GetProperty("at").ValueKind);
    }

    [Fact]
    public void The_terminal_shows_the_tables_and_the_sections()
    {
        var run = CommandLine.Run("read", Examples.Clean);
        Assert.Matches(@"一、本年新收政府信息公开申请数量 +9 +3 +0 +0 +0 +0 +12", run.Out);
        Assert.Contains("五、存在的主要问题及改进情况", run.Out, StringComparison.Ordinal);
    }
}
