using System.Globalization;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.Primitives;

namespace Gongkai.Web;

/// <summary>
/// Puts a kept form back into its page, whatever page it is: what the page binds is bound once more after it was made ready, so that it draws as many
/// rows as were filled in;
/// and in what it drew, every field gets what was sent for it.
/// </summary>
internal static class FormReturning
{
    public static void UseFormReturning(this IApplicationBuilder app) => app.Use(ReturnAsync);

    private static async Task ReturnAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Officer() is not { } officer
            || !Guid.TryParse(context.Request.Query[FormKeeping.Query], out var id)
            || await context.RequestServices.GetRequiredService<ReturnedForms>().FindAsync(id, officer.Id, context.RequestAborted) is not { } form)
        {
            await next(context);
            return;
        }
        context.Items[typeof(ReturnedForm)] = form;
        var answer = context.Response.Body;
        using var drawn = new MemoryStream();
        context.Response.Body = drawn;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = answer;
        }
        var bytes = drawn.ToArray();
        // A page that could not be shown leaves it for later.
        if (context.Response is { StatusCode: StatusCodes.Status200OK, ContentType: { } type } && type.StartsWith("text/html", StringComparison.Ordinal)
            && await context.RequestServices.GetRequiredService<ReturnedForms>().UseUpAsync(id, officer.Id, context.RequestAborted))
            bytes = FilledPage.Fill(bytes, context.Request.Path, form);
        context.Response.ContentLength = null;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>Binds what was sent once more.</summary>
    public sealed class Filter(ParameterBinder binder, IModelBinderFactory binders, IModelMetadataProvider metadata) : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            var executed = await next();
            if (context.HttpContext.Items[typeof(ReturnedForm)] is ReturnedForm form && executed is { Exception: null, Result: null or PageResult })
                await BindAsync(context, form);
        }

        private async Task BindAsync(PageHandlerExecutingContext context, ReturnedForm form)
        {
            var values = form.Fields.GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => new StringValues([.. group.Select(field => field.Value)]), StringComparer.OrdinalIgnoreCase);
            var provider = new FormValueProvider(BindingSource.Form, new FormCollection(values), CultureInfo.InvariantCulture);
            var page = new PageContext(context) { ActionDescriptor = context.ActionDescriptor };
            foreach (var property in context.ActionDescriptor.BoundProperties.OfType<PageBoundPropertyDescriptor>())
            {
                // As if it had been sent to this request, which only looks.
                var info = property.BindingInfo is { } declared ? new BindingInfo(declared) { RequestPredicate = null } : new BindingInfo();
                var asked = new ParameterDescriptor { Name = property.Name, ParameterType = property.ParameterType, BindingInfo = info };
                var described = metadata.GetMetadataForProperty(context.HandlerInstance.GetType(), property.Name);
                if (!provider.ContainsPrefix(info.BinderModelName ?? property.Name)) continue;
                var bound = await binder.BindModelAsync(page, binders.CreateBinder(new() { BindingInfo = info, Metadata = described, CacheToken = asked }),
                    provider, asked, described, null);
                if (bound.IsModelSet && bound.Model is not null) described.PropertySetter?.Invoke(context.HandlerInstance, bound.Model);
            }
            // Nothing was sent yet, so nothing is wrong yet.
            foreach (var entry in context.ModelState.Values)
            {
                entry.Errors.Clear();
                entry.ValidationState = ModelValidationState.Valid;
            }
        }
    }
}
