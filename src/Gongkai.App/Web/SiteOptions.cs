using System.Collections.Immutable;
using System.Net;
using Gongkai.Storage;

namespace Gongkai.Web;

/// <summary>What the site is started with.</summary>
/// <param name="Storage">Where the database, the files and the keys lie.</param>
public sealed record SiteOptions(StorageOptions Storage)
{
    /// <summary>Where it listens.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The same, one by one.</summary>
    public ImmutableArray<string> Listening => [.. Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>How often one address may send public forms.</summary>
    public RateLimits RateLimits { get; init; } = new();

    /// <summary>Reverse proxies whose word on the visitor's address is taken.</summary>
    public ImmutableArray<IPAddress> Proxies { get; init; } = [];

    /// <summary>Whether letters are printed as soon as they are issued, not only when they are asked for.</summary>
    public bool PrintsLetters { get; init; } = true;

    /// <summary>The settings of the machine: <c>settings.json</c> in the data directory, and <c>GONGKAI_…</c> in the environment.</summary>
    public IConfiguration Settings { get; init; } = new ConfigurationBuilder().Build();
}
