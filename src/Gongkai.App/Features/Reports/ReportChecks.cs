using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Diagnostics;
using Gongkai.Documents.Isolation;
using Gongkai.Reading;
using Gongkai.Storage;

namespace Gongkai.Features.Reports;

/// <summary>Reports that officers have kept, and the findings that they have accepted. The files are kept, the findings are found anew each time.</summary>
public sealed class ReportChecks(Store store, UntrustedFiles files, TimeProvider clock)
{
    private const string Columns =
        "id as Key, agency, kept_at as KeptAt, file_name as FileName, file_hash as FileHash, previous_name as PreviousName, previous_hash as "
            + "PreviousHash, version as Latest";

    /// <summary>Keeps a report; gives its id.</summary>
    public async Task<Guid> KeepAsync(AgencyId agency, IFormFile report, IFormFile? previous, ChangeContext change, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var hash = await PutAsync(id, report, ct);
        var before = previous is null ? null : await PutAsync(id, previous, ct);
        await store.Journal.WriteAsync(async transaction =>
        {
            await transaction.AppendAsync(agency, Stream(id), 0, [JournalEvent.Of(new ReportCheckKept(hash, before))], change, null);
            await transaction.Connection.ExecuteAsync("""
                insert into report_check (id, agency, kept_by, kept_at, file_name, file_hash, previous_name, previous_hash, year, version)
                values (@id, @agency, @Who, @At, @Name, @hash, @previousName, @before, null, 1)
                """, new { id = id.ToString(), agency, change.Who, change.At, Name = NameOf(report), hash, previousName = previous is null ? null : NameOf(previous), before }, transaction.Transaction);
            return true;
        }, ct);
        return id;
    }

    /// <summary>The kept ones of some agencies, the latest first.</summary>
    public async Task<ImmutableArray<KeptReport>> AllAsync(IReadOnlyCollection<AgencyId> agencies, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<KeptReport>(
            new CommandDefinition($"select {Columns} from report_check order by kept_at desc", cancellationToken: ct));
        return [.. rows.Where(row => agencies.Contains(row.Agency))];
    }

    /// <summary>One of them; null when there is none.</summary>
    public async Task<KeptReport?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<KeptReport>(
            new CommandDefinition($"select {Columns} from report_check where id = @id", new { id = id.ToString() }, cancellationToken: ct));
    }

    /// <summary>The report under today's rules, with what was accepted.</summary>
    public async Task<ReportExamination> ExamineAsync(KeptReport kept, CancellationToken ct)
    {
        var report = await OpenAsync(kept.FileName, kept.FileHash, ct);
        var previous = kept is { PreviousName: { } name, PreviousHash: { } hash } ? await OpenAsync(name, hash, ct) : null;
        return await files.ExamineAsync(report, previous, await AcceptedAsync(kept.Agency, ct), clock.GetUtcNow(), ct);
    }

    /// <summary>Accepts a warning or hint, with the reason; errors cannot be accepted.</summary>
    /// <exception cref="StaleVersionException">Somebody was first.</exception>
    public Task AcceptAsync(KeptReport kept, FindingKey key, string reason, ChangeContext change,
        CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        await transaction.AppendAsync(kept.Agency, Stream(kept.Id), kept.Version, [JournalEvent.Of(new FindingAccepted(key.Code, key, reason))], change, null);
        await transaction.Connection.ExecuteAsync("update report_check set version = version + 1 where id = @Id", new { Id = kept.Id.ToString() },
            transaction.Transaction);
        await WriteAsync(transaction, (await transaction.ReadAsync(Stream(kept.Id)))[^1]);
        return true;
    }, ct);

    /// <summary>Writes the acceptances that the events of a kept report tell of; of several of one finding the latest stands.</summary>
    internal static async Task RebuildAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Type == nameof(FindingAccepted))) await WriteAsync(transaction, entry);
    }

    private static Task WriteAsync(JournalTransaction transaction, JournalEntry entry)
    {
        var accepted = entry.Read<FindingAccepted>();
        return transaction.Connection.ExecuteAsync("""
            insert into finding_acceptance (agency, key, reason, accepted_by, accepted_at) values (@Agency, @text, @Reason, @Who, @At)
            on conflict (agency, key) do update set reason = excluded.reason, accepted_by = excluded.accepted_by, accepted_at = excluded.accepted_at
            where excluded.accepted_at >= finding_acceptance.accepted_at
            """, new { entry.Agency, text = JsonSerializer.Serialize(accepted.Key, EventJson.Options), accepted.Reason, entry.Change.Who, entry.Change.At }, transaction.Transaction);
    }

    private async Task<ImmutableArray<Acceptance>> AcceptedAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        var rows = await connection.QueryAsync<AcceptedRow>(
            new CommandDefinition("select key, reason from finding_acceptance where agency = @agency", new { agency }, cancellationToken: ct));
        return [.. rows.Select(row => new Acceptance(JsonSerializer.Deserialize<FindingKey>(row.Key, EventJson.Options)!, row.Reason))];
    }

    /// <summary>What a file is called, without folders.</summary>
    public static string NameOf(IFormFile file) => Path.GetFileName(file.FileName);

    private async Task<string> PutAsync(Guid id, IFormFile report, CancellationToken ct)
    {
        await using var content = report.OpenReadStream();
        return (await store.Files.PutAsync(content, Stream(id), ReportExamination.Limits.FileBytes, ct)).Hash;
    }

    private async Task<JobFile> OpenAsync(string name, string hash, CancellationToken ct) => JobFile.InMemory(name, await store.Files.ReadAsync(hash, ct));

    private static string Stream(Guid id) => $"report-check/{id}";

    private sealed record AcceptedRow(string Key, string Reason);
}

/// <summary>
/// An officer keeps a report, by the hash of its file, perhaps with the one of the year before. What the files are called stands in the row alone.
/// </summary>
public sealed record ReportCheckKept(string File, string? Previous);

/// <summary>An officer accepts a finding.</summary>
public sealed record FindingAccepted(string Code, FindingKey Key, string Reason);

/// <summary>A report kept by an officer.</summary>
public sealed class KeptReport
{
    public Guid Id => Guid.Parse(Key);
    public AgencyId Agency { get; init; }
    public DateTimeOffset KeptAt { get; init; }
    public string FileName { get; init; } = "";
    public string FileHash { get; init; } = "";
    public string? PreviousName { get; init; }
    public string? PreviousHash { get; init; }
    public int Version => (int)Latest;

    internal string Key { get; init; } = "";
    internal long Latest { get; init; }
}
