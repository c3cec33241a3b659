namespace Gongkai.Storage;

/// <summary>Somebody else changed it first: the stream has grown since it was read.</summary>
public sealed class StaleVersionException(string stream, int expected, int actual)
    : Exception($"{stream} stands at version {actual}, not {expected}.")
{
    /// <summary>The stream.</summary>
    public string Stream { get; } = stream;

    /// <summary>The version that the writer had read.</summary>
    public int Expected { get; } = expected;

    /// <summary>The version that it has; what the writer did not see are the events after <see cref="Expected"/>.</summary>
    public int Actual { get; } = actual;
}
