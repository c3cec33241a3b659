using CsCheck;
using Gongkai.Text;

namespace Gongkai.Tests.Text;

public sealed class NearestStringTests
{
    [Theory]
    [InlineData("最低生话保障", "关于最低生活保障的通知", "最低生活保障", 1)]
    [InlineData("信息公开", "政府信息公开", "信息公开", 0)]
    [InlineData("年报告", "年度报告", "年度报告", 1)]
    [InlineData("甲乙丙", "", "", 3)]
    public void The_stretch_with_the_fewest_differences_is_found(string sought, string text, string nearest, int distance)
    {
        var (start, end, differ) = NearestString.Of(sought, text);
        Assert.Equal((nearest, distance), (text[start..end], differ));
    }

    [Fact]
    public void What_stands_there_has_no_difference() => Gen.Select(Gen.String[Gen.Char['一', '十'], 1, 8], Gen.String[Gen.Char['一', '十'], 0, 8])
        .Sample((sought, around) => NearestString.Of(sought, around + sought + around).Distance == 0);
}
