using Gongkai.Diagnostics;

namespace Gongkai.Tests.Diagnostics;

public sealed class RuleCatalogueTests
{
    private const string Page = """
        ---
        code: ZZ01
        title: 加不平
        title-en: Does not add up
        severity: error, hint
        years: 2021-
        also: CF01, CF02
        message: “{column}”列收 {taken} 件
        message-en: Column “{column}”: {taken} taken
        message.blank: {column} 空着
        ---
        ## 错在哪里
        不平。
        ## 依据
        第五十条。
        ## 反例
        说明：
        ```report B 2024
        ## 不是标题
        overview += 一句话。
        ```
        ## 正例
        ```report B 2024
        ```
        """;

    [Fact]
    public void A_page_gives_its_front_matter_sections_and_examples()
    {
        var page = RulePage.Parse(Page);

        Assert.Equal("ZZ01", page.Code);
        Assert.Equal("加不平", page.Title(Language.Chinese));
        Assert.Equal("Does not add up", page.Title(Language.English));
        Assert.Equal([Severity.Error, Severity.Hint], page.Severities);
        Assert.Equal((2021, null), page.Years);
        Assert.Equal(["CF01", "CF02"], page.Also);
        Assert.Equal("第五十条。", page.Source);
        Assert.Equal(["错在哪里", "依据", "反例", "正例"], page.Sections.Select(section => section.Heading));
        Assert.Equal([new(true, "report B 2024", "## 不是标题\noverview += 一句话。"), new PageExample(false, "report B 2024", "")], page.Examples);
        Assert.Equal([null, "blank"], page.Variants);
    }

    [Fact]
    public void A_message_is_filled_with_plain_numbers()
    {
        var finding = new Finding("ZZ01", Severity.Error) { Values = [("column", "总计"), ("taken", 11398889L)] };

        Assert.Equal("“总计”列收 11398889 件", RulePage.Parse(Page).Message(null, Language.Chinese)!.Fill(finding));
        Assert.Equal("1.25", MessageTemplate.Plain(1.2500m));
    }

    [Fact]
    public void Every_embedded_page_bears_the_code_of_its_file_and_says_everything_in_both_languages() =>
        Assert.All(RuleCatalogue.Codes, code =>
        {
            var page = RuleCatalogue.Find(code)!;
            Assert.Equal(code, page.Code);
            Assert.NotEmpty(page.Severities);
            Assert.NotEqual(code, page.Title(Language.Chinese));
            Assert.NotEqual(code, page.Title(Language.English));
            Assert.True(page.Source.Length > 0 || page.IsRetired, $"{code} says no source");
            Assert.All(page.Variants, variant =>
                Assert.Equal(
                    page.Message(variant, Language.Chinese)!.Names.Distinct().Order(),
                    (page.Message(variant, Language.English)
                        ?? throw new InvalidOperationException($"{code} {variant} has no English message")).Names.Distinct().Order()));
        });

    [Fact]
    public void A_code_is_found_however_it_is_written()
    {
        Assert.Equal("CF03", RuleCatalogue.Find("cf-03")!.Code);
        Assert.Null(RuleCatalogue.Find("ZZ99"));
    }

    [Fact]
    public void A_finding_is_told_in_the_words_of_its_page()
    {
        var finding = new Finding("CF03", Severity.Error) { Values = [("column", "自然人"), ("taken", 15L), ("done", 14L), ("difference", 1L)] };

        Assert.Equal("表三“自然人”列：新收加上年结转共 15 件，办理结果总计加结转下年度共 14 件，相差 1 件", Message.Of(finding));
        Assert.Equal("Table 3, column “自然人”: 15 taken in, 14 dealt with or carried over, 1 apart", Message.Of(finding, Language.English));
    }
}
