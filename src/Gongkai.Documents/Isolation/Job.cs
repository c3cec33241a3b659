using System.Collections.Immutable;

namespace Gongkai.Documents.Isolation;

/// <summary>A file of a job: opened when its turn comes, and only then.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Open">Its content.</param>
public sealed record JobFile(string Name, long Length, Func<Stream> Open)
{
    /// <summary>A file held in memory.</summary>
    public static JobFile InMemory(string name, ReadOnlyMemory<byte> content) => new(name, content.Length, () => Container.Stream(content));
}

/// <summary>A piece of work on files that nobody vouches for, done in a process of its own.</summary>
/// <param name="Kind">Which work.</param>
/// <param name="Wish">What it is told besides the files, as JSON.</param>
/// <param name="Files">The files.</param>
public sealed record Job(string Kind, ReadOnlyMemory<byte> Wish, ImmutableArray<JobFile> Files);

/// <summary>A job as the process that does it has it.</summary>
/// <param name="Kind">Which work.</param>
/// <param name="Time">How long it may take.</param>
/// <param name="Wish">What it is told besides the files, as JSON.</param>
/// <param name="Files">The files by name.</param>
public sealed record JobAtHand(string Kind, TimeSpan Time, ReadOnlyMemory<byte> Wish, ImmutableArray<(string Name, ReadOnlyMemory<byte> Content)> Files);
