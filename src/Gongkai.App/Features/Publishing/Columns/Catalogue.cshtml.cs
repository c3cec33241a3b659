using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Publishing;

/// <summary>What is typed of a column or of an entry; each step takes what it needs.</summary>
public sealed record CatalogueForm
{
    /// <summary>The column or entry that is changed; empty for a new one.</summary>
    public string About { get; init; } = "";

    [Display(Name = "名称"), StringLength(30)]
    public string Name { get; init; } = "";

    [Display(Name = "性质")]
    public ColumnSort Sort { get; init; } = ColumnSort.Ordinary;

    [Display(Name = "上级栏目")]
    public string? Parent { get; init; }

    [Display(Name = "法定主动公开事项")]
    public string? Node { get; init; }

    [Display(Name = "更新周期（天）")]
    public int? UpdateDays { get; init; }

    [Display(Name = "顺序"), Range(0, 999)]
    public int Place { get; init; } = 20;

    [Display(Name = "只放这些种类")]
    public List<string> Kinds { get; init; } = [];

    [Display(Name = "公开事项"), StringLength(1_000)]
    public string Matter { get; init; } = "";

    [Display(Name = "公开内容"), StringLength(1_000)]
    public string Content { get; init; } = "";

    [Display(Name = "公开依据"), StringLength(1_000)]
    public string Basis { get; init; } = "";

    [Display(Name = "公开时限"), StringLength(1_000)]
    public string Term { get; init; } = "";

    [Display(Name = "公开主体"), StringLength(100)]
    public string Section { get; init; } = "";

    [Display(Name = "公开渠道"), StringLength(100)]
    public string Channel { get; init; } = "";

    [Display(Name = "说明"), StringLength(500)]
    public string Words { get; init; } = "";
}

/// <summary>公开目录: columns and 主动公开基本目录.</summary>
[Needs(Permission.ManageCatalogue)]
public sealed class CataloguePage(CatalogueDesk desk, CatalogueJournal journal, Officer officer, TimeProvider clock)
    : MatterPage<PublicCatalogue, CatalogueEvent, CatalogueStage, CatalogueSituation>(desk)
{
    [BindProperty]
    public CatalogueForm Command { get; set; } = new();

    /// <summary>The step whose form is open.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    /// <summary>The column or entry whose form is open; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    /// <summary>What a column of one's own can be for.</summary>
    public static ImmutableArray<Choice> Sorts { get; } =
    [
        .. ((ColumnSort[])[ColumnSort.Ordinary, ColumnSort.Topic, ColumnSort.Statutory, ColumnSort.Internal])
            .Select(sort => new Choice(sort.ToString(), sort.Name())),
    ];

    public override string Thing => "目录";

    /// <summary>The catalogue; null while the agency has none.</summary>
    public PublicCatalogue? Catalogue { get; private set; }

    /// <summary>The nodes of the agency.</summary>
    public ImmutableArray<CatalogueNode> Nodes =>
        [.. (Catalogue?.Columns ?? []).Where(column => column.Id == column.Node).Select(column => StatutoryCatalogue.Find(column.Node)!)];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ManageCatalogue) is not { } agency) return NotFound();
        if (!await FindAsync(agency, ct)) return Page();
        if (Catalogue!.Columns.FirstOrDefault(column => column.Id == About) is { } column)
            Command = new()
            {
                About = column.Id,
                Name = column.Name,
                Sort = column.Sort,
                Parent = column.Parent,
                Node = column.Node,
                UpdateDays = column.UpdateDays,
                Place = column.Place,
                Kinds = [.. column.KindsTaken],
            };
        else if (Catalogue.Entries.FirstOrDefault(entry => entry.Id == About) is { } entry)
            Command = new()
            {
                About = entry.Id,
                Node = entry.Node,
                Matter = entry.Matter,
                Content = entry.Content,
                Basis = entry.Basis,
                Term = entry.Term,
                Section = entry.Section,
                Channel = entry.Channel,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostFoundAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ManageCatalogue) is not { } agency) return NotFound();
        await journal.FoundAsync(agency, officer.Change(clock, Permission.ManageCatalogue, agency), ct);
        return Redirect(PublishingRoutes.Catalogue);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (this.AgencyOf(officer, Permission.ManageCatalogue) is not { } agency || !await FindAsync(agency, ct)) return NotFound();
        if (!ModelState.IsValid) return this.Again();
        var today = Open.Situation.Today;
        CatalogueEvent happened = Step switch
        {
            "columns" => new ColumnPut(today, Column()),
            "close" => new ColumnClosed(today, Command.About, Command.Words.Trim()),
            "entries" => new EntryPut(today, new(Command.About.Length > 0 ? Command.About : Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
                Command.Node ?? "", Command.Matter.Trim(), Command.Content.Trim(), Command.Basis.Trim())
            {
                Term = Command.Term.Trim(),
                Section = Command.Section.Trim(),
                Channel = Command.Channel.Trim(),
            }),
            "remove" => new EntryRemoved(today, Command.About),
            _ => new CatalogueAdopted(today, Command.Words.Trim()),
        };
        var answer = await TakeAsync(happened.GetType(), null, (_, _) => Task.FromResult<IReadOnlyList<CatalogueEvent>>([happened]), ct);
        return await AnswerAsync(answer, PublishingRoutes.Catalogue, Placed, nameof(Command), ct);
    }

    protected override Task ShowAgainAsync(CancellationToken ct)
    {
        Catalogue = Open.Matter;
        return Task.CompletedTask;
    }

    private static Refusal Placed(Refusal refusal) => refusal.Field switch
    {
        "Reason" => refusal with { Field = nameof(CatalogueForm.Words) },
        { } field when typeof(CatalogueForm).GetProperty(field) is null => refusal with { Field = null },
        _ => refusal,
    };

    private PublicColumn Column()
    {
        var known = Catalogue!.Columns.FirstOrDefault(column => column.Id == Command.About);
        if (known is { IsFixed: true }) return known with { UpdateDays = Command.UpdateDays, Place = Command.Place };
        var sort = known?.Sort ?? Command.Sort;
        return new(known?.Id ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString(), Command.Name.Trim(), sort)
        {
            Parent = sort == ColumnSort.Statutory ? Command.Node : string.IsNullOrEmpty(Command.Parent) ? null : Command.Parent,
            Node = sort == ColumnSort.Statutory ? Command.Node : null,
            UpdateDays = Command.UpdateDays,
            Place = Command.Place,
            Kinds = Command.Kinds.Count == 0 ? null : [.. Command.Kinds],
        };
    }

    private async Task<bool> FindAsync(AgencyId agency, CancellationToken ct)
    {
        if (!await OpenAsync(new PublicCatalogue(agency), ct)) return false;
        Catalogue = Open.Matter;
        return true;
    }
}
