using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Data.Common;

namespace Gongkai.Storage;

/// <summary>What a table's rows are held against.</summary>
internal enum TableKind
{
    /// <summary>链: the journal and the witness chain, which prove themselves.</summary>
    Chain,

    /// <summary>见证: every row has a hash that the witness chain carries.</summary>
    Witnessed,

    /// <summary>重算: says nothing that events do not say, and is computed anew.</summary>
    Recomputed,

    /// <summary>由密封内容推出: computed anew from sealed rows.</summary>
    FromSealed,

    /// <summary>不核对: of no account once the moment has passed.</summary>
    Passing,
}

/// <summary>The table of tables: what each is in Chinese, and what its rows are held against. A test wants every table in it; one that is missing is witnessed all the same.</summary>
internal static class StoreTables
{
    private static readonly FrozenDictionary<string, (TableKind Kind, string Name)> Known = new Dictionary<string, (TableKind, string)>
    {
        ["journal"] = (TableKind.Chain, "事件"),
        [Witness.Table] = (TableKind.Chain, "见证链"),
        [Witness.Marks] = (TableKind.Chain, "各行的哈希"),
        [Witness.Head] = (TableKind.Chain, "见证链末尾"),
        [TableCatalog.Scripts] = (TableKind.Chain, "数据库脚本"),
        ["journal_head"] = (TableKind.Witnessed, "事件链末尾"),
        ["number_series"] = (TableKind.Witnessed, "编号"),
        [PersonalData.Table] = (TableKind.Witnessed, "个人信息"),
        [PersonalData.Index] = (TableKind.FromSealed, "个人信息检索索引"),
        [FileStore.Table] = (TableKind.Witnessed, "文件"),
        ["file_use"] = (TableKind.Witnessed, "文件归属"),
        ["agency"] = (TableKind.Witnessed, "机关"),
        ["agency_alias"] = (TableKind.Witnessed, "机关别名"),
        ["agency_settings"] = (TableKind.Witnessed, "机关设置"),
        ["section"] = (TableKind.Witnessed, "科室"),
        ["person"] = (TableKind.Witnessed, "人员"),
        ["recovery_code"] = (TableKind.Witnessed, "登录备用码"),
        ["post"] = (TableKind.Witnessed, "岗位"),
        ["deputy"] = (TableKind.Witnessed, "代行职务"),
        ["session"] = (TableKind.Witnessed, "登录会话"),
        ["sign_in_attempt"] = (TableKind.Witnessed, "登录尝试"),
        ["trusted_device"] = (TableKind.Witnessed, "登录过的设备"),
        ["provider_claim"] = (TableKind.Witnessed, "待确认的统一身份"),
        ["returned_form"] = (TableKind.Witnessed, "退回的表单"),
        ["report_check"] = (TableKind.Witnessed, "年度报告检查"),
        ["finding_acceptance"] = (TableKind.Witnessed, "检查结果的认可"),
        ["case_file"] = (TableKind.Witnessed, "办件文件"),
        ["pending_upload"] = (TableKind.Witnessed, "未提交的上传"),
        ["imported_case"] = (TableKind.Witnessed, "导入的办件"),
        ["import_report"] = (TableKind.Witnessed, "导入记录"),
        ["desk_draft"] = (TableKind.Witnessed, "未写完的表单"),
        ["letter_pdf"] = (TableKind.Witnessed, "文书打印件"),
        ["outbox"] = (TableKind.Witnessed, "待发消息"),
        ["complaint"] = (TableKind.Witnessed, "投诉"),
        ["tracking_code"] = (TableKind.Witnessed, "补发和作废的查询码"),
        ["code_request"] = (TableKind.Witnessed, "找回查询码的请求"),
        ["erased"] = (TableKind.Witnessed, "删除清单"),
        ["holiday_notice"] = (TableKind.Recomputed, "放假安排"),
        ["case_view"] = (TableKind.Recomputed, "办件列表"),
        ["case_party"] = (TableKind.Recomputed, "办件当事人"),
        ["register_view"] = (TableKind.Recomputed, "台账"),
        ["letter_view"] = (TableKind.Recomputed, "文号登记"),
        ["archive_view"] = (TableKind.Recomputed, "归档登记"),
        ["term_view"] = (TableKind.Recomputed, "正在进行的期限"),
        ["public_answer"] = (TableKind.Recomputed, "已公开信息"),
        ["public_answer_pair"] = (TableKind.Recomputed, "已公开信息检索"),
        ["public_answer_count"] = (TableKind.Recomputed, "已公开信息检索计数"),
        ["review_view"] = (TableKind.Recomputed, "复议诉讼列表"),
        ["frozen_year"] = (TableKind.Recomputed, "年度数字"),
        ["letter_template"] = (TableKind.Recomputed, "文书模板"),
        ["opening_view"] = (TableKind.Recomputed, "查看个人信息的记录"),
        [RestoreMark.Table] = (TableKind.Passing, "恢复备份的标记，只在恢复过程中存在"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Columns of witnessed tables that are not witnessed: they change with every click, and nothing that lasts follows from them.</summary>
    public static FrozenDictionary<(string Table, string Column), string> PassingColumns { get; } = new Dictionary<(string, string), string>
    {
        [("session", "seen_at")] = "最近一次使用的时间",
    }.ToFrozenDictionary();

    /// <summary>What a table is held against.</summary>
    public static TableKind KindOf(string table) => Known.TryGetValue(table, out var known) ? known.Kind : TableKind.Witnessed;

    /// <summary>A table's name in Chinese; null where the table of tables lacks it.</summary>
    public static string? NameOf(string table) => Known.TryGetValue(table, out var known) ? known.Name : null;

    /// <summary>The tables of a database whose rows the witness chain carries.</summary>
    public static ImmutableArray<CatalogTable> Witnessed(DbConnection connection, DbTransaction? transaction) =>
        [.. TableCatalog.Of(connection, transaction, name => KindOf(name) == TableKind.Witnessed).Select(table => table with { Columns = [.. table.Columns.Where(column => !PassingColumns.ContainsKey((table.Name, column.Name)))] })];
}
