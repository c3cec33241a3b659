using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Gongkai.Agencies;
using Gongkai.Documents.Publishing;
using Gongkai.Documents.Writing;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>An agency, as data.</summary>
public sealed record AgencyData(Guid Id, string Name, string Page);

/// <summary>A column, as data.</summary>
public sealed record ColumnData(string Id, string Name, string Sort, string? Parent, string? Article, string Page, string Feed);

/// <summary>A file of an item, as data.</summary>
public sealed record FileData(string Name, string MediaType, long Size, string Sha256, string Address)
{
    /// <summary>What was taken out of it, with ground and reason, line by line; null where it is whole.</summary>
    public ImmutableArray<string>? Severed { get; init; }
}

/// <summary>An item, as data: what its page says.</summary>
public sealed record ItemData
{
    public required Guid Id { get; init; }
    public required Guid Agency { get; init; }
    public required string AgencyName { get; init; }
    public required string Page { get; init; }
    public required string Kind { get; init; }
    public required string KindName { get; init; }
    public required string Column { get; init; }
    public string? Article { get; init; }
    public required string IndexNumber { get; init; }
    public required string Title { get; init; }
    public string? Number { get; init; }
    public string? Summary { get; init; }
    public required DateOnly FormedOn { get; init; }
    public required DateOnly PublishedOn { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public DateTimeOffset? ChangedAt { get; init; }
    public string? Validity { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidUntil { get; init; }
    public Guid? Successor { get; init; }
    public Guid? Interprets { get; init; }
    public string? Topic { get; init; }
    public string? Genre { get; init; }
    public string? Audience { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public string? WithdrawnReason { get; init; }
}

/// <summary>An item with all that it says.</summary>
public sealed record ItemDetail(ItemData Item, ImmutableSortedDictionary<string, string>? Fields, string? Html, string? Text, ImmutableArray<FileData> Files,
    ImmutableArray<PublicLine> History);

/// <summary>A page of items.</summary>
public sealed record ItemsData(long Count, int Page, int Pages, ImmutableArray<ItemData> Items);

/// <summary>开放数据: what the portal shows, as JSON and CSV, and a document that says how it is asked for.</summary>
internal static class PortalData
{
    private const int PageSize = 100;
    private const int MostLines = 20_000;
    private const string Csv = "text/csv; charset=utf-8", Json = "application/json; charset=utf-8";

    /// <summary>How everything is written.</summary>
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The filters of a list of items: name, what it is.</summary>
    internal static ImmutableArray<(string Name, string About)> Filters { get; } =
    [
        ("agency", "机关的标识"), ("column", "栏目的标识"), ("kind", "信息种类的代码"), ("article", "条例第二十条、第二十一条的事项，如 P20-01"), ("year", "成文年份"), ("topic", "主题分类"),
        ("validity", "有效性：InForce、Amended、Abolished、Lapsed、Forthcoming（尚未施行）"), ("page", "第几页，从 1 起，每页 100 条"),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Map(PortalRoutes.AgenciesData, async (PortalAgencies agencies, PublicAddress site, TimeProvider clock, CancellationToken ct) =>
            Written((await agencies.TreeAsync(ct)).InOrder().Where(one => one.Agency.ExistsOn(clock.BeijingToday))
                .Select(one => new AgencyData(one.Agency.Id.Value, one.Agency.Name, site.Of(PortalRoutes.Home(one.Agency.Id)))))).Keep();
        routes.Map(PortalRoutes.ColumnsPattern, async (Guid agency, PortalAgencies agencies, PublicAddress site, CancellationToken ct) =>
            await agencies.FindAsync(new(agency), ct) is not { } at ? Results.NotFound() : Written(at.Columns.Select(column =>
                new ColumnData(column.Id, column.Name, column.Sort.ToString(), column.Parent, column.Node, site.Of(PortalRoutes.Column(at.Id, column.Id)),
                    site.Of(PortalRoutes.ColumnFeed(at.Id, column.Id)))))).Keep();
        routes.Map(PortalRoutes.ItemsData, ListAsync).Keep();
        routes.Map(PortalRoutes.ItemsTable, TableAsync).Keep();
        routes.Map(PortalRoutes.ItemPattern, FindAsync).Keep();
        routes.Map(PortalRoutes.Interface, (PublicAddress site) =>
            Results.Text(Document(site.Root).ToJsonString(Options), Json, Encoding.UTF8)).Keep();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, PublicItems items, PortalAgencies agencies, PublicAddress site, TimeProvider clock,
        CancellationToken ct)
    {
        if (QueryOf(request) is not { } query) return Results.BadRequest();
        var (rows, count) = await items.ListAsync(query, ct);
        var tree = await agencies.TreeAsync(ct);
        return Written(new ItemsData(count, query.Page, (int)((count + PageSize - 1) / PageSize),
            [.. rows.Select(row => Of(row, tree, site, clock.BeijingToday))]));
    }

    private static async Task<IResult> TableAsync(HttpRequest request, PublicItems items, PortalAgencies agencies, PublicAddress site, TimeProvider clock,
        CancellationToken ct)
    {
        if (QueryOf(request) is not { } query) return Results.BadRequest();
        var (rows, _) = await items.ListAsync(query with { Page = 1, PageSize = MostLines }, ct);
        var tree = await agencies.TreeAsync(ct);
        return Results.Bytes(TableCsv.Of(Columns.Select(column => column.Name), rows.Select(row => Of(row, tree, site, clock.BeijingToday))
            .Select(data => (IReadOnlyList<object?>)[.. Columns.Select(column => column.Value(data))])), Csv);
    }

    private static async Task<IResult> FindAsync(Guid id, PublicItems items, PortalAgencies agencies, PublicAddress site, TimeProvider clock,
        CancellationToken ct)
    {
        if (await items.FindAsync(new(id), ct) is not { } found) return Results.NotFound();
        var (row, content) = (found.Row, found.Content);
        var data = Of(row, await agencies.TreeAsync(ct), site, clock.BeijingToday);
        var fields = content?.Fields.Where(field => row.KindOf.Field(field.Key) is { IsPublic: true }).ToImmutableSortedDictionary(StringComparer.Ordinal);
        return Written(new ItemDetail(data, fields, content is null ? null : PortalFiles.Body(row.Id, content),
            content is null ? null : CleanText.WordsOf(content.Body),
            [.. (content?.Files ?? []).Where(file => !file.IsInText).Select(file => new FileData(file.Name, file.MediaType, file.Size, file.Sha256,
                site.Of(PortalRoutes.File(row.Id, file.Sha256))) { Severed = file.Severed is { } list ? [.. list.Lines.Select(line => line.Told())] : null })],
            row.Lines), row.WithdrawnOn is null ? StatusCodes.Status200OK : StatusCodes.Status410Gone);
    }

    private static PublicQuery? QueryOf(HttpRequest request)
    {
        string? Asked(string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
        var (agency, year, validity, page) = (Asked("agency"), Asked("year"), Asked("validity"), Asked("page"));
        if (agency is not null && !Guid.TryParse(agency, out _) || year is not null && !IsNumber(year, 9999) || page is not null && !IsNumber(page, 1_000_000)
            || validity is not null && !Enum.TryParse<Validity>(validity, out _)) return null;
        return new()
        {
            Agency = agency is null ? null : new AgencyId(Guid.Parse(agency)),
            Column = Asked("column"),
            Kind = Asked("kind"),
            Article = Asked("article"),
            Topic = Asked("topic"),
            Year = year is null ? null : int.Parse(year, CultureInfo.InvariantCulture),
            Validity = validity is null ? null : Enum.Parse<Validity>(validity),
            Page = page is null ? 1 : int.Parse(page, CultureInfo.InvariantCulture),
            PageSize = PageSize,
        };

        static bool IsNumber(string text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && number <= most;
    }

    private static ItemData Of(PublicItemRow row, AgencyTree tree, PublicAddress site, DateOnly today) => new()
    {
        Id = row.Id.Value,
        Agency = row.Agency.Value,
        AgencyName = tree[row.Agency]?.Name ?? "",
        Page = site.Of(PortalRoutes.Item(row.Id)),
        Kind = row.Kind,
        KindName = row.KindOf.Name,
        Column = row.ColumnId,
        Article = row.Article,
        IndexNumber = row.IndexNumber,
        Title = row.Title,
        Number = Told(row.Number),
        Summary = Told(row.Summary),
        FormedOn = row.FormedOn,
        PublishedOn = row.PublishedOn,
        PublishedAt = row.PublishedAt,
        ChangedAt = row.ChangedAt,
        Validity = row.ValidityOn(today)?.ToString(),
        ValidFrom = row.ValidFrom,
        ValidUntil = row.ValidUntil,
        Successor = row.SuccessorOn(today)?.Value,
        Interprets = row.Interprets?.Value,
        Topic = Told(row.Topic),
        Genre = Told(row.Genre),
        Audience = Told(row.Audience),
        WithdrawnOn = row.WithdrawnOn,
        WithdrawnReason = row.WithdrawnReason,
    };

    private static string? Told(string text) => text.Length > 0 ? text : null;

    private static ImmutableArray<(string Name, Func<ItemData, string> Value)> Columns { get; } =
    [
        .. typeof(ItemData).GetProperties().Where(property => property.Name is not (nameof(ItemData.WithdrawnOn) or nameof(ItemData.WithdrawnReason)))
            .Select(property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), new Func<ItemData, string>(data => property.GetValue(data) switch
            {
                null => "",
                DateOnly day => Dates.Of(day),
                DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
                var value => value.ToString() ?? "",
            }))),
    ];

    private static IResult Written<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, Json, status);

    /// <summary>The OpenAPI document; what answers look like is taken from what is written.</summary>
    internal static JsonObject Document(string root)
    {
        static JsonObject Answer(string description, string? type, JsonNode? schema) => type is null ? new() { ["description"] = description } : new()
        {
            ["description"] = description,
            ["content"] = new JsonObject { [type] = schema is null ? new JsonObject() : new JsonObject { ["schema"] = schema } },
        };
        JsonObject Get(string summary, string type, JsonNode? schema, JsonObject others, params ImmutableArray<JsonObject> parameters)
        {
            // In the order of their numbers.
            var responses = new JsonObject { ["200"] = Answer(summary, type, schema) };
            foreach (var (status, answer) in others) responses[status] = answer!.DeepClone();
            return Asked(summary, responses, parameters);
        }
        static JsonObject Asked(string summary, JsonObject responses, ImmutableArray<JsonObject> parameters) => new()
        {
            ["get"] = new JsonObject
            {
                ["summary"] = summary,
                ["parameters"] = new JsonArray([.. parameters]),
                ["responses"] = responses,
            },
        };
        JsonObject Wrong() => new() { ["400"] = Answer("参数写得不对", null, null) };
        JsonObject None(string why = "没有这个机关或者这条信息") => new() { ["404"] = Answer(why, null, null) };
        const string NoReport = "没有这条信息，它不是年度报告，或者读不出表格";
        var gone = Answer("这条信息已经撤回：只有撤回的日期和原因", "application/json", Schema<ItemDetail>());
        JsonObject InPath(string name, string about) => Parameter(name, about, "path", true);
        ImmutableArray<JsonObject> Filtered() => [.. Filters.Select(filter => Parameter(filter.Name, filter.About, "query", false))];
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "政府信息公开开放数据", ["version"] = "1" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = root }),
            ["paths"] = new JsonObject
            {
                [PortalRoutes.AgenciesData] = Get("公开信息的机关", "application/json", Schema<AgencyData[]>(), []),
                [PortalRoutes.ColumnsTemplate] = Get("一个机关的栏目", "application/json", Schema<ColumnData[]>(),
                    None(), InPath("agency", "机关的标识")),
                [PortalRoutes.ItemsData] = Get("公开的信息，最新的在前", "application/json", Schema<ItemsData>(), Wrong(), Filtered()),
                [PortalRoutes.ItemsTable] = Get($"公开的信息，表格，最多 {MostLines} 行", "text/csv", null, Wrong(),
                    [.. Filtered().Where(one => one["name"]!.GetValue<string>() != "page")]),
                [$"{PortalRoutes.ItemsData}/{{id}}"] = Get("一条信息的全部内容", "application/json", Schema<ItemDetail>(),
                    new() { ["404"] = None()["404"]!.DeepClone(), ["410"] = gone }, InPath("id", "信息的标识")),
                [PortalRoutes.ReportTemplate + "json"] = Get("年度报告的表格", "application/json", null, None(NoReport), InPath("id", "信息的标识")),
                [PortalRoutes.ReportTemplate + "csv"] = Get("年度报告的表格", "text/csv", null, None(NoReport), InPath("id", "信息的标识")),
            },
        };
    }

    private static JsonObject Parameter(string name, string about, string place, bool isRequired) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = isRequired,
        ["description"] = about,
        ["schema"] = new JsonObject { ["type"] = name is "page" or "year" ? "integer" : "string" },
    };

    private static JsonNode Schema<T>() => Options.GetJsonSchemaAsNode(typeof(T));
}
