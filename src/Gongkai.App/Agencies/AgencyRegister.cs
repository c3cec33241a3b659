using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Agencies;

/// <summary>机关名录: the agencies and their sections, read often and changed seldom.</summary>
public sealed class AgencyRegister(Database database, Journal journal, TimeProvider clock)
{
    private readonly Held<bool, AgencyTree> tree = new(journal, clock, 1);

    /// <summary>The tree of all agencies.</summary>
    public ValueTask<AgencyTree> TreeAsync(CancellationToken ct) => tree.GetAsync(true, async _ =>
    {
        await using var connection = await database.OpenAsync(ct);
        return new AgencyTree((await connection.QueryAsync<AgencyRow>(new CommandDefinition("select * from agency", cancellationToken: ct))).Select(row => row.Agency));
    });

    /// <summary>The agency; null when there is none.</summary>
    public async Task<Agency?> FindAsync(AgencyId id, CancellationToken ct) => (await TreeAsync(ct))[id];

    /// <summary>Every name by which an agency is known, its own first.</summary>
    public async Task<ImmutableArray<string>> NamesAsync(AgencyId id, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var aliases = await connection.QueryAsync<string>(new CommandDefinition("select name from agency_alias where agency = @id order by name", new { id }, cancellationToken: ct));
        return [(await TreeAsync(ct))[id]!.Name, .. aliases];
    }

    /// <summary>The agencies that go by a printed name, aliases and both halves of a double name included.</summary>
    public async Task<ImmutableArray<Agency>> FindByNameAsync(string printed, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var aliases = await connection.QueryAsync<(AgencyId Agency, string Name)>(new CommandDefinition("select agency, name from agency_alias", cancellationToken: ct));
        var tree = await TreeAsync(ct);
        var named = aliases.Where(alias => AgencyName.AreSame(alias.Name, printed)).Select(alias => alias.Agency).ToHashSet();
        return [.. tree.All.Where(agency => named.Contains(agency.Id) || AgencyName.AreSame(agency.Name, printed))];
    }

    /// <summary>The sections of an agency, by name; those of the day, or all that ever were.</summary>
    public async Task<ImmutableArray<Section>> SectionsAsync(AgencyId agency, DateOnly? on, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var sections = await connection.QueryAsync<Section>(new CommandDefinition(
            "select id, agency, name, from_on as FromOn, until_on as UntilOn from section where agency = @agency order by name", new { agency }, cancellationToken: ct));
        return [.. sections.Where(section => on is not { } day || section.FromOn <= day && (section.UntilOn is null || section.UntilOn >= day))];
    }

    /// <summary>Enters a new agency.</summary>
    public Task AddAsync(Agency agency, ChangeContext change, CancellationToken ct) =>
        WriteAsync(transaction => AddAsync(transaction, agency, change), ct);

    /// <summary>The same within a larger piece of writing.</summary>
    public static async Task AddAsync(JournalTransaction transaction, Agency agency, ChangeContext change)
    {
        await transaction.AppendAsync(agency.Id, Stream(agency.Id), 0, [Event("AgencyFounded", agency)], change, null);
        await transaction.Connection.ExecuteAsync(AgencyRow.Insert, new AgencyRow(agency with { Version = 1 }), transaction.Transaction);
    }

    /// <summary>Changes what is known of an agency; a name given up is kept as a former one.</summary>
    /// <exception cref="StaleVersionException">Somebody changed it since it was read.</exception>
    public Task ChangeAsync(Agency before, Agency after, DateOnly on, ChangeContext change, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await transaction.AppendAsync(after.Id, Stream(after.Id), before.Version, [Event("AgencyChanged", after)], change, null);
        await transaction.Connection.ExecuteAsync(AgencyRow.Update, new AgencyRow(after with { Version = before.Version + 1 }), transaction.Transaction);
        if (before.Name != after.Name) await AliasAsync(transaction, after.Id, before.Name, before.FromOn, on);
    }, ct);

    /// <summary>Enters another name of the same body.</summary>
    public Task AddAliasAsync(Agency agency, string name, ChangeContext change, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await AppendAsync(transaction, agency, Event("AgencyAliasAdded", new { name }), change);
        await AliasAsync(transaction, agency.Id, name, null, null);
    }, ct);

    /// <summary>Opens a section.</summary>
    public Task OpenSectionAsync(Agency agency, Section section, ChangeContext change, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await AppendAsync(transaction, agency, Event("SectionOpened", section), change);
        await transaction.Connection.ExecuteAsync(
            "insert into section (id, agency, name, from_on, until_on) values (@Id, @Agency, @Name, @FromOn, null)", section, transaction.Transaction);
    }, ct);

    /// <summary>Closes a section after a day.</summary>
    public Task CloseSectionAsync(Agency agency, SectionId section, DateOnly untilOn, ChangeContext change, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await AppendAsync(transaction, agency, Event("SectionClosed", new { section = section.ToString(), untilOn }), change);
        await transaction.Connection.ExecuteAsync("update section set until_on = @untilOn where id = @section and agency = @Id", new { untilOn, section, agency.Id }, transaction.Transaction);
    }, ct);

    /// <summary>Writes one more event of an agency, with the rows that it changes.</summary>
    /// <exception cref="StaleVersionException">Somebody changed the agency since it was read.</exception>
    public Task WriteAsync(Agency agency, JournalEvent happened, ChangeContext change, Func<JournalTransaction, Task> rows, CancellationToken ct) => WriteAsync(async transaction =>
    {
        await AppendAsync(transaction, agency, happened, change);
        await rows(transaction);
    }, ct);

    private static async Task AppendAsync(JournalTransaction transaction, Agency agency, JournalEvent happened, ChangeContext change)
    {
        await transaction.AppendAsync(agency.Id, Stream(agency.Id), agency.Version, [happened], change, null);
        await transaction.Connection.ExecuteAsync("update agency set version = @Next where id = @Id", new { Next = agency.Version + 1, agency.Id }, transaction.Transaction);
    }

    private static Task AliasAsync(JournalTransaction transaction, AgencyId agency, string name, DateOnly? fromOn, DateOnly? untilOn) => transaction.Connection.ExecuteAsync("""
        insert into agency_alias (agency, name, folded, from_on, until_on) values (@agency, @name, @folded, @fromOn, @untilOn) on conflict (agency, folded) do nothing
        """, new { agency, name, folded = AgencyName.Fold(name), fromOn, untilOn }, transaction.Transaction);

    private async Task WriteAsync(Func<JournalTransaction, Task> work, CancellationToken ct)
    {
        await journal.WriteAsync(async transaction =>
        {
            await work(transaction);
            return true;
        }, ct);
    }

    private static JournalEvent Event<T>(string type, T body) => new(type, JsonSerializer.Serialize(body, EventJson.Options));

    private static string Stream(AgencyId agency) => $"agency/{agency}";
}

/// <summary>科室: a section of an agency.</summary>
public sealed record Section(SectionId Id, AgencyId Agency, string Name, DateOnly FromOn, DateOnly? UntilOn);
