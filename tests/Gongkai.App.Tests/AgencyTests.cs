using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gongkai.Tests;

public sealed class AgencyTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_superiors_figure_below_its_members_sum_is_an_error_at_the_superior()
    {
        var run = CommandLine.Run("check", Members("甲区商务局", "乙区商务局"), "--superior", Superior(licensing: 71), "--format", "json");
        Assert.Equal(1, run.Status);
        Assert.Equal(3, run.Json.GetArrayLength());
        var found = Found(run.Json[2], "AG01");
        Assert.Equal("error", found.GetProperty("severity").GetString());
        Assert.Equal(["proactive.b20_5.licensing.decisions"], found.GetProperty("cells").EnumerateArray().Select(cell => cell.GetString()));
        Assert.Equal((71, 72), (found.GetProperty("values").GetProperty("stated").GetInt32(), found.GetProperty("values").GetProperty("sum").GetInt32()));
    }

    [Fact]
    public void A_superior_that_adds_up_and_a_member_handed_in_twice_under_a_longer_name_are_told_apart()
    {
        var members = Members("甲区商务局", "乙区商务局", "云川市乙区商务局");
        var run = CommandLine.Run("check", members, "--superior", Superior(licensing: 72), "--format", "json");
        Assert.DoesNotContain(Codes(run.Json[3]), code => code == "AG01");
        Assert.Contains("AG03", Codes(run.Json[3]));
    }

    [Fact]
    public void The_superiors_report_among_the_members_is_not_its_own_member()
    {
        var folder = Members("甲区商务局", "乙区商务局");
        var superior = Path.Combine(folder, "汇总.json");
        File.Copy(Superior(licensing: 72), superior);
        var run = CommandLine.Run("check", folder, "--superior", superior, "--format", "json");
        Assert.Equal(3, run.Json.GetArrayLength());
        Assert.All(run.Json.EnumerateArray(), report => Assert.DoesNotContain("AG01", Codes(report)));
    }

    [Fact]
    public void Who_owes_a_report_and_handed_in_none_is_named()
    {
        var list = scratch.Write("名单.txt", "\uFEFF云川市甲区商务局\n乙区商务局\n\n丙区商务局\n");
        var run = CommandLine.Run("check", Members("甲区商务局", "乙区商务局"), "--superior", Superior(licensing: 72), "--expected", list);
        Assert.Contains("没有收到丙区商务局的年度报告", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("没有收到云川市甲区商务局", run.Out, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run("check", Examples.Clean, "--expected", list).Status);
    }

    [Fact]
    public void Adding_up_may_be_held_against_the_superiors_own_report()
    {
        var run = CommandLine.Run("consolidate", Members("甲区商务局", "乙区商务局"), "--agency", "云川市商务局", "--year", "2023",
            "--to", scratch.At("汇总结果.json"), "--against", Superior(licensing: 71), "--format", "json");
        Assert.Equal(1, run.Status);
        Assert.Equal("AG01", run.Json.GetProperty("findings")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void One_agency_under_two_names_is_added_up_once()
    {
        var run = CommandLine.Run("consolidate", Members("乙区商务局", "云川市乙区商务局"), "--agency", "云川市商务局", "--year", "2023", "--to", scratch.At("汇总结果.json"));
        Assert.Contains("计入 1 个机关", run.Out, StringComparison.Ordinal);
        Assert.Contains("与同一机关的另一份报告重复", run.Out, StringComparison.Ordinal);
    }

    private static JsonElement Found(JsonElement report, string code) =>
        report.GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("code").GetString() == code);

    private static IEnumerable<string?> Codes(JsonElement report) =>
        report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString());

    private string Members(params string[] agencies)
    {
        var folder = Directory.CreateDirectory(scratch.At("members")).FullName;
        foreach (var agency in agencies) Edited(Path.Combine(folder, $"{agency}.json"), agency, report => report);
        return folder;
    }

    // Twice the figures of one member, but for the licences.
    private string Superior(int licensing) => Edited(scratch.At("上级.json"), "云川市商务局", report =>
    {
        foreach (var (id, cell) in report["cells"]!.AsObject())
            if (cell!["value"] is { } value) Put(cell, 2 * value.GetValue<decimal>());
        Put(report["cells"]!["proactive.b20_5.licensing.decisions"]!, licensing);
        return report;
    });

    private static void Put(JsonNode cell, decimal value) => (cell["value"], cell["raw"]) = (value, $"{value}");

    private static string Edited(string path, string agency, Func<JsonNode, JsonNode> edit)
    {
        var report = JsonNode.Parse(CommandLine.Run("read", Examples.Clean, "--format", "json").Out)![0]!;
        (report["agency"], report["title"]) = (agency, $"{agency}2023年政府信息公开工作年度报告");
        File.WriteAllText(path, edit(report).ToJsonString());
        return path;
    }
}
