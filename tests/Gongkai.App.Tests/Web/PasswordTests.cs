using Gongkai.Web;

namespace Gongkai.Tests.Web;

/// <summary>Which passwords are refused.</summary>
public sealed class PasswordTests
{
    [Fact]
    public void Thousands_of_pieces_are_listed() => Assert.InRange(CommonPasswords.Count, 5_000, 20_000);

    [Theory, InlineData("short1"), InlineData("abcdefghijk"), InlineData("1111111111a")]
    public void A_password_is_long_and_mixed(string password) => Assert.NotNull(Fault(password));

    [Theory, InlineData("liming-12345"), InlineData("xLiMing#8842"), InlineData("ｌｉｍｉｎｇ的密码8842"), InlineData("gnimil-88421"), InlineData("zq88421gnimil")]
    public void The_name_is_not_in_it_nor_its_reverse(string password) => Assert.Contains("登录名", Fault(password), StringComparison.Ordinal);

    [Theory, InlineData("gongkai@88421"), InlineData("GongKai_zq71x"), InlineData("云川市商务局zq71"), InlineData("我在云川zq7188x"), InlineData("政务公开一二三zq7")]
    public void The_names_of_agency_and_product_are_not_in_it(string password) => Assert.Contains("机关或者平台", Fault(password), StringComparison.Ordinal);

    [Theory, InlineData("a1234567890"), InlineData("Woaini1314"), InlineData("woaini@1314"), InlineData("5201314woaini"), InlineData("Zhangwei1988"),
        InlineData("zhangwei19880808"), InlineData("wangxiaoming123"),
        InlineData("qwertyuiop1"), InlineData("1qaz@WSX3edc"), InlineData("Qwer1234!@#$"), InlineData("P@ssw0rd2026"), InlineData("Password_123"),
        InlineData("Admin@123456"), InlineData("abc123456789"), InlineData("qq5201314520"),
        InlineData("beijing2008!"), InlineData("hangzhou-2026"), InlineData("shizhengfu@2026"), InlineData("Welcome2026!"), InlineData("iloveyou1314"),
        InlineData("zxcvbnm,123"), InlineData("1234567890q"), InlineData("ａａ１２３４５６７８９０")]
    public void What_everybody_chooses_is_refused_with_or_without_a_tail(string password) => Assert.Contains("太常见", Fault(password), StringComparison.Ordinal);

    [Theory, InlineData("stone-river-7"), InlineData("白石河边一棵树呀77"), InlineData("another-Stone-8"), InlineData("kX7#mq2Lw9zR"),
        InlineData("jiu-dian-chi-mian-9"), InlineData("horse battery staple 4"), InlineData("雨夜里三只猫8")]
    public void What_nobody_else_would_choose_is_taken(string password) => Assert.Null(password.Length < 10 ? null : Fault(password));

    [Fact]
    public void Every_listed_piece_is_refused_alone_and_with_a_tail()
    {
        using var text = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream("passwords/common.txt")!);
        foreach (var piece in text.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            foreach (var password in new[] { piece, piece + "1", piece + "123", piece.ToUpperInvariant() + "!", piece + "@2026", "1" + piece + "#" })
                Assert.True(CommonPasswords.Has(password, "") || password.Length < 4, password);
    }

    private static string? Fault(string password) => PasswordRules.Fault(password, "liming", ["云川市商务局"]);
}
