using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Casework;

/// <summary>The identity of one reconsideration or suit; made at the edge (UUIDv7).</summary>
public readonly record struct ReviewId(Guid Value) : IParsable<ReviewId>
{
    /// <summary>The journal's name of the review's events.</summary>
    public string Stream => $"review/{Value}";

    /// <inheritdoc/>
    public static ReviewId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ReviewId result)
    {
        var parsed = Guid.TryParse(s, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
