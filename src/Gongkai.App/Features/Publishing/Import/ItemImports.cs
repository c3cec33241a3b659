using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Gongkai.Diagnostics;
using Gongkai.Documents;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Text;

namespace Gongkai.Features.Publishing;

/// <summary>What became of an item that was to be imported.</summary>
public enum ItemImportResult
{
    /// <summary>已导入</summary>
    Imported,

    /// <summary>已经有了，没有再导入</summary>
    Known,

    /// <summary>不予导入</summary>
    Refused,
}

/// <summary>A line of the report of an import.</summary>
/// <param name="Origin">Where it stands: the row, the page.</param>
/// <param name="Title">标题</param>
/// <param name="Result">What became of it.</param>
/// <param name="Reasons">Why it was refused.</param>
/// <param name="Doubts">What is to be looked at.</param>
public sealed record ItemImportLine(string Origin, string Title, ItemImportResult Result, ImmutableArray<string> Reasons, ImmutableArray<string> Doubts)
{
    /// <summary>The item that it became, or was already; null where it became none.</summary>
    public ItemId? Item { get; init; }

    /// <summary>What was left out of its text.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];
}

/// <summary>The report of one import.</summary>
public sealed record ItemImportReport(Guid Id, AgencyId Agency, DateTimeOffset MadeAt, string From, ImmutableArray<ItemImportLine> Lines)
{
    /// <summary>Whether nothing was imported: the report says what an import would do.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Pages of a site in which no item was found: lists, first pages, very short ones.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>What is wrong or doubtful with the whole.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>How many came out so.</summary>
    public int Count(ItemImportResult result) => Lines.Count(line => line.Result == result);
}

/// <summary>
/// 导入已公开的信息: each becomes a draft with the dates and the address that it had, marked as imported, in one piece of writing with its files. None becomes
/// public but through the chain of its agency. What is there already is known again, so that one that was broken off is simply done once more.
/// </summary>
public sealed class ItemImports(Store store, ItemJournal items, TimeProvider clock)
{
    // So many wait for the writer together: they share its flushes.
    private const int Together = 16;

    /// <summary>Imports, or only says what an import would do.</summary>
    public async Task<ItemImportReport> RunAsync(
        AgencyId agency, Actor actor, ChangeContext change, ImportChoices choices, ImportSource source, bool isTrial, CancellationToken ct)
    {
        var situation = await items.SituationAsync(agency, actor, ct);
        var (lines, remarks, others) = (new List<ItemImportLine>(), new List<string>(), new List<string>());
        var met = new HashSet<string>(StringComparer.Ordinal);
        var expected = new List<ImportedDraft>();
        for (int? from = 0; from is { } at;)
        {
            var batch = await ReadAsync(source, new(situation.Settings.LinkHosts, situation.Today, at, isTrial), ct);
            remarks.AddRange(batch.Doubts);
            if (batch.Fault is { } fault) remarks.Add(fault);
            others.AddRange(batch.Others);
            lines.AddRange(batch.Unreadable.Select(page => new ItemImportLine(page.Path, "", ItemImportResult.Refused, [page.Why], [])));
            // What is about a document comes after those that may be it.
            foreach (var some in batch.Items.Where(item => !IsAbout(item)).Select(item => (Item: item, Draft: ImportedDraft.Of(item, choices, situation)))
                .Chunk(isTrial ? 1 : Together)) await DoneAsync(some);
            if (batch.Items.Any(IsAbout))
            {
                var documents = await NamedDocuments.OfAsync(store.Database, agency, ct);
                foreach (var draft in expected) documents.Expect(draft.Content!, draft.Import);
                foreach (var some in batch.Items.Where(IsAbout).Select(item => (Item: item, Draft: ImportedDraft.Of(item, choices, situation, documents)))
                    .Chunk(isTrial ? 1 : Together)) await DoneAsync(some);
            }
            from = batch.Next;
        }
        return await KeepAsync(new(Guid.CreateVersion7(clock.GetUtcNow()), agency, clock.GetUtcNow(), choices.From, [.. lines])
        {
            IsTrial = isTrial,
            Others = [.. others],
            Remarks = [.. remarks.Distinct()],
        }, change, ct);

        async Task DoneAsync((ReadItem Item, ImportedDraft Draft)[] some)
        {
            lines.AddRange(await Task.WhenAll(some.Select(one => isTrial
                ? TryAsync(agency, one.Item, one.Draft, met, ct) : TakeAsync(agency, actor, change, one.Item, one.Draft, ct))));
            if (isTrial) expected.AddRange(some.Select(one => one.Draft)
                .Where(draft => draft is { Content: not null, Faults.IsEmpty: true } && ItemKinds.Of(draft.Content.Kind).IsInterpretable));
        }
    }

    // Whether it says of which document it is.
    private static bool IsAbout(ReadItem item) => item.Cells.Any(cell => AboutDocuments.Contains(cell.Field));

    private static readonly FrozenSet<string> AboutDocuments = ItemKinds.All.SelectMany(kind => kind.Fields).Where(field => field.Type == FieldType.Item)
        .Select(field => Documents.Publishing.ItemList.KeyOf(field.Label)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A report; null when there is none of that id.</summary>
    public async Task<ItemImportReport?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<string>("select body from item_import where id = @id", new { id = id.ToString() }) is { } body
            ? JsonSerializer.Deserialize<ItemImportReport>(body, EventJson.Options) : null;
    }

    /// <summary>The latest reports of an agency.</summary>
    public async Task<ImmutableArray<ItemImportReport>> LatestAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. (await connection.QueryAsync<string>("select body from item_import where agency = @agency order by made_at desc limit 10", new { agency }))
            .Select(body => JsonSerializer.Deserialize<ItemImportReport>(body, EventJson.Options)!)];
    }

    // What several together were too much for is read one by one, and one that is too much by itself is told and passed over.
    private static async Task<ReadBatch> ReadAsync(ImportSource source, ImportWish wish, CancellationToken ct)
    {
        try
        {
            return await source(wish, ct);
        }
        catch (FileRefusedException refused)
        {
            var why = Message.Of(refused.Finding);
            if (refused.Finding.Code is not ("RD05" or "RD10" or "RD14")) return new([], [], [], null, []) { Fault = why };
            if (!wish.IsSingle) return await ReadAsync(source, wish with { IsSingle = true }, ct);
            return new([], [new($"第 {wish.From + 1} 处", why)], [], wish.From + 1, []);
        }
    }

    // What becomes of an item without anything being written: it is there, or stands against the rules; null where it is to be taken.
    private async Task<ItemImportLine?> SettledAsync(AgencyId agency, ReadItem item, ImportedDraft draft, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return await SettledAsync(connection, null, agency, item, draft);
    }

    private static async Task<ItemImportLine?> SettledAsync(
        DbConnection connection, DbTransaction? transaction, AgencyId agency, ReadItem item, ImportedDraft draft)
    {
        if (draft.Content is not { } content) return Line(item, draft, ItemImportResult.Refused, draft.Faults);
        if (await ImportedItems.FindAsync(connection, transaction, agency, content, draft.Import) is { } known) return Known(item, draft, known);
        var reasons = draft.Faults;
        if (draft.Import.IndexNumber is { Length: > 0 } number && await ImportedItems.IsTakenAsync(connection, transaction, agency, number))
            reasons = reasons.Add(Taken(number));
        return reasons.IsEmpty ? null : Line(item, draft, ItemImportResult.Refused, reasons);
    }

    private async Task<ItemImportLine> TryAsync(AgencyId agency, ReadItem item, ImportedDraft draft, HashSet<string> met, CancellationToken ct)
    {
        if (await SettledAsync(agency, item, draft, ct) is { } settled) return settled;
        var number = draft.Import.IndexNumber;
        string[] keys =
        [
            ItemContent.HashOf(draft.Content!.Write()), draft.Import.Address, number.Length > 0 ? $"{number} {ChineseText.Key(draft.Content.Title)}" : "",
        ];
        var isFirst = !keys.Any(key => key.Length > 0 && met.Contains(key));
        // Another document under the same number is not the same once more: one of the two numbers is wrong.
        if (isFirst && number.Length > 0 && !met.Add($"索引号 {number}")) return Line(item, draft, ItemImportResult.Refused, [Taken(number)]);
        met.UnionWith(keys);
        return isFirst ? Line(item, draft, ItemImportResult.Imported, [])
            : Line(item, draft with { Doubts = draft.Doubts.Add(Doubt("again")) }, ItemImportResult.Known, []);
    }

    private async Task<ItemImportLine> TakeAsync(
        AgencyId agency, Actor actor, ChangeContext change, ReadItem item, ImportedDraft draft, CancellationToken ct)
    {
        if (await SettledAsync(agency, item, draft, ct) is { } settled) return settled;
        var id = new ItemId(Guid.CreateVersion7(clock.GetUtcNow()));
        try
        {
            var answer = await items.TakeAsync(new(new PublicItem(id), 0, async (writing, _) =>
            {
                var within = writing.Transaction;
                var hash = await ItemContentTable.KeepAsync(writing, draft.Content!);
                // Another line may have brought it meanwhile.
                if (await SettledAsync(within.Connection, within.Transaction, agency, item, draft) is { } meanwhile) throw new SettledException(meanwhile);
                foreach (var file in item.Files) await store.Files.PutAsync(within, file.Content, new PublicItem(id).Stream);
                return [Drafted(draft, hash, await ItemJournal.NumberAsync(writing), actor, writing.Situation)];
            })
            { BeginningAt = agency }, actor, change with { Why = $"导入已公开的信息，{item.Origin}" }, ct);
            return answer.IsTaken ? Line(item, draft, ItemImportResult.Imported, []) with { Item = id }
                : Line(item, draft, ItemImportResult.Refused, [.. answer.Refusals.Select(Message.WithCode)]);
        }
        catch (SettledException meanwhile)
        {
            return meanwhile.Line;
        }
    }

    private static ItemDrafted Drafted(ImportedDraft draft, string hash, string number, Actor actor, ItemSituation situation) =>
        new(situation.Today, number, draft.Content!.Kind, hash, draft.Placement, actor.Person!.Value)
        {
            Section = actor.OwnSection,
            Import = draft.Import,
        };

    private static ItemImportLine Line(ReadItem item, ImportedDraft draft, ItemImportResult result, ImmutableArray<string> reasons) =>
        new(item.Origin, draft.Content?.Title ?? item[Documents.Publishing.ParticularKind.Title], result, reasons, draft.Doubts) { LeftOut = item.LeftOut };

    private static ItemImportLine Known(ReadItem item, ImportedDraft draft, (ItemId Item, bool IsSame) known) =>
        new(item.Origin, draft.Content!.Title, ItemImportResult.Known, [], known.IsSame ? [] : [Doubt("changed")]) { Item = known.Item };

    private static string Taken(string number) => Message.WithCode(new("PU17") { Variant = "index", Values = [("number", number)] });

    private static string Doubt(string variant) => Message.Of(new Refusal("PU18") { Variant = variant }.Finding);

    private async Task<ItemImportReport> KeepAsync(ItemImportReport report, ChangeContext change, CancellationToken ct)
    {
        await store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            "insert into item_import (id, agency, made_at, who, body) values (@id, @Agency, @MadeAt, @Who, @body)", new
            {
                id = report.Id.ToString(),
                report.Agency,
                report.MadeAt,
                change.Who,
                body = JsonSerializer.Serialize(report, EventJson.Options),
            }, transaction.Transaction), ct);
        return report;
    }

    // Undoes what was written of an item; never leaves this class.
    private sealed class SettledException(ItemImportLine line) : Exception
    {
        public ItemImportLine Line { get; } = line;
    }
}
