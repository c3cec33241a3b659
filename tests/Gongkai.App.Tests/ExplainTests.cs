using Gongkai.Diagnostics;

namespace Gongkai.Tests;

public sealed class ExplainTests
{
    [Theory]
    [InlineData("CF03")]
    [InlineData("cf03")]
    [InlineData("CF-03")]
    public void Explain_prints_the_page_of_a_code(string code)
    {
        var run = CommandLine.Run("explain", code);
        Assert.Equal(0, run.Status);
        foreach (var part in (string[])["CF03", "错在哪里", "依据", "反例", "正例", "怎样改正"])
            Assert.Contains(part, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_lists_every_code_in_text_and_in_JSON()
    {
        var text = CommandLine.Run("rules").Out;
        var json = CommandLine.Run("rules", "--format", "json").Json;
        Assert.All(RuleCatalogue.Codes, code => Assert.Contains(code, text, StringComparison.Ordinal));
        Assert.Equal(RuleCatalogue.Codes, json.EnumerateArray().Select(rule => rule.GetProperty("code").GetString()));
    }

    [Fact]
    public void Titles_are_told_in_English_when_asked() =>
        Assert.Contains("Requests taken", CommandLine.Run("--lang", "en", "explain", "CF03").Out, StringComparison.OrdinalIgnoreCase);
}
