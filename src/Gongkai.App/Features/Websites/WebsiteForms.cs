using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Features.Publishing;
using Gongkai.Matters;
using Gongkai.Publishing.Scanning;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>A yearly form as lists show it.</summary>
public sealed record WebsiteFormLine
{
    public WebsiteFormId Id { get; init; }

    public AgencyId Agency { get; init; }

    public WebsiteId Website { get; init; }

    public long Year { get; init; }

    public WebsiteFormStage Stage { get; init; }

    /// <summary>The version that is being written, or stands published.</summary>
    public long Number { get; init; }

    /// <summary>On which its latest published version became public; null while none is.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The figures that were approved last, as JSON; null while none were.</summary>
    public string? Approved { get; init; }

    /// <summary>The figures that the public has, as JSON; null while it has none.</summary>
    public string? Published { get; init; }

    /// <summary>The figures that were approved last; null while none were.</summary>
    public ImmutableArray<WebsiteFormFigure>? ApprovedFigures => Read(Approved);

    /// <summary>The figures that the public has; null while it has none.</summary>
    public ImmutableArray<WebsiteFormFigure>? PublishedFigures => Read(Published);

    private static ImmutableArray<WebsiteFormFigure>? Read(string? body) =>
        body is null ? null : JsonSerializer.Deserialize<ImmutableArray<WebsiteFormFigure>>(body, EventJson.Options);
}

/// <summary>网站工作年度报表 as a kind of matter.</summary>
public sealed class WebsiteFormMatters(TimeProvider clock)
    : MatterKind<WebsiteForm, WebsiteFormEvent, WebsiteFormStage, WebsiteFormSituation>(WebsiteFormSteps.Workflow, Events, WebsiteForm.Streams)
{
    /// <summary>The table.</summary>
    public const string Table = "website_form_view";

    private const string Columns = "id, agency, website, year, stage, number, published_on as PublishedOn, approved, published";

    private const string Upsert = $"""
        insert into {Table} (id, agency, website, year, version, stage, number, handed_in_on, approved, published_on, published)
        values (@Id, @Agency, @Website, @Year, @Version, @Stage, @Number, @HandedInOn, @Approved, @PublishedOn, @Published)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, number = excluded.number, handed_in_on = excluded.handed_in_on,
            approved = excluded.approved, published_on = excluded.published_on, published = excluded.published
        """;

    /// <summary>The events of forms by their names.</summary>
    public static MatterJson<WebsiteFormEvent> Events { get; } = new(WebsiteFormSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<WebsiteForm, WebsiteFormSituation>, Task>> Projections => [WriteAsync];

    public override string? About(WebsiteForm matter) => null;

    public override WebsiteForm Blank(Guid id) => new(new WebsiteFormId(id));

    public override async Task<WebsiteFormSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, WebsiteForm matter, Actor actor)
    {
        var edition = WebsiteFormEdition.Of(await WebsiteEditions.LoadedAsync(connection, transaction), matter.Year);
        return new(clock.BeijingToday, edition, actor)
        {
            Scanning = edition is null ? null : await ScanAsync(connection, transaction, agency, matter, edition, clock.BeijingToday),
        };
    }

    /// <summary>What the scanners find in the words that were declared, once somebody asks; null where none were.</summary>
    internal static async Task<Lazy<ImmutableArray<Finding>>?> ScanAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, WebsiteForm form, WebsiteFormEdition edition, DateOnly today)
    {
        var blocks = (from row in edition.Printed
                      where row.Kind == WebsiteRowKind.Words
                      let words = form.Declared.GetValueOrDefault(row.Code)?.Figure.Value
                      where words is not null
                      select new ScannedBlock(BlockSort.Paragraph, words) { Label = row.Name }).ToImmutableArray();
        if (blocks.IsEmpty) return null;
        var around = await ItemScans.AroundAsync(connection, transaction, agency,
            ItemMatters.Read(await AgencySettings.FindAsync(connection, agency, ItemMatters.Settings, transaction)), today);
        return new(() => Scanner.Scan(new ScannedPage(edition.Name) { Blocks = blocks }, around));
    }

    /// <summary>The forms of a year, or of a site, or of an agency; the latest year first.</summary>
    public static async Task<ImmutableArray<WebsiteFormLine>> ListAsync(DbConnection connection, AgencyId? agency = null, WebsiteId? website = null,
        int? year = null) => [.. await connection.QueryAsync<WebsiteFormLine>($"""
            select {Columns} from {Table} where 1 = 1 {(agency is null ? "" : "and agency = @agency")} {(website is null ? "" : "and website = @website")}
                {(year is null ? "" : "and year = @year")} order by year desc, id
            """, new { agency, website, year = (long?)year })];

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new WebsiteFormMatters(clock).ProjectAsync;

    private static Task WriteAsync(MatterChange<WebsiteForm, WebsiteFormSituation> change)
    {
        var (form, published) = (change.Matter, change.Matter.Editions.LastOrDefault());
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            form.Id,
            change.Agency,
            form.Website,
            Year = (long)form.Year,
            Version = (long)form.Version,
            Stage = form.Stage.ToString(),
            Number = (long)form.Number,
            HandedInOn = form.HandedIn?.On,
            Approved = Write(form.Approved?.Figures),
            PublishedOn = published?.On,
            Published = Write(published?.Approved.Figures),
        }, change.Transaction.Transaction);
    }

    private static string? Write(ImmutableArray<WebsiteFormFigure>? figures) =>
        figures is { } known ? JsonSerializer.Serialize(known, EventJson.Options) : null;
}

/// <summary>Yearly forms as their events.</summary>
public sealed class WebsiteFormJournal(Store store, TimeProvider clock)
    : MatterJournal<WebsiteForm, WebsiteFormEvent, WebsiteFormStage, WebsiteFormSituation>(store, new WebsiteFormMatters(clock))
{
    /// <summary>Begins the form of a site and year, or finds it begun.</summary>
    public async Task<MatterAnswer<WebsiteForm, WebsiteFormEvent>?> BeginAsync(AgencyId agency, WebsiteId website, int year, DateOnly on, Actor actor,
        ChangeContext change, CancellationToken ct)
    {
        var blank = new WebsiteForm(WebsiteForm.IdOf(website, year));
        if (await FindAsync(blank, ct) is not null) return null;
        return await TakeAsync(new(blank, 0, (_, _) => Task.FromResult<IReadOnlyList<WebsiteFormEvent>>(
            [new WebsiteFormBegun(on, website, year, actor.Person!.Value)]))
        { BeginningAt = agency }, actor, change, ct);
    }
}

/// <summary>What an officer does with one yearly form.</summary>
public sealed class WebsiteFormDesk(WebsiteFormJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<WebsiteForm, WebsiteFormEvent, WebsiteFormStage, WebsiteFormSituation>(journal, store, people, officer, Permission.HandleWebsites, clock);
