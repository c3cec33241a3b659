using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Interaction;

/// <summary>回执 of a message: shown to the browser that sent it, until it is put away; nothing of it stands in an address.</summary>
[Public]
public sealed class MessageReceiptPage : PageModel
{
    /// <summary>Under which the browser carries number and code, sealed.</summary>
    internal const string Ticket = "MessageReceipt";

    /// <summary>编号; null where nothing was sent, or the receipt was put away.</summary>
    public string? Number { get; private set; }

    public string Code { get; private set; } = "";

    public void OnGet()
    {
        if (TempData.Peek(Ticket) is string carried && carried.Split(' ') is [var number, var code]) (Number, Code) = (number, code);
    }

    public IActionResult OnPost()
    {
        TempData.Remove(Ticket);
        return Redirect(InteractionRoutes.Receipt);
    }
}
