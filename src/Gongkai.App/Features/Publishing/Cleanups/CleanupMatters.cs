using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>A clean-up as the list shows it.</summary>
public sealed record CleanupLine(
    CleanupId Id, string Number, string Name, CleanupStage Stage, DateOnly OpenedOn, DateOnly? DueOn, long Documents, long Proposed, long Decided);

/// <summary>文件清理 as a kind of matter.</summary>
public sealed class CleanupMatters(TimeProvider clock)
    : MatterKind<DocumentCleanup, CleanupEvent, CleanupStage, CleanupSituation>(CleanupSteps.Workflow, Events, "cleanup/")
{
    /// <summary>The table.</summary>
    public const string Table = "cleanup_view";

    private const string Upsert = $"""
        insert into {Table} (id, agency, number, name, version, stage, opened_on, due_on, documents, proposed, decided)
        values (@Id, @Agency, @Number, @Name, @Version, @Stage, @On, @DueOn, @Documents, @Proposed, @Decided)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, due_on = excluded.due_on, proposed = excluded.proposed,
            decided = excluded.decided
        """;

    /// <summary>The events of clean-ups by their names.</summary>
    public static MatterJson<CleanupEvent> Events { get; } = new(CleanupSteps.Workflow.Types, EventJson.Options);

    protected override ImmutableArray<Func<MatterChange<DocumentCleanup, CleanupSituation>, Task>> Projections => [WriteAsync, WriteTermsAsync];

    public override string? About(DocumentCleanup matter) => null;

    public override DocumentCleanup Blank(Guid id) => new(new CleanupId(id));

    public override async Task<CleanupSituation> SituationAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, DocumentCleanup matter, Actor actor)
    {
        var wanted = matter.Opened?.Documents.Select(document => document.Item) ?? matter.Chosen;
        var standing = (await CleanupDocuments.StandingAsync(connection, transaction, agency, wanted, clock.BeijingToday))
            .ToImmutableDictionary(one => one.Item);
        var list = matter.List is { } item
            ? await connection.ExecuteScalarAsync<string?>("select stage from item_view where id = @item", new { item }, transaction) : null;
        return new(clock.BeijingToday, standing, actor) { List = list is null ? null : Enum.Parse<ItemStage>(list) };
    }

    protected override ImmutableArray<RunningTerm> Terms(DocumentCleanup matter, CleanupSituation situation) => matter.Terms();

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new CleanupMatters(clock).ProjectAsync;

    private static Task WriteAsync(MatterChange<DocumentCleanup, CleanupSituation> change)
    {
        var (cleanup, opened) = (change.Matter, change.Matter.Opened!);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            cleanup.Id,
            change.Agency,
            opened.Number,
            opened.Name,
            Version = (long)cleanup.Version,
            Stage = cleanup.Stage.ToString(),
            opened.On,
            DueOn = cleanup.Terms().Min(term => term.Due),
            Documents = (long)opened.Documents.Length,
            Proposed = (long)cleanup.Proposed.Count,
            Decided = (long)cleanup.Decided.Count,
        }, change.Transaction.Transaction);
    }
}

/// <summary>The documents that a clean-up can go through: those of the public, with the section that answers for each.</summary>
public static class CleanupDocuments
{
    /// <summary>The kinds that a clean-up can be about: those with a validity.</summary>
    public static ImmutableArray<ItemKind> Kinds { get; } = [.. ItemKinds.All.Where(kind => kind.HasValidity)];

    /// <summary>Documents of some kinds and years that still stand on a day, the oldest first.</summary>
    public static async Task<ImmutableArray<(CleanupDocument Document, string Title, string Number, DateOnly FormedOn)>> ChooseAsync(
        DbConnection connection, AgencyId agency, IEnumerable<ItemKind> kinds, int from, int until, DateOnly today)
    {
        var rows = await connection.QueryAsync<(ItemId Id, string? Section, string Title, string Number, DateOnly FormedOn)>($"""
            select p.id, v.section, p.title, p.number, p.formed_on from public_item p join item_view v on v.id = p.id
            where p.agency = @agency and p.kind in {KindList.Of(kinds)} and p.withdrawn_on is null and p.formed_on between @First and @Last
                and {PublicItems.StandingOf("p.")} in ('InForce', 'Amended')
            order by p.formed_on, p.id limit 1000
            """, new { agency, First = $"{from:0000}-01-01", Last = $"{until:0000}-12-31", today });
        return [.. rows.Select(row => (new CleanupDocument(row.Id, row.Section), row.Title, row.Number, row.FormedOn))];
    }

    /// <summary>Some documents as the public has them.</summary>
    public static async Task<IEnumerable<StandingDocument>> StandingAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, IEnumerable<ItemId> ids, DateOnly today)
    {
        var rows = await connection.QueryAsync<PublicItemRow>($"""
            select {PublicItems.Columns} from public_item
            where agency = @agency and withdrawn_on is null and validity is not null and id in {IdList.Of(ids)}
            """, new { agency }, transaction);
        return rows.Select(row => row.ComingSince <= today ? row with { Validity = row.Coming, ValiditySince = row.ComingSince } : row).Select(row =>
            new StandingDocument(row.Id, row.Title, row.Number, Enum.Parse<Validity>(row.Validity!), row.ValiditySince, row.ChangedAt?.BeijingDay)
            {
                Ahead = row.AheadOn(today),
            });
    }
}

/// <summary>
/// 文件清理 as their events. What follows from a step is written with it: the item that lists the results is drafted, documents are abolished or
/// declared lapsed.
/// </summary>
public sealed class CleanupJournal(Store store, ItemJournal items, TimeProvider clock)
    : MatterJournal<DocumentCleanup, CleanupEvent, CleanupStage, CleanupSituation>(store, new CleanupMatters(clock))
{
    /// <summary>An agency's clean-ups, the latest first.</summary>
    public async Task<ImmutableArray<CleanupLine>> ListAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await Store.Database.OpenAsync(ct);
        return
        [
            .. (await connection.QueryAsync<Row>(new CommandDefinition($"""
                select id, number, name, stage, opened_on as OpenedOn, due_on as DueOn, documents, proposed, decided from {CleanupMatters.Table}
                where agency = @agency order by opened_on desc, id desc
                """, new { agency }, cancellationToken: ct))).Select(row => row.Line),
        ];
    }

    protected override async Task<ImmutableArray<Refusal>> FollowAsync(MatterChange<DocumentCleanup, CleanupSituation> changed, DocumentCleanup before,
        ChangeContext change) => changed.Matter.History[^1] switch
        {
            CleanupListed listed => await DraftAsync(changed, listed, change),
            CleanupCarriedOut carried => await CarryOutAsync(changed, carried, change),
            _ => [],
        };

    private async Task<ImmutableArray<Refusal>> DraftAsync(MatterChange<DocumentCleanup, CleanupSituation> changed, CleanupListed listed, ChangeContext change)
    {
        var answer = await items.TakeAsync(changed.Transaction, new(new PublicItem(listed.Item), 0, async (writing, _) =>
        {
            var column = writing.Situation.Columns.FirstOrDefault(one => one.Id == "notices" && one.MayTake(ItemKinds.Notice))
                ?? writing.Situation.Columns.First(one => one.Id == "P20-01");
            return
            [
                new ItemDrafted(writing.Situation.Today, await ItemJournal.NumberAsync(writing), ItemKinds.Notice.Code,
                    await ItemContentTable.KeepAsync(writing, Results(changed.Matter, changed.Situation)),
                    new(column.Id, Openness.Proactive) { Article = column.Node }, listed.By),
            ];
        })
        { BeginningAt = changed.Agency }, changed.Situation.Actor, change);
        return answer.Refusals;
    }

    private async Task<ImmutableArray<Refusal>> CarryOutAsync(
        MatterChange<DocumentCleanup, CleanupSituation> changed, CleanupCarriedOut carried, ChangeContext change)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var (result, validity) in ((CleanupResult, Validity)[])[(CleanupResult.Abolish, Validity.Abolished), (CleanupResult.Lapse, Validity.Lapsed)])
            foreach (var document in changed.Matter.With(result))
            {
                // Whoever was quicker, by a step of the document's own, has done it, or it will be done by then.
                if (changed.Situation.Documents.GetValueOrDefault(document.Item) is not { Stands: true } standing) continue;
                if (standing.Ahead is (Validity.Abolished or Validity.Lapsed, var ends) && ends <= carried.Since) continue;
                var answer = await items.TakeAsync(changed.Transaction, new(new PublicItem(document.Item), null, (writing, _) =>
                    Task.FromResult<IReadOnlyList<ItemEvent>>(
                    [
                        .. standing.Ahead is not null && carried.Since > writing.Situation.Today
                            ? [new ValidityChangeDropped(writing.Situation.Today, carried.Basis, carried.By)] : (ItemEvent[])[],
                        new ValidityChanged(writing.Situation.Today, validity, carried.Since, carried.Basis, carried.By),
                    ])),
                    changed.Situation.Actor, change);
                refusals.AddRange(answer.Refusals);
            }
        return refusals.ToImmutable();
    }

    // The list as it is published: each result with its documents; reasons stay at the desk.
    private static ItemContent Results(DocumentCleanup cleanup, CleanupSituation situation)
    {
        var (html, number) = (new System.Text.StringBuilder(), 0);
        html.Append("<p>").Append(System.Net.WebUtility.HtmlEncode($"{cleanup.Opened!.Name}已经完成，共清理文件 {cleanup.Opened.Documents.Length} 件，现将结果公布如下。"))
            .Append("</p>");
        foreach (var result in Enum.GetValues<CleanupResult>())
        {
            var documents = cleanup.With(result).Select(document => situation.Documents.GetValueOrDefault(document.Item)).OfType<StandingDocument>().ToList();
            if (documents.Count == 0) continue;
            html.Append("<table><caption>").Append($"{result.Name()}的文件（{documents.Count} 件）")
                .Append("</caption><thead><tr><th scope=\"col\">序号</th><th scope=\"col\">文件名称</th><th scope=\"col\">文号</th></tr></thead><tbody>");
            foreach (var document in documents)
                html.Append("<tr><td>").Append(++number).Append("</td><td>").Append(System.Net.WebUtility.HtmlEncode(document.Title)).Append("</td><td>")
                    .Append(System.Net.WebUtility.HtmlEncode(document.Number)).Append("</td></tr>");
            html.Append("</tbody></table>");
        }
        return new(ItemKinds.Notice.Code, $"关于公布{cleanup.Opened.Name}结果的公告", situation.Today)
        {
            Html = html.ToString(),
            Summary = string.Join("，", Enum.GetValues<CleanupResult>().Select(result => (Result: result, Count: cleanup.With(result).Count()))
                .Where(one => one.Count > 0).Select(one => $"{one.Result.Name()} {one.Count} 件")),
            Keywords = "文件清理",
        };
    }

    private sealed class Row
    {
        public CleanupId Id { get; init; }
        public string Number { get; init; } = "";
        public string Name { get; init; } = "";
        public string Stage { get; init; } = "";
        public DateOnly OpenedOn { get; init; }
        public DateOnly? DueOn { get; init; }
        public long Documents { get; init; }
        public long Proposed { get; init; }
        public long Decided { get; init; }

        public CleanupLine Line => new(Id, Number, Name, Enum.Parse<CleanupStage>(Stage), OpenedOn, DueOn, Documents, Proposed, Decided);
    }
}

/// <summary>What an officer does with one clean-up.</summary>
public sealed class CleanupDesk(CleanupJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<DocumentCleanup, CleanupEvent, CleanupStage, CleanupSituation>(journal, store, people, officer, Permission.HandleCleanups, clock);
