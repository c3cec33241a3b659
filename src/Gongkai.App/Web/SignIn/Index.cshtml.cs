using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>工作人员登录: name and password, then the second factor where there is one.</summary>
[Public]
public sealed class SignInPage(Gatekeeper gate, ProviderSettings provider, SignInSettings settings) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        [Display(Name = "登录名"), Required, StringLength(60)]
        public string SignIn { get; init; } = "";

        [Display(Name = "密码"), Required, StringLength(200)]
        public string Password { get; init; } = "";
    }

    [BindProperty]
    public Form Command { get; set; } = new();

    /// <summary>The page that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Why the provider's word was not enough; null when it was not asked, or was.</summary>
    public string? ProviderFault => Request.Query["fault"].ToString() switch
    {
        "ended" => "您的账号已经停用。如有疑问，请联系本机关的管理员。",
        "provider" => $"{provider.Name}没有完成登录，请再试一次。",
        _ => null,
    };

    /// <summary>What somebody whom the provider knows, and nobody here is bound to, tells the administrator; shown once.</summary>
    [TempData(Key = ProviderSignIn.CodeKey)]
    public string? ProviderCode { get; set; }

    /// <summary>Whether a form waits behind the sign-in.</summary>
    public bool IsFormKept => Back?.Contains(FormKeeping.Query + "=", StringComparison.Ordinal) == true;

    /// <summary>The name of the OpenID Connect provider; null where none is configured.</summary>
    public string? ProviderName => provider.IsConfigured ? provider.Name : null;

    public IActionResult OnGet() => HttpContext.Officer() is null ? Page() : LocalRedirect(Place);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return this.Again();
        switch (await gate.EnterAsync(HttpContext, Command.SignIn, Command.Password))
        {
            case Admission.Admitted: return LocalRedirect(Place);
            case Admission.SecondFactorWanted: return Redirect(WebRoutes.SignInSecond(Back));
            default: this.Fault("Command.SignIn", $"登录名或者密码不对，或者输错的次数太多。输错太多的，等 {settings.LockMinutes} 分钟再试"); break;
        }
        return this.Again();
    }

    private string Place => Appearance.IsLocal(Back) ? Back! : WebRoutes.Desk;
}
