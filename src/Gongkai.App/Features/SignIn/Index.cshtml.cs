using System.ComponentModel.DataAnnotations;
using Gongkai.Features.Access;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.SignIn;

/// <summary>工作人员登录: name and password, then the second factor where there is one.</summary>
[Public]
public sealed class SignInPage(Gatekeeper gate, ProviderSettings provider) : PageModel
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
        "unknown" => "您的身份已经核实，但是本平台没有您的账号。请联系本机关的管理员。",
        "provider" => $"{provider.Name}没有完成登录，请再试一次。",
        _ => null,
    };

    /// <summary>The name of the OpenID Connect provider; null where none is configured.</summary>
    public string? ProviderName => provider.IsConfigured ? provider.Name : null;

    public IActionResult OnGet() => HttpContext.Officer() is null ? Page() : LocalRedirect(Place);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return this.Again();
        switch (await gate.EnterAsync(HttpContext, Command.SignIn, Command.Password))
        {
            case Admission.Admitted: return LocalRedirect(Place);
            case Admission.SecondFactorWanted: return RedirectToPage("/SignIn/Second", new { back = Back });
            case Admission.Locked: this.Fault("", "多次输错，账号已暂时锁定。请稍后再试，或者请管理员重新设置密码。"); break;
            default: this.Fault("Command.SignIn", "登录名或者密码不对"); break;
        }
        return this.Again();
    }

    private string Place => Appearance.IsLocal(Back) ? Back! : "/desk";
}
