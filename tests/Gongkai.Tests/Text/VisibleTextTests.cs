using Gongkai.Text;

namespace Gongkai.Tests.Text;

/// <summary>Signs that are not seen go; letters and what joins them stay.</summary>
public sealed class VisibleTextTests
{
    [Theory, InlineData("答复\u202Efdp.exe",
        "答复fdp.exe"), InlineData("\u2066甲\u2069乙\u200E\u200F\u061C", "甲乙"), InlineData("云\u200B川\uFEFF市\u2060", "云川市"),
        InlineData("a\u00ADb\u0000c\u001B[31m\u0085", "abc[31m"),
        InlineData("数\U000E0041\U000E007F据", "数据"), InlineData("王\u200D伟", "王伟"), InlineData("王\u3164伟", "王伟")]
    public void What_is_not_seen_is_taken_out(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory, InlineData("第一行\n第二行\t三\r\n"), InlineData("𠮷田，〇一二，㈠①"), InlineData("葛\U000E0100城"), InlineData("نا\u200Cمه"), InlineData("ᠮᠣᠩᠭᠣᠯ\u180Eᠠ"),
        InlineData("ᠠ\u180Bᠪ"), InlineData("👨\u200D👩\u200D👧"), InlineData("❤\uFE0F\u200D🔥"), InlineData("བོད་ཡིག")]
    public void Letters_of_every_script_and_what_joins_them_stay(string text) => Assert.Equal(text, VisibleText.Of(text));

    [Fact]
    public void Every_control_of_direction_is_known()
    {
        foreach (var c in Enumerable.Range(0x202A, 5).Concat(Enumerable.Range(0x2066, 4)).Concat([0x200E, 0x200F, 0x061C]).Select(c => (char)c))
            Assert.Equal("甲乙", VisibleText.Of($"甲{c}乙"));
    }

    [Fact]
    public void A_text_without_them_is_the_same_text()
    {
        var text = new string('字', 3);
        Assert.Same(text, VisibleText.Of(text));
    }

    [Fact]
    public void A_name_stays_on_one_line() => Assert.Equal("甲 乙丙.pdf", VisibleText.OnOneLine("甲\t乙\r\n丙\u202E.pdf"));
}
