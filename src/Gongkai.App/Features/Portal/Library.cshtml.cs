using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Search;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Portal;

/// <summary>政策文件库: the documents of all agencies, by agency, kind, year, validity and topic.</summary>
[Public, Kept]
public sealed class PortalLibraryPage(PortalLibrary library, PortalAgencies agencies) : PageModel
{
    private const int MostTopics = 20;

    /// <summary>What is asked for.</summary>
    public LibraryQuery Query { get; private set; } = new(null, null, null, null, null);

    public ImmutableArray<PublicItemRow> Rows { get; private set; } = [];

    public long Count { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages => (int)((Count + PortalLibrary.PageSize - 1) / PortalLibrary.PageSize);

    /// <summary>What it can be narrowed by, each with its values.</summary>
    public ImmutableArray<FacetLines> Facets { get; private set; } = [];

    public AgencyTree Agencies { get; private set; } = new([]);

    // A saved site has a page for each value, and none for each combination.
    private LibraryQuery Rest => HttpContext.IsSaved ? new(null, null, null, null, null) : Query;

    public async Task<IActionResult> OnGetAsync(Guid? body, string? kind, int? year, string? validity, string? topic, int p = 1, CancellationToken ct = default)
    {
        if (!ModelState.IsValid || p < 1 || kind is not null && !PortalLibrary.Kinds.Any(one => one.Code == kind)
            || validity is not null && !Enum.IsDefined(typeof(Validity), validity)) return NotFound();
        Query = new(body is { } id ? new AgencyId(id) : null, ItemKinds.Find(kind), year, validity is null ? null : Enum.Parse<Validity>(validity), topic);
        Agencies = await agencies.TreeAsync(ct);
        var cells = await library.CellsAsync(ct);
        (Number, Count) = (p, cells.Where(cell => cell.Suits(Query)).Sum(cell => cell.Count));
        Rows = await library.ListAsync(Query, p, ct);
        Facets =
        [
            new("机关", Lines(cells, Rest with { Body = null }, cell => cell.Body, one => one is { } at ? Agencies[at]?.Name ?? "" : "", Query.Body,
                one => Rest with { Body = one })),
            new("种类", Lines(cells, Rest with { Kind = null }, cell => cell.Kind, one => one.Name, Query.Kind, one => Rest with { Kind = one })),
            new("年份", [.. Lines(cells, Rest with { Year = null }, cell => (int?)cell.Year, one => string.Create(CultureInfo.InvariantCulture, $"{one}年"),
                Query.Year, one => Rest with { Year = one }).OrderByDescending(line => line.Words, StringComparer.Ordinal)]),
            new("有效性", Lines(cells, Rest with { Validity = null }, cell => cell.Validity, one => one?.Name() ?? "", Query.Validity,
                one => Rest with { Validity = one })),
            new("主题", [.. Lines(cells, Rest with { Topic = null }, cell => cell.Topic, one => one, Query.Topic, one => Rest with { Topic = one })
                .Take(MostTopics)]),
        ];
        return Page();
    }

    // Each value with what there would be of it, the others being as they are; the chosen one leads back.
    private static ImmutableArray<FacetLine> Lines<T>(ImmutableArray<LibraryCell> cells, LibraryQuery without, Func<LibraryCell, T> value,
        Func<T, string> words, T? chosen, Func<T, LibraryQuery> with) =>
    [
        .. cells.Where(cell => cell.Suits(without)).GroupBy(value).Select(group =>
        {
            var isChosen = Equals(group.Key, chosen);
            return new FacetLine(words(group.Key), group.Sum(cell => cell.Count), Address(isChosen ? without : with(group.Key)), isChosen);
        }).Where(line => line.Words.Length > 0).OrderByDescending(line => line.Count).ThenBy(line => line.Words, StringComparer.Ordinal),
    ];

    private static string Address(LibraryQuery query) =>
        PortalRoutes.Library(query.Body, query.Kind?.Code, query.Year, query.Validity?.ToString(), query.Topic);
}
