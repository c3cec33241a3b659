using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>A site with the agency in whose register it stands.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Site">The site.</param>
/// <param name="Entries">What happened to it.</param>
public sealed record KeptWebsite(AgencyId Agency, Website Site, ImmutableArray<JournalEntry> Entries);

/// <summary>A site as lists show it.</summary>
public sealed record WebsiteLine
{
    public WebsiteId Id { get; init; }

    public AgencyId Agency { get; init; }

    public WebsiteKind Kind { get; init; }

    public string Name { get; init; } = "";

    public string Address { get; init; } = "";

    public string Host { get; init; } = "";

    public string Competent { get; init; } = "";

    public string Operator { get; init; } = "";

    public string IdentityCode { get; init; } = "";

    public string Icp { get; init; } = "";

    public string Police { get; init; } = "";

    /// <summary>1 where it is what this platform publishes.</summary>
    public long IsPlatform { get; init; }

    public PersonId Responsible { get; init; }

    public DateOnly OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    /// <summary>The same as the rules look at it.</summary>
    public Website Site => new(Id)
    {
        Entry = new(Kind, Name, Address, Host, Responsible, OpenedOn)
        {
            Competent = Competent,
            Operator = Operator,
            IdentityCode = IdentityCode,
            Icp = Icp,
            Police = Police,
            IsPlatform = IsPlatform == 1,
        },
        ClosedOn = ClosedOn,
    };
}

/// <summary>政府网站登记簿: each change is an event; rows say what events say.</summary>
public sealed class WebsiteRegister(Store store, AgencyRegister agencies, TimeProvider clock)
{
    /// <summary>The table.</summary>
    public const string Table = "website";

    private const string Columns = """
        id, agency, kind, name, address, host, competent, operator, identity_code as IdentityCode, icp, police, is_platform as IsPlatform, responsible,
        opened_on as OpenedOn, closed_on as ClosedOn
        """;

    /// <summary>The site; null when there is none.</summary>
    public async Task<KeptWebsite?> FindAsync(WebsiteId id, CancellationToken ct) =>
        await store.Journal.ReadAsync(new Website(id).Stream, ct) is { IsEmpty: false } entries
            ? new(entries[0].Agency, WebsiteEvents.Site(entries), entries) : null;

    /// <summary>The sites of an agency, or of all, open ones first.</summary>
    public async Task<ImmutableArray<WebsiteLine>> ListAsync(AgencyId? agency, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await ListAsync(connection, agency);
    }

    /// <summary>The same on a connection that is open.</summary>
    public static async Task<ImmutableArray<WebsiteLine>> ListAsync(DbConnection connection, AgencyId? agency) =>
        [.. await connection.QueryAsync<WebsiteLine>($"""
            select {Columns} from {Table} {(agency is null ? "" : "where agency = @agency")}
            order by case when closed_on is null then 0 else 1 end, kind, name, id
            """, new { agency })];

    /// <summary>What is wrong with the entries of an agency's open sites; those with nothing wrong are not there.</summary>
    public async Task<ImmutableArray<(WebsiteLine Line, ImmutableArray<Finding> Findings)>> FindingsAsync(AgencyId agency, CancellationToken ct)
    {
        var names = await agencies.NamesAsync(agency, ct);
        return [.. from line in await ListAsync(agency, ct)
                   let findings = line.Site.Findings(names).ToImmutableArray()
                   where !findings.IsEmpty
                   select (line, findings)];
    }

    /// <summary>Enters a site.</summary>
    /// <returns>What forbids it; empty when it was entered.</returns>
    public Task<ImmutableArray<Refusal>> EnterAsync(AgencyId agency, WebsiteId id, WebsiteEntry entry, ChangeContext change, CancellationToken ct) =>
        ChangeAsync(agency, new(id), new WebsiteEntered(entry), change, ct);

    /// <summary>Writes one more event of a site.</summary>
    /// <returns>What forbids it; empty when it was written.</returns>
    /// <exception cref="StaleVersionException">Somebody changed it since it was read.</exception>
    public Task<ImmutableArray<Refusal>> ChangeAsync(AgencyId agency, Website seen, WebsiteEvent happened, ChangeContext change, CancellationToken ct) =>
        store.Journal.WriteAsync(async transaction =>
        {
            var faults = seen.Faults(happened, clock.BeijingToday).ToList();
            var entry = happened switch { WebsiteEntered entered => entered.Entry, WebsiteChanged changed => changed.Entry, _ => null };
            if (entry is not null) faults.AddRange(await BesideAsync(transaction, agency, seen.Id, entry));
            if (faults.Count > 0) return faults.ToImmutableArray();
            await transaction.AppendAsync(agency, seen.Stream, seen.Version, [WebsiteEvents.Of(happened)], change, null);
            await WriteAsync(transaction, agency, seen.After(happened));
            return [];
        }, ct);

    /// <summary>Begins to write rows anew from the events.</summary>
    public static ViewWriter Begin(Store store, TimeProvider clock) => static (transaction, entries) =>
        WriteAsync(transaction, entries[0].Agency, WebsiteEvents.Site(entries));

    // What the other sites forbid: an address stands once, and an agency publishes here as one site.
    private static async Task<IEnumerable<Refusal>> BesideAsync(JournalTransaction transaction, AgencyId agency, WebsiteId id, WebsiteEntry entry)
    {
        var others = (await ListAsync(transaction.Connection, null)).Where(line => line.Id != id && line.ClosedOn is null).ToList();
        var faults = new List<Refusal>();
        if (others.FirstOrDefault(line => Same(line.Address, entry.Address)) is { } same)
            faults.Add(new("WF11") { Variant = "same", Field = nameof(WebsiteEntry.Address), Values = [("name", same.Name)] });
        if (entry.IsPlatform && others.FirstOrDefault(line => line.Agency == agency && line.IsPlatform == 1) is { } platform)
            faults.Add(new("WF11") { Variant = "platform", Field = nameof(WebsiteEntry.IsPlatform), Values = [("name", platform.Name)] });
        return faults;
    }

    private static bool Same(string one, string other) => Bare(one).Equals(Bare(other), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? $"{uri.Authority}{uri.AbsolutePath.TrimEnd('/')}" : address;

    private static Task WriteAsync(JournalTransaction transaction, AgencyId agency, Website site) => transaction.Connection.ExecuteAsync($"""
        insert into {Table} (id, agency, version, kind, name, address, host, competent, operator, identity_code, icp, police, is_platform, responsible,
            opened_on, closed_on)
        values (@Id, @agency, @Version, @Kind, @Name, @Address, @Host, @Competent, @Operator, @IdentityCode, @Icp, @Police, @IsPlatform, @Responsible,
            @OpenedOn, @ClosedOn)
        on conflict (id) do update set version = excluded.version, kind = excluded.kind, name = excluded.name, address = excluded.address,
            host = excluded.host, competent = excluded.competent, operator = excluded.operator, identity_code = excluded.identity_code,
            icp = excluded.icp, police = excluded.police, is_platform = excluded.is_platform, responsible = excluded.responsible,
            opened_on = excluded.opened_on, closed_on = excluded.closed_on
        """, new
    {
        site.Id,
        agency,
        Version = (long)site.Version,
        Kind = site.Entry.Kind.ToString(),
        site.Entry.Name,
        site.Entry.Address,
        site.Entry.Host,
        site.Entry.Competent,
        site.Entry.Operator,
        site.Entry.IdentityCode,
        site.Entry.Icp,
        site.Entry.Police,
        IsPlatform = site.Entry.IsPlatform ? 1L : 0L,
        site.Entry.Responsible,
        site.Entry.OpenedOn,
        site.ClosedOn,
    }, transaction.Transaction);
}
