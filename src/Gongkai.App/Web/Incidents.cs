using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace Gongkai.Web;

/// <summary>A fault of the program, logged by a number, its kinds and where it happened. Messages are left out: they may quote what somebody typed.</summary>
internal sealed class Incidents(ILogger<Incidents> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var route = context.GetEndpoint()?.DisplayName;
        log.LogError("incident {Number} at {Route}: {Trace}", NumberOf(context), route, QuietConsole.Trace(exception));
        return ValueTask.FromResult(false);
    }

    /// <summary>The number that the visitor is told, the same within one request.</summary>
    public static string NumberOf(HttpContext context) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(context.TraceIdentifier)))[..10];
}
