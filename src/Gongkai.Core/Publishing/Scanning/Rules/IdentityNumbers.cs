using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Casework;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Publishing.Scanning.Rules;

/// <summary>PB01: numbers of identity documents, whole: by their check character where they have one, else by the words before them.</summary>
internal sealed partial class IdentityNumbers() : TextScanRule("PB01", Severity.Error)
{
    private const int Near = 24, Earlier = 15;

    protected override IEnumerable<Finding> Check(ScannedPage page, int block, ScanSurroundings around)
    {
        var (text, label) = (page.Blocks[block].Text, page.Blocks[block].Label);
        var end = 0;
        foreach (var run in DigitRun.In(text))
        {
            if (run.Start < end || run.IsPartOf(text)) continue;
            var isNamed = Documents().IsMatch(label) || Documents().IsMatch(run.Before(text, Near));
            if (!IsOne(run, isNamed, around.Today, out var isCertain)) continue;
            end = run.Start + run.Length;
            var found = Found(page, block, run.Start, run.Length);
            yield return isCertain ? found : found with { Severity = Severity.Warning, Variant = "doubtful" };
        }
        if (!Letters().IsMatch(text)) yield break;
        foreach (Match match in Others().Matches(ChineseText.Fold(text).ToUpperInvariant()))
            if (Documents().IsMatch(label) || Documents().IsMatch(text.AsSpan(Math.Max(0, match.Index - Near), Math.Min(Near, match.Index))))
                yield return Found(page, block, match.Index, match.Length);
    }

    private static bool IsOne(DigitRun run, bool isNamed, DateOnly today, out bool isCertain)
    {
        isCertain = true;
        var figures = run.Figures;
        if (figures.Length == ResidentNumber.Length && ResidentNumber.IsMadeOfFigures(figures) && IsRegion(figures)
            && ResidentNumber.BornOn(figures) is { } born && born <= today && born.Year >= 1900)
        {
            // A company's code can be all figures too.
            if (ResidentNumber.HasRightCheck(figures)) return figures[0] != '9' || CreditCode.FaultOf(figures) is not null || isNamed;
            // One wrong figure hides nobody.
            isCertain = isNamed;
            return figures.Length == run.Length;
        }
        return isNamed && figures.Length == Earlier && run.Length == Earlier && IsRegion(figures)
            && DateOnly.TryParseExact("19" + figures[6..12], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private static bool IsRegion(string figures) => int.Parse(figures.AsSpan(0, 2), CultureInfo.InvariantCulture) is
        (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71
        or (>= 81 and <= 83) or (>= 90 and <= 99);

    [GeneratedRegex("身份证|身份号|证件号|公民身份|居民证|居住证|居留|护照|通行证|回乡证|台胞证|(?i)ID\\s*(?:NO|号)")]
    private static partial Regex Documents();

    // Passports, permits of Hong Kong and Macao, the older cards of foreigners: told only where the words before say what they are.
    [GeneratedRegex("(?<![0-9A-Z])(?:[HM][0-9]{8}(?:[0-9]{2})?|[A-Z]{1,2}[0-9]{7,8}|[A-Z]{3}[0-9]{12})(?![0-9A-Z*])")]
    private static partial Regex Others();

    [GeneratedRegex("[A-Za-zＡ-Ｚａ-ｚ][0-9０-９]{7}")]
    private static partial Regex Letters();
}
