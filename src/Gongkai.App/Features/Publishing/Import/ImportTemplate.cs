using Gongkai.Documents.Publishing;
using Gongkai.Documents.Writing;

namespace Gongkai.Features.Publishing;

/// <summary>The workbook of items that is downloaded to be filled in: headings, and a line that explains each.</summary>
internal static class ImportTemplate
{
    private static readonly Dictionary<string, (double Width, string Explained)> Columns = new()
    {
        ["标题"] = (36, "必填"),
        ["种类"] = (16, "如 通知公告、行政规范性文件；不填的，按导入时的选择"),
        ["栏目"] = (18, "本机关的栏目名称；不填的，按导入时的选择"),
        ["文号"] = (20, "如 云商发〔2021〕3号"),
        ["成文日期"] = (12, "如 2021-03-01；不填的，按导入时的选择"),
        ["发布日期"] = (12, "在原网站公开的日期；查不到的不填，按“不详”记"),
        ["索引号"] = (20, "原来的索引号，公开以后仍用这个号"),
        ["网址"] = (30, "原来的网址"),
        ["正文"] = (40, "直接写正文，或者写正文文件的名称"),
        ["正文文件"] = (20, "压缩包里的文件名，如 甲.docx"),
        ["附件"] = (24, "压缩包里的文件名，几个的用分号隔开"),
        ["有效性"] = (10, "有效、已修改、废止、失效"),
        ["施行日期"] = (12, "规范性文件填写"),
        ["有效期至"] = (12, "规定了有效期的填写"),
        ["发布机构"] = (18, "不是本机关的填写，作为信息来源"),
    };

    public static byte[] Write()
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, "信息", [.. ItemList.Headings.Select(name => new TableColumn(name, Of(name).Width))],
            [[.. ItemList.Headings.Select((name, i) => (i == 0 ? ItemList.Explanation : "") + Of(name).Explained)]]);
        return stream.ToArray();
    }

    private static (double Width, string Explained) Of(string name) => Columns.GetValueOrDefault(name, (16, "选填"));
}
