using System.Collections.Immutable;
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
        return new AgencyTree(await Columns<Agency>.ReadAsync(connection, "select * from agency", ct));
    });

    /// <summary>The agency; null when there is none.</summary>
    public async Task<Agency?> FindAsync(AgencyId id, CancellationToken ct) => (await TreeAsync(ct))[id];

    /// <summary>Every name by which an agency is known, its own first.</summary>
    public async Task<ImmutableArray<string>> NamesAsync(AgencyId id, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var aliases =
            await connection.QueryAsync<string>(
                new CommandDefinition("select name from agency_alias where agency = @id order by name", new { id }, cancellationToken: ct));
        return [(await TreeAsync(ct))[id]!.Name, .. aliases];
    }

    /// <summary>The agencies that go by a printed name, aliases and both halves of a double name included.</summary>
    public async Task<ImmutableArray<Agency>> FindByNameAsync(string printed, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var aliases =
            await connection.QueryAsync<(AgencyId Agency, string Name)>(new CommandDefinition("select agency, name from agency_alias", cancellationToken: ct));
        var tree = await TreeAsync(ct);
        var named = aliases.Where(alias => AgencyName.AreSame(alias.Name, printed)).Select(alias => alias.Agency).ToHashSet();
        return [.. tree.All.Where(agency => named.Contains(agency.Id) || AgencyName.AreSame(agency.Name, printed))];
    }

    /// <summary>The sections of an agency, by name; those of the day, or all that ever were.</summary>
    public async Task<ImmutableArray<Section>> SectionsAsync(AgencyId agency, DateOnly? on, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var sections = await connection.QueryAsync<Section>(new CommandDefinition(
            "select id, agency, name, from_on as FromOn, until_on as UntilOn from section where agency = @agency order by name", new { agency },
            cancellationToken: ct));
        return [.. sections.Where(section => on is not { } day || section.FromOn <= day && (section.UntilOn is null || section.UntilOn >= day))];
    }

    /// <summary>Enters a new agency.</summary>
    public Task AddAsync(Agency agency, ChangeContext change, CancellationToken ct) => journal.WriteAsync(async transaction =>
    {
        await AddAsync(transaction, agency, change);
        return true;
    }, ct);

    /// <summary>The same within a larger piece of writing.</summary>
    public static Task AddAsync(JournalTransaction transaction, Agency agency, ChangeContext change) =>
        TellAsync(transaction, agency.Id, null, JournalEvent.Of(agency, AgencyEvents.Founded), change);

    /// <summary>Changes what is known of an agency; a name given up is kept as a former one.</summary>
    /// <exception cref="StaleVersionException">Somebody changed it since it was read.</exception>
    public Task ChangeAsync(Agency before, Agency after, ChangeContext change,
        CancellationToken ct) => TellAsync(before, JournalEvent.Of(after, AgencyEvents.Changed), change, ct);

    /// <summary>Enters another name of the same body.</summary>
    public Task AddAliasAsync(Agency agency, string name, ChangeContext change,
        CancellationToken ct) => TellAsync(agency, JournalEvent.Of(new AgencyAliasAdded(name)), change, ct);

    /// <summary>Opens a section.</summary>
    public Task OpenSectionAsync(Agency agency, Section section, ChangeContext change,
        CancellationToken ct) => TellAsync(agency, JournalEvent.Of(section, AgencyEvents.SectionOpened), change, ct);

    /// <summary>Closes a section after a day.</summary>
    public Task CloseSectionAsync(Agency agency, SectionId section, DateOnly untilOn, ChangeContext change, CancellationToken ct) =>
        TellAsync(agency, JournalEvent.Of(new SectionClosed(section, untilOn)), change, ct);

    /// <summary>Writes one more event of an agency, with the rows that it changes.</summary>
    /// <exception cref="StaleVersionException">Somebody changed the agency since it was read.</exception>
    public Task TellAsync(Agency agency, JournalEvent happened, ChangeContext change, CancellationToken ct) => journal.WriteAsync(async transaction =>
    {
        await TellAsync(transaction, agency.Id, agency, happened, change);
        return true;
    }, ct);

    private static async Task TellAsync(JournalTransaction transaction, AgencyId id, Agency? before, JournalEvent happened, ChangeContext change)
    {
        await transaction.AppendAsync(id, Stream(id), before?.Version ?? 0, [happened], change, null);
        await AgencyRows.WriteAsync(transaction, (await transaction.ReadAsync(Stream(id)))[^1], before);
    }

    private static string Stream(AgencyId agency) => $"agency/{agency}";
}

/// <summary>科室: a section of an agency.</summary>
public sealed record Section(SectionId Id, AgencyId Agency, string Name, DateOnly FromOn, DateOnly? UntilOn);
