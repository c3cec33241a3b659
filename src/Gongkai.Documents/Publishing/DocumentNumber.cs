using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongkai.Documents.Publishing;

/// <summary>发文字号 as documents write it, in whatever brackets: 云政办发〔2026〕7号.</summary>
public static partial class DocumentNumber
{
    /// <summary>The number that the line consists of, in the brackets of the standard; null where it is none.</summary>
    public static string? Of(string line)
    {
        var text = line.Trim().Trim('　');
        if (Whole().Match(text.Replace(" ", "", StringComparison.Ordinal)) is { Success: true } match) return Standard(match);
        return Order().IsMatch(text.Replace(" ", "", StringComparison.Ordinal)) ? text.Replace(" ", "", StringComparison.Ordinal) : null;
    }

    private static string Standard(Match match) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{match.Groups["code"].Value}〔{match.Groups["year"].Value}〕{int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)}号");

    [GeneratedRegex("\\A(?:(?:发文字号|文号|文件编号)[:：])?(?<code>[\\u4E00-\\u9FFF][\\u4E00-\\u9FFFA-Za-z（）()]{0,19}?)[〔\\[［【（(﹝](?<year>(?:19|20)[0-9]{2})"
        + "[〕\\]］】）)﹞](?:第)?(?<n>[0-9]{1,5})号\\z")]
    private static partial Regex Whole();

    // 令 and 公告 are numbered by themselves.
    [GeneratedRegex("\\A第[0-9一二三四五六七八九十百零〇]{1,6}号\\z")]
    private static partial Regex Order();
}
