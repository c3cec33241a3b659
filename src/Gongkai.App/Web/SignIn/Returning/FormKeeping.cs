using System.Security.Claims;
using Gongkai.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>
/// Sends whoever must sign in to where that is done; and where a form was sent by somebody whose session has ended, keeps it. Kept is only what bears the token
/// of that person's own page: another site can make nobody keep anything.
/// </summary>
internal static class FormKeeping
{
    /// <summary>Under which the address names what was kept.</summary>
    public const string Query = "returned";

    private const int MostCharacters = 1 << 20;

    /// <summary>The way to the sign-in is a path of this site, whatever name it was asked for by; the way back is a page to be looked at.</summary>
    public static async Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        var (context, request) = (redirect.HttpContext, redirect.Request);
        var query = request.Query.Where(entry => entry.Key != Query && (entry.Key != "handler" || !HttpMethods.IsPost(request.Method)));
        if (HttpMethods.IsPost(request.Method) && await KeepAsync(context) is { } kept) query = query.Append(new(Query, kept.ToString()));
        var back = request.Path + QueryString.Create(query);
        redirect.Response.Redirect($"{redirect.Options.LoginPath}{QueryString.Create(redirect.Options.ReturnUrlParameter, back)}");
    }

    private static async Task<Guid?> KeepAsync(HttpContext context)
    {
        if (context.Items[typeof(FormKeeping)] is not ClaimsPrincipal ended
            || !PersonId.TryParse(ended.FindFirstValue(ClaimTypes.NameIdentifier), null, out var person)
            || context.GetEndpoint()?.Metadata is not { } page || page.GetMetadata<PageActionDescriptor>() is null || page.GetMetadata<NeedsAttribute>() is null
            || page.GetMetadata<NothingKeptAttribute>() is not null
            || !context.Request.HasFormContentType || !await IsOwnAsync(context, ended)) return null;
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetTokens(context).FormFieldName;
        var form = new ReturnedForm(context.Request.Query["handler"],
            [.. sent.Where(entry => entry.Key != token).SelectMany(entry => entry.Value.Select(value => new ReturnedField(entry.Key, value ?? "")))],
            [.. sent.Files.Where(file => file.FileName.Length > 0).Select(file => VisibleText.OnOneLine(Path.GetFileName(file.FileName)))]);
        if (form.Fields.Sum(field => (long)field.Name.Length + field.Value.Length) > MostCharacters) return null;
        return await context.RequestServices.GetRequiredService<ReturnedForms>().KeepAsync(person, form, context.RequestAborted);
    }

    /// <summary>Notes whose session has ended, for the answer to what is sent.</summary>
    public static void Note(HttpContext context, ClaimsPrincipal? ended) => context.Items[typeof(FormKeeping)] = ended;

    // The token was made for whoever was signed in then.
    private static async Task<bool> IsOwnAsync(HttpContext context, ClaimsPrincipal ended)
    {
        var now = context.User;
        try
        {
            context.User = ended;
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            // A body that cannot be read is nobody's form.
            return false;
        }
        finally
        {
            context.User = now;
        }
    }
}
