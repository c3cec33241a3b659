using System.ComponentModel.DataAnnotations;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Features.Casework;

/// <summary>收到确认码: the mailed code and the number of the document give a new tracking code, shown once.</summary>
[Public, EnableRateLimiting(RateLimits.Lookup)]
public sealed class LostCodeMailPage(CodeMails mails) : PageModel
{
    [BindProperty, Required, StringLength(40), Display(Name = "邮件里的确认码")]
    public string Proof { get; set; } = "";

    [BindProperty, Required, StringLength(40), Display(Name = "证件号码或者统一社会信用代码")]
    public string Number { get; set; } = "";

    /// <summary>The new code, as it is printed; null before.</summary>
    public string? Code { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid && (Code = await mails.RedeemAsync(Proof, Number, ct)) is null)
            this.Fault(nameof(Proof), "确认码和证件号码对不上，或者确认码已经过期、用过、试了太多次。可以再请求补发一次，或者带身份证件到受理窗口");
        return ModelState.IsValid ? Page() : this.Again();
    }
}
