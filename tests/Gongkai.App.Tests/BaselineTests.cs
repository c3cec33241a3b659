using System.Text;
using System.Text.Json;

namespace Gongkai.Tests;

public sealed class BaselineTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    private string Baseline => scratch.At("accepted.json");

    [Fact]
    public void A_report_of_which_all_is_accepted_is_not_said_to_be_without_findings()
    {
        CommandLine.Run("check", Examples.Clean, "--write-baseline", Baseline, "--reason", "已核实");
        var run = CommandLine.Run("check", Examples.Clean, "--baseline", Baseline);
        Assert.Matches(@"没有新的问题，已接受 [1-9]\d* 个", run.Out);
        Assert.DoesNotContain("没有发现问题", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_accepted_is_told_as_accepted_and_errors_never_are()
    {
        Accept(Examples.Wrong);
        var findings = CommandLine.Run("check", Examples.Wrong, "--baseline", Baseline, "--format", "json").Json[0].GetProperty("findings")
            .EnumerateArray().ToList();
        Assert.Contains(findings, finding => finding.GetProperty("code").GetString() == "CF10");
        Assert.All(findings, finding => Assert.Equal(finding.GetProperty("severity").GetString() != "error", finding.TryGetProperty("accepted", out _)));
        Assert.Equal("按合同核对无误",
            findings.First(finding => finding.GetProperty("code").GetString() == "CF10").GetProperty("accepted").GetProperty("reason").GetString());
        Assert.Equal(1, CommandLine.Run("check", Examples.Wrong, "--baseline", Baseline).Status);
        Assert.Contains("0 个警告，0 个提示", CommandLine.Run("check", Examples.Wrong, "--baseline", Baseline).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Acceptance_survives_moved_lines_and_another_file_name()
    {
        var text = Text();
        Accept(scratch.Write("a.txt", text));
        var moved = scratch.Write("改名.txt", text.Replace("\n二、主动公开", "\n\n\n一段新加的文字。\n\n二、主动公开", StringComparison.Ordinal));
        var purchase = CommandLine.Run("check", moved, "--baseline", Baseline, "--format", "json").Json[0].GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("code").GetString() == "CF10");
        Assert.True(purchase.TryGetProperty("accepted", out _));
    }

    [Fact]
    public void A_finding_with_other_figures_is_a_new_one()
    {
        Accept(scratch.Write("a.txt", Text()));
        var changed = scratch.Write("b.txt", Text().Replace("200326元", "100326元", StringComparison.Ordinal));
        var purchase = CommandLine.Run("check", changed, "--baseline", Baseline, "--format", "json").Json[0].GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("code").GetString() == "CF10");
        Assert.False(purchase.TryGetProperty("accepted", out _));
    }

    [Fact]
    public void Reasons_may_be_edited_one_by_one_and_are_kept_when_written_again()
    {
        Accept(Examples.Wrong);
        var once = File.ReadAllText(Baseline);
        Accept(Examples.Wrong);
        Assert.Equal(once, File.ReadAllText(Baseline));
        File.WriteAllText(Baseline, once.Replace("按合同核对无误", "单价低，均为办公用品", StringComparison.Ordinal));
        Accept(Examples.Wrong, Examples.NextYear);
        var entries = JsonDocument.Parse(File.ReadAllText(Baseline)).RootElement.GetProperty("accepted").EnumerateArray().ToList();
        Assert.Contains(entries, entry => entry.GetProperty("reason").GetString() == "单价低，均为办公用品");
        Assert.Contains(entries, entry => entry.GetProperty("agency").GetString() == "云川市青岭区商务局");
    }

    [Fact]
    public void Accepting_needs_a_reason()
    {
        Assert.Equal(2, CommandLine.Run("check", Examples.Wrong, "--write-baseline", Baseline).Status);
        Assert.Equal(2, CommandLine.Run("check", Examples.Wrong, "--baseline", scratch.At("none.json")).Status);
        Assert.Equal(2, CommandLine.Run("check", Examples.Wrong, "--baseline", scratch.Write("bad.json", "[1,")).Status);
    }

    private static string Text() =>
        CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetString(File.ReadAllBytes(Examples.Wrong));

    private void Accept(params string[] files) =>
        CommandLine.Run(["check", .. files, "--write-baseline", Baseline, "--reason", "按合同核对无误"]);
}
