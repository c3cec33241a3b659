using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Portal;

/// <summary>回执 of an opinion.</summary>
[Public]
public sealed class OpinionReceiptPage() : ReceiptPage(Ticket, PortalRoutes.OpinionReceipt)
{
    private const string Ticket = "OpinionReceipt";

    /// <summary>Hands it to the browser, and leads to it.</summary>
    internal static RedirectResult Hand(PageModel page, string number, string? code) => Hand(page, Ticket, PortalRoutes.OpinionReceipt, number, code);
}
