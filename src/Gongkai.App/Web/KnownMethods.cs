using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Gongkai.Web;

/// <summary>
/// What a page does not know is not done: the framework would show the page without running any handler, whatever the method is called.
/// Every page can be looked at; those with a handler for it can be sent something; all else is answered 405.
/// </summary>
internal static class KnownMethods
{
    private const string Looking = "GET, HEAD", Sending = "GET, HEAD, POST";

    public static void UseKnownMethods(this IApplicationBuilder app) => app.Use(CheckAsync);

    private static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        // The page that says what went wrong is the same request once more; it is shown, whatever was to be done.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            context.Request.Method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Head : HttpMethods.Get;
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        {
            await next(context);
            return;
        }
        var posts = await PostsAsync(context, endpoint);
        if (posts.Length > 0 && HttpMethods.IsPost(method))
        {
            if (posts.Any(post => post.Name is null || post.Name.Equals(HandlerOf(context), StringComparison.OrdinalIgnoreCase))) await next(context);
            else context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.Headers.Allow = posts.Length > 0 ? Sending : Looking;
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
    }

    private static async ValueTask<HandlerMethodDescriptor[]> PostsAsync(HttpContext context, Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) return [];
        var compiled = page as CompiledPageActionDescriptor
            ?? await context.RequestServices.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
        return [.. compiled.HandlerMethods.Where(handler => HttpMethods.IsPost(handler.HttpMethod))];
    }

    private static string? HandlerOf(HttpContext context) => context.GetRouteValue("handler")?.ToString() ?? context.Request.Query["handler"];
}
