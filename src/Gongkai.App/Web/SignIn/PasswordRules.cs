using Gongkai.Text;

namespace Gongkai.Web;

/// <summary>What a password must be.</summary>
public static class PasswordRules
{
    private const int Shortest = 10;
    private const int ShortestName = 3;

    // What everybody who attacks this platform tries first.
    private static readonly string[] Product = ["gongkai", "公开", "zhengwugongkai", "政务公开", "xinxigongkai", "信息公开", "政府信息", "zhengfuxinxi"];

    /// <summary>In words.</summary>
    public const string Words = "至少 10 位，字母、数字、符号中至少两种；不含登录名、机关名称，不用常见的词、拼音和连续的数字";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    /// <param name="password">The password.</param>
    /// <param name="signIn">The sign-in name.</param>
    /// <param name="agencies">The names of the agencies at which its owner works.</param>
    public static string? Fault(string password, string signIn, IEnumerable<string> agencies)
    {
        if (password.Length < Shortest) return $"密码只有 {password.Length} 位，至少要 {Shortest} 位";
        var (folded, name) = (CommonPasswords.Fold(password), CommonPasswords.Fold(signIn));
        if (name.Length >= ShortestName && (folded.Contains(name, StringComparison.Ordinal) || folded.Contains(Reversed(name), StringComparison.Ordinal)))
            return "密码里不能有登录名，倒过来写也不行";
        if (Product.Concat(agencies.SelectMany(Stems)).Any(word => folded.Contains(CommonPasswords.Fold(word), StringComparison.Ordinal)))
            return "密码里不能有机关或者平台的名称";
        if (password.Distinct().Count() < 5) return "密码里重复的字符太多";
        if ((password.Any(char.IsLetter) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0) + (password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0) < 2)
            return "字母、数字、符号中至少要有两种";
        return CommonPasswords.Has(password, name) ? "这个密码太常见：由常用的词、拼音、名字、年份或者连续的数字组成，容易猜中" : null;
    }

    // 云川市商务局: as a whole, and the place by which everybody calls it.
    private static IEnumerable<string> Stems(string agency)
    {
        var name = ChineseText.Squeeze(agency);
        if (name.Length < 2) return [];
        var end = name.IndexOfAny(['省', '市', '县', '区', '州', '盟', '旗'], 2 < name.Length ? 2 : 0);
        return end >= 2 ? [name, name[..end]] : [name];
    }

    private static string Reversed(string text) => new([.. text.Reverse()]);
}
