using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>回执 of a message.</summary>
[Public]
public sealed class MessageReceiptPage() : ReceiptPage(Ticket, InteractionRoutes.Receipt)
{
    private const string Ticket = "MessageReceipt";

    /// <summary>Hands it to the browser, and leads to it.</summary>
    internal static RedirectResult Hand(PageModel page, string number, string? code) => Hand(page, Ticket, InteractionRoutes.Receipt, number, code);
}
