namespace Gongkai.Features.Portal;

/// <summary>Addresses of the portal. They never change: what was linked to once is found for ever.</summary>
internal static class PortalRoutes
{
    public const string Agencies = "/portal";
    public const string Search = "/search";
    public const string Sitemap = "/sitemap.xml";
    public const string Robots = "/robots.txt";

    /// <summary>Where whoever said something looks with his code.</summary>
    public const string Opinions = "/opinions";

    public const string OpinionReceipt = "/opinions/receipt";
    public const string OpenData = "/data";
    public const string Interface = "/api/v1/openapi.json";
    public const string AgenciesData = "/api/v1/agencies";
    public const string ItemsData = "/api/v1/items";
    public const string ItemsTable = "/api/v1/items.csv";

    /// <summary>Where files of items are, for the routing.</summary>
    internal const string FilePattern = "/items/{id:guid}/files/{file}";

    internal const string FeedPattern = "/portal/{agency:guid}/feed.xml";
    internal const string ColumnFeedPattern = "/portal/{agency:guid}/columns/{column}/feed.xml";
    internal const string SitemapPattern = "/sitemap/{number:int}.xml";
    internal const string CopyPattern = "/items/{id:guid}/copy.{format}";
    internal const string ReportPattern = "/items/{id:guid}/report.{format}";

    /// <summary>The same without its format, as the description of the interface writes it.</summary>
    internal const string ReportTemplate = "/items/{id}/report.";

    internal const string ColumnsPattern = "/api/v1/agencies/{agency:guid}/columns";

    /// <summary>The same, as the description of the interface writes it.</summary>
    internal const string ColumnsTemplate = "/api/v1/agencies/{agency}/columns";

    internal const string ItemPattern = "/api/v1/items/{id:guid}";

    public static string Home(AgencyId agency) => $"{Agencies}/{agency}";

    public static string Column(AgencyId agency, string column) => $"{Home(agency)}/columns/{column}";

    public static string Feed(AgencyId agency) => $"{Home(agency)}/feed.xml";

    public static string ColumnFeed(AgencyId agency, string column) => $"{Column(agency, column)}/feed.xml";

    public static string About(AgencyId agency) => $"{Home(agency)}/about";

    public static string Answers(AgencyId agency) => $"{Home(agency)}/answers";

    public static string Catalogue(AgencyId agency) => $"{Home(agency)}/catalogue";

    /// <summary>政策文件库</summary>
    public static string Library(AgencyId? body = null, string? kind = null, int? year = null, string? validity = null, string? topic = null) =>
        QueryOf("/portal/library", ("body", body?.ToString()), ("kind", kind), ("year", year is { } number ? $"{number:0000}" : null), ("validity", validity),
            ("topic", topic));

    public static string SearchIn(AgencyId agency) => $"{Search}?body={agency}";

    /// <summary>What was found.</summary>
    public static string Results(string q, AgencyId? body, string? kind, bool newest) =>
        QueryOf(Search, ("q", q), ("body", body?.ToString()), ("kind", kind), ("newest", newest ? "true" : null));

    public static string SitemapPart(int number) => $"/sitemap/{number}.xml";

    /// <summary>An item.</summary>
    public static string Item(ItemId item) => $"/items/{item}";

    /// <summary>Where the public says something to an item.</summary>
    public static string Opinion(ItemId item) => $"{Item(item)}/opinion";

    /// <summary>A file of an item; the name is for who keeps it.</summary>
    public static string File(ItemId item, string file) => $"{Item(item)}/files/{file}";

    /// <summary>An item as a file to keep: docx, pdf, html.</summary>
    public static string Copy(ItemId item, string format) => $"{Item(item)}/copy.{format}";

    /// <summary>The tables of an annual report as data: json, csv.</summary>
    public static string Report(ItemId item, string format) => $"{Item(item)}/report.{format}";

    public static string ItemData(ItemId item) => $"{ItemsData}/{item}";

    public static string ColumnsData(AgencyId agency) => $"{AgenciesData}/{agency}/columns";

    private static string QueryOf(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var separator = '?';
        foreach (var (name, value) in query)
        {
            if (string.IsNullOrEmpty(value)) continue;
            path += $"{separator}{name}={Uri.EscapeDataString(value)}";
            separator = '&';
        }
        return path;
    }
}
