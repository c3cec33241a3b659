using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>What a statement in the text speaks of.</summary>
public enum Topic
{
    /// <summary>Applications for information: table 三.</summary>
    Requests,

    /// <summary>行政复议 and 行政诉讼: table 四.</summary>
    Disputes,

    /// <summary>规章 and 规范性文件: table 二.</summary>
    Documents,

    /// <summary>许可, 处罚, 强制: table 二.</summary>
    Decisions,

    /// <summary>信息处理费 and 行政事业性收费.</summary>
    Fees,

    /// <summary>Information published without a request.</summary>
    Proactive,

    /// <summary>Anything else that is counted.</summary>
    Elsewhere,
}

/// <summary>What exactly is counted.</summary>
/// <param name="Topic">The field.</param>
/// <param name="Measure">
/// Requests: received, carried_in, carried_out, carried (either), handled (received and carried in), taken (received, handled or concluded), any, concluded,
/// an outcome row or group (denied, denied.state_secret), channel.letter and so on. Disputes: a result column or total or closed. Documents:
/// made, disclosed, repealed, in_force, any.
/// Otherwise empty.
/// </param>
/// <param name="Row">Disputes: the block (reconsideration, litigation, litigation_direct, litigation_after). Documents, decisions and fees: the row.
/// Requests: the column, null for all.</param>
public readonly record struct Subject(Topic Topic, string Measure, string? Row = null)
{
    /// <summary>Whether only some of what the cell counts is meant (信息不存在 is one of the reasons in 本机关不掌握): the cell is an upper bound.</summary>
    public bool AtMost { get; init; }
}

/// <summary>What kind of thing is stated.</summary>
public enum StatementKind
{
    /// <summary>A count: 收到申请258件.</summary>
    Count,

    /// <summary>That there was none: 未收到.</summary>
    None,

    /// <summary>A difference from another year: 比去年增加15件; negative for a decrease.</summary>
    Difference,

    /// <summary>A share: 占33.9%.</summary>
    Share,

    /// <summary>A rate: 办结率98.3%; the measure of the subject names it.</summary>
    Rate,

    /// <summary>Growth against another year in hundredths: 同比增长12%.</summary>
    Growth,

    /// <summary>Something said of all: 均获维持, 全部办结.</summary>
    All,
}

/// <summary>Whose figure it is.</summary>
public enum Whose
{
    /// <summary>The reporting agency's.</summary>
    Own,

    /// <summary>The reporting government's, called by its name: it may be the whole area's or its own office's.</summary>
    OwnGovernment,

    /// <summary>Another body's.</summary>
    Other,

    /// <summary>It cannot be told.</summary>
    Unclear,
}

/// <summary>Which period it is of.</summary>
public enum StatedPeriod
{
    /// <summary>The report year, said or understood.</summary>
    ReportYear,

    /// <summary>The year before.</summary>
    LastYear,

    /// <summary>Another period: 上半年, 2019年以来.</summary>
    Other,

    /// <summary>It cannot be told: 累计, 截至目前.</summary>
    Unclear,
}

/// <summary>Into what parts a whole is divided.</summary>
public enum PartFamily
{
    /// <summary>Not a part.</summary>
    None,

    /// <summary>By applicant.</summary>
    Column,

    /// <summary>By the way it came.</summary>
    Channel,

    /// <summary>By outcome.</summary>
    Outcome,

    /// <summary>By result of 复议 or 诉讼.</summary>
    Result,

    /// <summary>New and carried in.</summary>
    Inflow,

    /// <summary>Concluded and carried out.</summary>
    Stage,

    /// <summary>By something that the form does not know.</summary>
    Unknown,
}

/// <summary>How a list of parts is introduced.</summary>
public enum ListForm
{
    /// <summary>No list.</summary>
    None,

    /// <summary>After 其中 or 含: some parts of the whole.</summary>
    Among,

    /// <summary>In brackets, after a colon or 分别: all parts of the whole.</summary>
    Closed,

    /// <summary>After a comma.</summary>
    Loose,
}

/// <summary>Something that the text states, with where it stands and of what, whose and when it is said.</summary>
public sealed record Statement(StatementKind Kind, ImmutableArray<Subject> Subjects, PassageSpan Words)
{
    /// <summary>The number; default for what is said without one.</summary>
    public NumberReading Number { get; init; }

    /// <summary>Whose figure it is.</summary>
    public Whose Whose { get; init; }

    /// <summary>Which period it is of.</summary>
    public StatedPeriod Period { get; init; }

    /// <summary>Whether every word between verb and number was understood.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>Whether, though not every word was understood, nothing else can well be meant: enough to ask a person to look.</summary>
    public bool IsLikely { get; init; }

    /// <summary>Whether it may be said of some of what the cell counts, so that only more than the cell has contradicts it.</summary>
    public bool MayBePart { get; init; }

    /// <summary>Whether words around it, understood or not, say that only some are meant.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>Said with 按时 or the like.</summary>
    public bool IsTimely { get; init; }

    /// <summary>The words that say what is counted.</summary>
    public string Label { get; init; } = "";

    /// <summary>The words between the number and the next stop.</summary>
    public string Tail { get; init; } = "";

    /// <summary>For a difference: what it is compared with, where that is another figure of the same year (无法提供比不予公开多9件).</summary>
    public ImmutableArray<Subject> Against { get; init; } = [];

    /// <summary>The statements, by index, that may be the whole of which this is a part; the likeliest first.</summary>
    public ImmutableArray<int> Wholes { get; init; } = [];

    /// <summary>By what the whole is divided.</summary>
    public PartFamily Family { get; init; }

    /// <summary>How the list of parts is introduced.</summary>
    public ListForm Form { get; init; }

    /// <summary>Parts of one list have the same number.</summary>
    public int List { get; init; }

    /// <summary>Whether the list says 等.</summary>
    public bool IsOpenList { get; init; }

    /// <summary>Which sentence of the text it stands in.</summary>
    public int Sentence { get; init; }

    /// <summary>For a share: the statement, by index, that is the part; -1 when the subject itself is.</summary>
    public int Part { get; init; } = -1;

    /// <summary>For a share: of what it says it is a share (占办结总数的); null when it does not say.</summary>
    public Subject? Base { get; init; }

    /// <summary>The field it is of.</summary>
    public Topic Topic => Subjects.IsEmpty ? Topic.Elsewhere : Subjects[0].Topic;

    /// <summary>Its sign: the value, negative for a decrease.</summary>
    public decimal Value { get; init; }

    /// <summary>Whether it is a single subject of that field and measure.</summary>
    public bool Is(Topic topic, string measure) => Subjects is [var only] && only.Topic == topic && only.Measure == measure;
}
