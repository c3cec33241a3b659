using System.Collections.Concurrent;
using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Documents.Publishing;
using Gongkai.Documents.Writing;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Gongkai.Web;

namespace Gongkai.Features.Portal;

/// <summary>An item as a file to keep: Word, PDF, one page of HTML; and the tables of an annual report as data.</summary>
public sealed class PortalCopies(
    PublicItems items, PortalItems portal, PublicReports reports, PortalAgencies agencies, PublicAddress site, TimeProvider clock) : IDisposable
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
        if (await portal.ShownAsync(id, ct) is not { Content: { } content } page
            || await agencies.FindAsync(page.Row.Agency, ct) is not { } at) return Results.NotFound();
        var file = File(page, content, at);
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
                return await PrintAsync($"{page.Row.Content}/{at.Name}/{file.Standing}", () => file.ToPdf(Picture), ct) is { } pdf
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
    private OfficialFile File(ShownItem shown, ItemContent content, PortalAgency at)
    {
        var (row, kind) = (shown.Row, shown.Row.KindOf);
        var sections = kind.Fields.Where(field => field is { IsPublic: true, Type: FieldType.Words } && content[field.Name].Length > 0)
            .Select(field => $"<h2>{System.Net.WebUtility.HtmlEncode(field.Label)}</h2>\n{PlainBody.Html(content[field.Name])}");
        ImmutableArray<(string Label, string Value)> said = [.. kind.Fields.Where(field => PortalWords.IsShort(field) && content[field.Name].Length > 0)
            .Select(field => (field.Label, PortalWords.Value(field, content[field.Name])))];
        var authorities = Authorities(content, at);
        var isOrder = row.Number.StartsWith(authorities[0], StringComparison.Ordinal) && row.Number.Contains('令', StringComparison.Ordinal);
        return new(row.Title, string.Concat(sections) + content.Body)
        {
            // An order is headed and numbered as one: 云川市人民政府令, 第11号.
            Head = !PortalWords.IsLegislation(kind) ? null : isOrder ? $"{authorities[0]}令" : $"{authorities[0]}文件",
            Number = row.Number.Length == 0 ? null : isOrder ? row.Number[(row.Number.IndexOf('令', StringComparison.Ordinal) + 1)..] : row.Number,
            FormedOn = kind.IsNumbered ? row.FormedOn : null,
            Signature = kind.IsNumbered ? authorities : [],
            Particulars = kind.IsNumbered ? [] : [("发布机构", at.Name), ("发布日期", Dates.Of(row.PublishedOn)), ("索引号", row.IndexNumber), .. said],
            Note = kind.IsNumbered && !said.IsEmpty ? string.Join('；', said.Select(one => $"{one.Label}：{one.Value}")) : null,
            Standing = StandingOf(shown),
            Attachments = [.. content.Files.Where(one => one is { IsOfficial: false, IsInText: false }).Select(one => one.Name)],
            Site = new(site.Root),
        };
    }

    // Who made it: the makers that it names, else the agency that publishes it.
    private static ImmutableArray<string> Authorities(ItemContent content, PortalAgency at) =>
        content["issuer"].Split(['、', '，', ',', ' ', '　'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } makers ? [.. makers] : [at.Name];

    private string? StandingOf(ShownItem shown)
    {
        var today = clock.BeijingToday;
        var ahead = shown.Row.AheadOn(today) is var (coming, since) ? $"{Dates.Of(since)}起{coming.Name()}。" : "";
        if (shown.Row.ValidityOn(today) is not { } validity || validity == Validity.InForce && ahead.Length == 0) return null;
        if (validity is Validity.InForce or Validity.Forthcoming)
            return $"有效性：{validity.Name()}。{(validity == Validity.InForce ? "" : $"自{Dates.Of(shown.Row.ValidFrom!.Value)}起施行。")}{ahead}"
                + $"（{Dates.Of(today)}下载时的状态）";
        var told = shown.Row.Lines.LastOrDefault(line => line.Title == validity.Name())?.Text
            ?? (shown.Row.ValidUntil is { } until ? $"有效期到 {Dates.Of(until)} 为止。" : "");
        return $"有效性：{validity.Name()}。{told}{ahead}{(shown.Successor is { } now ? $"现行的是：{now.Title}。" : "")}（{Dates.Of(today)}下载时的状态）";
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
        if (format is not ("json" or "csv") || await items.FindAsync(id, ct) is not { Content: { } content } page
            || await reports.FindAsync(page.Row, content, ct) is not { } figures) return Results.NotFound();
        return format == "json" ? Results.Bytes(figures.Json, "application/json; charset=utf-8") : Results.Bytes(figures.Csv, "text/csv; charset=utf-8");
    }
}
