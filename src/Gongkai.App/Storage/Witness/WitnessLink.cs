namespace Gongkai.Storage;

/// <summary>A row's hash as a link carries it: the new one, null when the row is gone, and the one that it takes the place of.</summary>
internal sealed record WitnessedRow(string Table, string Key, string? Hash, string? Before)
{
    /// <summary>The salt of the new hash; it is kept beside the row, not in the chain.</summary>
    public string? Salt { get; init; }
}

/// <summary>How a row is not what the platform wrote.</summary>
internal enum RowFaultKind
{
    /// <summary>被改动</summary>
    Altered,

    /// <summary>被删除</summary>
    Removed,

    /// <summary>来历不明: nobody wrote it through the platform.</summary>
    Added,
}

/// <summary>A row that is not what the platform wrote.</summary>
internal sealed record RowFault(string Table, string Key, RowFaultKind Kind);

/// <summary>A link of the witness chain in the making.</summary>
internal sealed class WitnessLink(IEnumerable<RowFault> found)
{
    /// <summary>What had been done to rows behind the writer's back.</summary>
    public List<RowFault> Found { get; } = [.. found];

    /// <summary>The rows.</summary>
    public List<WitnessedRow> Rows { get; } = [];

    public bool IsEmpty => Rows.Count == 0 && Found.Count == 0;
}
