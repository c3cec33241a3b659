namespace Gongkai.Web;

/// <summary>Addresses that pages had elsewhere, before they came here.</summary>
internal interface IFormerAddresses
{
    /// <summary>Where a page stands now that was found there; null for none.</summary>
    /// <param name="host">The name of the site that is asked.</param>
    /// <param name="path">The path.</param>
    /// <param name="question">What follows it, with its question mark; empty for nothing.</param>
    /// <param name="ct">Ends the search.</param>
    Task<string?> FindAsync(string host, string path, string question, CancellationToken ct);
}

/// <summary>Where there is no page, one that was there before leads on (301).</summary>
internal static class FormerPlaces
{
    public static void UseFormerPlaces(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (context.GetEndpoint() is null && await FindAsync(context) is { } now) context.Response.Redirect(now, permanent: true);
        else await next(context);
    });

    private static async Task<string?> FindAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return null;
        var (former, host) = (context.RequestServices.GetRequiredService<IFormerAddresses>(), AllowedHosts.HostOf(request.Headers.Host.ToString()));
        return await former.FindAsync(host, request.Path.Value ?? "/", request.QueryString.Value ?? "", context.RequestAborted);
    }
}
