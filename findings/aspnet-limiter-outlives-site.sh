#!/usr/bin/env bash
# ASP.NET Core 10.0, Microsoft.AspNetCore.RateLimiting (shared framework): the middleware makes a PartitionedRateLimiter of its own and never disposes it. Its clock
# goes on ten times a second after the site was stopped and disposed, and holds everything that the site was: services, routes, pages. A program that starts one site
# does not notice; tests that start a thousand keep them all (seen: 5 GB). A site without UseRateLimiter is collected. Ends with 1 when that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > limiter.cs <<'CS'
#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
using System.Runtime.CompilerServices;

var with = await StartAndDisposeAsync(true);
var without = await StartAndDisposeAsync(false);
for (var i = 0; i < 20 && without.IsAlive; i++)
{
    await Task.Delay(100);
    GC.Collect();
    GC.WaitForPendingFinalizers();
}
Console.WriteLine($"ASP.NET Core {Environment.Version}: after its end, with limiter alive: {with.IsAlive}; without: {without.IsAlive}");
return with.IsAlive && !without.IsAlive ? 0 : 1;

[MethodImpl(MethodImplOptions.NoInlining)]
static async Task<WeakReference> StartAndDisposeAsync(bool isLimited)
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.Logging.ClearProviders();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    var mark = new Mark();
    builder.Services.AddSingleton(_ => mark);
    if (isLimited) builder.Services.AddRateLimiter(_ => { });
    await using var app = builder.Build();
    if (isLimited) app.UseRateLimiter();
    app.MapGet("/", () => "一");
    app.Services.GetRequiredService<Mark>();
    await app.StartAsync();
    await app.StopAsync();
    return new(mark);
}

internal sealed class Mark;
CS
dotnet run limiter.cs
