using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>办理流程: the table by which every case goes.</summary>
[Needs(Permission.UseDesk)]
public sealed class TablePage : PageModel;
