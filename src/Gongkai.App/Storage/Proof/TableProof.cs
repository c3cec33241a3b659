namespace Gongkai.Storage;

/// <summary>How a table is not what it should be.</summary>
internal enum TableFaultKind
{
    /// <summary>被改动: the row's hash is not the one that the witness chain carries.</summary>
    [Word("被改动", "was touched")] Altered,

    /// <summary>被删除: the witness chain carries a row that is not there.</summary>
    [Word("被删除", "was removed")] Removed,

    /// <summary>来历不明: a row that the platform never wrote.</summary>
    [Word("来历不明，不是平台写入的", "was not written by the platform")] Added,

    /// <summary>与事件不符: a column of a view is not what the events say.</summary>
    [Word("与事件不符", "is not what the events say")] Differs,

    /// <summary>缺少: events say it, the view has not got it.</summary>
    [Word("事件里有，表里缺少", "is in the events and not in the table")] Lacking,

    /// <summary>多出: the view has it, no event says it.</summary>
    [Word("事件里没有，表里多出", "is in the table and not in the events")] Surplus,

    /// <summary>打不开: a sealed row that its key does not open, or of which there is no key.</summary>
    [Word("密钥打不开", "is not opened by its key")] Unopened,

    /// <summary>与事件里的哈希不符: what a sealed row says is not what the event told of.</summary>
    [Word("与事件记载的哈希不符", "is not what the hash in the event was made of")] NotAsTold,

    /// <summary>没有删除记录就不见了: an event names it, no erasure does, and it is not there.</summary>
    [Word("没有删除记录就不见了", "is gone, and no erasure is on record")] Vanished,

    /// <summary>表不见了</summary>
    [Word("整张表不见了", "the table is gone")] NoTable,

    /// <summary>无法重算: the events of a stream cannot be read any more.</summary>
    [Word("事件读不出来，无法重算", "its events cannot be read and computed anew")] NotComputable,

    /// <summary>写入时发现被改过: the writer came upon it; what stood there then is gone.</summary>
    [Word("曾在平台之外被改动，平台写入时发现", "was touched past the platform, which came upon it when it wrote")] FoundAltered,

    /// <summary>写入时发现被删过</summary>
    [Word("曾在平台之外被删除，平台写入时发现", "was removed past the platform, which came upon it when it wrote")] FoundRemoved,

    /// <summary>写入时发现来历不明</summary>
    [Word("曾在平台之外被加入，平台写入时发现", "was put in past the platform, which came upon it when it wrote")] FoundAdded,
}

/// <summary>One difference: which table, which row, which column where that is known, and how.</summary>
internal sealed record TableFault(string Table, string Key, string? Column, TableFaultKind Kind);

/// <summary>A table gone through.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it was held against.</param>
/// <param name="Rows">How many rows it has.</param>
internal sealed record TableProof(string Name, TableKind Kind, long Rows);
