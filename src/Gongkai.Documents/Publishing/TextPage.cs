using System.Collections.Immutable;
using System.Text;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Publishing;

/// <summary>A published text as one page of HTML with its pictures in it, to keep and to print.</summary>
internal static class TextPage
{
    public static string Of(OfficialFile item, Func<string, ReadOnlyMemory<byte>?> picture)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>").Append(TextHtml.Encode(item.Title)).Append("</title>\n<style>\n")
            .Append(Style).Append("</style>\n</head>\n<body>\n<main>\n");
        if (item.Head is not null) html.Append("<p class=\"head\">").Append(TextHtml.Encode(item.Head)).Append("</p>\n");
        if (item.Number is not null)
            html.Append(item.Head is null ? "<p class=\"number\">" : "<p class=\"number lined\">").Append(TextHtml.Encode(item.Number)).Append("</p>\n");
        html.Append("<h1>").Append(HtmlWriter.Title(item.Title)).Append("</h1>\n");
        if (!item.Particulars.IsEmpty)
            html.Append("<p class=\"particulars\">")
                .AppendJoin("　", item.Particulars.Select(one => TextHtml.Encode($"{one.Label}：{one.Value}"))).Append("</p>\n");
        html.Append(TextHtml.Of(Addressed(item.Whole(), item, picture)));
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    // Pictures stand in the page; what leads to the platform leads back to it.
    private static ImmutableArray<TextBlock> Addressed(ImmutableArray<TextBlock> blocks, OfficialFile item, Func<string, ReadOnlyMemory<byte>?> picture) =>
    [
        .. blocks.Select(block => block switch
        {
            TextParagraph paragraph => paragraph with { Runs = Runs(paragraph.Runs, item, picture) },
            TextList list => list with { Items = [.. list.Items.Select(inner => Addressed(inner, item, picture))] },
            TextQuote quote => new TextQuote(Addressed(quote.Blocks, item, picture)),
            TextTable table => new TextTable(Runs(table.Caption, item, picture),
                [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => cell with { Blocks = Addressed(cell.Blocks, item,
                    picture) })] })]),
            _ => block,
        }),
    ];

    private static ImmutableArray<TextRun> Runs(ImmutableArray<TextRun> runs, OfficialFile item, Func<string, ReadOnlyMemory<byte>?> picture) =>
    [
        .. runs.Select(run => run with
        {
            Link = run.Link switch
            {
                null => null,
                ['/', ..] => item.Site is { } site ? new Uri(site, run.Link).AbsoluteUri : null,
                var link => link.StartsWith(TextPolicy.FilePrefix, StringComparison.Ordinal) ? null : link,
            },
            Text = run.Image is { } lost && Data(lost, picture) is null ? $"〔图片：{lost.Alternative}〕" : run.Text,
            Image = run.Image is { } image && Data(image, picture) is { } data ? image with { Source = data } : null,
        }),
    ];

    private static string? Data(TextImage image, Func<string, ReadOnlyMemory<byte>?> picture) =>
        image.Source.StartsWith(TextPolicy.FilePrefix, StringComparison.Ordinal) && picture(image.Source[TextPolicy.FilePrefix.Length..]) is { } content
        && PictureFile.KindOf(content.Span).MediaType is { } media ? $"data:{media};base64,{Convert.ToBase64String(content.Span)}" : null;

    private const string Style = $$"""
        {{HtmlWriter.PageRules}}
        main { max-width: 156mm; margin: 0 auto; padding: 12mm 4mm; }
        .head { margin: 10mm 0 20mm; color: #c00; font: 40pt/1.2 "方正小标宋简体", "宋体", SimSun, "Noto Serif CJK SC", serif; text-align: center; text-indent: 0; }
        .number { text-align: center; text-indent: 0; }
        .lined { padding-bottom: 4mm; border-bottom: 1.5pt solid #c00; margin-bottom: 20mm; }
        h1 { margin: 0 0 28.95pt; font: 22pt/35pt "方正小标宋简体", "宋体", SimSun, "Noto Serif CJK SC", serif; text-align: center; }
        h1 .line { display: inline-block; max-width: 100%; }
        .particulars { font-size: 12pt; text-align: center; text-indent: 0; margin-bottom: 14pt; }
        h2, h3, h4, h5, h6 { margin: 0; font-size: 16pt; line-height: 28.95pt; font-weight: normal; text-indent: 2em; break-after: avoid; }
        h2 { font-family: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; }
        h3 { font-family: "楷体_GB2312", "楷体", KaiTi, STKaiti, "Noto Serif CJK SC", serif; }
        p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; orphans: 2; widows: 2; }
        .{{TextHtml.Centre}} { text-align: center; text-indent: 0; }
        .{{TextHtml.Right}} { text-align: right; text-indent: 0; padding-right: 4em; break-before: avoid; }
        .{{TextHtml.Flush}} { text-indent: 0; }
        img { max-width: 100%; height: auto; }
        table { width: 100%; margin: 7pt 0 14pt; border-collapse: collapse; font: 12pt/18pt "宋体", SimSun, "Noto Serif CJK SC", serif; letter-spacing: 0; }
        caption { margin-bottom: 4pt; }
        th, td { border: .5pt solid #000; padding: 2pt 3pt; font-weight: normal; overflow-wrap: anywhere; }
        th { text-align: center; }
        td p, th p, li p { text-indent: 0; }
        @media print { main { max-width: none; padding: 0; } }

        """;
}
