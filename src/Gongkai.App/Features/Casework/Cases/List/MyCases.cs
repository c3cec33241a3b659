using Gongkai.Matters;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>How many of the officer's own cases, and of his section's or agency's, are near their dates or over them.</summary>
public sealed record NearDates(string Whose, ListScope Scope, int Overdue, int Red, int Amber);

/// <summary>On the desk's first page: what presses, by the officer's posts at his first agency.</summary>
public sealed class MyCases(Officer officer, CaseLists lists, RequestJournal journal) : ViewComponent
{
    /// <summary>The counts; nothing for those who read no cases.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var ct = HttpContext.RequestAborted;
        var told = new List<NearDates>();
        if (officer.Posts.FirstOrDefault(post => Permissions.Allow(Permission.ReadCases, [post.Role]))?.Agency is { } agency)
        {
            var levels = (await journal.SituationAsync(agency, Actor.Platform, ct)).Levels;
            var filter = ListFilter.Of(officer, agency);
            foreach (var (whose, scope) in new[] { ("我承办的", ListScope.Mine), filter.Sections.IsEmpty ? ("本机关的", ListScope.All) : ("本科室的", ListScope.Section) })
            {
                var (overdue, red, amber) = await lists.CountsAsync(filter with { Scope = scope }, levels, ct);
                told.Add(new(whose, scope, overdue, red, amber));
            }
        }
        return View("/Features/Casework/Cases/List/_MyCases.cshtml", told);
    }
}
