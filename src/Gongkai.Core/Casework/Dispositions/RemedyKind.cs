namespace Gongkai.Casework;

/// <summary>救济途径: which remedies a letter tells its reader of.</summary>
public enum RemedyKind
{
    /// <summary>The letter decides nothing that can be contested by itself.</summary>
    [Word("不告知救济途径")] None,

    /// <summary>行政复议或者行政诉讼 (行政复议法第二十条、行政诉讼法第四十六条).</summary>
    [Word("行政复议或者行政诉讼")] Either,

    /// <summary>先申请行政复议: a refusal under articles 14 to 16 (行政复议法第二十三条第一款第四项).</summary>
    [Word("先申请行政复议")] ReconsiderationFirst,

    /// <summary>先申请行政复议 for the closed part, either way for the rest.</summary>
    [Word("不予公开的部分先申请行政复议，其余行政复议或者行政诉讼")] ReconsiderationFirstForClosedPart,

    /// <summary>Nothing against the letter itself, only against what follows when it is not heeded (信息处理费管理办法第七条).</summary>
    [Word("对其后的不予处理可以申请行政复议或者提起行政诉讼")] AgainstLapseOnly,
}
