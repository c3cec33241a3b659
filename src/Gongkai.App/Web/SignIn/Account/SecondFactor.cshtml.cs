using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Gongkai.Agencies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>动态口令: begun with a QR code, in force once a code of it was typed in, taken away with the password.</summary>
[Needs(Permission.OwnAccount), NothingKept]
public sealed class SecondFactorPage(SecondFactor second, Sessions sessions, Gatekeeper gate) : PageModel
{
    [BindProperty, Display(Name = "动态口令")]
    public string? Code { get; set; }

    [BindProperty, Display(Name = "密码")]
    public string? Password { get; set; }

    /// <summary>Where he was going when he had to switch it on first.</summary>
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    public bool IsOn => HttpContext.Person().SecondFactorOn;

    /// <summary>The key, in groups of four.</summary>
    public string Key => string.Join(' ', (second.Key(HttpContext.Person()) ?? "").Chunk(4).Select(group => new string(group)));

    /// <summary>The QR code.</summary>
    public string Picture => QrPicture.Source(second.Address(HttpContext.Person()) ?? "");

    /// <summary>Shown once.</summary>
    public ImmutableArray<string> RecoveryCodes { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!IsOn && HttpContext.Person().SecondFactorKey is null) await second.BeginAsync(HttpContext.Person(), ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = HttpContext.Person();
        if (person.SecondFactorOn) return RedirectToPage();
        if (await second.SwitchOnAsync(person, Code ?? "", ct) is not { } codes)
        {
            this.Fault("Code", "口令不对。请核对手机的时间，再输入现在显示的 6 位数字。");
            return this.Again();
        }
        await AnewAsync(person, ct);
        RecoveryCodes = codes;
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        var person = HttpContext.Person();
        if (!await gate.ConfirmPasswordAsync(person, Password ?? "", ct))
        {
            this.Fault("Password", "密码不对");
            return this.Again();
        }
        await second.SwitchOffAsync(person, ct);
        await AnewAsync(person, ct);
        return Redirect(WebRoutes.Account);
    }

    private async Task AnewAsync(Person person, CancellationToken ct)
    {
        await sessions.EndAsync(person.Id, null, null, ct);
        await gate.AdmitAsync(HttpContext, person);
    }
}
