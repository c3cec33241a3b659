using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>公开目录 as a kind of matter: one for each agency.</summary>
public sealed class CatalogueMatters(TimeProvider clock)
    : MatterKind<PublicCatalogue, CatalogueEvent, CatalogueStage, CatalogueSituation>(CatalogueSteps.Workflow, Events, "catalogue/")
{
    /// <summary>The events of catalogues by their names.</summary>
    public static MatterJson<CatalogueEvent> Events { get; } = new(CatalogueSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<PublicCatalogue, CatalogueSituation>, Task>> Projections =>
        [ColumnView.WriteAsync, ColumnView.WriteEditionsAsync, WriteTermsAsync];

    protected override ImmutableArray<RunningTerm> Terms(PublicCatalogue matter, CatalogueSituation situation) =>
        situation.Terms(matter);

    public override string? About(PublicCatalogue matter) => null;

    public override PublicCatalogue Blank(Guid id) => new(new AgencyId(id));

    public override async Task<CatalogueSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, PublicCatalogue matter, Actor actor) =>
        new(clock.BeijingToday, actor, (await connection.QueryAsync<string>("""
            select distinct column_id from item_view where agency = @agency and stage not in ('Withdrawn', 'Discarded', 'Kept')
            """, new { agency }, transaction)).ToHashSet())
        {
            Latest = await ColumnView.LatestAsync(connection, transaction, agency, matter.Columns),
            Reported = [.. (await YearlyReports.OfAsync(connection, transaction, agency)).Select(report => report.Year)],
            Announced = await AnnouncedReleases.OpenAsync(connection, transaction, agency),
            IsGovernment = await ColumnView.IsGovernmentAsync(connection, transaction, agency),
        };

    /// <summary>Writes columns anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new CatalogueMatters(clock).ProjectAsync;
}

/// <summary>Catalogues as their events.</summary>
public sealed class CatalogueJournal(Store store, TimeProvider clock)
    : MatterJournal<PublicCatalogue, CatalogueEvent, CatalogueStage, CatalogueSituation>(store, new CatalogueMatters(clock))
{
    /// <summary>Gives an agency its catalogue, by its level, where it has none.</summary>
    public async Task FoundAsync(JournalTransaction transaction, AgencyId agency, ChangeContext change)
    {
        if (!(await transaction.ReadAsync(new PublicCatalogue(agency).Stream)).IsEmpty) return;
        var level = await ColumnView.LevelAsync(transaction.Connection, transaction.Transaction, agency);
        await TakeAsync(transaction, new(new PublicCatalogue(agency), 0, (writing, _) =>
            Task.FromResult<IReadOnlyList<CatalogueEvent>>([new CatalogueFounded(writing.Situation.Today, level)]))
        { BeginningAt = agency },
            Actor.Platform, change);
    }

    /// <summary>The same by itself.</summary>
    public Task FoundAsync(AgencyId agency, ChangeContext change, CancellationToken ct) => Store.Journal.WriteAsync(async transaction =>
    {
        await FoundAsync(transaction, agency, change);
        return true;
    }, ct);

    /// <summary>Writes the terms of an agency's columns anew: something became public, changed or was withdrawn in one.</summary>
    internal async Task WriteTermsAsync(JournalTransaction transaction, AgencyId agency)
    {
        var catalogue = Kind.Fold(await transaction.ReadAsync(new PublicCatalogue(agency).Stream));
        var situation = await Kind.SituationAsync(transaction.Connection, transaction.Transaction, agency, catalogue, Actor.Platform);
        await TermView.WriteAsync(transaction, catalogue.Stream, agency, catalogue.History[0].On, situation.Terms(catalogue));
    }
}

/// <summary>What an officer does with his agency's catalogue.</summary>
public sealed class CatalogueDesk(CatalogueJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<PublicCatalogue, CatalogueEvent, CatalogueStage, CatalogueSituation>(journal, store, people, officer, Permission.ManageCatalogue, clock);

/// <summary>The same for the secrecy reviewer, who looks at the next edition.</summary>
public sealed class CatalogueReviewDesk(CatalogueJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<PublicCatalogue, CatalogueEvent, CatalogueStage, CatalogueSituation>(journal, store, people, officer, Permission.ReviewCatalogue, clock);

/// <summary>栏目 and editions of 基本目录 as tables, written from the events of catalogues.</summary>
public static class ColumnView
{
    /// <summary>An agency's columns, closed ones too; those that its level gives it where nothing was written down yet.</summary>
    public static async Task<ImmutableArray<PublicColumn>> OfAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency)
    {
        ImmutableArray<PublicColumn> columns = [.. (await connection.QueryAsync<Row>("""
            select id, name, sort, parent, node, update_days as UpdateDays, place, closed_on as ClosedOn, kinds from public_column where agency = @agency
            order by place, id
            """, new { agency }, transaction)).Select(row => row.Column)];
        return columns.IsEmpty ? PublicColumn.At(await LevelAsync(connection, transaction, agency)) : columns;
    }

    /// <summary>Whether an agency is a people's government: its annual report is due later than those of departments.</summary>
    internal static async Task<bool> IsGovernmentAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency) =>
        await connection.QuerySingleOrDefaultAsync<string>("select standing from agency where id = @agency", new { agency }, transaction)
            is nameof(AgencyStanding.LocalGovernment) or nameof(AgencyStanding.ProvincialGovernment);

    /// <summary>The level of an agency.</summary>
    internal static async Task<AgencyLevel> LevelAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency) =>
        Enum.TryParse<AgencyLevel>(
            await connection.QuerySingleOrDefaultAsync<string>("select level from agency where id = @agency", new { agency }, transaction), out var level)
                ? level : AgencyLevel.County;

    /// <summary>The day of the latest publication or change in each of some columns that has any; an imported item was published when it was there.</summary>
    public static async Task<IReadOnlyDictionary<string, DateOnly>> LatestAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, ImmutableArray<PublicColumn> columns)
    {
        if (columns.IsEmpty) return ImmutableDictionary<string, DateOnly>.Empty;
        var asked = new DynamicParameters(new { agency });
        foreach (var (i, column) in columns.Index()) asked.Add($"c{i}", column.Id);
        // A look at the end of an index for each, however many items there are.
        return (await connection.QueryAsync<(string Id, DateOnly? Published, DateTimeOffset? Changed)>($"""
            with c (id) as (values {string.Join(", ", columns.Select((_, i) => $"(@c{i})"))})
            select c.id,
                (select p.published_on from public_item p where p.agency = @agency and p.column_id = c.id and p.withdrawn_on is null
                    order by p.published_on desc limit 1),
                (select p.changed_at from public_item p where p.agency = @agency and p.column_id = c.id and p.withdrawn_on is null
                    and p.changed_at is not null order by p.changed_at desc limit 1)
            from c
            """, asked, transaction))
            .Select(row => (row.Id, Day: row.Changed?.BeijingDay is { } changed && !(row.Published > changed) ? changed : row.Published))
            .Where(row => row.Day is not null).ToDictionary(row => row.Id, row => row.Day!.Value);
    }

    /// <summary>How many items the public sees in each column that has any.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountsAsync(DbConnection connection, AgencyId agency) =>
        (await connection.QueryAsync<(string Id, long Count)>(
            "select column_id, count(*) from public_item where agency = @agency and withdrawn_on is null group by column_id", new { agency }))
            .ToDictionary(row => row.Id, row => row.Count);

    /// <summary>Writes the columns of a catalogue.</summary>
    public static async Task WriteAsync(MatterChange<PublicCatalogue, CatalogueSituation> change)
    {
        var (connection, within, agency) = (change.Transaction.Connection, change.Transaction.Transaction, change.Agency);
        await connection.ExecuteAsync("delete from public_column where agency = @agency", new { agency }, within);
        foreach (var column in change.Matter.Columns)
            await connection.ExecuteAsync("""
                insert into public_column (agency, id, name, sort, parent, node, update_days, place, is_fixed, closed_on, kinds)
                values (@agency, @Id, @Name, @Sort, @Parent, @Node, @UpdateDays, @Place, @IsFixed, @ClosedOn, @Kinds)
                """, new
            {
                agency,
                column.Id,
                column.Name,
                Sort = column.Sort.ToString(),
                column.Parent,
                column.Node,
                UpdateDays = (long?)column.UpdateDays,
                Place = (long)column.Place,
                IsFixed = column.IsFixed ? 1L : 0L,
                column.ClosedOn,
                Kinds = string.Join(',', column.Kinds ?? []),
            }, within);
    }

    /// <summary>Writes the editions of 主动公开基本目录.</summary>
    public static async Task WriteEditionsAsync(MatterChange<PublicCatalogue, CatalogueSituation> change)
    {
        foreach (var edition in change.Matter.Editions)
            await change.Transaction.Connection.ExecuteAsync("""
                insert into basic_catalogue (agency, edition, adopted_on, body) values (@Agency, @Edition, @On, @body)
                on conflict (agency, edition) do update set adopted_on = excluded.adopted_on, body = excluded.body
                """, new { change.Agency, Edition = (long)edition.Edition, edition.On, body = JsonSerializer.Serialize(edition, EventJson.Options) },
                change.Transaction.Transaction);
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public string Sort { get; init; } = "";
        public string? Parent { get; init; }
        public string? Node { get; init; }
        public long? UpdateDays { get; init; }
        public long Place { get; init; }
        public DateOnly? ClosedOn { get; init; }
        public string Kinds { get; init; } = "";

        public PublicColumn Column => new(Id, Name, Enum.Parse<ColumnSort>(Sort))
        {
            Parent = Parent,
            Node = Node,
            UpdateDays = (int?)UpdateDays,
            Place = (int)Place,
            ClosedOn = ClosedOn,
            Kinds = Kinds.Length == 0 ? null : [.. Kinds.Split(',')],
        };
    }
}

/// <summary>What the public sees of columns and catalogues.</summary>
public sealed class PublicColumns(Database database)
{
    /// <summary>The columns of an agency that the public sees, open ones in their order.</summary>
    public async Task<ImmutableArray<PublicColumn>> OfAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return Seen(await ColumnView.OfAsync(connection, null, agency));
    }

    /// <summary>Those of an agency's columns that the public sees.</summary>
    public static ImmutableArray<PublicColumn> Seen(ImmutableArray<PublicColumn> columns) =>
        [.. columns.Where(column => column.ClosedOn is null && column.Sort != ColumnSort.Internal)];

    /// <summary>Every edition of an agency's 主动公开基本目录, the latest first.</summary>
    public async Task<ImmutableArray<BasicCatalogue>> EditionsAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<string>(new CommandDefinition(
            "select body from basic_catalogue where agency = @agency order by edition desc", new { agency }, cancellationToken: ct)))
            .Select(body => JsonSerializer.Deserialize<BasicCatalogue>(body, EventJson.Options)!)];
    }
}
