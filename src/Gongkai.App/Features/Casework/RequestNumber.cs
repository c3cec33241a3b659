using System.Globalization;

namespace Gongkai.Features.Casework;

/// <summary>申请编号: the public number of a case, from the agency's pattern.</summary>
public static class RequestNumber
{
    /// <summary>Fills <c>{year}</c> and <c>{n}</c> (or <c>{n:0000}</c>, as many digits as zeros) of the pattern.</summary>
    public static string Print(string pattern, int year, long sequence)
    {
        var text = pattern.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var from = text.IndexOf("{n", StringComparison.Ordinal);
        var to = from < 0 ? -1 : text.IndexOf('}', from);
        if (to < 0) throw new FormatException($"The number pattern {pattern} has no {{n}}.");
        var digits = text[(from + 2)..to].TrimStart(':');
        return $"{text[..from]}{sequence.ToString(digits.Length == 0 ? "0" : digits, CultureInfo.InvariantCulture)}{text[(to + 1)..]}";
    }
}
