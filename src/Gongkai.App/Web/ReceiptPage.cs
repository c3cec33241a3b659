using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web;

/// <summary>回执: shown to the browser that sent something, until it is put away; nothing of it stands in an address.</summary>
/// <param name="ticket">Under which the browser carries number and code, sealed.</param>
/// <param name="address">Of the page.</param>
public abstract class ReceiptPage(string ticket, string address) : PageModel
{
    /// <summary>编号; null where nothing was sent, or the receipt was put away.</summary>
    public string? Number { get; private set; }

    /// <summary>查询码</summary>
    public string Code { get; private set; } = "";

    public void OnGet()
    {
        if (TempData.Peek(ticket) is string carried && carried.Split(' ') is [var number, var code]) (Number, Code) = (number, code);
    }

    public IActionResult OnPost()
    {
        TempData.Remove(ticket);
        return Redirect(address);
    }

    /// <summary>Hands a receipt to the browser, and leads to it.</summary>
    protected static RedirectResult Hand(PageModel page, string ticket, string address, string number, string? code)
    {
        page.TempData[ticket] = $"{number} {code}";
        return new(address);
    }
}
