namespace Gongkai.Storage;

/// <summary>A file as events name it.</summary>
/// <param name="Hash">SHA-256 of its content, in lower-case hexadecimal.</param>
/// <param name="Size">Its length in bytes.</param>
public sealed record StoredFile(string Hash, long Size);

/// <summary>The content is longer than is taken.</summary>
public sealed class FileTooLargeException(long limit) : Exception($"The content is longer than {limit} bytes.")
{
    /// <summary>The most that is taken, in bytes.</summary>
    public long Limit { get; } = limit;
}

/// <summary>A stored file is not what it was, or not there.</summary>
public sealed class DamagedFileException(string hash, Exception? cause = null) : IOException($"The stored file {hash} is damaged or missing.", cause)
{
    /// <summary>The hash it is named by.</summary>
    public string Hash { get; } = hash;
}
