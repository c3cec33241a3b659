namespace Gongkai.Storage;

/// <summary>How a table is not what it should be.</summary>
internal enum TableFaultKind
{
    /// <summary>被改动: the row's hash is not the one that the witness chain carries.</summary>
    Altered,

    /// <summary>被删除: the witness chain carries a row that is not there.</summary>
    Removed,

    /// <summary>来历不明: a row that the platform never wrote.</summary>
    Added,

    /// <summary>与事件不符: a column of a view is not what the events say.</summary>
    Differs,

    /// <summary>缺少: events say it, the view has not got it.</summary>
    Lacking,

    /// <summary>多出: the view has it, no event says it.</summary>
    Surplus,

    /// <summary>打不开: a sealed row that its key does not open, or of which there is no key.</summary>
    Unopened,

    /// <summary>与事件里的哈希不符: what a sealed row says is not what the event told of.</summary>
    NotAsTold,

    /// <summary>没有删除记录就不见了: an event names it, no erasure does, and it is not there.</summary>
    Vanished,

    /// <summary>表不见了</summary>
    NoTable,

    /// <summary>无法重算: the events of a stream cannot be read any more.</summary>
    NotComputable,

    /// <summary>写入时发现被改过: the writer came upon it; what stood there then is gone.</summary>
    FoundAltered,

    /// <summary>写入时发现被删过</summary>
    FoundRemoved,

    /// <summary>写入时发现来历不明</summary>
    FoundAdded,
}

/// <summary>One difference: which table, which row, which column where that is known, and how.</summary>
internal sealed record TableFault(string Table, string Key, string? Column, TableFaultKind Kind);

/// <summary>A table gone through.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it was held against.</param>
/// <param name="Rows">How many rows it has.</param>
internal sealed record TableProof(string Name, TableKind Kind, long Rows);
