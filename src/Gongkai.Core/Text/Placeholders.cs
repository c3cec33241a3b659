using System.Text.RegularExpressions;

namespace Gongkai.Text;

/// <summary>Places that were left to be filled in: XX, ＿＿件, 〔20 〕号, 某某, （此处填写…）.</summary>
public static partial class Placeholders
{
    /// <summary>Each of them, left to right.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text) => Any().Matches(text).Select(match => (match.Index, match.Length));

    [GeneratedRegex("(?<![A-Za-z0-9/._-])[XＸ×]{2,}(?![A-Za-z0-9])|[＿]{2,}|(?<![A-Za-z0-9/])_{3,}|(?<![A-Za-z0-9/])[_＿]{2,}(?=[件条份篇次个项人场元])"
        + "|[〔\\[]\\s*(?:20(?:[0-9]{2})?)?\\s*[〕\\]]\\s*第?\\s*号|20[0-9]{2}年\\s*月\\s*日|【待[^】\\n]{1,8}】"
        + "|某某|\\{\\{[^{}\\n]*\\}\\}|[（(\\[]\\s*(?:此处|请)?(?:填写|待填|待补充)[^）)\\]\\n]{0,12}[）)\\]]")]
    private static partial Regex Any();
}
