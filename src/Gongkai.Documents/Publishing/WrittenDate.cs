using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Text;

namespace Gongkai.Documents.Publishing;

/// <summary>Dates as documents, lists and pages write them: 2026年3月5日, 二〇二六年三月五日, 2026-03-05, 2026.3.5, with or without a time behind.</summary>
internal static partial class WrittenDate
{
    /// <summary>The day that the text is, as a whole; <see langword="false"/> with a day of null where it is written like one that no calendar has.</summary>
    public static bool TryRead(string text, out DateOnly? day)
    {
        day = null;
        var folded = ChineseText.Fold(text).Trim();
        var match = Whole().Match(folded.Replace(" ", "", StringComparison.Ordinal) is { Length: <= 11 } squeezed ? squeezed : folded);
        if (!match.Success) return false;
        day = Day(match);
        return true;
    }

    /// <summary>The dates in the text, each with where it stands; null for one that no calendar has.</summary>
    public static IEnumerable<(DateOnly? Day, string Printed)> In(string text) =>
        from Match match in Anywhere().Matches(ChineseText.Fold(text))
        select (Day(match), text.Substring(match.Index, match.Length).Trim());

    private static DateOnly? Day(Match match)
    {
        if (Number(match.Groups["y"].Value) is not { } year || Number(match.Groups["m"].Value) is not { } month
            || Number(match.Groups["d"].Value) is not { } day)
            return null;
        return year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth((int)year, (int)month)
            ? new((int)year, (int)month, (int)day) : null;
    }

    private static long? Number(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        return ChineseNumerals.TryParse(text.Replace('○', '〇').Replace('O', '〇').Replace('o', '〇').Replace('0', '〇'), out var chinese) ? chinese : null;
    }

    private const string Chinese = "(?<y>[12][0-9]{3}|[一二][一二三四五六七八九〇零○Oo0]{3})年(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日";
    private const string Plain = "(?<y>[12][0-9]{3})(?<sep>[-/.])(?<m>[0-9]{1,2})\\k<sep>(?<d>[0-9]{1,2})(?![0-9.])";
    private const string Time = "(?:[ T]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?";

    [GeneratedRegex($"\\A(?:(?:{Chinese}|{Plain}){Time}|(?<y>(?:19|20)[0-9]{{2}})(?<m>[01][0-9])(?<d>[0-3][0-9]))\\z")]
    private static partial Regex Whole();

    [GeneratedRegex($"(?<![0-9])(?:{Chinese}|{Plain})")]
    private static partial Regex Anywhere();
}
