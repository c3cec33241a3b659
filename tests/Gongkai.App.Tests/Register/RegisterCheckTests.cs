using System.Text.Json.Nodes;
using Gongkai.Storage;
using Gongkai.Tests.Storage;
using Gongkai.Web;

namespace Gongkai.Tests.Register;

public sealed class RegisterCheckTests
{
    [Theory, BothEngines]
    public async Task A_typed_report_is_held_against_the_register_of_its_agency_and_year(Engine engine)
    {
        await using var register = await ARegister.OnAsync(engine);
        await register.AnswerAsync(await register.ReceiveAsync("2026-03-02"), "2026-03-20");
        using var scratch = new Scratch();
        var options = register.Get<SiteOptions>().Storage;
        var place = options.Connection ?? options.Data;

        var wrong = CommandLine.Run("check", Report(scratch, "云川市商务局", received: 2), "--register", place, "--format", "json");
        Assert.Equal(1, wrong.Status);
        var found = wrong.Json[0].GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("code").GetString() == "SM07").ToList();
        Assert.Equal(["requests.received.natural_person",
            "requests.received.total"], found.SelectMany(finding => finding.GetProperty("cells").EnumerateArray()).Select(cell => cell.GetString()));

        var right = CommandLine.Run("check", Report(scratch, "云川市商务局", received: 1), "--register", place, "--format", "json");
        Assert.DoesNotContain("SM07", right.Out, StringComparison.Ordinal);
        var unknown = CommandLine.Run("check", Report(scratch, "白石县商务局", received: 9), "--register", place, "--format", "json");
        Assert.DoesNotContain("SM07", unknown.Out, StringComparison.Ordinal);
        Assert.Contains("台账里没有“白石县商务局”", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_without_a_platform_is_misuse()
    {
        using var scratch = new Scratch();
        Assert.Equal(2, CommandLine.Run("check", Report(scratch, "云川市商务局", received: 1), "--register", scratch.At("nothing")).Status);
    }

    // The register's year as it would be typed: one natural person, answered that nothing is held, but for what was received.
    private static string Report(Scratch scratch, string agency, int received)
    {
        var report = JsonNode.Parse(CommandLine.Run("read", Examples.Clean, "--format", "json").Out)![0]!;
        (report["agency"], report["title"], report["year"]) = (agency, $"{agency}2026年政府信息公开工作年度报告", 2026);
        foreach (var (id, cell) in report["cells"]!.AsObject().Where(cell => !cell.Key.StartsWith("proactive.", StringComparison.Ordinal)))
        {
            var row = id[..id.LastIndexOf('.')];
            var column = id[(row.Length + 1)..];
            var figure = column is not ("natural_person" or "total") || id.StartsWith("disputes.", StringComparison.Ordinal) ? 0
                : row == "requests.received" ? received : row is "requests.outcome.unavailable.not_held" or "requests.outcome.total" ? 1 : 0;
            (cell!["value"], cell["raw"]) = (figure, $"{figure}");
        }
        var path = scratch.At($"{agency}{received}.json");
        File.WriteAllText(path, report.ToJsonString());
        return path;
    }
}
