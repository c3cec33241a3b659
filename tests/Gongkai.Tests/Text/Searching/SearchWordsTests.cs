using CsCheck;
using Gongkai.Text;

namespace Gongkai.Tests.Text;

public sealed class SearchWordsTests
{
    private static string[] Clauses(string typed) => [.. SearchWords.Parse(typed).Clauses.Select(clause => clause.Words)];

    [Theory]
    [InlineData("信息公开 年度报告", "信息公开|年度报告")]
    [InlineData("信息公开，年度报告", "信息公开|年度报告")]
    [InlineData("“信息公开”年度报告", "信息公开|年度报告")]
    [InlineData("国办发〔2024〕12号", "国办发〔2024〕12号")]
    [InlineData("国办发 〔2024〕 12号 通知", "国办发 〔2024〕 12号|通知")]
    [InlineData("2024年3月5日", "2024年3月5日")]
    [InlineData("低保 低保", "低保")]
    [InlineData(" ，。", "")]
    public void Clauses_are_parted_by_spaces_quotation_marks_and_punctuation(string typed, string clauses) =>
        Assert.Equal(clauses.Split('|', StringSplitOptions.RemoveEmptyEntries), Clauses(typed));

    [Fact]
    public void A_number_of_a_document_is_looked_for_in_its_one_form_too()
    {
        var clause = Assert.Single(SearchWords.Parse("国办发(2024)12号").Clauses);
        Assert.Equal(["\u0001n2024/12"], clause.Forms);
        Assert.Equal(["国办发"], clause.Beside.Select(part => part.Term(0, part.Units.Length).ToString()));
    }

    [Fact]
    public void A_year_is_looked_for_in_both_numerals() =>
        Assert.Equal(["二〇二四年预算", "2024年预算"], SearchWords.Parse("二零二四年预算").Clauses[0].Literals.Select(literal => literal.Folded));

    [Theory]
    [InlineData("怎么申请低保", "申请低保")]
    [InlineData("政府的工作报告", "政府|工作报告")]
    [InlineData("请问房产证在哪里办理", "房产证|办理")]
    public void Words_by_which_questions_are_asked_tell_nothing(string typed, string parts) =>
        Assert.Equal(parts.Split('|'), SearchWords.Parse(typed).Parts().Select(part => part.Raw));

    [Fact]
    public void Whatever_is_typed_is_read() => Gen.String[Gen.Char, 0, 150].Sample(typed => SearchWords.Parse(typed).Clauses.Length <= 12);
}
