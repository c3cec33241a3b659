using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Matters;

/// <summary>On the desk's first page and on that of a matter: what the officer has put away unfinished.</summary>
public sealed class Unfinished(Officer officer, DeskDrafts drafts) : ViewComponent
{
    /// <summary>Of one matter, by its stream, or of all.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string? of = null) =>
        View("/Matters/_UnfinishedForms.cshtml", await drafts.OfAsync(officer.Id, of, HttpContext.RequestAborted));
}
