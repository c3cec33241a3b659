using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Text;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>
/// Reads a date of a former register: as people write it, with a time behind it, as eight digits, or as the number of days by which spreadsheets keep
/// dates that lost their format.
/// </summary>
internal static partial class ImportDay
{
    // 2000-01-01 to 2100-01-01 as serial numbers: what is smaller is more likely a count.
    private const double FirstSerial = 36_526;
    private const double LastSerial = 73_051;

    /// <summary>The day; null when it is none.</summary>
    public static DateOnly? Read(string text)
    {
        var folded = ChineseText.Fold(text).Trim();
        if (BeijingDateBinder.Read(Time().Replace(folded, "")) is { } written) return written;
        if (DateOnly.TryParseExact(folded, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var digits) && digits.Year is >= 1990 and <= 2200)
            return digits;
        return double.TryParse(folded, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            && serial is >= FirstSerial and < LastSerial
            ? DateOnly.FromDateTime(DateTime.FromOADate(serial)) : null;
    }

    [GeneratedRegex(@"[ T]\d{1,2}:\d{2}(:\d{2})?$")]
    private static partial Regex Time();
}
