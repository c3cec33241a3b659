using System.Collections.Immutable;
using System.Text;
using Dapper;

namespace Gongkai.Storage;

/// <summary>
/// Something that was destroyed: <c>row</c> with the id of a sealed row, <c>file</c> with the hash of a file and the stream whose use of it ended, or
/// <c>drafts</c> with the stream of the matter that they are about (before 2026-11-29 with the id of a case).
/// </summary>
public sealed record ErasedContent(string Kind, string Id, string Owner)
{
    /// <summary>A sealed row.</summary>
    public static ErasedContent Row(PersonalDataId id) => new("row", id.ToString(), "");

    /// <summary>A file as one stream had it.</summary>
    public static ErasedContent File(string hash, string owner) => new("file", hash, owner);

    /// <summary>Unfinished writing about a matter.</summary>
    public static ErasedContent Drafts(string subject) => new("drafts", subject, "");
}

/// <summary>
/// Destroys contents and keeps the list of what was destroyed, which names nobody. A backup that is older than an erasure is restored with that list.
/// </summary>
public static class ErasedContents
{
    /// <summary>The list as a file in the data folder, to be kept elsewhere as backups are.</summary>
    public const string FileName = "erased.txt";

    /// <summary>The table.</summary>
    public const string Table = "erased";

    /// <summary>Destroys what is still there, and lists all of it.</summary>
    /// <returns>The names of files whose last use ended, to be removed once this is committed.</returns>
    public static async Task<ImmutableArray<string>> DestroyAsync(JournalTransaction transaction, PersonalData people,
        IReadOnlyCollection<ErasedContent> contents)
    {
        var (connection, within, gone) = (transaction.Connection, transaction.Transaction, ImmutableArray.CreateBuilder<string>());
        foreach (var content in contents)
        {
            await connection.ExecuteAsync($"insert into {Table} (kind, id, owner) values (@Kind, @Id, @Owner) on conflict do nothing", content, within);
            foreach (var area in StoredArea.All) await area.ForgetAsync(transaction, content);
            if (content.Kind == "row") await people.EraseAsync(transaction, PersonalDataId.Parse(content.Id, null));
            if (content.Kind == "file" && await FileStore.EraseAsync(transaction, content.Id, content.Owner) is { } name) gone.Add(name);
        }
        return gone.ToImmutable();
    }

    /// <summary>Writes the list to the data folder anew.</summary>
    public static async Task WriteListAsync(Store store, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var lines =
            (await connection.QueryAsync<ErasedContent>(
                new CommandDefinition($"select kind, id, owner from {Table} order by kind, id, owner", cancellationToken: ct)))
                .Select(one => $"{one.Kind} {one.Id} {one.Owner}".TrimEnd());
        Durable.Replace(Path.Combine(store.Options.Data, FileName), Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }

    /// <summary>A list: the file, or a backup that is newer than the erasures.</summary>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    internal static ImmutableArray<ErasedContent> Read(string path)
    {
        if (BackupPackage.Exists(path) && !path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
        {
            using var package = BackupPackage.Open(path);
            var manifest = BackupProof.ManifestOf(package);
            BackupProof.Demand(package, manifest);
            return manifest.Tables.All(table => table.Name != Table)
                ? [] : [.. BackupRows.Text(package, manifest, Table, "kind", "id", "owner").Select(row => new ErasedContent(row[0]!, row[1]!, row[2]!))];
        }
        return [.. File.ReadLines(path).Where(line => line.Length > 0)
            .Select(line => Line(line) ?? throw new InvalidDataException($"{path}：“{line}”不是删除清单里的一行"))];
    }

    private static ErasedContent? Line(string line) => line.Split(' ') switch
    {
        ["row", var id] when PersonalDataId.TryParse(id, null, out var row) => ErasedContent.Row(row),
        ["drafts", var subject] when Guid.TryParse(subject, out _) || subject.Contains('/', StringComparison.Ordinal) => ErasedContent.Drafts(subject),
        ["file", { Length: 64 } hash, var owner] => ErasedContent.File(hash, owner),
        _ => null,
    };
}
