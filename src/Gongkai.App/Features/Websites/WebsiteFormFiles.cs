using System.Collections.Immutable;
using System.Text.Json;
using Gongkai.Documents.Writing;
using Gongkai.Storage;
using Gongkai.Web;
using Gongkai.Websites;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Websites;

/// <summary>报表 as files: what is not known is an empty cell, and no zero.</summary>
/// <param name="Edition">The rows.</param>
/// <param name="Agency">Whose form it is.</param>
/// <param name="Site">Of which site.</param>
/// <param name="Year">About which year.</param>
/// <param name="Standing">How it stands: 第1版，2026-01-20 公布.</param>
/// <param name="Figures">The figures.</param>
public sealed record WebsiteFormFiles(WebsiteFormEdition Edition, string Agency, string Site, int Year, string Standing,
    ImmutableArray<WebsiteFormFigure> Figures)
{
    private static readonly ImmutableArray<TableColumn> Columns = [new("分组", 14), new("项目", 36), new("单位", 8), new("数值", 24)];

    /// <summary>Its title.</summary>
    public string Title => $"{Site}{Year}年{Edition.Name}";

    /// <summary>As a workbook.</summary>
    public FileResult Sheet(PageModel page)
    {
        var stream = new MemoryStream();
        TableWorkbook.Write(stream, Edition.Name, Columns, Rows.Select(row => (IReadOnlyList<object?>)[row.Row.Group, row.Row.Name, row.Row.Unit,
            row.Row.Number(row.Value) is { } number ? number : row.Value]));
        stream.Position = 0;
        return page.File(stream, MediaTypes.Spreadsheet, $"{Title}.xlsx");
    }

    /// <summary>As a document.</summary>
    public FileResult Document(PageModel page) => page.File(TableDocument.ToDocx(Title, Agency, [$"填报单位：{Agency}", $"依据：{Edition.Basis}", Standing],
        [new("分组", 16), new("项目", 46), new("单位", 10), new("数值", 28)],
        [.. Rows.Select(row => (ImmutableArray<string>)[row.Row.Group, row.Row.Name, row.Row.Unit, row.Value ?? ""])]), MediaTypes.Word, $"{Title}.docx");

    /// <summary>As separated values.</summary>
    public FileResult Values(PageModel page) => page.File(TableCsv.Of(["代码", .. Columns.Select(column => column.Heading)],
        Rows.Select(row => (IReadOnlyList<object?>)[row.Row.Code, row.Row.Group, row.Row.Name, row.Row.Unit, row.Value])),
        "text/csv; charset=utf-8", $"{Title}.csv");

    /// <summary>As data: numbers as numbers, what is not known as null.</summary>
    public FileResult Data(PageModel page) => page.File(JsonSerializer.SerializeToUtf8Bytes(new
    {
        form = Edition.Name,
        basis = Edition.Basis,
        agency = Agency,
        site = Site,
        year = Year,
        standing = Standing,
        hash = WebsiteFormCheck.HashOf(Figures),
        rows = Rows.Select(row => new Dictionary<string, object?>
        {
            ["code"] = row.Row.Code,
            ["group"] = row.Row.Group,
            ["name"] = row.Row.Name,
            ["unit"] = row.Row.Unit,
            ["value"] = row.Row.Number(row.Value) is { } number ? number : row.Value,
        }),
    }, Indented), "application/json; charset=utf-8", $"{Title}.json");

    private static readonly JsonSerializerOptions Indented = new(EventJson.Options) { WriteIndented = true };

    private IEnumerable<(WebsiteFormRow Row, string? Value)> Rows =>
        Edition.Printed.Select(row => (row, Figures.FirstOrDefault(figure => figure.Code == row.Code)?.Value));
}
