using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Gongkai.Casework;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.Features.Casework;

/// <summary>Keeps files while a form is filled in, so that nobody has to choose them again; what is never sent is forgotten after a day.</summary>
public sealed class Attachments(Store store, UntrustedFiles files, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Files of one application.</summary>
    public const int Most = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private readonly IDataProtector protector = protection.CreateProtector("gongkai.attachment");

    /// <summary>Reads a file that was sent, or says in Chinese why it is not taken.</summary>
    public Task<(Upload? File, string? Fault)> ReadAsync(IFormFile sent, CancellationToken ct) => Upload.ReadAsync(sent, files, ct);

    /// <summary>Keeps a file for a case that does not exist yet.</summary>
    public async Task<Attachment> TakeAsync(DisclosureRequestId id, FileKind kind, Upload file, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await ForgetAsync(now - Patience, ct);
        using var content = new MemoryStream(file.Content.ToArray(), writable: false);
        var stored = await store.Files.PutAsync(content, id.Stream, Upload.MostBytes, ct);
        await store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            """
                insert into pending_upload (hash, owner, taken_at)
                values (@Hash, @Stream, @now)
                on conflict (hash, owner) do update set taken_at = excluded.taken_at
                """,
            new { stored.Hash, id.Stream, now }, transaction.Transaction), ct);
        return new(id, kind, stored.Hash, file.Name, file.MediaType, stored.Size);
    }

    /// <summary>The file as the form carries it.</summary>
    public string Seal(Attachment attachment) => protector.Protect(JsonSerializer.Serialize(attachment, EventJson.Options));

    /// <summary>The files that a form has carried; what is not this case's, or not from here, is left out.</summary>
    public ImmutableArray<Attachment> Open(IEnumerable<string> carried, DisclosureRequestId id) =>
        [.. carried.Select(Open).OfType<Attachment>().Where(attachment => attachment.Case == id).Take(Most)];

    /// <summary>Makes the files the case's own, inside the writing that begins it: their names become sealed side rows.</summary>
    public static async Task<ImmutableArray<FileRef>> KeepAsync(CaseWriting writing, IReadOnlyCollection<Attachment> attachments, DateOnly on)
    {
        foreach (var attachment in attachments.DistinctBy(attachment => attachment.Sha256))
        {
            var name = await writing.SealAsync("file_name", attachment.Name);
            await writing.Transaction.Connection.ExecuteAsync("""
                insert into case_file (case_id, sha256, kind, name_data, media_type, size, added_on) values (@Id, @Sha256, @Kind, @Name, @MediaType, @Size, @on)
                """, new { writing.Id, attachment.Sha256, Kind = attachment.Kind.ToString(), Name = name.Id.ToString(), attachment.MediaType, attachment.Size, on }, writing.Transaction.Transaction);
        }
        if (attachments.Count > 0)
            await writing.Transaction.Connection.ExecuteAsync("delete from pending_upload where owner = @Stream", new { writing.Id.Stream },
                writing.Transaction.Transaction);
        return [.. attachments.DistinctBy(attachment => attachment.Sha256).Select(attachment => new FileRef(attachment.Sha256, attachment.Kind))];
    }

    private Attachment? Open(string carried)
    {
        try
        {
            return JsonSerializer.Deserialize<Attachment>(protector.Unprotect(carried), EventJson.Options);
        }
        catch (CryptographicException)
        {
            // Not sealed here: as good as not sent.
            return null;
        }
    }

    private async Task ForgetAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using (var connection = await store.Database.OpenAsync(ct))
            if (await connection.ExecuteScalarAsync<long>("select count(*) from pending_upload where taken_at < @before", new { before }) == 0) return;
        var names = await store.Journal.WriteAsync(async transaction =>
        {
            var forgotten = new List<string>();
            foreach (var (hash, owner) in (await transaction.Connection.QueryAsync<(string, string)>(
                "delete from pending_upload where taken_at < @before returning hash, owner", new { before }, transaction.Transaction)).ToList())
                if (await FileStore.EraseAsync(transaction, hash, owner) is { } name) forgotten.Add(name);
            return forgotten;
        }, ct);
        foreach (var name in names) store.Files.Remove(name);
    }
}
