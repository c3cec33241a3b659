using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Features.Interaction;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Search;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Portal;

/// <summary>检索: what is public, found by its words.</summary>
[Public]
public sealed class PortalSearchPage(SearchIndex search, PortalAgencies agencies, PublicItems items, TimeProvider clock) : PageModel
{
    /// <summary>留言选登: what the form calls answered messages.</summary>
    public const string Answered = PublishedMessages.EntryKind;

    private const int PageSize = 10;
    private const int LongestWords = 100;
    private const int MostPages = 100;

    /// <summary>What is looked for.</summary>
    public string Words { get; private set; } = "";

    public AgencyId? Body { get; private set; }

    /// <summary>The code of a kind of items, or the word for answered messages.</summary>
    public string? Kind { get; private set; }

    public bool NewestFirst { get; private set; }

    /// <summary>What was found; null while nothing is looked for.</summary>
    public SearchAnswer? Answer { get; private set; }

    /// <summary>The hits; an item has its row, and an answered message (留言选登) none. What is no longer public is not shown.</summary>
    public ImmutableArray<(SearchHit Hit, PublicItemRow? Row)> Hits { get; private set; } = [];

    /// <summary>Where a hit leads.</summary>
    public static string AddressOf(SearchHit hit, PublicItemRow? row) =>
        row is null ? InteractionRoutes.Message(MessageId.Parse(IdOf(hit), null)) : PortalRoutes.Item(row.Id);

    public int Number { get; private set; } = 1;

    public int Pages => Answer is null ? 1 : (int)Math.Min(MostPages, (Answer.Count + PageSize - 1) / PageSize);

    public DateOnly Today { get; } = clock.BeijingToday;

    public AgencyTree Agencies { get; private set; } = new([]);

    public async Task<IActionResult> OnGetAsync(string? q, Guid? body, string? kind, bool newest = false, int p = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || p is < 1 or > MostPages || kind is not (null or Answered) && ItemKinds.Find(kind) is null) return NotFound();
        Agencies = await agencies.TreeAsync(ct);
        Words = (q ?? "").Trim();
        if (Words.Length > LongestWords) Words = Words[..LongestWords];
        (Body, Kind, NewestFirst, Number) = (body is { } id ? new AgencyId(id) : null, kind, newest, p);
        if (Words.Length == 0) return Page();
        Answer = await search.FindAsync(new(Words, SearchScope.Public)
        {
            Kinds = Kind switch
            {
                null => [PublicItemView.EntryKind, Answered],
                Answered => [Answered],
                _ => [PublicItemView.EntryKind],
            },
            Agencies = Body is { } agency ? [agency] : [],
            Facets = Kind is null or Answered ? [] : [new("kind", Kind)],
            NewestFirst = newest,
            Page = p,
            Size = PageSize,
        }, ct);
        var rows = await items.RowsAsync([.. Answer.Hits.Where(IsItem).Select(hit => ItemId.Parse(IdOf(hit), null))], ct);
        Hits = [.. from hit in Answer.Hits
                   let row = IsItem(hit) ? rows.GetValueOrDefault(ItemId.Parse(IdOf(hit), null)) : null
                   where row is not null || !IsItem(hit)
                   select (hit, row)];
        return Page();
    }

    private static bool IsItem(SearchHit hit) => hit.Entry.Kind == PublicItemView.EntryKind;

    // A stream begins with the word for its entries.
    private static string IdOf(SearchHit hit) => hit.Entry.Subject[(hit.Entry.Kind.Length + 1)..];
}
