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

/// <summary>A table of the store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its rows are held against.</param>
/// <param name="Title">What it is, in Chinese.</param>
internal sealed record StoreTable(string Name, TableKind Kind, string Title);

/// <summary>
/// The table of tables: what each is in Chinese, and what its rows are held against. A test wants every table in it;
/// one that is missing is witnessed all the same.
/// </summary>
internal static class StoreTables
{
    private static readonly FrozenDictionary<string, StoreTable> Known = new StoreTable[]
    {
        new("journal", TableKind.Chain, "事件"),
        new(Witness.Table, TableKind.Chain, "见证链"),
        new(Witness.Marks, TableKind.Chain, "各行的哈希"),
        new(Witness.Head, TableKind.Chain, "见证链末尾"),
        new(TableCatalog.Scripts, TableKind.Chain, "数据库脚本"),
        new("journal_head", TableKind.Witnessed, "事件链末尾"),
        new("journal_about", TableKind.Witnessed, "事件流所关于的事项"),
        new("number_series", TableKind.Witnessed, "编号"),
        new(PersonalData.Table, TableKind.Witnessed, "个人信息"),
        new(PersonalData.Index, TableKind.FromSealed, "个人信息检索索引"),
        new(FileStore.Table, TableKind.Witnessed, "文件"),
        new("file_use", TableKind.Witnessed, "文件归属"),
        new("erased", TableKind.Witnessed, "删除清单"),
        new(RestoreMark.Table, TableKind.Passing, "恢复备份的标记，只在恢复过程中存在"),
    }.Concat(StoredArea.All.SelectMany(area => area.Tables)).ToFrozenDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Columns of witnessed tables that are not witnessed: they change with every click, and nothing that lasts follows from them.</summary>
    public static FrozenDictionary<(string Table, string Column), string> PassingColumns { get; } = new Dictionary<(string, string), string>
    {
        [("session", "seen_at")] = "最近一次使用的时间",
    }.ToFrozenDictionary();

    /// <summary>What a table is held against.</summary>
    public static TableKind KindOf(string table) => Known.TryGetValue(table, out var known) ? known.Kind : TableKind.Witnessed;

    /// <summary>A table's name in Chinese; null where the table of tables lacks it.</summary>
    public static string? NameOf(string table) => Known.TryGetValue(table, out var known) ? known.Title : null;

    /// <summary>The tables of a database whose rows the witness chain carries.</summary>
    public static ImmutableArray<CatalogTable> Witnessed(DbConnection connection, DbTransaction? transaction) =>
        [.. TableCatalog.Of(connection, transaction, name => KindOf(name) == TableKind.Witnessed)
            .Select(table => table with { Columns = [.. table.Columns.Where(column => !PassingColumns.ContainsKey((table.Name, column.Name)))] })];
}
