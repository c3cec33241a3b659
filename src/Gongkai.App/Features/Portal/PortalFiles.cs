using Gongkai.Documents.Publishing;
using Gongkai.Features.Publishing;
using Gongkai.Publishing;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Features.Portal;

/// <summary>Files of items, while the item that has them is public.</summary>
internal static class PortalFiles
{
    private const int HashLength = 64;

    // What a browser shows within a page and cannot run; everything else is handed out to be kept.
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    public static void Map(IEndpointRouteBuilder routes) => routes.Map(PortalRoutes.FilePattern, AnswerAsync).AllowAnonymous();

    /// <summary>The text of an item with the addresses of its files.</summary>
    public static string Body(ItemId item, ItemContent content) => CleanText.OnPage(content.Body, name => PortalRoutes.File(item, name));

    private static async Task<IResult> AnswerAsync(HttpContext context, Guid id, string file, PublicItems items, CancellationToken ct)
    {
        // The ending says what it is to people and to saved pages; the hash alone names it.
        var hash = file.Length > HashLength && file[HashLength] == '.' ? file[..HashLength] : file;
        if (hash.Length != HashLength || await items.FileAsync(new(id), hash, ct) is not { } opened) return Results.NotFound();
        var (found, stream) = opened;
        // It is asked for again each time, for it may have been withdrawn.
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(stream, Pictures.Contains(found.MediaType) ? found.MediaType : "application/octet-stream",
            Pictures.Contains(found.MediaType) ? null : found.Name, entityTag: new EntityTagHeaderValue($"\"{hash[..20]}\""));
    }
}
