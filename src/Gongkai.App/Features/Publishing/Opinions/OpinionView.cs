using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;

namespace Gongkai.Features.Publishing;

/// <summary>An opinion as lists show it.</summary>
public sealed record OpinionLine(
    OpinionId Id, OpinionKind Kind, string Number, OpinionStage Stage, OpinionWay Way, OpinionOutcome? Outcome, DateOnly ReceivedOn, DateOnly? DueOn);

/// <summary>An item on which the public was or is heard, with what was said to it.</summary>
public sealed record HeardItem(ItemId Item, string Title, OpinionKind Kind, DateOnly From, DateOnly Until, OpinionCount Count);

/// <summary>Opinions on one item whose time of being kept is over.</summary>
/// <param name="Item">The item.</param>
/// <param name="Title">Its title.</param>
/// <param name="Until">The last day of the period.</param>
/// <param name="Opinions">Those with something personal still in them, and who has proposed to erase each.</param>
public sealed record SpentOpinions(ItemId Item, string Title, DateOnly Until, ImmutableArray<(OpinionId Id, PersonId? ProposedBy)> Opinions);

/// <summary>公众意见 as a table, written from their events.</summary>
public static class OpinionView
{
    /// <summary>The table.</summary>
    public const string Table = OpinionCounts.Table;

    private const int PageSize = 50;

    private const string Upsert = $"""
        insert into {Table} (id, agency, item, kind, number, version, stage, way, outcome, received_on, until_on, due_on, section, code_hash,
            erasure_proposed_by)
        values (@Id, @Agency, @Item, @Kind, @Number, @Version, @Stage, @Way, @Outcome, @ReceivedOn, @Until, @DueOn, @Section, @CodeHash, @ProposedBy)
        on conflict (id) do update set version = excluded.version, stage = excluded.stage, outcome = excluded.outcome, due_on = excluded.due_on,
            erasure_proposed_by = excluded.erasure_proposed_by
        """;

    /// <summary>Writes the line of an opinion.</summary>
    public static Task WriteAsync(MatterChange<Opinion, OpinionSituation> change)
    {
        var (opinion, received) = (change.Matter, change.Matter.Received!);
        return change.Transaction.Connection.ExecuteAsync(Upsert, new
        {
            opinion.Id,
            change.Agency,
            received.Item,
            Kind = received.Kind.ToString(),
            received.Number,
            Version = (long)opinion.Version,
            Stage = opinion.Stage.ToString(),
            Way = received.Way.ToString(),
            Outcome = opinion.Answer?.Outcome.ToString(),
            ReceivedOn = received.On,
            received.Until,
            DueOn = opinion.Terms(change.Situation).Min(term => term.Due),
            received.Section,
            received.CodeHash,
            ProposedBy = opinion.ErasureProposedBy?.ToString(),
        }, change.Transaction.Transaction);
    }

    /// <summary>What an item asks the public, while it is public and asks anything.</summary>
    public static async Task<OpinionCall?> CallAsync(DbConnection connection, DbTransaction? transaction, AgencyId agency, ItemId item)
    {
        var found = await connection.QueryAsync<(string Kind, DateOnly? From, DateOnly? Until, string? Section)>("""
            select p.kind, p.open_from, p.open_until, v.section from public_item p join item_view v on v.id = p.id
            where p.id = @item and p.agency = @agency and p.withdrawn_on is null
            """, new { item, agency }, transaction);
        foreach (var (kind, from, until, section) in found)
            if (ItemKinds.Of(kind).Opinions is { } opinions && from is { } first && until is { } last)
                return new(item, opinions, first, last) { Section = section };
        return null;
    }

    /// <summary>A page of an agency's items on which the public was heard, what ends last in front; and how many pages there are.</summary>
    public static async Task<(ImmutableArray<HeardItem> Items, int Pages)> ItemsAsync(
        DbConnection connection, AgencyId agency, ImmutableArray<string>? sections, PersonId me, int page)
    {
        var asked = new DynamicParameters(new { agency, me = me.ToString(), size = (long)PageSize, skip = (long)(page - 1) * PageSize });
        var reach = sections is { } own ? $"and (v.author = @me or v.section is null{asked.OrIn(own, "v.section")})" : "";
        var from = $"from public_item p join item_view v on v.id = p.id where p.agency = @agency and p.open_until is not null {reach}";
        var count = await connection.ExecuteScalarAsync<long>($"select count(*) {from}", asked);
        var rows = await connection.QueryAsync<Heard>($"""
            select p.id, p.title, p.kind, p.open_from as OpenFrom, p.open_until as OpenUntil, {OpinionCounts.Columns}
            from (select p.* {from} order by p.open_until desc, p.id desc limit @size offset @skip) p left join {Table} o on o.item = p.id
            group by p.id, p.title, p.kind, p.open_from, p.open_until order by p.open_until desc, p.id desc
            """, asked);
        return ([.. rows.Select(row => row.Read())], (int)((count + PageSize - 1) / PageSize));
    }

    /// <summary>A page of what was said to an item, what waits in front; and how many pages there are.</summary>
    public static async Task<(ImmutableArray<OpinionLine> Lines, int Pages)> OfAsync(DbConnection connection, ItemId item, int page)
    {
        var asked = new { item, size = (long)PageSize, skip = (long)(page - 1) * PageSize };
        var count = await connection.ExecuteScalarAsync<long>($"select count(*) from {Table} where item = @item", asked);
        var rows = await connection.QueryAsync<Row>($"""
            select id, kind, number, stage, way, outcome, received_on as ReceivedOn, due_on as DueOn from {Table} where item = @item
            order by case when stage = 'Received' then 0 else 1 end, received_on, id limit @size offset @skip
            """, asked);
        return ([.. rows.Select(row => row.Line)], (int)((count + PageSize - 1) / PageSize));
    }

    /// <summary>The ids of what was said to an item on the matter and was looked into, for the draft of its outcome.</summary>
    public static async Task<ImmutableArray<OpinionId>> AnsweredAsync(DbConnection connection, ItemId item) =>
        [.. await connection.QueryAsync<OpinionId>(
            $"select id from {Table} where item = @item and stage = 'Answered' and outcome <> 'Irrelevant' order by received_on, id limit 50", new { item })];

    /// <summary>The opinion of a code; null when it is nobody's.</summary>
    public static async Task<OpinionId?> TrackedAsync(DbConnection connection, string hash) =>
        (await connection.QueryAsync<OpinionId>($"select id from {Table} where code_hash = @hash", new { hash })).Select(id => (OpinionId?)id).FirstOrDefault();

    /// <summary>What is kept no longer: periods that ended before a day.</summary>
    public static async Task<ImmutableArray<SpentOpinions>> SpentAsync(DbConnection connection, AgencyId agency, DateOnly before)
    {
        var rows = await connection.QueryAsync<(OpinionId Id, ItemId Item, string Title, DateOnly Until, PersonId? ProposedBy)>($"""
            select o.id, o.item, coalesce(p.title, ''), o.until_on, o.erasure_proposed_by from {Table} o left join public_item p on p.id = o.item
            where o.agency = @agency and o.stage <> 'Erased' and o.until_on < @before order by o.until_on, o.item, o.id
            """, new { agency, before });
        return
        [
            .. from row in rows
               group row by (row.Item, row.Title) into item
               select new SpentOpinions(item.Key.Item, item.Key.Title, item.Max(row => row.Until), [.. item.Select(row => (row.Id, row.ProposedBy))]),
        ];
    }

    /// <summary>Writes lines anew from the events.</summary>
    internal static ViewWriter Begin(Store store, TimeProvider clock) => new OpinionMatters(new(store.Database), clock).ProjectAsync;

    private sealed class Heard
    {
        public ItemId Id { get; init; }
        public string Title { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateOnly? OpenFrom { get; init; }
        public DateOnly? OpenUntil { get; init; }
        public long Open { get; init; }
        public long Adopted { get; init; }
        public long Partly { get; init; }
        public long NotAdopted { get; init; }
        public long Irrelevant { get; init; }

        public HeardItem Read() => new(Id, Title, ItemKinds.Of(Kind).Opinions ?? OpinionKind.Comment, OpenFrom ?? OpenUntil!.Value, OpenUntil!.Value,
            new(Open, Adopted, Partly, NotAdopted, Irrelevant));
    }

    private sealed class Row
    {
        public OpinionId Id { get; init; }
        public string Kind { get; init; } = "";
        public string Number { get; init; } = "";
        public string Stage { get; init; } = "";
        public string Way { get; init; } = "";
        public string? Outcome { get; init; }
        public DateOnly ReceivedOn { get; init; }
        public DateOnly? DueOn { get; init; }

        public OpinionLine Line => new(Id, Enum.Parse<OpinionKind>(Kind), Number, Enum.Parse<OpinionStage>(Stage), Enum.Parse<OpinionWay>(Way),
            Outcome is null ? null : Enum.Parse<OpinionOutcome>(Outcome), ReceivedOn, DueOn);
    }
}
