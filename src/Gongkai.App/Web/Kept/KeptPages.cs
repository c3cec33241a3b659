using System.Collections.Concurrent;
using System.Security.Cryptography;
using Gongkai.Agencies;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Web;

/// <summary>Pages that were made, each with the number of changes at which its making began.</summary>
public sealed class KeptPages(PublicChanges changes, TimeProvider clock)
{
    private const long MostBytes = 128 << 20;
    private const int LargestPage = 2 << 20;

    private readonly ConcurrentDictionary<(string Address, string Look), Page> kept = [];
    private long bytes;

    /// <summary>Answers from what is kept, or has the page made and keeps it.</summary>
    internal async Task AnswerAsync(HttpContext context, RequestDelegate make)
    {
        var number = await changes.NumberAsync();
        var today = clock.BeijingToday;
        var key = (context.Request.Path.Value + context.Request.QueryString.Value, Appearance.Classes(context.Request) ?? "");
        if (kept.TryGetValue(key, out var page) && page.Number == number && page.Day == today)
        {
            await page.SendAsync(context);
            return;
        }
        if (await MakeAsync(context, make, number, today) is not { } made) return;
        Keep(key, made);
        await made.SendAsync(context);
    }

    private void Keep((string, string) key, Page page)
    {
        // What is out of date goes with the rest once there is too much: it is never shown meanwhile.
        if (Interlocked.Add(ref bytes, page.Body.Length) > MostBytes)
        {
            kept.Clear();
            Interlocked.Exchange(ref bytes, page.Body.Length);
        }
        kept[key] = page;
    }

    // The page, or null where it went out as it was: another answer, or one too large to be kept.
    private static async Task<Page?> MakeAsync(HttpContext context, RequestDelegate make, long number, DateOnly today)
    {
        var (sending, method) = (context.Response.Body, context.Request.Method);
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        context.Request.Method = HttpMethods.Get;
        try
        {
            await make(context);
        }
        finally
        {
            (context.Response.Body, context.Request.Method) = (sending, method);
        }
        var response = context.Response;
        // What says of itself that it will be otherwise soon is not kept.
        if (!response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal)
            && response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status410Gone && buffer.Length is > 0 and <= LargestPage)
            return new(number, today, response.StatusCode, response.ContentType, buffer.ToArray());
        buffer.Position = 0;
        if (buffer.Length > 0 && !HttpMethods.IsHead(method)) await buffer.CopyToAsync(sending, context.RequestAborted);
        return null;
    }

    private sealed record Page(long Number, DateOnly Day, int Status, string? ContentType, byte[] Body)
    {
        private readonly string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Body))[..20]}\"";

        public Task SendAsync(HttpContext context)
        {
            var (request, response) = (context.Request, context.Response);
            response.Headers.ETag = tag;
            response.Headers.CacheControl = "no-cache";
            response.Headers.Vary = HeaderNames.Cookie;
            if (request.Headers.IfNoneMatch is { Count: > 0 } known && known.Any(one => one?.Contains(tag, StringComparison.Ordinal) == true))
            {
                (response.StatusCode, response.ContentType) = (StatusCodes.Status304NotModified, null);
                return Task.CompletedTask;
            }
            (response.StatusCode, response.ContentType, response.ContentLength) = (Status, ContentType, Body.Length);
            return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(Body, context.RequestAborted).AsTask();
        }
    }
}

/// <summary>Kept pages in the way of a request: before anybody is asked who he is, for a page that is kept is the same for all who are not signed in.</summary>
internal static class PageKeeping
{
    /// <summary>Makes an address that is the same for everybody one that is kept until something changes.</summary>
    public static void Keep(this RouteHandlerBuilder route) => route.AllowAnonymous().WithMetadata(new KeptAttribute());

    public static void UseKeptPages(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is null
            || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            || context.Request.Cookies.Keys.Any(name => name.StartsWith("gongkai-desk", StringComparison.Ordinal))
            ? next(context) : context.RequestServices.GetRequiredService<KeptPages>().AnswerAsync(context, next));
}
