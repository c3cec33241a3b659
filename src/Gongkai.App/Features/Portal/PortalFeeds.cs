using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.Agencies;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>订阅: an Atom feed of each agency and of each column; and the site's map for search engines.</summary>
internal static class PortalFeeds
{
    private const int Latest = 50;
    internal const int PerMap = 5_000;
    private const string Atom = "http://www.w3.org/2005/Atom", Maps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Map(PortalRoutes.FeedPattern, (Guid agency, PortalAgencies agencies, PortalItems items, PublicAnswers answers, PublicAddress site,
            CancellationToken ct) => FeedAsync(agency, null, agencies, items, answers, site, ct)).Keep();
        routes.Map(PortalRoutes.ColumnFeedPattern, FeedAsync).Keep();
        routes.Map(PortalRoutes.Sitemap, IndexAsync).Keep();
        routes.Map(PortalRoutes.SitemapPattern, MapAsync).Keep();
        routes.Map(PortalRoutes.Robots,
            (PublicAddress site) =>
                Results.Text($"User-agent: *\nDisallow: {WebRoutes.Desk}\nSitemap: {site.Of(PortalRoutes.Sitemap)}\n", "text/plain", Encoding.UTF8)).Keep();
    }

    // A column's feed has what lies below it too; that of 依申请公开, the answers that were chosen for release.
    private static async Task<IResult> FeedAsync(Guid agency, string? column, PortalAgencies agencies, PortalItems items, PublicAnswers answers,
        PublicAddress site, CancellationToken ct)
    {
        if (await agencies.FindAsync(new(agency), ct) is not { } at || column is not null && at.Column(column) is null) return Results.NotFound();
        var rows = column is null ? await items.LatestAsync(at.Id, null, Latest, ct) : await items.LatestInAsync(at.Id, [.. at.AtOrBelow(column)], Latest, ct);
        ImmutableArray<PublicAnswer> replies = column is null || at.Column(column)!.Sort != ColumnSort.Requests ? []
            : [.. (await answers.ReleasedAsync(at.Id, ct)).Take(Latest)];
        var (page, self) = column is null ? (PortalRoutes.Home(at.Id), PortalRoutes.Feed(at.Id))
            : (PortalRoutes.Column(at.Id, column), PortalRoutes.ColumnFeed(at.Id, column));
        return Written("application/atom+xml", xml =>
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("id", Atom, site.Of(self));
            xml.WriteElementString("title", Atom, column is null ? $"{at.Name}政府信息公开" : $"{at.Column(column)!.Name} — {at.Name}");
            xml.WriteElementString("updated", Atom, Moment(rows.Select(Changed).Concat(replies.Select(Changed))
                .DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Link(xml, "self", site.Of(self));
            Link(xml, "alternate", site.Of(page));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, at.Name);
            xml.WriteEndElement();
            foreach (var row in rows) Entry(xml, row, site);
            foreach (var reply in replies) Entry(xml, reply, site.Of(PortalRoutes.Answers(at.Id)));
            xml.WriteEndElement();
        });
    }

    private static void Entry(XmlWriter xml, PublicItemRow row, PublicAddress site)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, $"urn:uuid:{row.Id}");
        xml.WriteElementString("title", Atom, Readable(row.Title));
        xml.WriteElementString("published", Atom, Moment(row.PublishedAt));
        xml.WriteElementString("updated", Atom, Moment(Changed(row)));
        Link(xml, "alternate", site.Of(PortalRoutes.Item(row.Id)));
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", row.Kind);
        xml.WriteAttributeString("label", row.KindOf.Name);
        xml.WriteEndElement();
        if (row.Summary.Length > 0) xml.WriteElementString("summary", Atom, Readable(row.Summary));
        xml.WriteEndElement();
    }

    private static void Entry(XmlWriter xml, PublicAnswer answer, string page)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, $"urn:uuid:{answer.Id}");
        xml.WriteElementString("title", Atom, Readable(answer.Title));
        xml.WriteElementString("published", Atom, Moment(Changed(answer)));
        xml.WriteElementString("updated", Atom, Moment(Changed(answer)));
        Link(xml, "alternate", page);
        if (answer.Summary.Length > 0) xml.WriteElementString("summary", Atom, Readable(answer.Summary));
        xml.WriteEndElement();
    }

    private static DateTimeOffset Changed(PublicAnswer answer) => new(answer.PublishedOn.ToDateTime(TimeOnly.MinValue), BeijingTime.Offset);

    // XML has no word for some characters, not even by their numbers.
    private static string Readable(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static async Task<IResult> IndexAsync(PortalItems items, PublicAddress site, CancellationToken ct)
    {
        var parts = (await items.CountAsync(ct) + PerMap - 1) / PerMap;
        return Written("application/xml", xml =>
        {
            xml.WriteStartElement("sitemapindex", Maps);
            for (var number = 1; number <= Math.Max(1, parts); number++)
            {
                xml.WriteStartElement("sitemap", Maps);
                xml.WriteElementString("loc", Maps, site.Of(PortalRoutes.SitemapPart(number)));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });
    }

    private static async Task<IResult> MapAsync(int number, PortalItems items, PortalAgencies agencies, PublicAddress site, TimeProvider clock,
        CancellationToken ct)
    {
        var places = await items.PlacesAsync(number, PerMap, ct);
        if (number < 1 || places.IsEmpty && number > 1) return Results.NotFound();
        var pages = new List<string>();
        if (number == 1)
        {
            pages.AddRange([PortalRoutes.Agencies, PortalRoutes.Library()]);
            foreach (var agency in await agencies.StandingAsync(clock.BeijingToday, ct))
                pages.AddRange(agency.Columns.Select(column => PortalRoutes.Column(agency.Id, column.Id))
                    .Concat([PortalRoutes.About(agency.Id), PortalRoutes.Catalogue(agency.Id), PortalRoutes.Answers(agency.Id)])
                    .Prepend(PortalRoutes.Home(agency.Id)));
        }
        return Written("application/xml", xml =>
        {
            xml.WriteStartElement("urlset", Maps);
            foreach (var page in pages) Place(xml, site.Of(page), null);
            foreach (var (id, at) in places) Place(xml, site.Of(PortalRoutes.Item(id)), at);
            xml.WriteEndElement();
        });
    }

    private static void Place(XmlWriter xml, string address, DateTimeOffset? at)
    {
        xml.WriteStartElement("url", Maps);
        xml.WriteElementString("loc", Maps, address);
        if (at is { } moment) xml.WriteElementString("lastmod", Maps, Moment(moment));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static DateTimeOffset Changed(PublicItemRow row) => row.ChangedAt ?? row.PublishedAt;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static IResult Written(string type, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        // What was typed may hold signs that XML has no way to write.
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), CheckCharacters = false })) write(xml);
        return Results.Bytes(bytes.ToArray(), $"{type}; charset=utf-8");
    }
}
