namespace Gongkai.Reports.Prose;

/// <summary>What a word does in a sentence that states figures.</summary>
internal enum TermKind
{
    /// <summary>申请: applications for information; the payload is "weak" where the word alone could mean another application.</summary>
    Request,

    /// <summary>行政复议, 行政诉讼: the payload is the block of table 四.</summary>
    Dispute,

    /// <summary>规章, 规范性文件: the payload is the row.</summary>
    Document,

    /// <summary>行政许可, 行政处罚, 行政强制: the payload is the row.</summary>
    Decision,

    /// <summary>信息处理费 ("information"), 行政事业性收费 ("administrative").</summary>
    Fee,

    /// <summary>主动公开, 发布信息: information published without a request.</summary>
    Proactive,

    /// <summary>Anything else that reports count: letters, work orders, proposals, training.</summary>
    Elsewhere,

    /// <summary>A verb; the payload is what it does with the thing counted (received, handled, concluded, made, …).</summary>
    Verb,

    /// <summary>A measure by itself: 上年结转, 结转下年度, 尚未办结.</summary>
    Stock,

    /// <summary>顺延, 转入, 遗留: with a year before or after it the stock that goes over from year to year; never seen outside <see cref="ProseText"/>.</summary>
    Move,

    /// <summary>A row or group of the outcomes of table 三.</summary>
    Outcome,

    /// <summary>A column of table 三.</summary>
    Column,

    /// <summary>How the application came: 网络, 信函, 当面.</summary>
    Channel,

    /// <summary>A result column of table 四.</summary>
    Result,

    /// <summary>未, 无, 没有.</summary>
    Negation,

    /// <summary>其中, 含, 包括: what follows is part of what was said before.</summary>
    Among,

    /// <summary>分别.</summary>
    Respectively,

    /// <summary>各.</summary>
    Each,

    /// <summary>均, 全部.</summary>
    All,

    /// <summary>共, 合计.</summary>
    Total,

    /// <summary>等: the list goes on.</summary>
    Etc,

    /// <summary>比, 较, 同比: another year is compared with.</summary>
    Compare,

    /// <summary>增加, 减少: the number after it is a difference; the payload is + or -.</summary>
    Change,

    /// <summary>增加到, 降至, 达到: the number after it is no difference.</summary>
    Reach,

    /// <summary>占.</summary>
    Share,

    /// <summary>办结率: the payload names the rate.</summary>
    Rate,

    /// <summary>全年, 上年, 上半年, 累计: the payload is the period.</summary>
    Period,

    /// <summary>截至: the date after it ends the period.</summary>
    AsOf,

    /// <summary>我局, 本机关: this agency.</summary>
    Own,

    /// <summary>全市, 我区: an area; the payload is its level.</summary>
    Area,

    /// <summary>市政府: a government; the payload is its level.</summary>
    Government,

    /// <summary>各部门, 各镇街: other bodies.</summary>
    Others,

    /// <summary>除…外: what follows is left out of what is said.</summary>
    Except,

    /// <summary>按时, 法定期限内.</summary>
    Timely,

    /// <summary>Says nothing about what is counted.</summary>
    Neutral,

    /// <summary>Narrows what is counted to something that has no cell: 涉及, 类, 超期.</summary>
    Narrowing,

    /// <summary>、 和 及 或 between equal parts.</summary>
    And,

    /// <summary>， and the like.</summary>
    Comma,

    /// <summary>；</summary>
    Semicolon,

    /// <summary>：</summary>
    Colon,

    /// <summary>（</summary>
    Open,

    /// <summary>）</summary>
    Close,

    /// <summary>。！？ or the end.</summary>
    Stop,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>A word of the vocabulary met in a sentence, or a number.</summary>
internal readonly record struct Term(TermKind Kind, string Payload, int Start, int Length, int Number = -1)
{
    public int End => Start + Length;
}
