using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>The figures of a table of the agency's own.</summary>
internal static class OwnFigures
{
    /// <summary>How messages name the table: by the words of its head.</summary>
    public static string HeadOf(OwnTable table) =>
        string.Join('、', table.Rows[0].Where(word => word.Length > 0).Distinct().Take(4));

    /// <summary>How many rows of words stand over its figures.</summary>
    public static int HeadRows(OwnTable table) =>
        table.Rows.TakeWhile(row => !row.Any(CellText.LooksLikeValue)).Count();

    /// <summary>The whole number in a place; null where there is none for certain.</summary>
    public static long? Number(OwnTable table, int row, int column) =>
        CellText.Read(table.Rows[row][column], CellType.Count, null, null) is Count count ? count.Value : null;

    /// <summary>The words before the figures of a row.</summary>
    public static string LabelOf(ImmutableArray<string> row) =>
        row.TakeWhile(word => !CellText.LooksLikeValue(word)).LastOrDefault(word => word.Any(ChineseText.IsHan)) ?? "";

    /// <summary>The words over a column, from above.</summary>
    public static string ColumnOf(OwnTable table, int column) =>
        string.Concat(table.Rows.Take(HeadRows(table)).Select(row => row[column]).Distinct());

    /// <summary>Whether the words name a sum of what stands beside them.</summary>
    public static bool IsTotal(string words) => ChineseText.Key(words) is "合计" or "总计" or "共计" or "总数";
}
