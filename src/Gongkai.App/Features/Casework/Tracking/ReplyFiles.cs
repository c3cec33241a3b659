using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>A file of a served reply, with the name that the applicant saves it under.</summary>
public sealed record ReplyFile(string Sha256, string Name, string MediaType);

/// <summary>
/// What an applicant may download: the letters that were served on him, the note that his application has lapsed, and the information given with them.
/// Nothing else of the case.
/// </summary>
public sealed class ReplyFiles(Store store)
{
    /// <summary>The files of the replies that were served.</summary>
    public async Task<ImmutableArray<ReplyFile>> OfAsync(DisclosureRequest request, CancellationToken ct)
    {
        var served = request.Decisions.Where(decision => decision is { Served: not null, Letter: not null }).ToArray();
        var lapses = request.History.OfType<ApplicationLapsed>().Select(lapsed => lapsed.Letter).OfType<IssuedLetterRef>().ToArray();
        if (served.Length + lapses.Length == 0 || request.Erasure is not null) return [];
        await using var connection = await store.Database.OpenAsync(ct);
        var named = (await connection.QueryAsync<Row>("select sha256, name_data, media_type from case_file where case_id = @Id", new { request.Id }))
            .ToLookup(row => row.Sha256);
        var files = new List<ReplyFile>();
        foreach (var lapse in lapses) files.Add(await LetterAsync(connection, lapse, "告知书"));
        foreach (var decision in served)
        {
            files.Add(await LetterAsync(connection, decision.Letter!, "答复书"));
            foreach (var given in decision.Drafted?.Draft.Provided ?? [])
                if (named[given.Sha256].FirstOrDefault() is { } row && await store.People.OpenAsync(connection, row.Name_Data) is { } name)
                    files.Add(new(given.Sha256, name, row.Media_Type));
        }
        return [.. files.DistinctBy(file => file.Sha256)];
    }

    private static async Task<ReplyFile> LetterAsync(DbConnection connection, IssuedLetterRef letter, string name) =>
        (letter.Pdf?.Sha256 ?? await PrintedAsync(connection, letter)) is { } pdf
            ? new(pdf, $"{name}{letter.Number}.pdf", MediaTypes.Pdf) : new(letter.Docx.Sha256, $"{name}{letter.Number}.docx", MediaTypes.Word);

    // Letters are printed once and kept; until then there is the Word document.
    private static Task<string?> PrintedAsync(DbConnection connection, IssuedLetterRef letter) =>
        connection.ExecuteScalarAsync<string?>("select pdf from letter_pdf where docx = @Sha256", new { letter.Docx.Sha256 });

    /// <summary>The content.</summary>
    public Task<Stream> OpenAsync(ReplyFile file, CancellationToken ct) => store.Files.OpenAsync(file.Sha256, ct);

    private sealed record Row(string Sha256, PersonalDataId Name_Data, string Media_Type);
}
