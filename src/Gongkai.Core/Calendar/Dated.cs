using System.Collections.Immutable;

namespace Gongkai.Calendar;

/// <summary>What the law says, from the day each version came into force until the next one did. There is no answer before the first.</summary>
/// <param name="versions">In any order; no two of one day.</param>
public sealed class Dated<T>(params ReadOnlySpan<(DateOnly InForceFrom, T Value)> versions)
{
    private readonly ImmutableSortedDictionary<DateOnly, T> versions =
        versions.ToArray().ToImmutableSortedDictionary(version => version.InForceFrom, version => version.Value);

    /// <summary>The first day there is an answer for.</summary>
    public DateOnly From => versions.Keys.First();

    /// <summary>What holds on the day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before the first version.</exception>
    public T On(DateOnly day) =>
        day < From
            ? throw new ArgumentOutOfRangeException(nameof(day), day, $"nothing is known before {From:yyyy-MM-dd}")
            : versions.Last(version => version.Key <= day).Value;
}
