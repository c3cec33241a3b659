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

    /// <summary>A fault of one field, told beside it and above the form; <paramref name="field"/> as in <c>nameof</c> with its path: <c>"Command.Name"</c>.</summary>
    public static void Fault(this PageModel page, string field, string message) => page.ModelState.AddModelError(field, message);
}
