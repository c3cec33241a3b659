using System.Security.Cryptography;

namespace Gongkai.Documents.Publishing;

/// <summary>A file that belongs to a text: a picture within it, or what it is handed out with.</summary>
/// <param name="Name">The hash of its content (SHA-256) with its extension; as the text names it, after <see cref="TextPolicy.FilePrefix"/>.</param>
/// <param name="Title">What it was called, or what it shows; may be empty.</param>
/// <param name="MediaType">What it is, by its content.</param>
/// <param name="Content">The bytes.</param>
public sealed record TextFile(string Name, string Title, string MediaType, ReadOnlyMemory<byte> Content)
{
    internal static TextFile Of(string title, string mediaType, string extension, ReadOnlyMemory<byte> content) =>
        new($"{Convert.ToHexStringLower(SHA256.HashData(content.Span))}.{extension}", title, mediaType, content);
}
