namespace Gongkai.Features.SignIn;

/// <summary>What a password must be.</summary>
public static class PasswordRules
{
    private const int Shortest = 10;

    /// <summary>In words.</summary>
    public const string Words = "至少 10 位，字母、数字、符号中至少两种，不含登录名";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Fault(string password, string signIn)
    {
        if (password.Length < Shortest) return $"密码只有 {password.Length} 位，至少要 {Shortest} 位";
        if (signIn.Length > 0 && password.Contains(signIn, StringComparison.OrdinalIgnoreCase)) return "密码里不能有登录名";
        if (password.Distinct().Count() < 5) return "密码里重复的字符太多";
        return (password.Any(char.IsLetter) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0) + (password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0) < 2 ? "字母、数字、符号中至少要有两种" : null;
    }
}
