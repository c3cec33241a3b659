using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Agencies;

/// <summary>Which post (岗位).</summary>
public readonly record struct PostId(Guid Value) : IParsable<PostId>
{
    /// <inheritdoc />
    public static PostId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PostId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
