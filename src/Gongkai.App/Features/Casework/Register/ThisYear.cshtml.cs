using Gongkai.Agencies;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>年度统计 of the present year.</summary>
[Needs(Permission.SeeStatistics)]
public sealed class ThisYearPage(TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => Redirect(FigureRoutes.Year(clock.BeijingToday.Year));
}
