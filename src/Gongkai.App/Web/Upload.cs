using System.Collections.Immutable;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>A file that somebody sent, known by its content and not by its name.</summary>
/// <param name="Name">Its name without folders; it may name a person.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Upload(string Name, string MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>The most that one file may have.</summary>
    public const int MostBytes = 10 << 20;

    /// <summary>The kinds of files that are taken, as pages tell them.</summary>
    public const string Kinds = "PDF、图片（JPG、PNG）、Word、Excel、WPS、OFD 文件，每个不超过 10 MB";

    /// <summary>The kinds of files, for the <c>accept</c> of a field.</summary>
    public const string Accept = ".pdf,.jpg,.jpeg,.png,.doc,.docx,.wps,.xls,.xlsx,.et,.ofd";

    private const int LongestName = 120;

    /// <summary>Reads the file and looks at its content.</summary>
    /// <returns>The file, or in Chinese why it is not taken.</returns>
    public static async Task<(Upload? File, string? Fault)> ReadAsync(IFormFile sent, UntrustedFiles files, CancellationToken ct)
    {
        var name = NameOf(sent.FileName);
        if (sent.Length > MostBytes) return (null, $"“{name}”超过 10 MB，请缩小后再选");
        if (sent.Length == 0) return (null, $"“{name}”是空的");
        var content = new byte[sent.Length];
        await using (var stream = sent.OpenReadStream()) await stream.ReadExactlyAsync(content, ct);
        // What is no package shows what it is by its first bytes; a package is opened by a reader.
        var type = FileKinds.IsPackage(content) ? await files.TypeAsync(content, ct) : FileKinds.Of(content);
        return type is not null ? (new(FileKinds.Named(name, type), type, content), null) : (null, $"“{name}”不是可以接收的文件，请选择 {Kinds}");
    }

    /// <summary>Reads it and keeps it for the stream whose event will name it.</summary>
    /// <returns>The file, or in Chinese why it is not taken.</returns>
    public static async Task<(AttachedFile? File, string? Fault)> KeepAsync(
        IFormFile sent, UntrustedFiles files, Store store, string stream, CancellationToken ct)
    {
        var (upload, fault) = await ReadAsync(sent, files, ct);
        if (upload is null) return (null, fault);
        using var content = new MemoryStream(upload.Content.ToArray(), writable: false);
        var kept = await store.Files.PutAsync(content, stream, MostBytes, ct);
        return (new(kept.Hash, upload.Name, upload.MediaType, kept.Size), null);
    }

    /// <summary>Keeps all that were sent with the form of a step; what is not taken are faults of its field.</summary>
    public static async Task<ImmutableArray<AttachedFile>> KeepAsync(
        PageModel page, IEnumerable<IFormFile> sent, UntrustedFiles files, Store store, string stream, CancellationToken ct)
    {
        var kept = ImmutableArray.CreateBuilder<AttachedFile>();
        foreach (var one in sent)
        {
            var (file, fault) = await KeepAsync(one, files, store, stream, ct);
            if (file is not null) kept.Add(file);
            else page.Fault("Command.Files", fault!);
        }
        return kept.ToImmutable();
    }

    private static string NameOf(string sent)
    {
        var name = VisibleText.OnOneLine(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..]).Trim();
        return name.Length == 0 ? "文件" : name.Length > LongestName ? name[^LongestName..] : name;
    }
}
