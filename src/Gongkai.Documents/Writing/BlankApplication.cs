using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Casework;
using Gongkai.Documents.Formats;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Writing;

/// <summary>A line of the blank form.</summary>
/// <param name="Part">The part of the form it stands in; lines of one part stand together.</param>
/// <param name="Label">What is to be filled in.</param>
/// <param name="Offered">What there is to tick; empty where it is written freely.</param>
/// <param name="IsTall">Whether much is written there.</param>
public sealed record BlankLine(string Part, string Label, string Offered = "", bool IsTall = false);

/// <summary>政府信息公开申请表, blank, with whom it goes to: what article 29 lets an agency ask for, in the words of the form on line.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Notes">How it is handed in, and what an applicant must know.</param>
public sealed record BlankApplication(string Agency, ImmutableArray<string> Notes)
{
    private static readonly int[] Widths = [1250, 2350, 5240];

    /// <summary>Its title.</summary>
    public string Title => $"{Agency}政府信息公开申请表";

    /// <summary>Its lines, in order.</summary>
    public static ImmutableArray<BlankLine> Lines { get; } =
    [
        new("公民", "姓名"), new("公民", "证件种类"), new("公民", "证件号码"),
        new("法人或者其他组织", "名称"),
        new("法人或者其他组织", "类别", Ticks(ApplicantCategories.All.Where(one => one != ApplicantCategory.NaturalPerson).Select(value => value.Name()))),
        new("法人或者其他组织", "统一社会信用代码"), new("法人或者其他组织", "法定代表人或者负责人"), new("法人或者其他组织", "联系人"),
        new("联系方式", "联系电话"), new("联系方式", "电子邮箱"), new("联系方式", "传真"), new("联系方式", "送达地址、邮政编码"),
        new("所需政府信息", "内容（名称、文号或者便于查询的其他特征）", IsTall: true),
        new("所需政府信息", "提供信息的形式", Ticks(Enum.GetValues<FormWish>().Select(wish => wish.Name()))),
        new("所需政府信息", "获取信息的方式", Ticks(Enum.GetValues<DeliveryWish>().Select(wish => wish.Name()))),
        new("所需政府信息", "同意电子送达", Ticks(["同意", "不同意"])),
        new("代理人", "姓名、证件种类和号码、电话"),
        new("附件", "随表提交", Ticks(["身份证明", "授权委托书", "其他材料"])),
        new("签名", "申请人签名或者盖章，日期"),
    ];

    /// <summary>The form within a page.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<div class=\"blank\"><table><tbody>");
        foreach (var part in Parts)
            foreach (var (line, i) in part.Select((line, i) => (line, i)))
            {
                html.Append(line.IsTall ? "<tr class=\"tall\">" : "<tr>");
                if (i == 0) html.Append(CultureInfo.InvariantCulture, $"<th class=\"part\" scope=\"rowgroup\" rowspan=\"{part.Length}\">{part[0].Part}</th>");
                html.Append(CultureInfo.InvariantCulture, $"<th class=\"what\" scope=\"row\">{line.Label}</th><td>{Unbroken(line.Offered)}</td></tr>");
            }
        html.Append("</tbody></table>");
        foreach (var note in Notes) html.Append(CultureInfo.InvariantCulture, $"<p class=\"prose\">{WebUtility.HtmlEncode(note)}</p>");
        return html.Append("</div>").ToString();
    }

    /// <summary>The form as a Word document.</summary>
    public byte[] ToDocx()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Styles();
            main.AddNewPart<DocumentSettingsPart>().Settings = DocxWriter.Settings();
            var body = new Body(ParagraphOf(Title, "Title", size: "36"), TableOf(),
                new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.AfterTable })));
            foreach (var note in Notes) body.Append(ParagraphOf(note, DocxStyles.RowLabel));
            body.Append(DocxWriter.Page(main));
            main.Document = new W.Document(body);
            file.PackageProperties.Title = Title;
            file.PackageProperties.Creator = Agency;
            file.PackageProperties.Language = "zh-CN";
        }
        return stream.ToArray();
    }

    /// <summary>Whether this machine can print it as PDF.</summary>
    public static bool CanPrint => LibreOffice.IsInstalled || PdfPrinter.IsAvailable;

    /// <summary>The form as PDF.</summary>
    /// <exception cref="PdfPrinterException">No program that prints PDF is installed, or it failed.</exception>
    public byte[] ToPdf()
    {
        if (!LibreOffice.IsInstalled) return PdfPrinter.PrintPage(Page());
        try
        {
            return LibreOffice.Convert(ToDocx(), new(SourceFormat.Docx, "DOCX", ".docx"), "pdf", ReadingLimits.Default);
        }
        catch (FileRefusedException refused)
        {
            throw new PdfPrinterException(refused.Finding.Code == "RD10" ? PdfFailure.TimedOut : PdfFailure.Failed, "LibreOffice");
        }
    }

    private static IEnumerable<BlankLine[]> Parts => Lines.GroupBy(line => line.Part).Select(part => part.ToArray());

    private static string Ticks(IEnumerable<string> words) => string.Join("　", words.Select(word => $"□{word}"));

    // A box stays with its word.
    private static string Unbroken(string offered) =>
        string.Join("　", offered.Split('　').Select(word => word.Length == 0 ? "" : $"<span class=\"nowrap\">{word}</span>"));

    private string Page() => $$"""
        <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{WebUtility.HtmlEncode(Title)}}</title><style>
        @page { size: A4; margin: 18mm; } body { font: 11pt/1.5 serif; } h1 { font-size: 18pt; text-align: center; } table { border-collapse: collapse; width: 100%; table-layout: fixed; }
        th, td { border: 1px solid #000; padding: 4pt 6pt; font-weight: 400; text-align: left; } .part { width: 15%; text-align: center; } .what { width: 26%; } .nowrap { white-space: nowrap; } .tall td { height: 55mm; } tr { break-inside: avoid; }
        </style></head><body><h1>{{WebUtility.HtmlEncode(Title)}}</h1>{{ToHtml()}}</body></html>
        """;

    private static W.Table TableOf()
    {
        var table = new W.Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.Table },
                new TableWidth { Width = Widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(Widths.Select(width => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })));
        foreach (var part in Parts)
            foreach (var (line, i) in part.Select((line, i) => (line, i)))
                table.Append(new TableRow(
                    new TableRowProperties(new CantSplit(), new TableRowHeight { Val = line.IsTall ? 2400u : 420u, HeightType = HeightRuleValues.AtLeast }),
                    CellOf(0, i == 0 ? part[0].Part : "", part.Length == 1 ? null : i == 0 ? MergedCellValues.Restart : MergedCellValues.Continue),
                    CellOf(1, line.Label, null), CellOf(2, line.Offered, null)));
        return table;
    }

    private static W.TableCell CellOf(int column, string text, MergedCellValues? merged)
    {
        var properties =
            new TableCellProperties(new TableCellWidth { Width = Widths[column].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (merged is { } how) properties.Append(new VerticalMerge { Val = how });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new(properties, ParagraphOf(text, column == 0 ? DocxStyles.Cell : DocxStyles.RowLabel));
    }

    private static W.Paragraph ParagraphOf(string text, string style, string? size = null)
    {
        var run = new Run();
        if (size is not null) run.Append(new RunProperties(new FontSize { Val = size }, new FontSizeComplexScript { Val = size }));
        run.Append(new W.Text(DocxWriter.Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
        var paragraph = new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0) paragraph.Append(run);
        return paragraph;
    }
}
