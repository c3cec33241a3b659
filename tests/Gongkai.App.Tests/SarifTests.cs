using System.Text.Json;
using Gongkai.Diagnostics;

namespace Gongkai.Tests;

public sealed class SarifTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_log_has_what_the_standard_requires()
    {
        var log = CommandLine.Run("check", Examples.Wrong, Examples.NextYear, "--format", "sarif").Json;
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("gongkai", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(RuleCatalogue.Codes, rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.All(rules, rule => Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!));
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.NotEmpty(results);
        Assert.All(results, result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), (string[])["error", "warning", "note"]);
            Assert.NotEmpty(result.GetProperty("message").GetProperty("text").GetString()!);
            var uri = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
            Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), uri);
            Assert.Equal(32, result.GetProperty("partialFingerprints").GetProperty("gongkaiFinding/v1").GetString()!.Length);
        });
        Assert.Equal(results.Count, results.Select(result => result.GetProperty("partialFingerprints").GetRawText()).Distinct().Count());
    }

    [Fact]
    public void Lines_are_regions_and_cells_are_logical_locations()
    {
        var location = CommandLine.Run("check", Examples.Wrong, "--format", "sarif").Json.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .First(result => result.GetProperty("ruleId").GetString() == "CF02").GetProperty("locations")[0];
        Assert.Equal(76, location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Contains(location.GetProperty("logicalLocations").EnumerateArray(), logical =>
            logical.GetProperty("fullyQualifiedName").GetString() == "requests.outcome.total.org_commercial");
    }

    [Fact]
    public void What_was_accepted_is_suppressed()
    {
        CommandLine.Run("check", Examples.Wrong, "--write-baseline", scratch.At("b.json"), "--reason", "已说明");
        var results = CommandLine.Run("check", Examples.Wrong, "--baseline", scratch.At("b.json"), "--format", "sarif").Json.GetProperty("runs")[0]
            .GetProperty("results").EnumerateArray().ToList();
        Assert.All(results,
            result => Assert.Equal(result.GetProperty("level").GetString() == "error" ? "new" : "unchanged", result.GetProperty("baselineState").GetString()));
        var suppression = results.First(result => result.GetProperty("level").GetString() == "warning").GetProperty("suppressions")[0];
        Assert.Equal("accepted", suppression.GetProperty("status").GetString());
        Assert.Equal("已说明", suppression.GetProperty("justification").GetString());
        Assert.Equal(JsonValueKind.String, suppression.GetProperty("kind").ValueKind);
    }
}
