using System.Diagnostics.CodeAnalysis;

namespace Gongkai.Agencies;

/// <summary>Which member of staff (工作人员), for ever, whatever post the person holds.</summary>
public readonly record struct PersonId(Guid Value) : IParsable<PersonId>
{
    /// <inheritdoc />
    public static PersonId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PersonId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
