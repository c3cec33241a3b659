using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Gongkai.Features.Casework;

/// <summary>Which receipt a browser may show: kept in a sealed cookie for half an hour, so that nothing of it stands in an address.</summary>
/// <param name="Case">The case.</param>
/// <param name="Code">Its tracking code, which the platform does not know.</param>
/// <param name="IsRepeat">Whether the application had been sent before.</param>
public sealed record ReceiptTicket(DisclosureRequestId Case, string Code, bool IsRepeat)
{
    private const string Cookie = "gongkai-receipt";
    private const string Place = "/";

    /// <summary>Hands the ticket to the browser.</summary>
    public void Issue(HttpResponse response, IDataProtectionProvider protection) =>
        response.Cookies.Append(Cookie, Protector(protection).Protect($"{Case} {Code} {IsRepeat}"), new()
        {
            Path = Place,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = response.HttpContext.Request.IsHttps,
            MaxAge = TimeSpan.FromMinutes(30),
        });

    /// <summary>The ticket that the browser holds; null when it holds none.</summary>
    public static ReceiptTicket? Of(HttpRequest request, IDataProtectionProvider protection)
    {
        if (request.Cookies[Cookie] is not { } carried) return null;
        try
        {
            return Protector(protection).Unprotect(carried).Split(' ') is [var id, var code, var repeat]
                ? new(DisclosureRequestId.Parse(id, null), code, bool.Parse(repeat)) : null;
        }
        catch (CryptographicException)
        {
            // Not sealed here, or long ago.
            return null;
        }
    }

    /// <summary>Takes the ticket back, as on a computer that others use.</summary>
    public static void Revoke(HttpResponse response) => response.Cookies.Delete(Cookie, new() { Path = Place });

    private static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("gongkai.receipt");
}
