namespace Gongkai.Tests;

public sealed class MisuseTests
{
    [Theory]
    [InlineData("缺少 PATH", "check")]
    [InlineData("没有这个文件或文件夹", "check", "不存在的文件.docx")]
    [InlineData("没有选项", "check", "--frobnicate")]
    [InlineData("可以是 text、json、sarif、html", "check", "x", "--format", "xml")]
    [InlineData("没有命令“frobnicate”", "frobnicate")]
    [InlineData("没有代码“ZZ99”", "explain", "ZZ99")]
    [InlineData("缺少 CODE", "explain")]
    [InlineData("可以是 zh、en", "rules", "--lang", "fr")]
    public void Misuse_is_told_in_Chinese_on_standard_error_and_gives_2(string message, params string[] args)
    {
        var run = CommandLine.Run(args);
        Assert.Equal(2, run.Status);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void Misuse_is_told_in_English_when_asked()
    {
        var run = CommandLine.Run("check", "nowhere.docx", "--lang", "en");
        Assert.Equal(2, run.Status);
        Assert.Contains("No such file or folder: nowhere.docx", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_command_shows_the_help_and_gives_2()
    {
        var run = CommandLine.Run();
        Assert.Equal(2, run.Status);
        Assert.Contains("check PATH…", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_data()
    {
        var run = CommandLine.Run("check", "--help");
        Assert.Equal(0, run.Status);
        Assert.Contains("--format text|json|sarif|html", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }
}
