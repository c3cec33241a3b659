using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Features.Media;

/// <summary>Where WeChat's server comes: to try the address (GET), and with messages (POST). Without a right signature there is nothing here.</summary>
[Public, IgnoreAntiforgeryToken, RequestSizeLimit(MostBytes)]
public sealed class WeChatCallbackPage(WeChatMessages messages) : PageModel
{
    private const int MostBytes = 64 << 10;

    public async Task<IActionResult> OnGetAsync(MediaAccountId id, string? signature, string? timestamp, string? nonce, string? echostr,
        CancellationToken ct) =>
        echostr is { Length: <= 100 } && await messages.IsSignedAsync(id, signature, timestamp, nonce, ct) ? Content(echostr, "text/plain; charset=utf-8")
            : NotFound();

    public async Task<IActionResult> OnPostAsync(MediaAccountId id, string? signature, string? timestamp, string? nonce,
        [FromQuery(Name = "msg_signature")] string? encrypted, CancellationToken ct)
    {
        using var reader = new StreamReader(Request.Body);
        var body = await reader.ReadToEndAsync(ct);
        if (await messages.OpenAsync(id, new(signature, timestamp, nonce, encrypted), body, ct) is not { } message) return NotFound();
        await messages.TakeAsync(id, message, ct);
        return Content("success", "text/plain; charset=utf-8");
    }
}
