using System.Text.RegularExpressions;

namespace Gongkai.Documents.Writing;

/// <summary>成文日期右空四字编排，以成文日期为准居中编排发文机关署名（GB/T 9704—2012，7.3.5.1）。</summary>
internal static partial class SignaturePlace
{
    /// <summary>How many characters the date keeps from the right.</summary>
    public const decimal OfDate = 4;

    /// <summary>Whether a line is a date.</summary>
    public static bool IsDate(string line) => Day().IsMatch(line.Trim());

    /// <summary>How many characters a line of the signature keeps from the right.</summary>
    /// <param name="line">The line.</param>
    /// <param name="next">The line below; null for the last.</param>
    public static decimal Right(string line, string? next) =>
        next is not null && IsDate(next) && !IsDate(line) ? Math.Max(0, OfDate + ((Width(next.Trim()) - Width(line.Trim())) / 2)) : OfDate;

    private static decimal Width(string text) => text.Sum(c => c < 0x80 ? 0.5m : 1);

    [GeneratedRegex(@"^\d{4}年\d{1,2}月\d{1,2}日$")]
    private static partial Regex Day();
}
