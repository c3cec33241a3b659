using Gongkai.Text;

namespace Gongkai.Tests.Text;

public sealed class ChineseTextTests
{
    [Theory]
    [InlineData("（ １０２ ）", "( 102 )")]
    [InlineData("－２", "-2")]
    [InlineData("⽂件", "文件")]
    public void Folding_keeps_the_length(string raw, string folded)
    {
        Assert.Equal(folded, ChineseText.Fold(raw));
        Assert.Equal(raw.Length, ChineseText.Fold(raw).Length);
    }

    [Theory]
    [InlineData("一百二十", 120)]
    [InlineData("两百零三", 203)]
    [InlineData("一百二", 120)]
    [InlineData("三万五", 35000)]
    [InlineData("二〇二四", 2024)]
    [InlineData("十", 10)]
    [InlineData("十二", 12)]
    [InlineData("廿三", 23)]
    [InlineData("一千零五", 1005)]
    [InlineData("一亿二千万", 120_000_000)]
    public void Chinese_numerals_are_read(string text, long value)
    {
        Assert.True(ChineseNumerals.TryParse(text, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("十百")]
    [InlineData("百")]
    [InlineData("一二十")]
    public void What_is_no_numeral_is_refused(string text) => Assert.False(ChineseNumerals.TryParse(text, out _));
}
