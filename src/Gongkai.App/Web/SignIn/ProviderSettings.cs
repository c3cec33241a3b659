namespace Gongkai.Web;

/// <summary>统一身份认证: an OpenID Connect provider, where one is configured; <c>Provider</c> in <c>settings.json</c>.</summary>
public sealed record ProviderSettings
{
    /// <summary>How people call it.</summary>
    public string Name { get; init; } = "统一身份认证";

    /// <summary>Its address, below which <c>/.well-known/openid-configuration</c> stands.</summary>
    public string? Authority { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>The claim that holds a name, shown to the administrator who binds issuer and subject to a person; nobody is known by it.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>Whether a provider without https is allowed: on a closed network only.</summary>
    public bool AllowsHttp { get; init; }

    /// <summary>Whether there is one.</summary>
    public bool IsConfigured => Authority is not null && ClientId is not null;
}
