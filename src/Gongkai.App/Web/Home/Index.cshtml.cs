using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>首页: what citizens can do here.</summary>
[Public]
public sealed class HomePage : PageModel;
