using System.Text;

namespace Gongkai.Bench.Robustness;

/// <summary>A text as bytes, in one of the encodings that files come in, sometimes not the one that it says of itself.</summary>
internal static class Encoded
{
    private static readonly Encoding[] All =
    [
        new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UnicodeEncoding(false, false),
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!, Encoding.Latin1,
    ];

    /// <summary>Mostly UTF-8.</summary>
    public static byte[] Text(string text, Random random)
    {
        var encoding = random.Next(3) > 0 ? All[0] : All[random.Next(All.Length)];
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    /// <summary>A part of a package, with the declaration that belongs to its encoding, or another, or none.</summary>
    public static byte[] Xml(string body, Random random)
    {
        var encoding = random.Next(2) > 0 ? All[0] : All[random.Next(All.Length)];
        var said = random.Next(8) switch
        {
            0 => "",
            1 => $"<?xml version=\"1.0\" encoding=\"{All[random.Next(All.Length)].WebName}\"?>",
            _ => $"<?xml version=\"1.0\" encoding=\"{encoding.WebName}\" standalone=\"yes\"?>",
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(said + body)];
    }
}
