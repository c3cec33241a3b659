using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>What a page answers when it cannot do what was asked.</summary>
public static class PageAnswers
{
    internal const string RefusalCode = nameof(RefusalCode);

    /// <summary>The form again, with what was typed and all its faults (422).</summary>
    public static PageResult Again(this PageModel page)
    {
        page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page.Page();
    }

    /// <summary>The form again, with what the rules forbid; where a refusal names a field it is told there, under <paramref name="prefix"/>.</summary>
    public static PageResult Again(this PageModel page, ImmutableArray<Refusal> refusals, string prefix = "")
    {
        foreach (var refusal in refusals)
            page.ModelState.AddModelError(refusal.Field is { } field ? prefix.Length > 0 ? $"{prefix}.{field}" : field : "", Message.Of(refusal.Finding));
        page.ViewData[RefusalCode] = refusals.IsEmpty ? null : string.Join(' ', refusals.Select(refusal => refusal.Code).Distinct());
        return page.Again();
    }

    /// <inheritdoc cref="Again(PageModel, ImmutableArray{Refusal}, string)" />
    public static PageResult Again(this PageModel page, Refusal refusal, string prefix = "") => page.Again([refusal], prefix);

    /// <summary>The form again, because somebody was first (409).</summary>
    public static PageResult Stale(this PageModel page)
    {
        page.ModelState.AddModelError("", "您打开这一页以后，别人已经改动过。请刷新页面，看过改动后再办理。");
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        return page.Page();
    }

    /// <summary>Of several forms on the page one was sent: what is told of the others is not its fault.</summary>
    /// <param name="page">The page.</param>
    /// <param name="prefix">How the fields of that form begin; empty for one that has none.</param>
    public static void KeepForm(this PageModel page, string prefix)
    {
        foreach (var key in page.ModelState.Keys.Where(key => prefix.Length == 0 || !key.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            page.ModelState.Remove(key);
    }

    /// <summary>A fault of one field, told beside it and above the form; <paramref name="field"/> with its path: <c>"Command.Name"</c>.</summary>
    public static void Fault(this PageModel page, string field, string message) => page.ModelState.AddModelError(field, message);
}
