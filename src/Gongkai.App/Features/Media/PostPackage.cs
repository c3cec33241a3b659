using System.IO.Compression;
using System.Net;
using System.Text;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>材料包: what is copied to a channel by hand, as a ZIP: the text in words and as a page, the pictures, the address of the original.</summary>
internal static class PostPackage
{
    /// <summary>Its bytes.</summary>
    public static async Task<byte[]> OfAsync(MediaPost post, PostText text, Store store, CancellationToken ct)
    {
        var words = post.Words;
        var (plain, html) = words.Text.Length > 0
            ? (words.Text, string.Concat(words.Text.ReplaceLineEndings("\n").Split('\n').Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>\n")))
            : (text.Words, text.HtmlWith(text.Names.ToDictionary(name => name, name => $"pictures/{name}")));
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await PutAsync("text.txt", Encoding.UTF8.GetBytes(string.Join("\n\n", new[] { words.Title, words.Digest, plain,
                $"阅读原文：{post.Address}" }.Where(part => part.Length > 0)) + "\n"));
            await PutAsync("text.html", Encoding.UTF8.GetBytes($"""
                <!DOCTYPE html>
                <html lang="zh-CN"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(words.Title)}</title></head><body>
                <h1>{WebUtility.HtmlEncode(words.Title)}</h1>
                {html}<p>阅读原文：<a href="{WebUtility.HtmlEncode(post.Address)}">{WebUtility.HtmlEncode(post.Address)}</a></p>
                </body></html>

                """));
            foreach (var (name, file) in text.Pictures.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                await PutAsync($"pictures/{name}", await store.Files.ReadAsync(file.Sha256, ct));
            if (words.Cover is { } cover) await PutAsync(cover.MediaType == "image/png" ? "cover.png" : "cover.jpg",
                await store.Files.ReadAsync(cover.Sha256, ct));

            async Task PutAsync(string name, byte[] content)
            {
                await using var entry = zip.CreateEntry(name).Open();
                await entry.WriteAsync(content, ct);
            }
        }
        return bytes.ToArray();
    }
}
