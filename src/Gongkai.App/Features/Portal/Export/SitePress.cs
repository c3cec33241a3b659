using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Features.Portal;

/// <summary>Makes pages of the site within the process, as its routes make them for a visitor who is not signed in.</summary>
internal sealed class SitePress
{
    private readonly IServiceProvider services;
    private readonly RequestDelegate pipeline;

    public SitePress(WebApplication site)
    {
        services = site.Services;
        var routing = new ApplicationBuilder(services);
        routing.UseRouting();
        // What is not for everybody is not made here, whatever leads to it.
        routing.Use((context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        routing.UseEndpoints(endpoints =>
        {
            foreach (var source in ((IEndpointRouteBuilder)site).DataSources) endpoints.DataSources.Add(source);
        });
        pipeline = routing.Build();
    }

    /// <summary>The page of an address; null where there is none.</summary>
    public async Task<(string? Type, byte[] Body)?> MakeAsync(string address, ReadAhead ahead, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = ct };
        var query = address.IndexOf('?', StringComparison.Ordinal);
        (context.Request.Method, context.Request.IsHttps) = (HttpMethods.Get, false);
        context.Request.Path = Uri.UnescapeDataString(query < 0 ? address : address[..query]);
        if (query >= 0) context.Request.QueryString = new(address[query..]);
        context.MarkSaved(ahead);
        context.Response.Body = body;
        await pipeline(context);
        return context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status410Gone ? (context.Response.ContentType, body.ToArray()) : null;
    }
}
