using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>The second step of signing in.</summary>
[Public]
public sealed class SecondPage(Gatekeeper gate, SignInSettings settings) : PageModel
{
    [BindProperty, Display(Name = "动态口令或者恢复码"), Required, StringLength(40)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public async Task<IActionResult> OnGetAsync() => await gate.BetweenAsync(HttpContext) is null ? Redirect(WebRoutes.SignIn) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await gate.BetweenAsync(HttpContext) is not { } person) return Redirect(WebRoutes.SignIn);
        if (!ModelState.IsValid) return this.Again();
        switch (await gate.ConfirmAsync(HttpContext, person, Code, ct))
        {
            case Admission.Admitted: return LocalRedirect(Appearance.IsLocal(Back) ? Back! : WebRoutes.Desk);
            case Admission.Locked: this.Fault("", $"多次输错，请等 {settings.LockMinutes} 分钟再试。"); break;
            default: this.Fault("Code", "口令不对，或者已经用过。请等手机显示下一个口令再输入。"); break;
        }
        return this.Again();
    }
}
