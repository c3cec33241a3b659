using System.Security.Cryptography;
using System.Text;
using Dapper;
using Gongkai.Casework;
using Gongkai.Documents.Letters;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>
/// The files of issued letters: the Word document as it was signed, and the PDF, printed once (<see cref="LetterPrinting"/>, or when it is first asked
/// for) and kept.
/// </summary>
public sealed class LetterFiles(Store store) : IDisposable
{
    private const long MostBytes = 64 << 20;

    // A printer takes as much memory as all the rest.
    private readonly SemaphoreSlim printer = new(1);

    /// <summary>Whether this machine has a program that prints PDF.</summary>
    public static bool CanPrint => Documents.Writing.PdfPrinter.IsAvailable;

    /// <summary>The Word document.</summary>
    public Task<Stream> DocxAsync(IssuedLetterRef letter, CancellationToken ct) => store.Files.OpenAsync(letter.Docx.Sha256, ct);

    /// <summary>The PDF.</summary>
    /// <exception cref="Documents.Writing.PdfPrinterException">No program that prints PDF is installed, or it failed.</exception>
    public async Task<Stream> PdfAsync(DisclosureRequestId id, IssuedLetterRef letter, CancellationToken ct)
    {
        if (letter.Pdf is { } with) return await store.Files.OpenAsync(with.Sha256, ct);
        return await PdfAsync(id, letter.Docx.Sha256, () => ReadAsync(letter, ct), ct);
    }

    /// <summary>The PDF of a paper that no event names, as 送达回证: the same words about the same letter are printed once.</summary>
    public Task<Stream> PdfAsync(DisclosureRequestId id, IssuedLetterRef about, IssuedLetter paper, CancellationToken ct) =>
        PdfAsync(id, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{about.Docx.Sha256}\n{paper.Letter.Code}\n{paper.Html}"))),
            () => Task.FromResult(paper), ct);

    private async Task<Stream> PdfAsync(DisclosureRequestId id, string key, Func<Task<IssuedLetter>> letter, CancellationToken ct)
    {
        if (await KeptAsync(key, ct) is { } kept) return await store.Files.OpenAsync(kept, ct);
        await printer.WaitAsync(ct);
        try
        {
            return await store.Files.OpenAsync(await KeptAsync(key, ct) ?? await PrintAsync(id, key, await letter(), ct), ct);
        }
        finally
        {
            printer.Release();
        }
    }

    /// <summary>The letter read again from its file.</summary>
    public async Task<IssuedLetter> ReadAsync(IssuedLetterRef letter, CancellationToken ct)
    {
        await using var file = await DocxAsync(letter, ct);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return IssuedLetter.Read(LetterType.Find(letter.Code) ?? throw new InvalidDataException($"no letter {letter.Code}"), bytes.ToArray());
    }

    /// <inheritdoc />
    public void Dispose() => printer.Dispose();

    private async Task<string?> KeptAsync(string key, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.ExecuteScalarAsync<string?>(
            new CommandDefinition("select pdf from letter_pdf where docx = @key", new { key }, cancellationToken: ct));
    }

    private async Task<string> PrintAsync(DisclosureRequestId id, string key, IssuedLetter letter, CancellationToken ct)
    {
        using var pdf = new MemoryStream(await Task.Run(letter.ToPdf, ct), writable: false);
        var file = await store.Files.PutAsync(pdf, id.Stream, MostBytes, ct);
        return await store.Journal.WriteAsync(async transaction =>
        {
            await transaction.Connection.ExecuteAsync(
                "insert into letter_pdf (docx, pdf) values (@key, @Hash) on conflict (docx) do nothing", new { key, file.Hash }, transaction.Transaction);
            return file.Hash;
        }, ct);
    }
}
