namespace Gongkai.Tests;

public sealed class FoldedFindingsTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Many_findings_of_one_kind_are_told_by_the_first_and_the_places_of_the_rest()
    {
        var text = Examples.CleanText.Replace("（一）主动公开情况。", "（一）主动公开情况。" + string.Concat(Enumerable.Repeat("成效显着。\n", 6)), StringComparison.Ordinal);
        var run = CommandLine.Run("check", scratch.Write("a.txt", text));
        Assert.Single(run.Out.Split('\n'), line => line.Contains("“显着”应为“显著”", StringComparison.Ordinal));
        Assert.Contains("同类问题还有 5 处", run.Out, StringComparison.Ordinal);
        Assert.Equal(6, CommandLine.Run("check", scratch.At("a.txt"), "--format", "json").Json[0].GetProperty("findings").EnumerateArray()
            .Count(finding => finding.GetProperty("message").GetString() == "“显着”应为“显著”"));
    }

    [Fact]
    public void Files_that_could_not_be_read_are_one_line_of_the_table()
    {
        for (var i = 0; i < 30; i++) scratch.Write($"{i}.docx", "PK\u0003\u0004坏");
        var run = CommandLine.Run("check", scratch.Folder, Examples.Clean);
        Assert.Single(run.Out.Split('\n'), line => line.Contains("（没有读成的文件）", StringComparison.Ordinal));
        Assert.Contains("30 份读不了", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_line_break_stays_on_its_line()
    {
        if (OperatingSystem.IsWindows()) return;
        var run = CommandLine.Run("check", scratch.Write("换\n行.txt", Examples.CleanText));
        Assert.Contains("换␣行.txt", run.Out, StringComparison.Ordinal);
    }
}
