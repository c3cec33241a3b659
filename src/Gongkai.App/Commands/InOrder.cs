using System.Collections.Concurrent;

namespace Gongkai.Commands;

/// <summary>Work on many things at once, given back in their order.</summary>
internal static class InOrder
{
    /// <summary>Applies a function on all cores; at most a few dozen results wait to be taken.</summary>
    public static IEnumerable<TResult> Map<TSource, TResult>(IReadOnlyList<TSource> source, Func<TSource, TResult> work)
    {
        if (source.Count <= 1) return source.Select(work);
        return source.Select((item, index) => (item, index)).Chunk(Environment.ProcessorCount * 16).SelectMany(chunk =>
        {
            var results = new TResult[chunk.Length];
            Parallel.ForEach(Partitioner.Create(chunk, EnumerablePartitionerOptions.NoBuffering),
                entry => results[entry.index - chunk[0].index] = work(entry.item));
            return results;
        });
    }
}
