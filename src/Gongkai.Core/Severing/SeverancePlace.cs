using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongkai.Severing;

/// <summary>A place in a document, as people write it: 第3段, 图1, 图1 10,10,200,40 (pixels of that picture), 人员!C2:C10, 人员!C:C, 第2页,
/// 第2页 20,35,60,8 (millimetres from the upper left), 10,10,200,40 (pixels).</summary>
public abstract partial record SeverancePlace
{
    /// <summary>第几段: of the running text of a Word document, tables' paragraphs included, empty ones not counted.</summary>
    public sealed record Paragraph(int Number) : SeverancePlace
    {
        public override string ToString() => $"第{Number}段";
    }

    /// <summary>第几幅图 of a Word document or a workbook.</summary>
    public sealed record Picture(int Number) : SeverancePlace
    {
        public override string ToString() => $"图{Number}";
    }

    /// <summary>A rectangle of a picture within a Word document or a workbook, in pixels from the upper left corner of what is shown of it.</summary>
    public sealed record PictureArea(int Number, decimal Left, decimal Top, decimal Width, decimal Height) : SeverancePlace
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"图{Number} {Left},{Top},{Width},{Height}");
    }

    /// <summary>Cells of a sheet; a whole column reaches from row 1 to the last.</summary>
    public sealed record Cells(string Sheet, int Left, int Top, int Right, int Bottom) : SeverancePlace
    {
        /// <summary>Whether a cell lies in it; both count from 1.</summary>
        public bool Holds(int column, int row) => column >= Left && column <= Right && row >= Top && row <= Bottom;

        public override string ToString() => Bottom == int.MaxValue ? $"{Sheet}!{Letters(Left)}:{Letters(Right)}"
            : (Left, Top) == (Right, Bottom) ? $"{Sheet}!{Letters(Left)}{Top}" : $"{Sheet}!{Letters(Left)}{Top}:{Letters(Right)}{Bottom}";
    }

    /// <summary>A whole page of a PDF.</summary>
    public sealed record Page(int Number) : SeverancePlace
    {
        public override string ToString() => $"第{Number}页";
    }

    /// <summary>A rectangle: on a page of a PDF in millimetres from its upper left corner, in a picture (page 0) in pixels.</summary>
    public sealed record Area(int OnPage, decimal Left, decimal Top, decimal Width, decimal Height) : SeverancePlace
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(OnPage > 0 ? $"第{OnPage}页 " : "")}{Left},{Top},{Width},{Height}");
    }

    /// <summary>The place that was written; null when it is none.</summary>
    public static SeverancePlace? Parse(string written)
    {
        var text = written.Trim().Replace('，', ',').Replace('：', ':').Replace('！', '!');
        if (Counted().Match(text) is { Success: true } counted && Count(counted.Groups["n"].Value) is > 0 and var number)
            return counted.Groups["unit"].Value switch { "段" => new Paragraph(number), "页" => new Page(number), _ => null };
        if (Pictured().Match(text) is { Success: true } pictured && Count(pictured.Groups["n"].Value) is > 0 and var picture)
            return !pictured.Groups["area"].Success ? new Picture(picture)
                : Parse(pictured.Groups["area"].Value) is Area { OnPage: 0 } part
                    ? new PictureArea(picture, part.Left, part.Top, part.Width, part.Height) : null;
        if (Rectangle().Match(text) is { Success: true } area)
        {
            var page = area.Groups["n"].Success ? Count(area.Groups["n"].Value) : 0;
            var sides = Array.ConvertAll((string[])["x", "y", "w", "h"], side => decimal.Parse(area.Groups[side].Value, CultureInfo.InvariantCulture));
            return (area.Groups["n"].Success && page == 0) || sides[2] <= 0 || sides[3] <= 0 ? null : new Area(page, sides[0], sides[1], sides[2], sides[3]);
        }
        return Range().Match(text) is { Success: true } range ? CellsOf(range) : null;
    }

    public abstract override string ToString();

    private static Cells? CellsOf(Match range)
    {
        string Of(string group, string otherwise) => range.Groups[group].Success ? range.Groups[group].Value : otherwise;
        var (first, last) = (Column(Of("c1", "")), Column(Of("c2", Of("c1", ""))));
        var top = range.Groups["r1"].Success ? Count(range.Groups["r1"].Value) : 1;
        var bottom = range.Groups["r2"].Success ? Count(range.Groups["r2"].Value) : range.Groups["r1"].Success ? top : int.MaxValue;
        // A1:B names no cells.
        if (range.Groups["c2"].Success && range.Groups["r1"].Success != range.Groups["r2"].Success) return null;
        return top < 1 || bottom < 1 ? null
            : new(range.Groups["sheet"].Value.Trim('\''), Math.Min(first, last), Math.Min(top, bottom), Math.Max(first, last), Math.Max(top, bottom));
    }

    private static int Count(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int Column(string letters) => letters.ToUpperInvariant().Aggregate(0, (column, letter) => column * 26 + letter - 'A' + 1);

    private static string Letters(int column) => column == 0 ? "" : Letters((column - 1) / 26) + (char)('A' + (column - 1) % 26);

    [GeneratedRegex(@"^第?\s*(?<n>\d{1,6})\s*(?<unit>段|页)$")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(图\s*(?<n>\d{1,6})|第\s*(?<n>\d{1,6})\s*幅图)(\s+(?<area>[\d.,\s]+))?$")]
    private static partial Regex Pictured();

    [GeneratedRegex(
        @"^(第?\s*(?<n>\d{1,6})\s*页\s*)?(?<x>\d{1,6}(\.\d{1,3})?)\s*,\s*(?<y>\d{1,6}(\.\d{1,3})?)\s*,\s*(?<w>\d{1,6}(\.\d{1,3})?)\s*,"
            + @"\s*(?<h>\d{1,6}(\.\d{1,3})?)$")]
    private static partial Regex Rectangle();

    [GeneratedRegex(@"^(?<sheet>[^!]+)!\$?(?<c1>[A-Za-z]{1,3})\$?(?<r1>\d{1,7})?(:\$?(?<c2>[A-Za-z]{1,3})\$?(?<r2>\d{1,7})?)?$")]
    private static partial Regex Range();
}
