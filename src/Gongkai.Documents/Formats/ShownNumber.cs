using System.Globalization;
using System.Text;

namespace Gongkai.Documents.Formats;

/// <summary>A number as a spreadsheet shows it: 0.5 in the format 0.0000 is 0.5000.</summary>
internal static class ShownNumber
{
    private const double Exact = 1e15;

    /// <summary>The text; plain digits where the format is none or one not known here.</summary>
    public static string Of(double number, string? format)
    {
        if (!(Math.Abs(number) < Exact)) return number.ToString("R", CultureInfo.InvariantCulture);
        var plain = ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(format) || format is "@" || format.StartsWith("General", StringComparison.OrdinalIgnoreCase)) return plain;
        var sections = format.Split(';');
        var own = number < 0 && sections.Length > 1 ? sections[1] : number == 0 && sections.Length > 2 ? sections[2] : sections[0];
        // A format that shows nothing hides the number; nothing is lost where it is a zero.
        if (own.Length == 0 && number != 0 && sections.Length > 1) return "";
        return Shown(sections.Length > 1 && number < 0 ? -(decimal)number : (decimal)number, own) ?? plain;
    }

    private static string? Shown(decimal number, string format)
    {
        var before = new StringBuilder();
        var after = new StringBuilder();
        var pattern = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var text = pattern.Length == 0 ? before : after;
            switch (format[i])
            {
                case '0' or '#' or '?' or ',' or '.' when after.Length == 0:
                    pattern.Append(format[i] == '?' ? '#' : format[i]);
                    break;
                case '%':
                    number *= 100;
                    text.Append('%');
                    break;
                case '"':
                    var close = format.IndexOf('"', i + 1);
                    if (close < 0) return null;
                    text.Append(format, i + 1, close - i - 1);
                    i = close;
                    break;
                case '[':
                    i = format.IndexOf(']', i);
                    if (i < 0) return null;
                    break;
                case '\\' when i + 1 < format.Length:
                    text.Append(format[++i]);
                    break;
                case '_' or '*':
                    i++;
                    break;
                case '-' or '+' or '(' or ')' or ' ' or '¥' or '￥' or '$' or > '\u2E7F':
                    text.Append(format[i]);
                    break;
                default:
                    return null;
            }
        }
        return pattern.Length == 0 || pattern[^1] == ',' ? null : Joined(number, before, pattern.ToString(), after);
    }

    private static string Joined(decimal number, StringBuilder before, string pattern, StringBuilder after)
    {
        var point = pattern.IndexOf('.', StringComparison.Ordinal);
        var places = Math.Min(point < 0 ? 0 : pattern.Length - point - 1, 15);
        var rounded = Math.Round(number, places, MidpointRounding.AwayFromZero);
        var whole = (point < 0 ? pattern : pattern[..point]).Replace(",", "", StringComparison.Ordinal);
        var digits = (pattern.Contains(',', StringComparison.Ordinal) ? "#,##" : "")
            + (whole.Contains('0', StringComparison.Ordinal) ? whole.TrimStart('#') : "#");
        var shown = rounded.ToString(places == 0 ? digits : $"{digits}.{pattern.AsSpan(point + 1, places)}", CultureInfo.InvariantCulture);
        return (before + shown + after).Trim(' ');
    }
}
