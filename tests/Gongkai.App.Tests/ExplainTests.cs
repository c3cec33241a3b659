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
    public void Every_page_of_casework_is_reachable_and_shows_the_step_that_is_refused() =>
        Assert.All(RuleCatalogue.All.Where(page => page.Examples.Any(example => example.Kind.StartsWith("case", StringComparison.Ordinal))), page =>
        {
            var run = CommandLine.Run("explain", page.Code);
            Assert.Equal(0, run.Status);
            Assert.Contains(page.Title(Language.Chinese), run.Out, StringComparison.Ordinal);
            Assert.Contains("这时提出：", run.Out, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", string.Join('\n', run.Out.Split('\n').Where(line => line.StartsWith('·'))));
        });

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

    [Fact]
    public void Pages_are_told_in_the_words_of_the_form_without_ids_marks_or_placeholders() =>
        Assert.All(RuleCatalogue.Codes.Where(code => !code.StartsWith("CW", StringComparison.Ordinal)), code =>
        {
            var text = CommandLine.Run("explain", code).Out;
            foreach (var mark in (string[])["```", "## ", "requests.", "proactive.", "disputes.", "overview +=", "previous ", "superior ", "other_matters"])
                Assert.DoesNotContain(mark, text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\{[a-z_]+\}", text);
        });

    [Theory]
    [InlineData("requests.received.natural_person = 3", "“一、本年新收政府信息公开申请数量·自然人”填 3")]
    [InlineData("previous requests.carried_out.total =", "上年报告里，“四、结转下年度继续办理·总计”空着")]
    [InlineData("register requests.received.total = 7", "台账里，“一、本年新收政府信息公开申请数量·总计”填 7")]
    [InlineData("requests.* = 0", "表三各格都填 0")]
    [InlineData("overview += 收到18件。", "“一、总体情况”里写：收到18件。")]
    [InlineData("replace \"20件\" with \"22件\"", "“20件”写成“22件”")]
    public void Examples_are_told_in_words(string line, string told) => Assert.Equal(told, Gongkai.Commands.ExampleWords.Of(line));

    [Fact]
    public void The_headings_of_a_page_are_English_when_asked() =>
        Assert.Contains("How to mend it", CommandLine.Run("--lang", "en", "explain", "CF03").Out, StringComparison.Ordinal);
}
