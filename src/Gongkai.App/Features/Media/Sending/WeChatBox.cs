using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Gongkai.Features.Media;

/// <summary>
/// 安全模式: a message in its box. AES-256 in CBC under the 43 characters of EncodingAESKey with its first 16 bytes as the beginning, padded to 32 bytes; within
/// lie 16 bytes of chance, the length of the message in four bytes, the message, and the AppID.
/// </summary>
internal static class WeChatBox
{
    private const int Chance = 16, Padding = 32;

    /// <summary>The box that a body carries; null where it carries none.</summary>
    public static string? SealedIn(string body, XmlReaderSettings plain)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), plain);
            return XElement.Load(reader).Element("Encrypt")?.Value.Trim() is { Length: > 0 } box ? box : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The message; null where the box does not open with that key, or is for another account.</summary>
    public static string? Open(string key, string box, string appId)
    {
        var (secret, sealedBytes) = (new byte[Padding], new byte[box.Length]);
        if (!Convert.TryFromBase64String(key + "=", secret, out var length) || length != Padding
            || !Convert.TryFromBase64String(box, sealedBytes, out var size) || size == 0 || size % Chance != 0) return null;
        using var aes = Aes.Create();
        aes.Key = secret;
        // Padding goes to 32 bytes, which the library does not know.
        var opened = aes.DecryptCbc(sealedBytes.AsSpan(0, size), secret.AsSpan(0, Chance), PaddingMode.None);
        int filled = opened[^1];
        if (filled is < 1 or > Padding || filled > opened.Length - Chance - sizeof(int)) return null;
        var content = opened.AsSpan(Chance, opened.Length - Chance - filled);
        var told = BinaryPrimitives.ReadUInt32BigEndian(content);
        if (told > content.Length - sizeof(int)) return null;
        var message = content.Slice(sizeof(int), (int)told);
        return content[(sizeof(int) + (int)told)..].SequenceEqual(Encoding.UTF8.GetBytes(appId)) ? Encoding.UTF8.GetString(message) : null;
    }
}
