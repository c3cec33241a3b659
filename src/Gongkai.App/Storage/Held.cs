using System.Collections.Concurrent;

namespace Gongkai.Storage;

/// <summary>
/// What was read and holds until the journal writes again. Another process on the same database is heard of some seconds late, so what is decided on is
/// read within the writing, never here.
/// </summary>
/// <param name="journal">Whose writing ends it.</param>
/// <param name="clock">The time.</param>
/// <param name="most">How many keys are kept.</param>
public sealed class Held<TKey, TValue>(Journal journal, TimeProvider clock, int most) where TKey : notnull
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TKey, (TValue Value, long Commits, long At)> held = [];

    /// <summary>The value of a key; read when it is not held any more.</summary>
    public async ValueTask<TValue> GetAsync(TKey key, Func<TKey, Task<TValue>> read)
    {
        // What is committed while it is being read ends it at once.
        var (commits, at) = (journal.Commits, clock.GetTimestamp());
        if (held.TryGetValue(key, out var known) && known.Commits == commits && clock.GetElapsedTime(known.At, at) < Freshness) return known.Value;
        var value = await read(key);
        if (held.Count >= most) held.Clear();
        held[key] = (value, commits, at);
        return value;
    }
}
