using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Documents.Isolation;
using Gongkai.Documents.Scanning;
using Gongkai.Publishing;
using Gongkai.Publishing.Scanning;
using Gongkai.Reading;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>A finding as it is kept with the file that it was found in: its values are words.</summary>
public sealed record KeptFinding(string Code, Severity Severity, string? Variant, ImmutableArray<KeyValuePair<string, string>> Values);

/// <summary>A file taken apart for the scanners, as it is kept: without places, which nobody is shown.</summary>
public sealed record KeptPage(
    ImmutableArray<ScannedBlock> Blocks, ImmutableArray<ScannedLink> Links, ImmutableArray<ScannedPicture> Pictures, ImmutableArray<KeptFinding> Findings)
{
    /// <summary>What a reader has taken apart.</summary>
    public static KeptPage Of(ScannedPage page) => new(
        [.. page.Blocks.Select(block => block with { At = null })], [.. page.Links.Select(link => link with { At = null })],
        [.. page.Pictures.Select(picture => picture with { At = null })], [.. page.Findings.Select(Kept)]);

    /// <summary>For the rules.</summary>
    public ScannedPage As(string name) => new(name)
    {
        Blocks = Blocks,
        Links = Links,
        Pictures = Pictures,
        Findings = [.. Findings.Select(kept => new Finding(kept.Code, kept.Severity)
        {
            Variant = kept.Variant,
            Values = [.. kept.Values.Select(value => (value.Key, (object)value.Value))],
        })],
    };

    // What cannot be read cannot be judged: that is said, and keeps nothing back.
    private static KeptFinding Kept(Finding found) =>
        new(found.Code, found.Code.StartsWith("RD", StringComparison.Ordinal) ? Severity.Warning : found.Severity, found.Variant,
            [.. found.Values.Select(value => KeyValuePair.Create(value.Name, $"{value.Value}"))]);
}

/// <summary>
/// What items' attachments say to the scanners: each is taken apart once, by a reader, when it is kept; the rules look at it as often as they like, for
/// rules and registers change. It is kept sealed, by the hash of the file, and goes with the file.
/// </summary>
public sealed class ScannedFiles(Store store, UntrustedFiles files, ILogger<ScannedFiles> log)
{
    /// <summary>The table.</summary>
    public const string Table = "scanned_file";

    private const int AtOnce = 50;

    private static readonly string Waiting = string.Join(", ", new[]
    {
        ItemStage.AtSection, ItemStage.AtSecrecy, ItemStage.AtOffice, ItemStage.AtLeader, ItemStage.Approved, ItemStage.Scheduled,
    }.Select(stage => $"'{stage}'"));

    // What is kept by older readers is read anew.
    private const long Version = 1;

    private static readonly Action<ILogger, string, Exception?> NotRead =
        LoggerMessage.Define<string>(LogLevel.Warning, new(4104, "AttachmentNotRead"),
            "the attachment {Hash} could not be taken apart and will be tried again");

    private static readonly ReadingLimits Limits = ReadingLimits.Default with { FileBytes = Upload.MostBytes };

    /// <summary>What a reader does with one file.</summary>
    internal static ReaderWork Work { get; } = new("Scan", static job =>
        ReaderWorks.Answer(KeptPage.Of(ScannedFile.Of(job.Files[0].Name, job.Files[0].Content, Limits))));

    /// <summary>Takes a file apart that has just been kept; when no reader is free, the next round does.</summary>
    public async Task TakeAsync(string hash, string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        await using (var connection = await store.Database.OpenAsync(ct))
            if (await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from {Table} where id = @hash and version = @Version",
                new { hash, Version }, cancellationToken: ct)) > 0) return;
        try
        {
            await KeepAsync(hash, await ReadAsync(name, content, ct), ct);
        }
        catch (ReadersBusyException)
        {
            // The next round takes it.
        }
    }

    /// <summary>Keeps what a file of the platform's own making says.</summary>
    internal Task KeepAsync(string hash, string name, ReadOnlyMemory<byte> content, CancellationToken ct) =>
        KeepAsync(hash, KeptPage.Of(ScannedFile.Of(name, content, Limits)), ct);

    /// <summary>Takes apart what nobody has yet of items that are being reviewed or wait to be published.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var hash in await HashesAsync($"""
            select distinct u.hash from agency a join item_view v on v.agency = a.id and v.stage in ({Waiting}) join file_use u on u.owner = 'item/' || v.id
            where not exists (select 1 from {Table} s where s.id = u.hash and s.version = @Version)
            """, "", ct)) await TakeAsync(hash, ct);
    }

    /// <summary>The same of all items, and drops what belongs to no file any more.</summary>
    public async Task RunAllAsync(CancellationToken ct)
    {
        await store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            $"delete from {Table} where not exists (select 1 from stored_file f where f.hash = {Table}.id)", transaction: transaction.Transaction), ct);
        var after = "";
        while (await HashesAsync($"""
            select distinct u.hash from file_use u where u.hash > @after and u.owner >= 'item/' and u.owner < 'item0'
                and not exists (select 1 from {Table} s where s.id = u.hash and s.version = @Version)
            order by u.hash limit {AtOnce}
            """, after, ct) is { Count: > 0 } missing)
        {
            foreach (var hash in missing) await TakeAsync(hash, ct);
            after = missing[^1];
        }
    }

    /// <summary>What is kept of several files, by hash; what was not taken apart yet is not there.</summary>
    public static async Task<ImmutableDictionary<string, SealedText>> OfAsync(
        DbConnection connection, DbTransaction? transaction, IEnumerable<ItemFile> attached)
    {
        var hashes = attached.Select(file => file.Sha256).ToHashSet(StringComparer.Ordinal);
        if (hashes.Count == 0) return ImmutableDictionary<string, SealedText>.Empty;
        var rows = await connection.QueryAsync<(string Id, string Key, string Sealed)>(
            $"select id, key, sealed from {Table} where version = @Version and id in {IdList.OfHashes(hashes)}", new { Version }, transaction);
        return rows.ToImmutableDictionary(row => row.Id, row => new SealedText(row.Key, row.Sealed));
    }

    /// <summary>What the rules find in attachments. One that nobody has taken apart yet is an error (PB22): what was not looked at does not go out.</summary>
    public static ImmutableArray<FileScan> Scan(
        IEnumerable<ItemFile> attached, ImmutableDictionary<string, SealedText> kept, KeyRing keys, ScanSurroundings around) =>
    [
        .. from file in attached
           let findings = kept.TryGetValue(file.Sha256, out var box)
               ? Scanner.Scan(Opened(file.Sha256, box, keys).As(file.Name), around)
               : [new("PB22", Severity.Error)]
           where !findings.IsEmpty
           select new FileScan(file.Name, findings),
    ];

    /// <summary>What attachments say in words, one text for each that was taken apart.</summary>
    public static IEnumerable<string> Words(IEnumerable<ItemFile> attached, ImmutableDictionary<string, SealedText> kept, KeyRing keys) =>
        from file in attached
        where kept.ContainsKey(file.Sha256)
        select string.Join('\n', Opened(file.Sha256, kept[file.Sha256], keys).Blocks.Where(block => !block.IsHidden).Select(block => block.Text));

    private static KeptPage Opened(string hash, SealedText box, KeyRing keys) =>
        JsonSerializer.Deserialize<KeptPage>(keys.Open(box, $"{Table}/{hash}"), EventJson.Options)!;

    private async Task TakeAsync(string hash, CancellationToken ct)
    {
        try
        {
            await KeepAsync(hash, await ReadAsync("", await store.Files.ReadAsync(hash, ct), ct), ct);
        }
        catch (DamagedFileException damaged)
        {
            NotRead(log, hash, damaged);
        }
    }

    private async Task<KeptPage> ReadAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            return await files.AskAsync<int, KeptPage>(Work, 0, [JobFile.InMemory(name, content)], ct);
        }
        catch (FileRefusedException refused)
        {
            return KeptPage.Of(new(name) { Findings = [refused.Finding] });
        }
    }

    private Task<int> KeepAsync(string hash, KeptPage page, CancellationToken ct)
    {
        var box = store.Keys.Seal(JsonSerializer.Serialize(page, EventJson.Options), $"{Table}/{hash}");
        return store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync($"""
            insert into {Table} (id, version, key, sealed) values (@hash, @Version, @Key, @Text)
            on conflict (id) do update set version = excluded.version, key = excluded.key, sealed = excluded.sealed
            """, new { hash, Version, box.Key, box.Text }, transaction.Transaction), ct);
    }

    private async Task<IReadOnlyList<string>> HashesAsync(string question, string after, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QueryAsync<string>(new CommandDefinition(question, new { after, Version }, cancellationToken: ct))).AsList();
    }
}

/// <summary>Looks every minute whether an attachment waits to be taken apart.</summary>
public sealed class ScannedFileRounds(ScannedFiles files, TimeProvider clock, ILogger<ScannedFileRounds> log) : Rounds(TimeSpan.FromMinutes(1), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4105, "AttachmentRoundFailed"), "the round of attachments broke off and will be tried again");

    protected override Task RunAsync(CancellationToken ct) => files.RunAsync(ct);

    protected override void Tell(Exception fault) => Failed(log, fault);
}
