using System.Globalization;
using Gongkai.Text;

namespace Gongkai.Tests.Text;

public sealed class NumberGrammarTests
{
    [Theory]
    [InlineData("收到1,024件", "1024件")]
    [InlineData("收到１，０２４件", "1024件")]
    [InlineData("共一百二十件", "120件")]
    [InlineData("两百零三条", "203条")]
    [InlineData("二十余条", "20条 AtLeast")]
    [InlineData("20余条", "20条 AtLeast")]
    [InlineData("约100件", "100件 About")]
    [InlineData("30件左右", "30件 About")]
    [InlineData("3至5件", "3件 Between")]
    [InlineData("三四十人", "30人 Between")]
    [InlineData("数十次", "0次 Vague")]
    [InlineData("3.5万件", "35000件")]
    [InlineData("1.2亿元", "120000000元")]
    [InlineData("占33.9%", "33.9%")]
    [InlineData("百分之三十三点九", "33.9%")]
    [InlineData("九成以上", "90% About")]
    [InlineData("分别为3、4件", "3 4件")]
    [InlineData("网络30,信函5件", "30 5件")]
    public void Quantities_are_read(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("2024年1月1日至12月31日")]
    [InlineData("国办公开办函〔2019〕60号")]
    [InlineData("国令第711号")]
    [InlineData("（2021）豫01行初5号")]
    [InlineData("第二十条第（一）项")]
    [InlineData("第三十六条")]
    [InlineData("一是完善制度，二是强化培训")]
    [InlineData("电话：0123-5550188，传真0123-5550199，邮编651200")]
    [InlineData("12345热线")]
    [InlineData("高效办成一件事，一网通办，一体化，进一步，统一，唯一")]
    [InlineData("三审三校、六稳六保、三公经费、五公开")]
    [InlineData("7×24小时")]
    [InlineData("20个工作日内答复")]
    [InlineData("www.qingling.gov.cn/2024/index_5.html")]
    [InlineData("二〇二四年")]
    [InlineData("十四五规划、二十大精神")]
    [InlineData("上午9:00-12:00")]
    [InlineData("收到申请99999999999999999999999999999件")]
    [InlineData("收到99999999999999999999亿件")]
    public void What_is_no_quantity_is_not_taken_for_one(string text) => Assert.Equal("", Read(text));

    [Fact]
    public void A_single_digit_with_yu_is_malformed() =>
        Assert.True(Assert.Single(NumberGrammar.Read("预警信息5余条"), number => number.Role == NumberRole.Quantity).IsMalformed);

    private static string Read(string text) => string.Join(' ', NumberGrammar.Read(ChineseText.Squeeze(text))
        .Where(number => number.Role is NumberRole.Quantity or NumberRole.Percentage)
        .Select(number =>
            number.Value.ToString("0.####", CultureInfo.InvariantCulture) + (number.Role == NumberRole.Percentage ? "%" : number.Unit)
                + (number.Exactness == Exactness.Exact ? "" : " " + number.Exactness)));
}
