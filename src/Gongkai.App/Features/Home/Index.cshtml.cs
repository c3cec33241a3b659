using Gongkai.Features.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Home;

/// <summary>首页: what citizens can do here.</summary>
[Public]
public sealed class IndexPage : PageModel;
