using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Publishing;

/// <summary>信息: what is drafted, reviewed and public, and what waits for whoever looks.</summary>
[Needs(Permission.HandleItems)]
public sealed class ItemsPage(Officer officer, Database database, PeopleRegister people, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true), Display(Name = "阶段")]
    public ItemStage? Stage { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "种类")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "栏目")]
    public string? Column { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "标题或者编号"), StringLength(100)]
    public string? Words { get; set; }

    /// <summary>Whether only what waits for whoever looks.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "只看等我办理的")]
    public bool Waiting { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public ImmutableArray<ItemLine> Lines { get; private set; } = [];

    public int Pages { get; private set; }

    public long Count { get; private set; }

    public ImmutableArray<PublicColumn> Columns { get; private set; } = [];

    public ImmutableDictionary<PersonId, string> Names { get; private set; } = ImmutableDictionary<PersonId, string>.Empty;

    public DateOnly Today { get; } = clock.BeijingToday;

    /// <summary>Whether the officer may import items.</summary>
    public bool MayImport { get; private set; }

    /// <summary>Whether the officer may begin an item.</summary>
    public bool MayDraft { get; private set; }

    /// <summary>Whether the officer handles what the public says to items.</summary>
    public bool MayHear => officer.May(Permission.HandleOpinions);

    /// <summary>Whether the officer has a part in clean-ups.</summary>
    public bool MayCleanUp => officer.May(Permission.HandleCleanups);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.HandleItems) is not { } agency) return NotFound();
        var actor = officer.ActorAt(agency);
        MayDraft = actor.May(ItemSteps.Workflow.Of(typeof(ItemDrafted)).Moves[0], null);
        MayImport = officer.May(Permission.ImportItems, agency);
        await using var connection = await database.OpenAsync(ct);
        Columns = await ColumnView.OfAsync(connection, null, agency);
        (Lines, Pages, Count) = await ItemView.ListAsync(connection, new(agency)
        {
            Stage = Stage,
            Kind = ItemKinds.Find(Kind)?.Code,
            Column = Columns.FirstOrDefault(column => column.Id == Column)?.Id,
            Words = Words,
            Sections = officer.SectionsAt(agency),
            Me = officer.Id,
            Waiting = Waiting ? WaitingFor(actor) : [],
        }, Math.Clamp(Number, 1, 10_000));
        Names = await people.NamesAsync(ct);
        return Page();
    }

    /// <summary>The stages at which an item waits for a post of the officer.</summary>
    internal static ImmutableArray<ItemStage> WaitingFor(Actor actor) =>
    [
        .. (from row in ItemSteps.Workflow.Table
            where row.Event == typeof(ItemPassed) || row.Event == typeof(ItemSecrecyReviewed) || row.Event == typeof(ItemPublished)
                || row.Event == typeof(ItemSubmitted)
            where actor.Posts.Any(post => row.By.Contains(post.Role))
            from stage in row.From
            select stage).Distinct(),
    ];
}
