using System.Globalization;

namespace Gongkai.Documents.Formats;

/// <summary>Numbers as automatic lists print them.</summary>
internal static class ListNumber
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>一, 十, 十一, 二十, 一百二十三; Arabic from a thousand on.</summary>
    public static string Chinese(int number) => number switch
    {
        < 0 or >= 1000 => number.ToString(CultureInfo.InvariantCulture),
        < 10 => Digits[number].ToString(),
        < 20 => "十" + Unit(number - 10),
        < 100 => Digits[number / 10] + "十" + Unit(number % 10),
        _ => Digits[number / 100] + "百" + Rest(number % 100),
    };

    /// <summary>a … z, then aa, bb as word processors count.</summary>
    public static string Letter(int number) =>
        number is < 1 or > 780 ? number.ToString(CultureInfo.InvariantCulture) : new((char)('a' + (number - 1) % 26), (number - 1) / 26 + 1);

    /// <summary>I, II, III …</summary>
    public static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        (int Value, string Sign)[] signs =
        [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
            (4, "IV"), (1, "I"),
        ];
        var text = "";
        foreach (var (value, sign) in signs)
            for (; number >= value; number -= value) text += sign;
        return text;
    }

    private static string Unit(int digit) => digit == 0 ? "" : Digits[digit].ToString();

    private static string Rest(int rest) => rest switch
    {
        0 => "",
        < 10 => "零" + Digits[rest],
        _ => Digits[rest / 10] + "十" + Unit(rest % 10),
    };
}
