using Gongkai.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Casework;

/// <summary>The receipt that the browser may show, as a Word document.</summary>
[Public]
public sealed class SlipPage(ReceiptLetter letter, IDataProtectionProvider protection, PublicAddress address) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        ReceiptTicket.Of(Request, protection) is { } ticket && await letter.WriteAsync(ticket.Case, ticket.Code, address.Root, ct) is { } docx
            ? File(docx.ToArray(), MediaTypes.Word, "登记回执.docx") : Page();
}
