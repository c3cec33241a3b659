using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Gongkai.Features.Portal;
using Gongkai.Reports;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.ReportArchive;

/// <summary>年度报告数据集: the figures of all reports that are public, for whoever wants them, described as a dataset.</summary>
[Public]
public sealed class OpenReportsPage(ColumnarCopies copies) : PageModel
{
    public ImmutableArray<long> Years { get; private set; } = [];

    public ImmutableArray<FigureSpread> Received { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await using var archive = await copies.OpenAsync(CopyScope.Open, ct);
        Years = await archive.YearsAsync();
        Received = await archive.YearsOfAsync($"{ReportForm.B.Requests.Rows[0].Id}.total", null);
        return Page();
    }
}

/// <summary>The files of the dataset, and its description.</summary>
internal static class OpenReports
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.Map(ReportArchiveRoutes.OpenFilePattern, FileAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Lookup);
        routes.Map(ReportArchiveRoutes.Catalog, DescribeAsync).AllowAnonymous();
    }

    private static async Task<IResult> DescribeAsync(ColumnarCopies copies, PublicAddress site, CancellationToken ct)
    {
        await using var archive = await copies.OpenAsync(CopyScope.Open, ct);
        return Results.Text(Described(site, await archive.YearsAsync()).ToJsonString(PortalData.Options), "application/ld+json; charset=utf-8");
    }

    private static async Task<IResult> FileAsync(string year, string format, ColumnarCopies copies, CancellationToken ct)
    {
        var one = int.TryParse(year, out var asked) && asked is > 2000 and < 2200 ? asked : (int?)null;
        if (one is null && year != "all" || ArchiveFormat.Find(format) is not { } known) return Results.NotFound();
        return Results.Stream(await copies.ExportAsync(CopyScope.Open, known, one, ct), known.MediaType, $"年度报告数据{one}.{known.Name}");
    }

    /// <summary>The dataset in DCAT 3 (W3C), as JSON-LD.</summary>
    internal static JsonObject Described(PublicAddress site, ImmutableArray<long> years)
    {
        JsonObject Distribution(ArchiveFormat format, int? year) => new()
        {
            ["@type"] = "dcat:Distribution",
            ["dct:title"] = $"{(year is { } one ? $"{one}年度" : "全部")}（{format.Name.ToUpperInvariant()}）",
            ["dcat:downloadURL"] = Link(site.Of(ReportArchiveRoutes.OpenFile(format.Name, year))),
            ["dcat:mediaType"] = format.MediaType.Split(';')[0],
        };
        return new()
        {
            ["@context"] = new JsonObject
            {
                ["dcat"] = "http://www.w3.org/ns/dcat#",
                ["dct"] = "http://purl.org/dc/terms/",
                ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            },
            ["@type"] = "dcat:Dataset",
            ["@id"] = site.Of(ReportArchiveRoutes.Open),
            ["dct:title"] = "政府信息公开工作年度报告数据",
            ["dct:description"] = "已经公布的年度报告的表格数据，每一项一行：机关、年度、项目、数、原文。没有填的没有这一行，不当作零。",
            ["dct:language"] = "zh-CN",
            ["dct:conformsTo"] = "国办公开办函〔2021〕30号；2019、2020 年度：国办公开办函〔2019〕60号",
            ["dcat:landingPage"] = Link(site.Of(ReportArchiveRoutes.Open)),
            ["dct:temporal"] = years.IsEmpty ? null : new JsonObject
            {
                ["@type"] = "dct:PeriodOfTime",
                ["dcat:startDate"] = Day($"{years.Min()}-01-01"),
                ["dcat:endDate"] = Day($"{years.Max()}-12-31"),
            },
            ["dcat:distribution"] = new JsonArray([.. ArchiveFormat.All.Select(format => (JsonNode)Distribution(format, null)),
                .. years.SelectMany(year => ArchiveFormat.All.Select(format => (JsonNode)Distribution(format, (int)year)))]),
        };
        static JsonObject Link(string address) => new() { ["@id"] = address };
        static JsonObject Day(string day) => new() { ["@type"] = "xsd:date", ["@value"] = day };
    }
}
