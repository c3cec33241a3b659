using System.Collections.Immutable;
using System.IO.Compression;
using Gongkai.Documents;
using Gongkai.Documents.Publishing;
using static Gongkai.Tests.Formats.WordFile;

namespace Gongkai.Tests.Publishing;

/// <summary>Lists of items as offices keep them, with files beside them.</summary>
public sealed class ItemListTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void Rows_become_items_with_their_own_dates_their_text_and_their_files()
    {
        var batch = Read(
            """
            云川市商务局历年文件
            序号|标 题|文号|发布时间|发文日期|所属栏目|索引号|时效性|正文文件|附件
            1|关于甲的通知|云商发[2021]3号|2021/3/5|2021-03-01|通知公告|00299/2021-1|有效|甲.docx|表一.pdf；表二.pdf
            2|关于乙的公告||20200102||通知公告|||乙.docx|
            """,
            ("文件/甲.docx", Of(P("关于甲的通知", "<w:jc w:val=\"center\"/>") + P("正文甲。"))), ("文件/乙.docx", Of(P("正文乙。"))),
            ("文件/表一.pdf", "%PDF-1.7 1"u8.ToArray()), ("附/表二.pdf", "%PDF-1.7 2"u8.ToArray()));

        Assert.Empty(batch.Findings);
        var first = batch.Items[0];
        Assert.Equal(
            [
                (ParticularKind.Title, "关于甲的通知"), (ParticularKind.Number, "云商发〔2021〕3号"), (ParticularKind.PublishedOn, "2021-03-05"),
                (ParticularKind.FormedOn, "2021-03-01"), (ParticularKind.Column, "通知公告"), (ParticularKind.IndexNumber, "00299/2021-1"),
                    (ParticularKind.Validity, "有效"),
            ],
            first.Particulars.Select(one => (one.Kind, one.Value)));
        Assert.Equal(("第 3 行", "<p>正文甲。</p>\n", 2), (first.Origin, first.Html, first.Attachments.Length));
        Assert.Equal(["表一.pdf", "表二.pdf"], first.Files.Select(file => file.Title));
        Assert.Empty(first.Findings.Where(finding => finding.Code != "RD17"));
        Assert.Equal("2020-01-02", batch.Items[1][ParticularKind.PublishedOn]!.Value);
        Assert.Null(batch.Items[1][ParticularKind.FormedOn]);
    }

    [Fact]
    public void Doubts_stand_beside_the_row()
    {
        var batch = Read("""
            标题|发布日期|正文|附件|备用栏
            关于甲的通知|2021年2月30日|甲。|缺.pdf|x
            关于乙的通知|去年春天|乙。||
            |2021-01-01|丙。||
            关于丁的通知|2027-01-01|||
            关于甲的通知|2021年2月30日|甲。||
            """);

        Assert.Equal(["unknown-heading"], batch.Findings.Select(finding => finding.Variant));
        Assert.Equal(
            [
                "bad-date missing-file no-published", "value no-published", "title", "late-date no-published no-text", "bad-date no-published twice",
            ],
            batch.Items.Select(item => string.Join(' ', item.Findings.Select(finding => finding.Variant))));
        Assert.Equal("<p>甲。</p>\n", batch.Items[0].Html);
    }

    [Fact]
    public void Fields_of_kinds_come_by_their_labels_from_every_sheet_and_an_unknown_heading_is_told_with_the_nearest()
    {
        var batch = ItemList.Read(
        [
            Sheet("说明", "请逐行填写"),
            Sheet("权责清单事项", """
                事项名称|事项类型|法律依据|责任事项|追责情形和依据|实施机构|成文日期
                示例：甲的许可|行政许可|||||
                对甲的处罚|行政处罚|第十条|立案|依法追责|执法科|2026-01-05
                """),
            Sheet("预算", """
                标题|种类|总额（万元）|三公经费|批复日期
                2026年部门预算|财政预决算|1200.5|8万元|2026/1/20
                """),
        ], null, TextPolicy.Default, Today);

        Assert.Equal(["near-heading: 法律依据 设定依据"], batch.Findings.Select(finding =>
            $"{finding.Variant}: {string.Join(' ', finding.Values.Select(value => value.Value))}"));
        Assert.Equal(["“权责清单事项”第 3 行", "“预算”第 2 行"], batch.Items.Select(item => item.Origin));
        Assert.Equal(["权责清单事项", "财政预决算"], batch.Items.Select(item => item[ParticularKind.Kind]!.Value));
        Assert.Equal("对甲的处罚", batch.Items[0][ParticularKind.Title]!.Value);
        Assert.Equal(["B3 事项类型 行政处罚", "D3 责任事项 立案", "E3 追责情形和依据 依法追责", "F3 实施机构 执法科"],
            batch.Items[0].Cells.Select(cell => $"{cell.At} {cell.Heading} {cell.Value}"));
        Assert.Equal(["总额（万元）", "三公经费", "批复日期"], batch.Items[1].Cells.Select(cell => cell.Heading));
        // Broken off and gone on with, nothing is left out and nothing comes twice.
        var first = ItemList.Read([Sheet("甲", "标题\n一\n二"), Sheet("乙", "标题\n三")], null, TextPolicy.Default, Today, mostBytes: -1);
        Assert.Equal(1, first.Next);
    }

    private static Documents.Formats.WorkbookSheet Sheet(string name, string rows) =>
        new(name, [.. rows.ReplaceLineEndings("\n").Split('\n').Select(row => row.Split('|').ToImmutableArray())]);

    [Fact]
    public void A_list_without_titles_is_no_list() =>
        Assert.Equal("missing-heading", Assert.Single(Read("文号|日期\n1|2").Findings).Variant);

    private static ImportBatch Read(string rows, params (string Path, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in files)
            {
                using var member = zip.CreateEntry(path).Open();
                member.Write(content);
            }
        using var set = FileSet.OfZip(stream.ToArray(), ReadingLimits.Default);
        ImmutableArray<ImmutableArray<string>> cells = [.. rows.ReplaceLineEndings("\n").Split('\n').Select(row => row.Split('|').ToImmutableArray())];
        return ItemList.Read([new("", cells)], set, TextPolicy.Default, Today);
    }
}
