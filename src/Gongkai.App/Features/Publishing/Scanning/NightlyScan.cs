using System.Collections.Immutable;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Documents.Scanning;
using Gongkai.Matters;
using Gongkai.Publishing;
using Gongkai.Publishing.Scanning;
using Gongkai.Sending;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Publishing;

/// <summary>
/// 夜间检查: everything that the public reads is scanned once a day, for rules, registers and texts change; and each text is held against its hash. What is
/// new and nobody has answered for is told to the disclosure office. Kept is which rule found how much in which content, never what it found.
/// </summary>
public sealed class NightlyScan(
    Store store, ScannedFiles attachments, ItemJournal journal, PeopleRegister people, StaffMessages staff, Outbox outbox, TimeProvider clock)
{
    /// <summary>The tables.</summary>
    public const string Table = "scan_finding", Rounds = "scan_round";

    private const int AtOnce = 500;

    private sealed record Found(string Item, string Content, string Code, string Severity, long Count)
    {
        /// <summary>The earlier item that it is like; null for all other findings.</summary>
        public string? Other { get; init; }

        /// <summary>In hundredths.</summary>
        public long? Alike { get; init; }
    }

    private sealed record Stored
    {
        public string Id { get; init; } = "";

        public string Hash { get; init; } = "";

        public string? Body { get; init; }

        public string ColumnId { get; init; } = "";

        public string PublishedAt { get; init; } = "";
    }

    // What is compared once all of an agency's items were scanned: without bodies.
    private sealed record Sketched(Stored Item, TextSketch Sketch);

    // Null where what is kept is not what its hash says.
    private sealed record Shown(Stored Item, ItemContent? Content)
    {
        public ImmutableArray<ItemFile> Attached { get; } = [.. (Content?.Files ?? []).Where(file => !file.IsInText)];
    }

    /// <summary>Scans everything, unless that was done today.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        await using (var connection = await store.Database.OpenAsync(ct))
            if (await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from {Rounds} where day = @today", new { today },
                cancellationToken: ct)) > 0) return;
        await attachments.RunAllAsync(ct);
        var scanned = 0L;
        foreach (var agency in await AgenciesAsync(ct)) scanned += await ScanAsync(agency, today, ct);
        await store.Journal.WriteAsync(transaction => transaction.Connection.ExecuteAsync(
            $"insert into {Rounds} (day, items) values (@today, @scanned) on conflict (day) do nothing", new { today, scanned }, transaction.Transaction), ct);
    }

    private async Task<IReadOnlyList<AgencyId>> AgenciesAsync(CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QueryAsync<AgencyId>(new CommandDefinition("select distinct agency from public_item", cancellationToken: ct))).AsList();
    }

    private async Task<long> ScanAsync(AgencyId agency, DateOnly today, CancellationToken ct)
    {
        var settings = (await journal.SituationAsync(agency, Actor.Platform, ct)).Settings;
        ScanSurroundings around;
        await using (var connection = await store.Database.OpenAsync(ct)) around = await ItemScans.AroundAsync(connection, null, agency, settings, today);
        var (last, sketched) = ("", new List<Sketched>());
        while (await BatchAsync(agency, last, ct) is { Count: > 0 } batch)
        {
            last = batch[^1].Id;
            var found = await ScanAsync(batch, around, ct);
            sketched.AddRange(found.Select(one => one.Sketch));
            await KeepAsync(agency, [.. found.SelectMany(one => one.Found)], today, ct);
        }
        await KeepAsync(agency, await LikeAsync(sketched, ct), today, ct);
        await SettleAsync(agency, today, ct);
        return sketched.Count;
    }

    private async Task<IReadOnlyList<Stored>> BatchAsync(AgencyId agency, string last, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return (await connection.QueryAsync<Stored>(new CommandDefinition("""
            select p.id as Id, p.content as Hash, c.body as Body, p.column_id as ColumnId, p.published_at as PublishedAt
            from public_item p left join item_content c on c.hash = p.content
            where p.agency = @agency and p.withdrawn_on is null and p.content is not null and p.id > @last order by p.id limit @most
            """, new { agency, last, most = (long)AtOnce }, cancellationToken: ct))).AsList();
    }

    private async Task<IReadOnlyList<(ImmutableArray<Found> Found, Sketched Sketch)>> ScanAsync(
        IReadOnlyList<Stored> batch, ScanSurroundings around, CancellationToken ct)
    {
        var shown = batch.Select(row => new Shown(row with { Body = null },
            row.Body is { } body && ItemContent.HashOf(body) == row.Hash ? ItemContent.Read(body) : null)).ToList();
        await using var connection = await store.Database.OpenAsync(ct);
        var kept = await ScannedFiles.OfAsync(connection, null, shown.SelectMany(page => page.Attached));
        return [.. shown.AsParallel().Select(page => Scan(page, kept, around))];
    }

    // 存的和发布的不一致: what is not what its name says is shown to nobody, and is an incident.
    private (ImmutableArray<Found> Found, Sketched Sketch) Scan(Shown shown, ImmutableDictionary<string, SealedText> kept, ScanSurroundings around)
    {
        var item = shown.Item;
        if (shown.Content is not { } content) return ([new(item.Id, item.Hash, "PB20", nameof(Severity.Error), 1)], new(item, default));
        var page = ScannedItem.Of(content);
        var found = from finding in Scanner.Scan(page, around)
                        .Concat(ScannedFiles.Scan(shown.Attached, kept, store.Keys, around).SelectMany(file => file.Findings))
                    where finding.Severity >= Severity.Warning && finding.Code != "PB22"
                    group finding by finding.Code into same
                    select new Found(item.Id, item.Hash, same.Key, same.Max(finding => finding.Severity).ToString(), same.LongCount());
        return ([.. found], new(item, TextSketch.Of(LikeText.Of(page).Text)));
    }

    // 近似重复: what sketches say is alike is held beside each other word by word.
    private async Task<List<Found>> LikeAsync(List<Sketched> sketched, CancellationToken ct)
    {
        sketched.Sort((one, other) => string.CompareOrdinal(one.Item.PublishedAt, other.Item.PublishedAt));
        var search = new LikeTexts();
        foreach (var one in sketched) search.Add(one.Sketch);
        var found = new List<Found>();
        await using var connection = await store.Database.OpenAsync(ct);
        foreach (var pair in search.Find(Likeness.LeastBySketch))
        {
            var (earlier, later) = (sketched[pair.Earlier].Item, sketched[pair.Later].Item);
            if (await ItemContentTable.FindAsync(connection, earlier.Hash, ct) is not { } original
                || await ItemContentTable.FindAsync(connection, later.Hash, ct) is not { } again
                || Likeness.Of(LikeText.Of(ScannedItem.Of(original)), LikeText.Of(ScannedItem.Of(again))) is not { } like) continue;
            var told = Likeness.Found(original.Title, default, like, earlier.ColumnId == later.ColumnId);
            found.Add(new(later.Id, later.Hash, told.Code, told.Severity.ToString(), 1) { Other = earlier.Id, Alike = Likeness.Percent(like) });
        }
        return found;
    }

    private async Task KeepAsync(AgencyId agency, List<Found> found, DateOnly today, CancellationToken ct)
    {
        if (found.Count == 0) return;
        await store.Journal.WriteAsync(async transaction =>
        {
            foreach (var one in found)
                await transaction.Connection.ExecuteAsync($"""
                    insert into {Table} (item, content, code, agency, severity, times, first_on, seen_on, accepted, other, alike)
                    values (@Item, @Content, @Code, @agency, @Severity, @Count, @today, @today, 0, @Other, @Alike)
                    on conflict (item, content, code) do update set severity = excluded.severity, times = excluded.times, seen_on = excluded.seen_on,
                        settled_on = null, other = excluded.other, alike = excluded.alike
                    """, new { one.Item, one.Content, one.Code, agency, one.Severity, one.Count, one.Other, one.Alike, today }, transaction.Transaction);
            return found.Count;
        }, ct);
    }

    // What was not found again is settled; what somebody has answered for is known; the rest of what is new is told once.
    private async Task SettleAsync(AgencyId agency, DateOnly today, CancellationToken ct)
    {
        var errors = await ErrorsAsync(agency, ct);
        var accepted = new List<(string Item, string Content, string Code, DateOnly FirstOn)>();
        foreach (var error in errors.Where(error => error.Code != "PB20"))
            if (await journal.FindAsync(new PublicItem(ItemId.Parse(error.Item, null)), ct) is var (_, item)
                && item.Overridden is { } answer && answer.Content == error.Content && answer.Codes.Contains(error.Code)) accepted.Add(error);
        var fresh = errors.Except(accepted).Where(error => error.FirstOn == today).ToList();
        var office = await people.HoldersAsync(agency, Role.OfficeHead, today, ct);
        var messages = fresh.Count == 0 ? [] : await staff.OfAsync(new($"scan/{agency}/{StoredTypes.Text(today)}", agency, "Item",
            new PublicItem(ItemId.Parse(fresh[0].Item, null)).Stream, $"夜间检查发现 {fresh.Count} 处新的错误",
            $"已公开的信息里有 {fresh.Count} 处新的错误（{string.Join('、', fresh.Select(one => one.Code).Distinct().Order(StringComparer.Ordinal))}），"
            + "在工作台“检查结果”里逐条处理：更新、撤回，或者说明理由放行。", DueLevel.Overdue), office, today, ct);
        await store.Journal.WriteAsync(async transaction =>
        {
            await transaction.Connection.ExecuteAsync(
                $"update {Table} set settled_on = @today where agency = @agency and settled_on is null and seen_on < @today",
                new { agency, today }, transaction.Transaction);
            foreach (var (item, content, code, _) in accepted)
                await transaction.Connection.ExecuteAsync($"update {Table} set accepted = 1 where item = @item and content = @content and code = @code",
                    new { item, content, code }, transaction.Transaction);
            await outbox.PutAllAsync(transaction, messages);
            return messages.Count;
        }, ct);
    }

    private async Task<ImmutableArray<(string Item, string Content, string Code, DateOnly FirstOn)>> ErrorsAsync(AgencyId agency, CancellationToken ct)
    {
        await using var connection = await store.Database.OpenAsync(ct);
        return [.. await connection.QueryAsync<(string, string, string, DateOnly)>(new CommandDefinition(
            $"select item, content, code, first_on from {Table} where agency = @agency and settled_on is null and accepted = 0 and severity = 'Error'",
            new { agency }, cancellationToken: ct))];
    }
}

/// <summary>Looks every quarter of an hour whether a day has begun.</summary>
public sealed class NightlyScanRounds(NightlyScan scan, TimeProvider clock, ILogger<NightlyScanRounds> log) : Rounds(TimeSpan.FromMinutes(15), clock)
{
    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new(4103, "NightlyScanFailed"), "the nightly scan broke off and will be tried again");

    protected override Task RunAsync(CancellationToken ct) => scan.RunAsync(ct);

    protected override void Tell(Exception fault) => Failed(log, fault);
}
