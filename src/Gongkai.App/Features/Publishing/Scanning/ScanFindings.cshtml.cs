using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>What the scanners found in what is public: one rule, one content.</summary>
public sealed record ScanFindingRow
{
    public ItemId Item { get; init; }

    /// <summary>Null where it is not public any more.</summary>
    public string? Title { get; init; }

    public string Code { get; init; } = "";

    public Severity Severity { get; init; }

    public long Times { get; init; }

    public DateOnly FirstOn { get; init; }

    public DateOnly? SettledOn { get; init; }

    /// <summary>Whether somebody has answered for it.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>The earlier item that it is like, where that was found.</summary>
    public ItemId? Other { get; init; }

    /// <summary>How alike, in hundredths.</summary>
    public long? Alike { get; init; }

    internal string? Section { get; init; }

    internal PersonId? Author { get; init; }
}

/// <summary>检查结果: what the nights found in what is public, what is new first, and what was settled of late.</summary>
[Needs(Permission.HandleItems)]
public sealed class ScanFindingsPage(Officer officer, Database database, TimeProvider clock) : PageModel
{
    private const int SettledDays = 30, Most = 500;

    /// <summary>The day of the latest night; null while there was none.</summary>
    public (DateOnly Day, long Items)? Latest { get; private set; }

    public ImmutableArray<ScanFindingRow> Open { get; private set; } = [];

    public ImmutableArray<ScanFindingRow> Settled { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleItems) is not { } agency) return NotFound();
        await using var connection = await database.OpenAsync(ct);
        var nights = (await connection.QueryAsync<(DateOnly, long)>(
            new CommandDefinition($"select day, items from {NightlyScan.Rounds} order by day desc limit 1", cancellationToken: ct))).AsList();
        Latest = nights.Count == 0 ? null : nights[0];
        var rows = (await connection.QueryAsync<ScanFindingRow>(new CommandDefinition($"""
            select v.section as Section, v.author as Author, f.item as Item, p.title as Title, f.code as Code, f.severity as Severity, f.times as Times,
                f.first_on as FirstOn,
                f.settled_on as SettledOn, f.accepted as IsAccepted, f.other as Other, f.alike as Alike
            from {NightlyScan.Table} f left join public_item p on p.id = f.item left join item_view v on v.id = f.item
            where f.agency = @agency and (f.settled_on is null or f.settled_on >= @since)
            order by f.accepted, f.severity, f.first_on desc, f.item, f.code limit @most
            """, new { agency, since = clock.BeijingToday.AddDays(-SettledDays), most = (long)Most }, cancellationToken: ct))).AsList();
        // Of another section only what he has written himself, as with the items.
        var posts = officer.PostsAt(agency);
        rows.RemoveAll(row => row.Author != officer.Id && !posts.Any(post => post.Reaches(row.Section)));
        Open = [.. rows.Where(row => row.SettledOn is null)];
        Settled = [.. rows.Where(row => row.SettledOn is not null)];
        return Page();
    }
}
