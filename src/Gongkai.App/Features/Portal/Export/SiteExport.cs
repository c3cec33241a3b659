using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>What an export has done.</summary>
/// <param name="Edition">The number of the edition that stands now.</param>
/// <param name="Items">Items that are saved, withdrawn ones as their stubs.</param>
/// <param name="Made">Parts that were made anew; 0: nothing had changed, and the edition is the former one.</param>
/// <param name="Files">Files in all.</param>
/// <param name="Altered">Files of the former edition that were not what was written: changed, removed, put there. They are restored in the new one.</param>
public sealed record SiteExported(int Edition, long Items, int Made, int Files, IReadOnlyList<string> Altered);

/// <summary>
/// The whole portal as files: the same pages, made by the same routes. Each part (an item, a column, what an agency has, the library) bears a fingerprint of
/// what it is made of; a part that has the one it had is taken over as it stands.
/// </summary>
public sealed class SiteExport(WebApplication site, string address, string live)
{
    private const string Head = "\u001f", ItemPart = "item/";
    private const int ReadTogether = 64, MostRounds = 5;

    private readonly SitePress press = new(site);
    private readonly SavedAddress saved = new(live);
    private readonly ConcurrentDictionary<string, byte> written = new(StringComparer.Ordinal);

    /// <summary>Writes the next edition into the folder, if anything has changed.</summary>
    public async Task<SiteExported> RunAsync(string folder, CancellationToken ct)
    {
        using var kept = SavedSite.Open(folder);
        var changes = site.Services.GetRequiredService<PublicChanges>();
        var number = await changes.NumberAsync();
        var planned = await PlanAsync(number, ct);
        var items = planned.Keys.Count(IsItem);
        var altered = kept.Altered();
        var made = planned.Count(part => !kept.Parts.TryGetValue(part.Key, out var former) || former.Fingerprint != part.Value.Fingerprint
            || altered.Count > 0 && former.Files.Intersect(altered).Any());
        if (made == 0 && kept.Parts.Count == planned.Count && altered.Count == 0)
            return new(kept.Edition, items, 0, kept.Parts.Values.Sum(part => part.Files.Length), altered);
        var next = kept.Begin(altered);
        var parts = await PressAsync(next, planned, kept.Parts, part => part.Files.All(next.Take), ct);
        // What became public meanwhile stands in some pages and is missing in others: those are made once more, until an edition is of one moment.
        for (var round = 1; await changes.NumberAsync() is var now && now != number && round < MostRounds; round++)
        {
            (number, planned) = (now, await PlanAsync(now, ct));
            parts = await PressAsync(next, planned, parts, _ => true, ct);
        }
        next.Stand(parts);
        return new(kept.Edition, planned.Keys.Count(IsItem), made, parts.Values.Sum(part => part.Files.Length), altered);
    }

    private static bool IsItem(string part) => part.StartsWith(ItemPart, StringComparison.Ordinal);

    // Parts that were made of the same stay where they can be had, the others are made; items some at a time, read together.
    private async Task<Dictionary<string, SavedPart>> PressAsync(SavedSite.NextEdition next, Dictionary<string, Part> planned,
        Dictionary<string, SavedPart> former, Func<SavedPart, bool> stays, CancellationToken ct)
    {
        var services = site.Services;
        var portal = services.GetRequiredService<PortalItems>();
        var agencies = (await services.GetRequiredService<PortalAgencies>().StandingAsync(services.GetRequiredService<TimeProvider>().BeijingToday, ct))
            .ToImmutableDictionary(agency => agency.Id);
        written.Clear();
        var parts = new ConcurrentDictionary<string, SavedPart>(StringComparer.Ordinal);
        var making = new ConcurrentBag<string>();
        Parallel.ForEach(planned, new() { CancellationToken = ct }, part =>
        {
            if (former.TryGetValue(part.Key, out var done) && done.Fingerprint == part.Value.Fingerprint && stays(done)) parts[part.Key] = done;
            else making.Add(part.Key);
        });
        var together = making.Where(IsItem).Chunk(ReadTogether).Concat(making.Where(part => !IsItem(part)).Select(part => new[] { part }));
        await Parallel.ForEachAsync(together, ct, async (some, stop) =>
        {
            var ids = some.Where(IsItem).Select(part => ItemId.Parse(part[ItemPart.Length..], null)).ToList();
            var ahead = new ReadAhead(agencies, ids.Count == 0 ? ImmutableDictionary<ItemId, ShownItem>.Empty : await portal.ShownAsync(ids, stop));
            foreach (var part in some)
                parts[part] = new(planned[part].Fingerprint, await MakeAsync(next, planned[part], ahead, stop));
        });
        return new(parts, StringComparer.Ordinal);
    }

    // The pages of a part, from its first on: those that it leads to and that are of the part too.
    private async Task<string[]> MakeAsync(SavedSite.NextEdition next, Part part, ReadAhead ahead, CancellationToken ct)
    {
        var (files, waiting) = (new List<string>(), new Queue<string>(part.Seeds));
        var known = waiting.ToHashSet(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var page))
        {
            var file = SavedAddress.FileOf(page)!;
            files.Add(file);
            if (!written.TryAdd(file, 0) || page.Contains("/files/", StringComparison.Ordinal) && next.Take(file)) continue;
            if (await press.MakeAsync(page, ahead, ct) is not var (type, body))
            {
                files.RemoveAt(files.Count - 1);
                continue;
            }
            if (type?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                var leads = new List<string>();
                body = saved.Rewrite(file, body, leads);
                foreach (var lead in leads)
                    if (part.Below(lead) && known.Add(lead)) waiting.Enqueue(lead);
            }
            next.Write(file, body);
        }
        return [.. files];
    }

    private async Task<Dictionary<string, Part>> PlanAsync(long number, CancellationToken ct)
    {
        var services = site.Services;
        var (database, clock) = (services.GetRequiredService<Database>(), services.GetRequiredService<TimeProvider>());
        var today = clock.BeijingToday;
        var settings = services.GetRequiredService<SiteSettings>();
        var frame = string.Join(Head, typeof(SiteExport).Module.ModuleVersionId, Stylesheet.Address, address, live, string.Join(Head, settings.Marks));
        var parts = new Dictionary<string, Part>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(ct);
        var agencies = await services.GetRequiredService<PortalAgencies>().StandingAsync(today, ct);
        var heads = agencies.ToDictionary(agency => agency.Id.ToString(),
            agency => string.Join(Head, agency.Agency.ToString(), string.Join(Head, agency.Columns.Select(column => column.ToString()))), StringComparer.Ordinal);
        var columns = new Dictionary<(string Agency, string Column), UInt128>();
        UInt128 documents = 0;
        await foreach (var row in RowsAsync(connection, today, ct))
        {
            var print = Hash($"{frame}{Head}{heads.GetValueOrDefault(row.Agency)}{Head}{row.Own}{Head}{row.Around}");
            parts[$"{ItemPart}{row.Id}"] = new(Text(print), [PortalRoutes.Item(row.Id)],
                lead => lead.StartsWith(PortalRoutes.Item(row.Id) + "/", StringComparison.Ordinal));
            if (row.IsWithdrawn) continue;
            columns[(row.Agency, row.Column)] = Together(columns.GetValueOrDefault((row.Agency, row.Column)), print);
            if (row.IsDocument) documents = Together(documents, print);
        }
        foreach (var agency in agencies)
            Add(parts, agency, $"{frame}{Head}{heads[agency.Id.ToString()]}", columns, $"{number}{Head}{today}");
        parts["library"] = new(Text(Hash($"{frame}{Head}{documents}{Head}{today}")), [PortalRoutes.Library()],
            lead => lead.StartsWith(PortalRoutes.Library(), StringComparison.Ordinal));
        parts["site"] = new(Text(Hash($"{frame}{Head}{number}{Head}{today}")),
            [PortalRoutes.Agencies, PortalRoutes.OpenData, PortalRoutes.Robots, PortalRoutes.Sitemap, Stylesheet.Address, .. await MapsAsync(ct)], _ => false);
        return parts;
    }

    private static void Add(Dictionary<string, Part> parts, PortalAgency agency, string head, Dictionary<(string Agency, string Column), UInt128> columns,
        string state)
    {
        string[] pages =
        [
            PortalRoutes.Home(agency.Id), PortalRoutes.About(agency.Id), PortalRoutes.Answers(agency.Id), PortalRoutes.Catalogue(agency.Id),
            PortalRoutes.Feed(agency.Id),
        ];
        parts[$"agency/{agency.Id}"] = new(Text(Hash($"{head}{Head}{state}")), pages,
            lead => lead.StartsWith(PortalRoutes.Answers(agency.Id) + "?", StringComparison.Ordinal)
                || lead.StartsWith(PortalRoutes.Catalogue(agency.Id) + "?", StringComparison.Ordinal));
        foreach (var column in agency.Columns)
        {
            var page = PortalRoutes.Column(agency.Id, column.Id);
            // A column above others shows their latest; that of requests has the answers, and that of reports tells on which day one is missing.
            UInt128 print = 0;
            foreach (var below in agency.AtOrBelow(column.Id)) print = Together(print, columns.GetValueOrDefault((agency.Id.ToString(), below)));
            var others = column.Sort is ColumnSort.Requests or ColumnSort.Reports ? state : "";
            parts[$"column/{agency.Id}/{column.Id}"] = new(Text(Hash($"{head}{Head}{print}{Head}{others}")), [page, PortalRoutes.ColumnFeed(agency.Id, column.Id)],
                lead => lead.StartsWith(page + "?", StringComparison.Ordinal));
        }
    }

    private async Task<IEnumerable<string>> MapsAsync(CancellationToken ct)
    {
        var count = await site.Services.GetRequiredService<PortalItems>().CountAsync(ct);
        return Enumerable.Range(1, (int)Math.Max(1, (count + PortalFeeds.PerMap - 1) / PortalFeeds.PerMap)).Select(PortalRoutes.SitemapPart);
    }

    // Every item that ever was public, with all that its page shows: its own row, and the rows that it leads to or that lead to it.
    private static async IAsyncEnumerable<Row> RowsAsync(DbConnection connection, DateOnly today,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var around = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var standing = PublicItems.StandingOf("p.");
        var tied = await connection.QueryAsync<(string Id, string Other, string Title, string Number, string? Standing, string? Withdrawn)>(
            new CommandDefinition($"""
            with tie (one, other) as (
                select id, interprets from public_item where interprets is not null union all select id, successor from public_item where successor is not null
                union all select id, coming_successor from public_item where coming_successor is not null)
            select t.one as Id, p.id as Other, p.title, p.number, {standing}, p.withdrawn_on from tie t join public_item p on p.id = t.other
            union all
            select t.other, p.id, p.title, p.number, {standing}, p.withdrawn_on from tie t join public_item p on p.id = t.one
            """, new { today }, cancellationToken: ct));
        foreach (var tie in tied)
        {
            if (!around.TryGetValue(tie.Id, out var set)) around[tie.Id] = set = new(StringComparer.Ordinal);
            set.Add(string.Join(Head, tie.Other, tie.Title, tie.Number, tie.Standing, tie.Withdrawn));
        }
        await foreach (var row in connection.QueryUnbufferedAsync<PublicItemRow>($"select {PublicItems.Columns} from public_item order by id")
            .WithCancellation(ct))
            yield return new(row.Id, row.Agency.ToString(), row.ColumnId, row.WithdrawnOn is not null, PortalLibrary.Holds(row),
                string.Join(Head, row.ToString(), row.ValidityOn(today), PortalWords.Period(row, today)?.Words),
                around.TryGetValue(row.Id.ToString(), out var set) ? string.Join(Head, set) : "");
    }

    private static UInt128 Hash(string text) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Of hashes, whatever order they come in; what runs over is of no account.
    private static UInt128 Together(UInt128 one, UInt128 other) => unchecked(one + other);

    private static string Text(UInt128 hash) => hash.ToString("x32", CultureInfo.InvariantCulture);

    private sealed record Part(string Fingerprint, IEnumerable<string> Seeds, Func<string, bool> Below);

    private sealed record Row(ItemId Id, string Agency, string Column, bool IsWithdrawn, bool IsDocument, string Own, string Around);
}
