using Gongkai.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Portal;

/// <summary>开放数据: how what the portal shows is had as data.</summary>
[Public, Kept]
public sealed class PortalDataPage : PageModel;
