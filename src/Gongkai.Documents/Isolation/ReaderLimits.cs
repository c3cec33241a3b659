namespace Gongkai.Documents.Isolation;

/// <summary>What the processes that read untrusted files may take.</summary>
public sealed record ReaderLimits
{
    /// <summary>How many there are; one for each core unless told otherwise.</summary>
    public int Processes { get; init; } = Environment.ProcessorCount;

    /// <summary>Megabytes that one may hold: what it keeps of a file and everything made of it.</summary>
    public int MemoryMegabytes { get; init; } = 384;

    /// <summary>Seconds after which one is ended that has not answered, whatever it does.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Seconds that somebody waits for his turn before he is told to come again.</summary>
    public int WaitSeconds { get; init; } = 60;

    /// <summary>Files after which one makes place for a fresh one.</summary>
    public int Files { get; init; } = 500;
}
