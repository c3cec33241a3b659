using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Agencies;
using Gongkai.Search;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>检索: cases, reviews, complaints and inquiries that one may read, by what their lists show in clear. People are found in the register.</summary>
[Needs(Permission.UseDesk)]
public sealed class FindPage(SearchIndex search, Officer officer, AgencyRegister agencies) : PageModel
{
    private const int PageSize = 20;
    private const int MostPages = 100;
    private const int LongestWords = 100;

    private static readonly string[] OfAgency = [Permission.ReadCases, Permission.HandleDisputes, Permission.AnswerComplaints];

    public string Words { get; private set; } = "";

    public string? Kind { get; private set; }

    public string? Stage { get; private set; }

    public int? Year { get; private set; }

    public bool NewestFirst { get; private set; }

    /// <summary>Whether there is anything that the officer may find.</summary>
    public bool MayFind { get; private set; }

    public SearchAnswer Answer { get; private set; } = new(0, []);

    /// <summary>The matters found, each with its address, what it is and whose.</summary>
    public ImmutableArray<(SearchHit Hit, string Address, string Word, string Agency)> Hits { get; private set; } = [];

    public ImmutableArray<FacetLines> Facets { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public int Pages => (int)Math.Min(MostPages, (Answer.Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(string? q, string? kind, string? stage, int? year, bool newest = false, int p = 1,
        CancellationToken ct = default)
    {
        if (!ModelState.IsValid || p is < 1 or > MostPages || (kind is not null && !MatterEntries.Kinds.Contains(kind))) return NotFound();
        Words = (q ?? "").Trim();
        if (Words.Length > LongestWords) Words = Words[..LongestWords];
        (Kind, Stage, Year, NewestFirst, Number) = (kind, stage, year, newest, p);
        var scope = await ScopeAsync(ct);
        MayFind = !scope.Permissions.IsEmpty;
        if (!MayFind) return Page();
        Answer = await search.FindAsync(new(Words, scope)
        {
            Kinds = kind is null ? MatterEntries.Kinds : [kind],
            Facets =
            [
                .. stage is null ? [] : new[] { new SearchFacet(MatterEntries.StageFacet, stage) },
                .. year is null ? [] : new[] { new SearchFacet(SearchIndex.YearFacet, year.Value.ToString(CultureInfo.InvariantCulture)) },
            ],
            Count = [SearchIndex.KindFacet, MatterEntries.StageFacet, SearchIndex.YearFacet],
            NewestFirst = newest,
            Page = p,
            Size = PageSize,
        }, ct);
        var tree = await agencies.TreeAsync(ct);
        Hits = [.. from hit in Answer.Hits let address = MatterAddress.Find(hit.Entry.Subject) where address is not null
                   select (hit, address.At(hit.Entry.Subject), address.Word, tree[hit.Entry.Agency]?.Name ?? "")];
        Facets =
        [
            new("种类", Lines(SearchIndex.KindFacet, kind, WordOf, value => FindRoutes.Of(Words, value, stage, year, newest))),
            new("状态", Lines(MatterEntries.StageFacet, stage, value => value, value => FindRoutes.Of(Words, kind, value, year, newest))),
            new("年份", Lines(SearchIndex.YearFacet, year?.ToString(CultureInfo.InvariantCulture), value => $"{value}年", value =>
                FindRoutes.Of(Words, kind, stage, value is null ? null : int.Parse(value, CultureInfo.InvariantCulture), newest))),
        ];
        return Page();
    }

    // Cases, reviews and complaints by agency; inquiries by the sections that a post reaches.
    private async Task<SearchScope> ScopeAsync(CancellationToken ct)
    {
        var inquiries = new List<(string, AgencyId)>();
        foreach (var agency in officer.Agencies(Permission.HandleInquiries))
        {
            var posts = officer.PostsAt(agency).Where(post => Permissions.Allow(Permission.HandleInquiries, [post.Role])).ToList();
            inquiries.Add((MatterEntries.Needs(null), agency));
            var sections = posts.Exists(post => post.Section is null)
                ? (await agencies.SectionsAsync(agency, null, ct)).Select(section => section.Name) : posts.Select(post => post.Section!);
            inquiries.AddRange(sections.Distinct().Select(section => (MatterEntries.Needs(section), agency)));
        }
        return new([.. SearchScope.Of(officer, OfAgency).Permissions, .. inquiries]);
    }

    private ImmutableArray<FacetLine> Lines(string facet, string? chosen, Func<string, string> words, Func<string?, string> address) =>
    [
        .. from one in Answer.Counts.GetValueOrDefault(facet, [])
           let isChosen = one.Value == chosen
           select new FacetLine(words(one.Value), one.Count, address(isChosen ? null : one.Value), isChosen),
    ];

    private static string WordOf(string kind) => MatterAddress.Find($"{kind}/")?.Word ?? kind;
}
