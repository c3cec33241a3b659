using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gongkai.Documents.Publishing;
using Gongkai.Documents.Writing;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>An item as a file to keep: Word, PDF, one page of HTML; and the tables of an annual report as data.</summary>
public sealed class PortalCopies(PublicItems items, PortalAgencies agencies, PublicAddress site) : IDisposable
{
    private const int MostKept = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Printing takes a program of its own: one at a time, and each content once.
    private readonly SemaphoreSlim printing = new(1, 1);
    private readonly ConcurrentDictionary<string, byte[]> printed = [];

    /// <summary>Whether items can be had as PDF here.</summary>
    public static bool CanPrint { get; } = PdfPrinter.IsAvailable;

    public void Dispose() => printing.Dispose();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Map(PortalRoutes.CopyPattern, (Guid id, string format, PortalCopies copies, HttpContext context, CancellationToken ct) =>
            copies.AnswerAsync(new(id), format, context, ct)).AllowAnonymous().RequireRateLimiting(RateLimits.Lookup);
        routes.Map(PortalRoutes.ReportPattern, (Guid id, string format, PortalCopies copies, CancellationToken ct) =>
            copies.ReportAsync(new(id), format, ct)).Keep();
    }

    private async Task<IResult> AnswerAsync(ItemId id, string format, HttpContext context, CancellationToken ct)
    {
        if (format is not ("docx" or "pdf" or "html") || format == "pdf" && !CanPrint) return Results.NotFound();
        if (await items.FindAsync(id, ct) is not { Content: { } content } page
            || await agencies.FindAsync(page.Row.Agency, ct) is not { } at) return Results.NotFound();
        var file = File(page.Row, content, at);
        var pictures = await PicturesAsync(id, content, ct);
        ReadOnlyMemory<byte>? Picture(string name) => pictures.TryGetValue(name, out var bytes) ? bytes : null;
        context.Response.Headers.CacheControl = "no-cache";
        var name = $"{Named(page.Row.Title)}.{format}";
        switch (format)
        {
            case "docx": return Results.File(file.ToDocx(Picture), MediaTypes.Word, name);
            // It has a style of its own, which no page of this site may: it is for keeping, not for showing here.
            case "html": return Results.File(System.Text.Encoding.UTF8.GetBytes(file.ToHtml(Picture)), "application/octet-stream", name);
            default:
                return await PrintAsync($"{page.Row.Content}/{at.Name}", () => file.ToPdf(Picture), ct) is { } pdf
                    ? Results.File(pdf, MediaTypes.Pdf, name) : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<byte[]?> PrintAsync(string key, Func<byte[]> print, CancellationToken ct)
    {
        if (printed.TryGetValue(key, out var known)) return known;
        if (!await printing.WaitAsync(Patience, ct)) return null;
        try
        {
            if (printed.TryGetValue(key, out known)) return known;
            var made = await Task.Run(print, ct);
            if (printed.Count >= MostKept) printed.Clear();
            return printed[key] = made;
        }
        finally
        {
            printing.Release();
        }
    }

    // What the page says beside the text stands in the file too, for it is read without the page.
    private OfficialFile File(PublicItemRow row, ItemContent content, PortalAgency at)
    {
        var fields = row.KindOf.Fields.Where(field => field is { IsPublic: true, Type: FieldType.Words } && content[field.Name].Length > 0)
            .Select(field => $"<h2>{System.Net.WebUtility.HtmlEncode(field.Label)}</h2>\n{PlainBody.Html(content[field.Name])}");
        return new(row.Title, string.Concat(fields) + content.Body)
        {
            Head = row.KindOf is { IsNumbered: true, HasValidity: true } ? $"{at.Name}文件" : null,
            Number = row.Number.Length > 0 ? row.Number : null,
            FormedOn = row.KindOf.IsNumbered ? row.FormedOn : null,
            Signature = row.KindOf.IsNumbered ? [at.Name] : [],
            Particulars = row.KindOf.IsNumbered ? [] : [("发布机构", at.Name), ("发布日期", Dates.Of(row.PublishedOn)), ("索引号", row.IndexNumber)],
            Attachments = [.. content.Files.Where(one => !one.IsOfficial && !one.MediaType.StartsWith("image/", StringComparison.Ordinal))
                .Select(one => one.Name)],
            Site = new(site.Root),
        };
    }

    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> PicturesAsync(ItemId id, ItemContent content, CancellationToken ct)
    {
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var name in new CleanText(content.Html, []).Files)
            if (await items.FileAsync(id, name.Split('.')[0], ct) is { } found)
            {
                await using var stream = found.Content;
                using var bytes = new MemoryStream();
                await stream.CopyToAsync(bytes, ct);
                pictures[name] = bytes.ToArray();
            }
        return pictures;
    }

    private static string Named(string title) => string.Concat(title.Select(c => Path.GetInvalidFileNameChars().Contains(c) || char.IsControl(c) ? '_' : c));

    private async Task<IResult> ReportAsync(ItemId id, string format, CancellationToken ct)
    {
        if (format is not ("json" or "csv") || await items.FindAsync(id, ct) is not { Content: { } content } page || !HasTables(page.Row, content))
            return Results.NotFound();
        if (PortalReports.Read(page.Row, content) is not { } report) return Results.NotFound();
        return format == "json" ? Results.Bytes(ReportJson.ToBytes(report, page.Row.Title), "application/json; charset=utf-8")
            : Results.Bytes(ReportCsv.ToBytes(report), "text/csv; charset=utf-8");
    }

    /// <summary>Whether it is an annual report whose tables are tables.</summary>
    internal static bool HasTables(PublicItemRow row, ItemContent content) =>
        row.KindOf == ItemKinds.YearlyReport && content.Html.Contains("<table", StringComparison.Ordinal);
}
