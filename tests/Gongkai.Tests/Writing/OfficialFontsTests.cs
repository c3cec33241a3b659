using Gongkai.Documents.Writing;

namespace Gongkai.Tests.Writing;

public sealed class OfficialFontsTests
{
    private static readonly HashSet<string> Bare = ["Noto Serif CJK SC", "Noto Sans CJK SC", "DejaVu Serif"];
    private static readonly HashSet<string> Office = ["仿宋", "楷体", "方正小标宋简体", "黑体", "宋体"];

    [Fact]
    public void Missing_typefaces_are_named()
    {
        Assert.Equal(["仿宋", "楷体", "小标宋"], OfficialFonts.Among(Bare));
        Assert.Empty(OfficialFonts.Among(Office));
    }

    [Theory]
    [InlineData("仿宋_GB2312", "Noto Serif CJK SC", "仿宋")]
    [InlineData("楷体_GB2312", "Noto Serif CJK SC", "楷体")]
    [InlineData("方正小标宋简体", "Noto Serif CJK SC", "方正小标宋简体")]
    [InlineData("方正仿宋_GBK", "Noto Serif CJK SC", "仿宋")]
    [InlineData("黑体", "Noto Sans CJK SC", "黑体")]
    [InlineData("Times New Roman", null, null)]
    public void A_typeface_that_is_missing_is_served_by_its_like_or_by_the_serif_face(string font, string? bare, string? office) =>
        Assert.Equal((bare, office), (OfficialFonts.Serving(font, Bare), OfficialFonts.Serving(font, Office)));
}
