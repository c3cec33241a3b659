using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Agencies;

/// <summary>Which section (科室) of an agency.</summary>
public readonly record struct SectionId(Guid Value) : IParsable<SectionId>
{
    /// <inheritdoc />
    public static SectionId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SectionId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
