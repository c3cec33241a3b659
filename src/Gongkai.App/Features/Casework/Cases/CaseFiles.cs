using System.Collections.Immutable;
using Dapper;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>A file that is on the disk, and not yet told of by an event.</summary>
/// <param name="Ref">By which the event names it.</param>
/// <param name="Name">Its name as it was sent.</param>
/// <param name="MediaType">What it is by its content.</param>
/// <param name="Size">Its bytes.</param>
public sealed record KeptFile(FileRef Ref, string Name, string MediaType, long Size);

/// <summary>A file of a case as pages list it.</summary>
public sealed record CaseFile(string Sha256, FileKind Kind, string Name, string MediaType, long Size, DateOnly AddedOn);

/// <summary>The files of cases: kept sealed, with their names, which may name people, in side rows.</summary>
public sealed class CaseFiles(Store store, UntrustedFiles files)
{
    /// <summary>Keeps what was sent for the stream whose event will name it, or says why it is not taken.</summary>
    public async Task<(KeptFile? File, string? Fault)> KeepAsync(IFormFile sent, string owner, FileKind kind, CancellationToken ct)
    {
        var (file, fault) = await Upload.KeepAsync(sent, files, store, owner, ct);
        return (file is null ? null : new(new(file.Sha256, kind), file.Name, file.MediaType, file.Size), fault);
    }

    /// <summary>Writes down the name of a kept file, with the step that tells of it.</summary>
    public static Task RecordAsync(CaseWriting writing, KeptFile file, DateOnly on) => RecordAsync(writing, writing.Id, file, on);

    /// <summary>The same for a step of another matter that is about the case.</summary>
    public static async Task RecordAsync<TSituation>(MatterWriting<TSituation> writing, DisclosureRequestId id, KeptFile file,
        DateOnly on) where TSituation : ISituation
    {
        var name = await writing.SealAsync("file_name", file.Name);
        await writing.Transaction.Connection.ExecuteAsync("""
            insert into case_file (case_id, sha256, kind, name_data, media_type, size, added_on) values (@id, @Sha256, @Kind, @Name, @MediaType, @Size, @on)
            on conflict (case_id, sha256) do nothing
            """, new { id, file.Ref.Sha256, Kind = file.Ref.Kind.ToString(), Name = name.Id.ToString(), file.MediaType, file.Size, on }, writing.Transaction.Transaction);
    }

    /// <summary>The files of a case, oldest first.</summary>
    public async Task<ImmutableArray<CaseFile>> OfAsync(DisclosureRequestId id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
                select sha256, kind, name_data as Name, media_type as MediaType, size, added_on as AddedOn
                from case_file
                where case_id = @id
                order by added_on, name_data
                """, new { id }, cancellationToken: ct));
        var files = ImmutableArray.CreateBuilder<CaseFile>();
        foreach (var row in rows)
            files.Add(new(row.Sha256, Enum.Parse<FileKind>(row.Kind),
                await store.People.OpenAsync(connection, PersonalDataId.Parse(row.Name, null)) ?? "（名称已删除）", row.MediaType, row.Size, row.AddedOn));
        return files.ToImmutable();
    }

    /// <summary>Forgets a file that was destroyed: its name, and what was printed of it.</summary>
    internal static async Task ForgetAsync(JournalTransaction transaction, ErasedContent file)
    {
        await transaction.Connection.ExecuteAsync("delete from case_file where sha256 = @Id and 'case/' || case_id = @Owner", file, transaction.Transaction);
        await transaction.Connection.ExecuteAsync("delete from letter_pdf where docx = @Id or pdf = @Id", file, transaction.Transaction);
    }

    private sealed class Row
    {
        public string Sha256 { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Name { get; init; } = "";
        public string MediaType { get; init; } = "";
        public long Size { get; init; }
        public DateOnly AddedOn { get; init; }
    }
}
