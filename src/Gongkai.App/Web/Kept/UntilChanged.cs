using System.Collections.Concurrent;

namespace Gongkai.Web;

/// <summary>What was read of what the public sees, held until something of that has changed; as exact as the pages that are kept.</summary>
/// <typeparam name="TKey">What is asked for.</typeparam>
/// <typeparam name="T">What was read.</typeparam>
internal sealed class UntilChanged<TKey, T>(PublicChanges changes) where TKey : notnull
{
    private volatile Held held = new(-1);

    /// <summary>The value, read anew if something has changed since it was read.</summary>
    public async Task<T> GetAsync(TKey key, Func<Task<T>> read)
    {
        var number = await changes.NumberAsync();
        // What is read after the number can be newer than it, never older.
        var now = held;
        if (now.Number != number) held = now = new(number);
        return now.Values.TryGetValue(key, out var known) ? known : now.Values[key] = await read();
    }

    private sealed record Held(long Number)
    {
        public ConcurrentDictionary<TKey, T> Values { get; } = [];
    }
}
