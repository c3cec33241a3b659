using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Media;
using Gongkai.Storage;

namespace Gongkai.Features.Media;

/// <summary>An account with the agency whose register it stands in.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Account">The account.</param>
/// <param name="Entries">What happened to it.</param>
public sealed record KeptAccount(AgencyId Agency, MediaAccount Account, ImmutableArray<JournalEntry> Entries);

/// <summary>An account as lists show it.</summary>
public sealed record MediaAccountLine
{
    public MediaAccountId Id { get; init; }

    public AgencyId Agency { get; init; }

    public MediaPlatform Platform { get; init; }

    public string Name { get; init; } = "";

    public string Number { get; init; } = "";

    public string Holder { get; init; } = "";

    public PersonId Responsible { get; init; }

    public string Address { get; init; } = "";

    public DateOnly OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public DateOnly? CertifiedUntil { get; init; }

    /// <summary>1 where citizens can write there.</summary>
    public long Interacts { get; init; }

    /// <summary>1 where posts go out by the interface.</summary>
    public long HasInterface { get; init; }

    /// <summary>The code for which the interface stands still; null while it works.</summary>
    public long? Stopped { get; init; }

    /// <summary>The day of its last post; null while there is none.</summary>
    public DateOnly? LastOn { get; init; }

    /// <summary>The same as the rules look at it.</summary>
    public MediaAccount Account => new(Id)
    {
        Entry = new(Platform, Name, Number, Holder, Responsible, OpenedOn, new("", OpenedOn))
        {
            CertifiedUntil = CertifiedUntil,
            Interacts = Interacts == 1,
            Address = Address
        },
        ClosedOn = ClosedOn,
    };
}

/// <summary>新媒体账号登记簿: each change is an event; rows say what events say.</summary>
public sealed class MediaAccounts(Store store, AgencySettings settings, TimeProvider clock)
{
    /// <summary>The name under which an agency's choices are kept.</summary>
    public const string SettingsName = "media";

    private const string Columns = """
        id, agency, platform, name, number, holder, responsible, address, opened_on as OpenedOn, closed_on as ClosedOn, certified_until as CertifiedUntil,
        interacts, has_interface as HasInterface, stopped, (select max(live_on) from media_post p where p.account = a.id) as LastOn
        """;

    /// <summary>The account; null when there is none.</summary>
    public async Task<KeptAccount?> FindAsync(MediaAccountId id, CancellationToken ct) =>
        await store.Journal.ReadAsync(new MediaAccount(id).Stream, ct) is { IsEmpty: false } entries
            ? new(entries[0].Agency, MediaEvents.Account(entries), entries) : null;

    /// <summary>The accounts of some agencies, or of all, open ones first.</summary>
    public async Task<ImmutableArray<MediaAccountLine>> ListAsync(AgencyId? agency, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await ListAsync(connection, agency, ct);
    }

    /// <summary>The same on a connection that is open.</summary>
    internal static async Task<ImmutableArray<MediaAccountLine>> ListAsync(DbConnection connection, AgencyId? agency, CancellationToken ct = default) =>
        [.. await connection.QueryAsync<MediaAccountLine>(new CommandDefinition($"""
            select {Columns} from media_account a {(agency is null ? "" : "where agency = @agency")}
            order by case when closed_on is null then 0 else 1 end, platform, name, id
            """, new { agency }, cancellationToken: ct))];

    /// <summary>The agency's choices.</summary>
    public async Task<MediaSettings> SettingsAsync(AgencyId agency, CancellationToken ct) =>
        AgencySettings.Read<MediaSettings>(await settings.FindAsync(agency, SettingsName, ct));

    /// <summary>Enters an account.</summary>
    /// <returns>What forbids it; empty when it was entered.</returns>
    public Task<ImmutableArray<Refusal>> OpenAsync(AgencyId agency, MediaAccountId id, MediaEntry entry, ChangeContext change, CancellationToken ct) =>
        store.Journal.WriteAsync(transaction => TellAsync(transaction, agency, new MediaAccount(id), new MediaAccountOpened(entry), change), ct);

    /// <summary>Writes one more event of an account.</summary>
    /// <param name="agency">Whose account.</param>
    /// <param name="seen">The account as it was looked at.</param>
    /// <param name="propose">What is to be written, made within the writing.</param>
    /// <param name="change">Who, on whose authority.</param>
    /// <param name="ct">Withdraws it before it has begun.</param>
    /// <returns>What forbids it; empty when it was written.</returns>
    /// <exception cref="StaleVersionException">Somebody changed it since it was read.</exception>
    public Task<ImmutableArray<Refusal>> ChangeAsync(AgencyId agency, MediaAccount seen, Func<JournalTransaction, Task<MediaAccountEvent>> propose,
        ChangeContext change,
        CancellationToken ct) => store.Journal.WriteAsync(async transaction => await TellAsync(transaction, agency, seen, await propose(transaction),
            change), ct);

    /// <summary>What the platform finds out by itself about an account, in the writing in which it does.</summary>
    internal static async Task NoteAsync(JournalTransaction transaction, AgencyId agency, MediaAccountId id, MediaAccountEvent happened, ChangeContext change)
    {
        var account = MediaEvents.Account(await transaction.ReadAsync(new MediaAccount(id).Stream));
        await AppendAsync(transaction, agency, account, happened, change);
    }

    private async Task<ImmutableArray<Refusal>> TellAsync(JournalTransaction transaction, AgencyId agency, MediaAccount seen, MediaAccountEvent happened,
        ChangeContext change)
    {
        var faults = seen.Faults(happened, clock.BeijingToday).ToList();
        var entry = happened switch { MediaAccountOpened opened => opened.Entry, MediaAccountChanged changed => changed.Entry, _ => null };
        if (entry is not null && await transaction.Connection.ExecuteScalarAsync<long>("""
            select count(*) from media_account where platform = @Platform and number = @Number and id <> @Id and closed_on is null
            """, new { Platform = entry.Platform.ToString(), entry.Number, seen.Id }, transaction.Transaction) > 0)
            faults.Add(new("NM17") { Field = nameof(MediaEntry.Number), Values = [("number", entry.Number)] });
        if (faults.Count > 0) return [.. faults];
        await AppendAsync(transaction, agency, seen, happened, change);
        return [];
    }

    private static async Task AppendAsync(JournalTransaction transaction, AgencyId agency, MediaAccount before, MediaAccountEvent happened,
        ChangeContext change)
    {
        await transaction.AppendAsync(agency, before.Stream, before.Version, [MediaEvents.Of(happened)], change, null);
        await MediaRows.WriteAsync(transaction, agency, before.After(happened));
    }
}
