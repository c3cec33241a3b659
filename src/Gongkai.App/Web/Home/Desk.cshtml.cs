using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>工作台: where staff begin.</summary>
[Needs(Permission.UseDesk)]
public sealed class DeskPage(Officer officer) : PageModel
{
    public Officer Officer { get; } = officer;
}
