using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web;

/// <summary>How often one address may do what everybody may do, per minute; null: as often as it likes.</summary>
public sealed record RateLimits
{
    /// <summary>The policy for pages that are guessed at: <c>[EnableRateLimiting(RateLimits.Lookup)]</c> counts looking as well as sending.</summary>
    public const string Lookup = nameof(Lookup);

    /// <summary>Forms sent by visitors who are not signed in, signing in included.</summary>
    public int? Forms { get; init; } = 30;

    /// <summary>Tracking codes looked up.</summary>
    public int? Lookups { get; init; } = 60;

    /// <summary>None at all, for load tests and closed networks.</summary>
    public static RateLimits None { get; } = new() { Forms = null, Lookups = null };

    /// <summary>Whether anything is limited: what limits nothing need not be there. A limiter's clock ticks ten times a second until its process ends,
    /// whatever becomes of its site (seen with ASP.NET Core 10.0).</summary>
    internal bool IsAny => this != None;

    internal void Apply(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            // The page that says so is the same request once more.
            HttpMethods.IsPost(context.Request.Method) && context.User.Identity?.IsAuthenticated != true
                && context.Features.Get<IStatusCodeReExecuteFeature>() is null ? PerAddress(context, Forms) : RateLimitPartition.GetNoLimiter(""));
        options.AddPolicy(Lookup, context => PerAddress(context, Lookups));
    }

    private static RateLimitPartition<string> PerAddress(HttpContext context, int? most) => most is { } permits
        ? RateLimitPartition.GetSlidingWindowLimiter(Address(context.Connection.RemoteIpAddress), _ => new()
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        })
        : RateLimitPartition.GetNoLimiter("");

    // A household has a whole IPv6 network of its own.
    internal static string Address(IPAddress? address) =>
        address is null ? "" : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
}
