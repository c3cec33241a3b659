using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Web;

/// <summary>The permission that a page needs. A page with neither this nor <see cref="PublicAttribute"/> is refused to everybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(string permission) : AuthorizeAttribute(permission)
{
    /// <summary>The permission.</summary>
    public string Permission { get; } = permission;
}

/// <summary>A page for everybody, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;
