using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongkai.Reports;

/// <summary>What a cell of the form holds.</summary>
public enum CellType
{
    /// <summary>A whole number, 0 or more.</summary>
    Count,

    /// <summary>A whole number that may be negative (本年增/减).</summary>
    SignedCount,

    /// <summary>A sum of money.</summary>
    Money,
}

/// <summary>What a row of table 三 is in the tie 一 + 二 = 三（七） + 四.</summary>
public enum RowRole
{
    /// <summary>A row of table 二 or 四.</summary>
    Plain,

    /// <summary>一、本年新收政府信息公开申请数量</summary>
    Received,

    /// <summary>二、上年结转政府信息公开申请数量</summary>
    CarriedIn,

    /// <summary>A leaf row under 三、本年度办理结果.</summary>
    Outcome,

    /// <summary>（七）总计</summary>
    OutcomeTotal,

    /// <summary>四、结转下年度继续办理</summary>
    CarriedOut,
}

/// <summary>A value column: its id (the last part of a cell id) and the label as the form prints it.</summary>
public sealed record FormColumn(string Id, string Label, CellType Type = CellType.Count);

/// <summary>A row: its id (a cell id without the last part), the label as printed, and the group label above it (（三）不予公开), if any.</summary>
public sealed record FormRow(string Id, string Label, RowRole Role = RowRole.Plain, string? Group = null);

/// <summary>A table of the form, or a block of table 二: rows × columns.</summary>
public sealed record FormTable(
    string Id, ReportSection Section, string Label, ImmutableArray<FormRow> Rows, ImmutableArray<FormColumn> Columns);

/// <summary>One cell of the form.</summary>
public sealed record FormCell(FormTable Table, FormRow Row, FormColumn Column)
{
    /// <summary>Row id, dot, column id: <c>requests.received.total</c>.</summary>
    public string Id { get; } = $"{Row.Id}.{Column.Id}";

    /// <summary>As people call it: 予以公开·自然人.</summary>
    public string Name => $"{Row.Label}·{Column.Label}";

    /// <summary>The same with the group that the row stands in, where it stands in one.</summary>
    public string FullName => Row.Group is { } group ? $"{group} {Name}" : Name;

    /// <summary>Derived cells (总计, （七）总计) are recomputed, never added up.</summary>
    public bool IsDerived => Column.Id == "total" || Row.Role == RowRole.OutcomeTotal;
}

/// <summary>The uniform format of the annual report as data: sections, tables, rows, columns, cells (国办公开办函〔2019〕60号, 〔2021〕30号).</summary>
public sealed class ReportForm
{
    private ReportForm(ReportFormGeneration generation, ImmutableArray<FormTable> proactive, bool splitOther)
    {
        Generation = generation;
        Proactive = proactive;
        Requests = new("requests", ReportSection.Requests, RequestsCorner, RequestRows(splitOther), RequestColumns);
        Disputes = new("disputes", ReportSection.Disputes, "", DisputeRows, DisputeColumns);
        Tables = [.. proactive, Requests, Disputes];
        Cells = [.. from table in Tables from row in table.Rows from column in table.Columns select new FormCell(table, row, column)];
        byId = Cells.ToFrozenDictionary(cell => cell.Id);
        rows = Tables.SelectMany(table => table.Rows).ToFrozenDictionary(row => row.Id);
    }

    private readonly FrozenDictionary<string, FormCell> byId;
    private readonly FrozenDictionary<string, FormRow> rows;

    /// <summary>Which generation this is.</summary>
    public ReportFormGeneration Generation { get; }

    /// <summary>The blocks of table 二, one for each item of article 20.</summary>
    public ImmutableArray<FormTable> Proactive { get; }

    /// <summary>Table 三.</summary>
    public FormTable Requests { get; }

    /// <summary>Table 四: three blocks of five; printed as one row of fifteen.</summary>
    public FormTable Disputes { get; }

    /// <summary>All tables in print order.</summary>
    public ImmutableArray<FormTable> Tables { get; }

    /// <summary>All cells in print order.</summary>
    public ImmutableArray<FormCell> Cells { get; }

    /// <summary>The form of a generation.</summary>
    public static ReportForm Of(ReportFormGeneration generation) =>
        generation == ReportFormGeneration.A ? A : B;

    /// <summary>The generation in force for a report year: A to 2020, B from 2021 (〔2021〕30号).</summary>
    public static ReportFormGeneration GenerationFor(int year) =>
        year <= 2020 ? ReportFormGeneration.A : ReportFormGeneration.B;

    /// <summary>The cell of that id, in this form or, for a row printed from the other generation, in that one; null when neither has it.</summary>
    public FormCell? Find(string id) =>
        byId.GetValueOrDefault(id) ?? (this == A ? B : A).byId.GetValueOrDefault(id);

    /// <summary>Whether the id is a cell of this very form.</summary>
    public bool Has(string id) => byId.ContainsKey(id);

    /// <summary>The row of that id in this form; null when it has none.</summary>
    public FormRow? Row(string id) => rows.GetValueOrDefault(id);

    /// <summary>The id of a section, as JSON names it.</summary>
    public static string IdOf(ReportSection section) => section switch
    {
        ReportSection.Overview => "overview",
        ReportSection.Proactive => "proactive",
        ReportSection.Requests => "requests",
        ReportSection.Disputes => "disputes",
        ReportSection.Problems => "problems",
        ReportSection.OtherMatters => "other_matters",
    };

    /// <summary>The corner label of table 三.</summary>
    public const string RequestsCorner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

    /// <summary>The label over the outcome rows of table 三.</summary>
    public const string OutcomeLabel = "三、本年度办理结果";

    /// <summary>The row that generation A prints where B prints three: <c>requests.outcome.other</c>.</summary>
    public static FormRow SingleOther { get; } = new("requests.outcome.other", "（六）其他处理", RowRole.Outcome);

    /// <summary>The seven value columns of table 三.</summary>
    public static ImmutableArray<FormColumn> RequestColumns { get; } =
    [
        new("natural_person", "自然人"), new("org_commercial", "商业企业"), new("org_research", "科研机构"),
        new("org_public_welfare", "社会公益组织"), new("org_legal_service", "法律服务机构"), new("org_other", "其他"),
        new("total", "总计"),
    ];

    /// <summary>The five columns of each block of table 四.</summary>
    public static ImmutableArray<FormColumn> DisputeColumns { get; } =
    [
        new("upheld", "结果维持"), new("corrected", "结果纠正"), new("other", "其他结果"), new("pending", "尚未审结"), new("total", "总计"),
    ];

    private static ImmutableArray<FormRow> DisputeRows { get; } =
    [
        new("disputes.reconsideration", "行政复议"),
        new("disputes.litigation_direct", "未经复议直接起诉", Group: "行政诉讼"),
        new("disputes.litigation_after", "复议后起诉", Group: "行政诉讼"),
    ];

    private static ImmutableArray<FormRow> RequestRows(bool splitOther) =>
    [
        new("requests.received", "一、本年新收政府信息公开申请数量", RowRole.Received),
        new("requests.carried_in", "二、上年结转政府信息公开申请数量", RowRole.CarriedIn),
        Outcome("granted", "（一）予以公开"),
        Outcome("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
        Outcome("denied.state_secret", "1.属于国家秘密", "（三）不予公开"),
        Outcome("denied.prohibited_by_law", "2.其他法律行政法规禁止公开", "（三）不予公开"),
        Outcome("denied.security_stability", "3.危及“三安全一稳定”", "（三）不予公开"),
        Outcome("denied.third_party", "4.保护第三方合法权益", "（三）不予公开"),
        Outcome("denied.internal_affairs", "5.属于三类内部事务信息", "（三）不予公开"),
        Outcome("denied.deliberative", "6.属于四类过程性信息", "（三）不予公开"),
        Outcome("denied.enforcement_file", "7.属于行政执法案卷", "（三）不予公开"),
        Outcome("denied.administrative_inquiry", "8.属于行政查询事项", "（三）不予公开"),
        Outcome("unavailable.not_held", "1.本机关不掌握相关政府信息", "（四）无法提供"),
        Outcome("unavailable.needs_creation", "2.没有现成信息需要另行制作", "（四）无法提供"),
        Outcome("unavailable.still_unclear", "3.补正后申请内容仍不明确", "（四）无法提供"),
        Outcome("not_processed.petition", "1.信访举报投诉类申请", "（五）不予处理"),
        Outcome("not_processed.duplicate", "2.重复申请", "（五）不予处理"),
        Outcome("not_processed.publication", "3.要求提供公开出版物", "（五）不予处理"),
        Outcome("not_processed.abusive", "4.无正当理由大量反复申请", "（五）不予处理"),
        Outcome("not_processed.reconfirm", "5.要求行政机关确认或重新出具已获取信息", "（五）不予处理"),
        .. splitOther
            ? (ReadOnlySpan<FormRow>)[
                Outcome("other.no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "（六）其他处理"),
                Outcome("other.fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "（六）其他处理"),
                Outcome("other.misc", "3.其他", "（六）其他处理")]
            : [SingleOther],
        new("requests.outcome.total", "（七）总计", RowRole.OutcomeTotal),
        new("requests.carried_out", "四、结转下年度继续办理", RowRole.CarriedOut),
    ];

    // Below the data that they are made of: static members are initialised in the order of the text.

    /// <summary>The format of the reports on 2019 and 2020.</summary>
    public static ReportForm A { get; } = new(ReportFormGeneration.A, ProactiveA(), false);

    /// <summary>The format of the reports on 2021 and later.</summary>
    public static ReportForm B { get; } = new(ReportFormGeneration.B, ProactiveB(), true);

    private static FormRow Outcome(string id, string label, string? group = null) =>
        new($"requests.outcome.{id}", label, RowRole.Outcome, group);

    private static ImmutableArray<FormTable> ProactiveA()
    {
        ImmutableArray<FormColumn> made = [new("made", "本年新制作数量"), new("disclosed", "本年新公开数量"), new("disclosed_total", "对外公开总数量")];
        ImmutableArray<FormColumn> items = [new("items_prev", "上一年项目数量"), new("items_delta", "本年增/减", CellType.SignedCount), new("decisions", "处理决定数量")];
        return
        [
            Block("a20_1", "第二十条第（一）项", made, ("regulations", "规章"), ("normative_documents", "规范性文件")),
            Block("a20_5", "第二十条第（五）项", items, ("licensing", "行政许可"), ("other_services", "其他对外管理服务事项")),
            Block("a20_6", "第二十条第（六）项", items, ("penalties", "行政处罚"), ("coercive_measures", "行政强制")),
            Block("a20_8", "第二十条第（八）项", items[..2], ("fees", "行政事业性收费")),
            Block("a20_9", "第二十条第（九）项", [new("projects", "采购项目数量"), new("total_amount", "采购总金额", CellType.Money)], ("central_procurement", "政府集中采购")),
        ];
    }

    private static ImmutableArray<FormTable> ProactiveB()
    {
        ImmutableArray<FormColumn> decisions = [new("decisions", "本年处理决定数量")];
        return
        [
            Block("b20_1", "第二十条第（一）项", [new("issued", "本年制发件数"), new("repealed", "本年废止件数"), new("in_force", "现行有效件数")],
                ("regulations", "规章"), ("normative_documents", "行政规范性文件")),
            Block("b20_5", "第二十条第（五）项", decisions, ("licensing", "行政许可")),
            Block("b20_6", "第二十条第（六）项", decisions, ("penalties", "行政处罚"), ("coercive_measures", "行政强制")),
            Block("b20_8", "第二十条第（八）项", [new("amount", "本年收费金额（单位：万元）", CellType.Money)], ("fees", "行政事业性收费")),
        ];
    }

    private static FormTable Block(string id, string label, ImmutableArray<FormColumn> columns, params ReadOnlySpan<(string Id, string Label)> rows)
    {
        var list = ImmutableArray.CreateBuilder<FormRow>(rows.Length);
        foreach (var row in rows) list.Add(new($"proactive.{id}.{row.Id}", row.Label));
        return new($"proactive.{id}", ReportSection.Proactive, label, list.ToImmutable(), columns);
    }
}
