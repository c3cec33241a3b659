using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;

namespace Gongkai.Publishing;

/// <summary>索引号: by the agency's own pattern; its last part counts without gaps in the agency and year.</summary>
public static partial class IndexNumber
{
    private const int Longest = 80;

    /// <summary>The number for a place in the series.</summary>
    /// <param name="pattern">As the agency has chosen it.</param>
    /// <param name="agency">{机关}</param>
    /// <param name="column">{栏目}</param>
    /// <param name="year">{年}</param>
    /// <param name="sequence">{序号}</param>
    public static string Of(string pattern, string agency, string column, int year, long sequence) =>
        Part().Replace(pattern, part => part.Groups[1].Value switch
        {
            "机关" => agency,
            "栏目" => column,
            "年" => year.ToString("0000", CultureInfo.InvariantCulture),
            _ => sequence.ToString(new string('0', part.Groups[2].Success ? part.Groups[2].Value[0] - '0' : 1), CultureInfo.InvariantCulture),
        });

    /// <summary>What is wrong with a pattern; null when nothing is. Without year or sequence two items would bear one number.</summary>
    public static Refusal? Fault(string pattern)
    {
        var parts = Part().Matches(pattern).Select(part => part.Groups[1].Value).ToHashSet();
        return pattern.Length > Longest ? Wrong("long")
            : Part().Replace(pattern, "").AsSpan().IndexOfAny('{', '}') >= 0 ? Wrong("part")
            : !parts.Contains("年") || !parts.Contains("序号") ? Wrong("unique")
            : null;
    }

    private static Refusal Wrong(string variant) => new("PU14") { Variant = variant, Field = nameof(PublishingSettings.IndexPattern) };

    [GeneratedRegex(@"\{(机关|栏目|年|序号)(?::([1-9]))?\}")]
    private static partial Regex Part();
}
