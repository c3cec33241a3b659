using System.Globalization;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>申请编号: the public number of a case, from the agency's pattern.</summary>
public static class RequestNumber
{
    /// <summary>The series that the number is taken from.</summary>
    public static string Series(CaseKind kind, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{(kind == CaseKind.RecordCorrection ? "correction" : "request")}/{year}");

    /// <summary>The number of a case; a 更正申请 says so.</summary>
    public static string Print(string pattern, CaseKind kind, int year,
        long sequence) => (kind == CaseKind.RecordCorrection ? "更" : "") + Print(pattern, year, sequence);

    /// <summary>The sequence that a printed number of that year has under the pattern; null when it does not follow it.</summary>
    public static long? SequenceOf(string pattern, int year, string number)
    {
        var digits = new string([.. number.Reverse().SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit).Reverse()]);
        // The pattern decides: what it prints for one of the number's endings is the number, or the number is not of it.
        for (var from = 0; from < digits.Length; from++)
            if (long.TryParse(digits.AsSpan(from), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
                && Print(pattern, year, sequence) == number) return sequence;
        return null;
    }

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
