using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Gongkai.Agencies;
using Gongkai.Features.Interaction;
using Gongkai.Features.Media;
using Gongkai.Features.Publishing;
using Gongkai.Media;
using Gongkai.Publishing;
using Gongkai.Storage;
using Gongkai.Websites;

namespace Gongkai.Features.Websites;

/// <summary>A figure of the registers with the records behind it.</summary>
/// <param name="Value">What they say; null where they say nothing.</param>
/// <param name="Count">How many records there are.</param>
/// <param name="Behind">The first of them.</param>
public sealed record BehindFigure(string? Value, long Count, ImmutableArray<CountedRecord> Behind);

/// <summary>
/// What the registers say of a site's year, by the words of <see cref="WebsiteFormSources"/>. Of a site that is not this platform's they know only its entry
/// in the register: nothing is said of the rest, which is not zero.
/// </summary>
public sealed class WebsiteFigures(
    Database database, Store store, AgencyRegister agencies, PeopleRegister people, InteractionFigures interaction, MediaCounts media)
{
    /// <summary>How many records behind a figure are shown at once.</summary>
    public const int MostShown = 200;

    private static readonly ImmutableArray<string> Drawn = ["图解", "视频", "动漫"];

    private static readonly ImmutableArray<(string Word, InteractionCell Cell)> Interacting =
    [
        ("messages.received", InteractionCell.MessagesReceived), ("messages.done", InteractionCell.MessagesDone),
        (WebsiteFormSources.MessageDays, InteractionCell.AverageDays), ("messages.public", InteractionCell.MessagesPublic),
        ("surveys.held", InteractionCell.SurveysHeld), ("surveys.opinions", InteractionCell.OpinionsReceived),
        ("surveys.results", InteractionCell.ResultsPublished),
    ];

    /// <summary>All of them.</summary>
    public async Task<ImmutableDictionary<string, string>> OfAsync(AgencyId agency, Website site, int year, CancellationToken ct)
    {
        var told = ImmutableDictionary.CreateBuilder<string, string>();
        void Put(string word, object? value)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text) told[word] = text;
        }
        var entry = site.Entry;
        Put("site.agency", (await agencies.FindAsync(agency, ct))?.Name);
        Put("site.name", entry.Name);
        Put("site.address", entry.Address);
        Put("site.host", entry.Host);
        Put("site.kind", entry.Kind.Name());
        Put("site.code", entry.IdentityCode);
        Put("site.icp", entry.Icp);
        Put("site.police", entry.Police);
        Put("site.responsible", (await people.NamesAsync(ct)).GetValueOrDefault(entry.Responsible));
        if (!entry.IsPlatform) return told.ToImmutable();
        await using (var connection = await database.OpenAsync(ct))
        {
            foreach (var word in WebsiteFormSources.All.Select(source => source.Word).Where(word => QueryOf(word) is not null))
                Put(word, await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from ({QueryOf(word)}) counted", Ask(agency, year),
                    cancellationToken: ct)));
            var drawn = await InterpretationsAsync(connection, agency, year);
            Put("items.products", drawn.Count(one => one.IsDrawn));
            Put("items.materials", drawn.Count(one => !one.IsDrawn));
            var topics = await TopicsAsync(agency, year, ct);
            Put("topics.kept", topics.Length);
            Put("topics.opened", topics.Count(topic => topic.OpenedOn.Year == year));
        }
        var exchanged = await interaction.OfAsync(agency, year, ct);
        foreach (var (word, cell) in Interacting)
            Put(word, exchanged.Single(figure => figure.Cell == cell).Value?.ToString("0.#", CultureInfo.InvariantCulture));
        var accounts = await media.ForFormAsync(agency, year, ct);
        Put("media.any", accounts.IsEmpty ? "否" : "是");
        foreach (var (name, own) in Platforms(accounts).Where(one => one.Accounts.Count > 0))
        {
            Put($"media.{name}.names", string.Join("、", own.Select(one => one.Account.Name)));
            Put($"media.{name}.posts", own.Sum(one => one.Posts));
            // One account whose followers nobody declared makes the sum unknown.
            if (own.All(one => one.Followers is not null)) Put($"media.{name}.followers", own.Sum(one => one.Followers));
        }
        return told.ToImmutable();
    }

    /// <summary>The records behind a figure; null where the registers do not count it.</summary>
    public async Task<BehindFigure?> BehindAsync(AgencyId agency, Website site, int year, string word, CancellationToken ct)
    {
        var value = (await OfAsync(agency, site, year, ct)).GetValueOrDefault(word);
        if (word.StartsWith("site.", StringComparison.Ordinal)) return new(value, 1, [new(WebsiteRoutes.Of(site.Id), site.Entry.Name, "网站登记簿")]);
        if (!site.Entry.IsPlatform) return new(null, 0, []);
        if (word.StartsWith("media.", StringComparison.Ordinal))
        {
            var accounts = await media.ForFormAsync(agency, year, ct);
            var own = Platforms(accounts).FirstOrDefault(one => word.StartsWith($"media.{one.Name}.", StringComparison.Ordinal)).Accounts ?? [.. accounts];
            return Of(value, own.Select(one => new CountedRecord(MediaRoutes.Account(one.Account.Id), one.Account.Name,
                $"发布 {one.Posts} 条，{(one.Followers is { } followers ? $"关注 {followers}（{Day(one.DeclaredOn!.Value)}）" : "没有登记关注数")}")));
        }
        if (Interacting.FirstOrDefault(one => one.Word == word) is (not null, var cell))
            return Of(value, (await interaction.OfAsync(agency, year, ct)).Single(figure => figure.Cell == cell).Behind);
        await using var connection = await database.OpenAsync(ct);
        if (word is "items.products" or "items.materials")
            return Of(value, (await InterpretationsAsync(connection, agency, year)).Where(one => one.IsDrawn == (word == "items.products"))
                .Select(one => one.Record));
        if (word is "topics.kept" or "topics.opened")
            return Of(value, (await TopicsAsync(agency, year, ct)).Where(topic => word == "topics.kept" || topic.OpenedOn.Year == year)
                .Select(topic => new CountedRecord(PublishingRoutes.Catalogue, topic.Name, $"{Day(topic.OpenedOn)} 开设")));
        if (QueryOf(word) is not { } query) return null;
        var rows = await connection.QueryAsync<(string Id, string Title, string On)>(new CommandDefinition(
            $"select id, title, told_on from ({query}) counted order by told_on, id limit {MostShown}", Ask(agency, year), cancellationToken: ct));
        var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from ({query}) counted", Ask(agency, year),
            cancellationToken: ct));
        return new(value, count, [.. rows.Select(row => new CountedRecord(
            word == "messages.carried" ? MessageRoutes.Of(MessageId.Parse(row.Id, null)) : PublishingRoutes.Of(ItemId.Parse(row.Id, null)),
            row.Title, row.On))]);
    }

    /// <summary>
    /// What the agency's public annual report on a year says in words, in its text and in its files as they were taken apart for the scanners; null where
    /// there is none, or nothing of it can be read.
    /// </summary>
    public async Task<string?> ReportAsync(AgencyId agency, int year, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        var report = (await YearlyReports.OfAsync(connection, null, agency)).FirstOrDefault(one => one.Year == year);
        if (report is null) return null;
        var content = (await ItemContentTable.OfKindAsync(connection, null, agency, ItemKinds.YearlyReport)).First(one => one.Id == report.Id).Content;
        var attached = content.Files.Where(file => !file.IsInText).ToImmutableArray();
        var files = ScannedFiles.Words(attached, await ScannedFiles.OfAsync(connection, null, attached), store.Keys);
        return string.Join('\n', [Documents.Publishing.CleanText.WordsOf(content.Body), .. files]).Trim() is { Length: > 0 } words ? words : null;
    }

    private static object Ask(AgencyId agency, int year) => new { agency, first = new DateOnly(year, 1, 1), last = new DateOnly(year, 12, 31) };

    // What counts one record for each row: id, title, told_on.
    private static string? QueryOf(string word) => word switch
    {
        "items.all" => Items(ItemKinds.All),
        "items.profile" => Items(ItemClass.Profile),
        "items.news" => Items(ItemClass.News),
        "items.catalogue" => Items(ItemClass.Catalogue),
        "items.interpretation" => Items(ItemClass.Interpretation),
        "items.response" => Items(ItemClass.Response),
        "services.kept" => $"""
            select id, title, published_on as told_on from public_item where agency = @agency and kind = '{ItemKinds.ServiceGuide.Code}'
                and published_on <= @last and (withdrawn_on is null or withdrawn_on > @last)
            """,
        "messages.carried" => $"""
            select id, number as title, received_on as told_on from {MessageView.Table} where agency = @agency and kind <> 'Correction'
                and (direction is null or direction <> 'Void') and received_on < @first and (done_on is null or done_on >= @first)
            """,
        _ => null,
    };

    private static string Items(ItemClass own) => Items(ItemKinds.All.Where(kind => kind.Class == own));

    // What became public in the year counts, whatever became of it since.
    private static string Items(IEnumerable<ItemKind> kinds) => $"""
        select id, title, published_on as told_on from public_item where agency = @agency and published_on between @first and @last
            and kind in ({string.Join(", ", kinds.Select(kind => $"'{kind.Code}'"))})
        """;

    private static async Task<List<(CountedRecord Record, bool IsDrawn)>> InterpretationsAsync(DbConnection connection, AgencyId agency, int year) =>
    [
        .. from row in await connection.QueryAsync<(ItemId Id, string Title, DateOnly On, string? Body)>($"""
               select p.id, p.title, p.published_on, c.body from public_item p left join {ItemContentTable.Table} c on c.hash = p.content
               where p.agency = @agency and p.kind = '{ItemKinds.Interpretation.Code}' and p.published_on between @first and @last order by p.published_on, p.id
               """, Ask(agency, year))
           let form = row.Body is { } body ? ItemContent.Read(body)["form"] : ""
           select (new CountedRecord(PublishingRoutes.Of(row.Id), row.Title, $"{Day(row.On)} {form}".TrimEnd()), Drawn.Contains(form)),
    ];

    private async Task<ImmutableArray<(string Name, DateOnly OpenedOn)>> TopicsAsync(AgencyId agency, int year, CancellationToken ct)
    {
        var (last, opened) = (new DateOnly(year, 12, 31), new Dictionary<string, (PublicColumn Column, DateOnly On, DateOnly? ClosedOn)>());
        await using var connection = await database.OpenAsync(ct);
        foreach (var entry in await JournalRows.OfStreamAsync(connection, new PublicCatalogue(agency).Stream, null, ct))
            switch (CatalogueMatters.Events.Read(entry.Type, entry.Body))
            {
                case ColumnPut { Column.Sort: ColumnSort.Topic } put:
                    opened[put.Column.Id] = (put.Column, opened.TryGetValue(put.Column.Id, out var known) ? known.On : put.On, null);
                    break;
                case ColumnClosed closed when opened.TryGetValue(closed.Column, out var open):
                    opened[closed.Column] = open with { ClosedOn = closed.On };
                    break;
                default:
                    break;
            }
        return [.. opened.Values.Where(one => one.On <= last && !(one.ClosedOn < new DateOnly(year, 1, 1))).OrderBy(one => one.On)
            .Select(one => (one.Column.Name, one.On))];
    }

    private static IEnumerable<(string Name, List<MediaYear> Accounts)> Platforms(IEnumerable<MediaYear> accounts) =>
        from one in ((string, Func<MediaPlatform, bool>)[])
            [("weibo", platform => platform == MediaPlatform.Weibo), ("wechat", platform => platform == MediaPlatform.WeChat),
                ("other", platform => platform is not (MediaPlatform.Weibo or MediaPlatform.WeChat))]
        select (one.Item1, accounts.Where(account => one.Item2(account.Account.Platform)).ToList());

    private static BehindFigure Of(string? value, IEnumerable<CountedRecord> records)
    {
        var all = records.ToList();
        return new(value, all.Count, [.. all.Take(MostShown)]);
    }

    private static string Day(DateOnly day) => Web.Dates.Of(day);
}
