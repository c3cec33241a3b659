using System.Collections.Immutable;
using Gongkai.Reading;
using Gongkai.Text;

namespace Gongkai.Features.Casework;

/// <summary>A line of a sheet under its headings.</summary>
/// <param name="Row">Its number in the sheet, from 1.</param>
/// <param name="Cell">What stands under a heading; empty where there is nothing.</param>
public sealed record ImportSheetLine(int Row, Func<string, string> Cell);

/// <summary>The sheet that somebody sent: where its headings are, and the lines below that are cases.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Fault">In Chinese, why it cannot be read at all.</param>
public sealed record ImportSheet(ImmutableArray<ImportSheetLine> Lines, string? Fault)
{
    private const int HeadingsWithin = 10;

    private static readonly ImmutableArray<string> Needed = ["编号", "申请渠道", "到达日期", "申请人类别", "申请人", "申请内容"];

    /// <summary>Reads a workbook or a text with separators, whatever its name says it is.</summary>
    public static async Task<ImportSheet> ReadAsync(UntrustedFiles files, ReadOnlyMemory<byte> content,
        CancellationToken ct) => Of(await files.RowsAsync(content, CaseImport.Most + HeadingsWithin, ct));

    /// <summary>Finds the headings among the rows; null where there are none to be had.</summary>
    public static ImportSheet Of(ImmutableArray<ImmutableArray<string>>? read)
    {
        if (read is not { } rows)
            return Bad($"读不出这个文件：不是 Excel 表格（xlsx、xls）或者 CSV，或者设了密码，或者超过 {CaseImport.Most} 行。请下载模板，把内容填在模板里");
        // A title may stand above the headings.
        var at = rows.Take(HeadingsWithin).ToList().FindIndex(row => row.Count(cell => Needed.Contains(Heading(cell))) >= 2);
        if (at < 0) return Bad("没有找到表头：前十行里应有一行写着“编号”“申请渠道”“到达日期”等列名。请下载模板，把内容填在模板里");
        var headings = rows[at].Select(Heading).ToImmutableArray();
        var missing = Needed.Where(needed => !headings.Contains(needed)).ToList();
        if (missing.Count > 0) return Bad($"缺少这些列：{string.Join("、", missing)}。请对照模板补上");
        return new([.. from row in rows.Select((cells, i) => (Cells: cells, Number: i + 1)).Skip(at + 1)
                       where !row.Cells.All(string.IsNullOrWhiteSpace)
                           && !row.Cells.Any(cell => cell.StartsWith(ImportColumns.Explanation, StringComparison.Ordinal))
                       select new ImportSheetLine(row.Number,
                           heading => headings.IndexOf(heading) is >= 0 and var column && column < row.Cells.Length
                               ? VisibleText.Of(row.Cells[column]).Trim() : "")], null);
    }

    private static string Heading(string cell) => ChineseText.Key(cell).Replace("必填", "", StringComparison.Ordinal).Replace("选填", "", StringComparison.Ordinal);

    private static ImportSheet Bad(string fault) => new([], fault);
}
