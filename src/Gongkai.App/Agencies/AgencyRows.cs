using System.Collections.Immutable;
using Dapper;
using Gongkai.Storage;

namespace Gongkai.Agencies;

/// <summary>
/// The rows of agencies, their other names, sections and settings: what events say, written by the same lines when one is added and when all are made anew.
/// </summary>
internal static class AgencyRows
{
    /// <summary>Writes what one event of an agency says.</summary>
    /// <param name="transaction">The writing.</param>
    /// <param name="entry">The event.</param>
    /// <param name="before">The agency as it was; null when it is founded.</param>
    /// <returns>The agency as it is.</returns>
    public static async Task<Agency> WriteAsync(JournalTransaction transaction, JournalEntry entry, Agency? before)
    {
        var agency = (entry.Type is AgencyEvents.Founded or AgencyEvents.Changed ? entry.Read<Agency>() : before!) with { Version = entry.Version };
        await PutAsync(transaction, agency);
        if (before is not null && before.Name != agency.Name)
            await AliasAsync(transaction, agency.Id, before.Name, before.FromOn, entry.Change.At.BeijingDay);
        switch (entry.Type)
        {
            case nameof(AgencyAliasAdded):
                await AliasAsync(transaction, agency.Id, entry.Read<AgencyAliasAdded>().Name, null, null);
                break;
            case AgencyEvents.SectionOpened:
                await ExecuteAsync(transaction, """
                    insert into section (id, agency, name, from_on, until_on) values (@Id, @Agency, @Name, @FromOn, null)
                    on conflict (id) do update set agency = excluded.agency, name = excluded.name, from_on = excluded.from_on, until_on = null
                    """, entry.Read<Section>());
                break;
            case nameof(SectionClosed):
                var closed = entry.Read<SectionClosed>();
                await ExecuteAsync(transaction, "update section set until_on = @UntilOn where id = @Section and agency = @Id",
                    new { closed.UntilOn, closed.Section, agency.Id });
                break;
            case nameof(SettingsChanged):
                var chosen = entry.Read<SettingsChanged>();
                await AgencySettings.WriteAsync(transaction, agency.Id, chosen.Name, chosen.Settings.GetRawText());
                break;
        }
        return agency;
    }

    /// <summary>Writes all that the events of one agency say over what stands there.</summary>
    public static async Task RebuildAsync(JournalTransaction transaction, ImmutableArray<JournalEntry> entries)
    {
        var id = entries[0].Read<Agency>().Id;
        await ExecuteAsync(transaction, "delete from agency_alias where agency = @id", new { id });
        Agency? agency = null;
        foreach (var entry in entries) agency = await WriteAsync(transaction, entry, agency);
    }

    private static Task PutAsync(JournalTransaction transaction, Agency agency) =>
        transaction.Connection.ExecuteAsync(Columns<Agency>.Put("agency"), Columns<Agency>.Of(agency), transaction.Transaction);

    private static Task AliasAsync(JournalTransaction transaction, AgencyId agency, string name, DateOnly? fromOn,
        DateOnly? untilOn) => ExecuteAsync(transaction, """
        insert into agency_alias (agency, name, folded, from_on, until_on) values (@agency, @name, @folded, @fromOn, @untilOn) on conflict (agency, folded) do nothing
        """, new { agency, name, folded = AgencyName.Fold(name), fromOn, untilOn });

    private static Task ExecuteAsync(JournalTransaction transaction, string sql,
        object values) => transaction.Connection.ExecuteAsync(sql, values, transaction.Transaction);
}
