namespace Gongkai.Storage;

/// <summary>A list of ids inside a statement; the two engines' drivers expand list parameters differently.</summary>
public static class IdList
{
    /// <summary><c>('…', '…')</c>, or a list with nothing in it. An id prints as nothing but its digits, so there is nothing to escape.</summary>
    public static string Of<T>(IEnumerable<Id<T>> ids)
    {
        var listed = string.Join(", ", ids.Select(id => $"'{id}'"));
        return listed.Length == 0 ? "(null)" : $"({listed})";
    }

    /// <summary>The same of names of files, which are hashes.</summary>
    /// <exception cref="FormatException">One is no hash.</exception>
    public static string OfHashes(IEnumerable<string> hashes)
    {
        var listed = string.Join(", ", hashes.Select(hash => hash.All(char.IsAsciiHexDigit) ? $"'{hash}'" : throw new FormatException(hash)));
        return listed.Length == 0 ? "(null)" : $"({listed})";
    }

    /// <summary>The same of streams of the journal: a kind, and the ids of that kind.</summary>
    public static string OfStreams(string kind, IEnumerable<Guid> ids)
    {
        var listed = string.Join(", ", ids.Select(id => $"'{kind}/{id}'"));
        return listed.Length == 0 ? "(null)" : $"({listed})";
    }
}
