using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Dapper;
using Gongkai.Casework;
using Gongkai.Storage;

namespace Gongkai.Features.Casework;

/// <summary>How it was made sure that the one who gets a new code is the applicant.</summary>
public enum CodeReissue
{
    /// <summary>当面核对身份证件</summary>
    [Word("当面核对身份证件原件")] InPerson,

    /// <summary>打申请时留下的电话</summary>
    [Word("打申请时留下的电话核实")] Telephone,

    /// <summary>寄到确认的送达地址</summary>
    [Word("打印回执，寄到确认的送达地址")] Letter,

    /// <summary>按确认码核实过的电子邮箱，由平台办理</summary>
    [Word("申请时留下的电子邮箱，经确认码核实")] Mailbox,
}

/// <summary>
/// Issues codes anew. Each is an event of the stream <c>codes/{case}</c>: who, on what authority, how the applicant was known; of the code its hash alone.
/// </summary>
public sealed class TrackingCodes(Store store)
{
    /// <summary>How the names of its streams begin.</summary>
    internal const string Streams = "codes/";

    /// <summary>A new code for a case, as it is printed; those before it are void.</summary>
    public Task<string> ReissueAsync(AgencyId agency, DisclosureRequest request, CodeReissue how, ChangeContext change,
        CancellationToken ct) => store.Journal.WriteAsync(async transaction =>
    {
        var (code, stream) = (TrackingCode.New(), $"{Streams}{request.Id}");
        await transaction.AppendAsync(agency, stream, (await transaction.ReadAsync(stream)).Length,
            [JournalEvent.Of(new TrackingCodeReissued(how, TrackingCode.Hash(code)))], change, request.Id.Stream);
        await WriteAsync(transaction, request.Id, request.Arrival?.TrackingHash, await transaction.ReadAsync(stream));
        return code;
    }, ct);

    /// <summary>Writes the codes that the events of one case's codes tell of.</summary>
    internal static async Task RebuildAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        var id = new DisclosureRequestId(Guid.Parse(entries[0].Stream.AsSpan(Streams.Length)));
        await WriteAsync(transaction, id, RequestJournal.Fold(id, await transaction.ReadAsync(id.Stream)).Arrival?.TrackingHash, entries);
    }

    // The last one is good; those before it, and the first of the case, are void.
    private static async Task WriteAsync(JournalTransaction transaction, DisclosureRequestId id, string? first, ImmutableArray<JournalEntry> entries)
    {
        if (first is not null) await PutAsync(first, entries[0], 1);
        foreach (var entry in entries) await PutAsync(entry.Read<TrackingCodeReissued>().Hash, entry, entry == entries[^1] ? 0 : 1);

        Task PutAsync(string hash, JournalEntry entry, long isVoid) => transaction.Connection.ExecuteAsync("""
            insert into tracking_code (hash, case_id, issued_at, is_void) values (@hash, @id, @At, @isVoid)
            on conflict (hash) do update set case_id = excluded.case_id, issued_at = excluded.issued_at, is_void = excluded.is_void
            """, new { hash, id, entry.Change.At, isVoid }, transaction.Transaction);
    }
}

/// <summary>A code was issued anew: how it was made sure who gets it, and its hash.</summary>
public sealed record TrackingCodeReissued(CodeReissue How, string Hash);

/// <summary>What an officer chooses who issues a code anew.</summary>
public sealed class ReissueForm
{
    [Display(Name = "怎样核实申请人")]
    public CodeReissue? How { get; set; }
}
