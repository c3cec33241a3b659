using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Casework;

/// <summary>The identity of one case; made at the edge (UUIDv7), never shown to an applicant, who has the public number.</summary>
public readonly record struct DisclosureRequestId(Guid Value) : IParsable<DisclosureRequestId>
{
    /// <summary>The journal's name of the case's events.</summary>
    public string Stream => $"case/{Value}";

    /// <inheritdoc/>
    public static DisclosureRequestId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DisclosureRequestId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
