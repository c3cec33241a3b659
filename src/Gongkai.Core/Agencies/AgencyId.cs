using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Agencies;

/// <summary>Which agency (行政机关), for ever, whatever it is called.</summary>
public readonly record struct AgencyId(Guid Value) : IParsable<AgencyId>
{
    /// <summary>The platform itself: whose chain holds what belongs to no agency, such as the calendar and people.</summary>
    public static AgencyId Platform { get; }

    /// <inheritdoc />
    public static AgencyId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AgencyId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
