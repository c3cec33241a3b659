using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Documents.Scanning;

/// <summary>
/// Where a script leads its reader without being asked, also where it was written so that nobody should read it: in figures, in pieces, in base64, packed.
/// </summary>
internal static partial class PageScript
{
    private const int Longest = 1 << 18, Layers = 3;

    /// <summary>The addresses, each once.</summary>
    public static IEnumerable<string> Jumps(string script)
    {
        var text = Plain(script.Length > Longest ? script[..Longest] : script);
        var found = Jump().Matches(text).Select(jump => jump.Groups["address"].Value);
        // What asks whether a search engine is reading, or where the reader comes from, leads somewhere else only for them.
        if (Asks().IsMatch(text)) found = found.Concat(Address().Matches(text).Select(address => address.Value).Where(address => !Engines().IsMatch(address)));
        found = found.Concat(Keeps().Matches(text).Where(kept => LeadsTo(text, kept.Groups["name"].Value)).Select(kept => kept.Groups["address"].Value));
        return found.Distinct(StringComparer.OrdinalIgnoreCase);
    }

    // var u = 'https://…'; location = u.
    private static bool LeadsTo(string text, string name) =>
        Regex.IsMatch(text, $@"location(?:\.href)?\s*=\s*{Regex.Escape(name)}\b|location\.(?:replace|assign)\s*\(\s*{Regex.Escape(name)}\b",
            RegexOptions.None, TimeSpan.FromSeconds(1));

    // One way of writing lies within another: a few times over.
    private static string Plain(string script)
    {
        var text = script;
        for (var layer = 0; layer < Layers; layer++)
        {
            var before = text;
            text = Packed().Replace(text, Unpacked);
            text = CharCodes().Replace(text, codes => Quoted(string.Concat(codes.Groups["code"].Captures.Select(code => Sign(code.Value, 10)))));
            text = Base64().Replace(text, coded => Quoted(Decoded(coded.Groups["coded"].Value)));
            text = Escapes().Replace(text, sign => Sign(sign.Groups["hex"].Value, sign.Groups["decimal"].Success ? 10 : 16, sign));
            text = Pieces().Replace(text, "");
            if (text == before || text.Length > 4 * Longest) break;
        }
        return text;
    }

    private static string Sign(string code, int radix, Match? match = null)
    {
        if (match?.Groups["decimal"] is { Success: true } dec) code = dec.Value;
        var style = radix == 16 ? NumberStyles.HexNumber : NumberStyles.None;
        return int.TryParse(code, style, CultureInfo.InvariantCulture, out var sign) && sign is > 8 and < 0xD800
            ? ((char)sign).ToString() : match?.Value ?? "";
    }

    private static string Quoted(string text) => $"'{text}'";

    private static string Decoded(string coded)
    {
        var bytes = new byte[coded.Length];
        return Convert.TryFromBase64String(coded.PadRight((coded.Length + 3) / 4 * 4, '='), bytes, out var length)
            ? Encoding.Latin1.GetString(bytes, 0, length) : coded;
    }

    // eval(function(p,a,c,k,e,d){…}('0 1',2,2,'zero|one'.split('|'),0,{})): words by their number.
    private static string Unpacked(Match packed)
    {
        var words = packed.Groups["words"].Value.Split('|');
        var radix = int.Parse(packed.Groups["radix"].Value, CultureInfo.InvariantCulture);
        return Word().Replace(packed.Groups["text"].Value, word => Number(word.Value, radix) is { } at && at < words.Length && words[at].Length > 0
            ? words[at] : word.Value).Replace("\\'", "'", StringComparison.Ordinal);
    }

    private static int? Number(string word, int radix)
    {
        if (word.Length > 4) return null;
        var number = 0;
        foreach (var sign in word)
        {
            var value = sign switch { <= '9' => sign - '0', >= 'a' => sign - 'a' + 10, _ => sign - 'A' + 36 };
            if (sign == '_' || value >= radix) return null;
            number = number * radix + value;
        }
        return number;
    }

    [GeneratedRegex("location(?:\\.href)?\\s*=\\s*[\"'](?<address>(?:https?:)?//[^\"']+)"
        + "|location\\.(?:replace|assign)\\s*\\(\\s*[\"'](?<address>(?:https?:)?//[^\"']+)"
        + "|window\\.open\\s*\\(\\s*[\"'](?<address>(?:https?:)?//[^\"']+)[\"']\\s*,\\s*[\"']_(?:self|top)"
        + "|document\\.write(?:ln)?\\s*\\([^;]*?(?:src|href)\\s*=[\\\\\"'\\s]*(?<address>(?:https?:)?//[^\"'\\\\>\\s]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Jump();

    [GeneratedRegex("(?:userAgent|referrer)[^}]{0,400}(?:baidu|google|sogou|so\\.com|360|bing|spider|bot\\b|yisou|shenma|sm\\.cn)"
        + "|(?:baidu|googlebot|sogou|spider|yisou|shenma)[^}]{0,400}(?:userAgent|referrer)", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex("(?<name>[A-Za-z_$][\\w$]{0,40})\\s*=\\s*[\"'](?<address>(?:https?:)?//[^\"']+)", RegexOptions.IgnoreCase)]
    private static partial Regex Keeps();

    // What search engines themselves let sites load.
    [GeneratedRegex("^(?:https?:)?//(?:[a-z0-9-]+\\.)*(?:baidu|bdstatic|google|googletagmanager|sogou|so"
        + "|360|bing|qhimg|cnzz|51\\.la)\\.(?:com|cn|net)(?:[:/?]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Engines();

    [GeneratedRegex("(?:https?:)?//[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+[^\"'\\\\<>\\s)]*", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex("String\\.fromCharCode\\s*\\(\\s*(?<code>\\d{1,5})(?:\\s*,\\s*(?<code>\\d{1,5}))*\\s*\\)")]
    private static partial Regex CharCodes();

    [GeneratedRegex("atob\\s*\\(\\s*[\"'](?<coded>[A-Za-z0-9+/]{8,}={0,2})[\"']\\s*\\)")]
    private static partial Regex Base64();

    [GeneratedRegex("\\\\x(?<hex>[0-9a-fA-F]{2})|\\\\u(?<hex>[0-9a-fA-F]{4})|%u(?<hex>[0-9a-fA-F]{4})"
        + "|%(?<hex>[0-9a-fA-F]{2})|&#x(?<hex>[0-9a-fA-F]{2,4});?|&#(?<decimal>\\d{2,5});?")]
    private static partial Regex Escapes();

    [GeneratedRegex("[\"']\\s*\\+\\s*[\"']")]
    private static partial Regex Pieces();

    [GeneratedRegex("\\}\\s*\\(\\s*'(?<text>(?:[^'\\\\]|\\\\.)*)'"
        + "\\s*,\\s*(?<radix>[1-9]\\d?)\\s*,\\s*\\d+\\s*,\\s*'(?<words>[^']*)'\\s*\\.split\\('\\|'\\)", RegexOptions.Singleline)]
    private static partial Regex Packed();

    [GeneratedRegex("\\b\\w+\\b")]
    private static partial Regex Word();
}
