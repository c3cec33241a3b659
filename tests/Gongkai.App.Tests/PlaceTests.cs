namespace Gongkai.Tests;

public sealed class PlaceTests
{
    [Fact]
    public void A_place_in_a_Word_file_is_a_paragraph_and_in_a_text_a_line()
    {
        Assert.Matches(@"NV04  错误  第\d+段", CommandLine.Run("check", Examples.NextYear).Out);
        Assert.Matches(@"CF02  错误  第76行", CommandLine.Run("check", Examples.Wrong).Out);
    }

    [Fact]
    public void Two_files_with_the_same_figures_are_said_to_be_so() =>
        Assert.Contains("数据没有变化", CommandLine.Run("compare", Examples.Clean, Examples.Clean).Out, StringComparison.Ordinal);
}
