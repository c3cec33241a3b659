using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>
/// 信函格式（GB/T 9704—2012，10.1）: the agency's name in red 30 mm below the page's edge, a double line of 170 mm 4 mm below it, another 20 mm above the page's
/// foot; the first page has no number.
/// </summary>
internal static class Letterhead
{
    private const string Red = "FF0000";
    private const decimal TwipsPerMillimetre = 56.6929m;

    // The line that the name stands in begins above its strokes.
    private const decimal HeadAt = 28.5m;
    private const decimal FootAt = 20;

    /// <summary>Puts it on the first page, in the place of what stands there; the name leaves the title, the number goes to the right below the line.</summary>
    public static void Put(WordprocessingDocument file, string agency)
    {
        var main = file.MainDocumentPart!;
        var section = main.Document!.Body!.Descendants<SectionProperties>().FirstOrDefault() ?? main.Document.Body.AppendChild(new SectionProperties());
        foreach (var former in section.ChildElements.Where(element =>
            element is HeaderReference { Type.Value: var head } && head == HeaderFooterValues.First
                || element is FooterReference { Type.Value: var foot } && foot == HeaderFooterValues.First || element is TitlePage).ToList()) former.Remove();
        var (head, foot) = (main.AddNewPart<HeaderPart>(), main.AddNewPart<FooterPart>());
        head.Header = new(Name(agency), Line(eighths: 6));
        foot.Footer = new(Line(eighths: 6), Line(eighths: 18));
        section.PrependChild(new FooterReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(foot) });
        section.PrependChild(new HeaderReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(head) });
        section.AddChild(new TitlePage());
        if (section.GetFirstChild<PageMargin>() is { } margin) (margin.Header, margin.Footer) = ((uint)Twips(HeadAt), (uint)Twips(FootAt));
        Arrange(main.Document.Body, agency);
    }

    private static void Arrange(Body body, string agency)
    {
        if (body.Elements<Paragraph>().FirstOrDefault(paragraph => StyleOf(paragraph) == LetterStyles.Title) is not { } title) return;
        if (LetterBlocks.TextOf(title).StartsWith(agency + "\n", StringComparison.Ordinal) && title.Descendants<Break>().FirstOrDefault() is { } line
            && title.Descendants<Text>().First() is { } name && name.Text == agency)
        {
            name.Remove();
            line.Remove();
        }
        // 标题与其上最后一个要素相距二行。
        title.ParagraphProperties!.SpacingBetweenLines = new()
        {
            Before = "1158",
            Line = "700",
            LineRule = LineSpacingRuleValues.Exact,
            After = DocxStyles.LinePitch,
        };
        if (title.NextSibling() is not Paragraph number || StyleOf(number) != LetterStyles.Number) return;
        number.Remove();
        title.InsertBeforeSelf(number);
        number.ParagraphProperties!.Justification = new() { Val = JustificationValues.Right };
        // 发文字号与红色双线的距离为3号汉字高度的7/8。
        number.ParagraphProperties.SpacingBetweenLines = new()
        {
            Before = "280",
            After = "0",
            Line = DocxStyles.LinePitch,
            LineRule = LineSpacingRuleValues.Exact,
        };
    }

    // As large as its line allows, and not larger than suits a short name; a long one in two.
    private static Paragraph Name(string agency)
    {
        var lines = TitleLines.Of(agency, most: 16);
        var size = Math.Min(44, 430 / lines.Max(line => Math.Max(1, line.Length)));
        var look = new RunProperties(
            DocxStyles.FontsOf(OfficialFonts.XiaoBiaoSong), new Color { Val = Red }, new Spacing { Val = 0 }, new FontSize { Val = Text(size * 2) },
            new FontSizeComplexScript { Val = Text(size * 2) });
        return new(Layout(line: size * 23, new BottomBorder { Val = BorderValues.Single, Color = Red, Size = 18, Space = 3 }),
            new Run([look, .. lines.SelectMany((line, i) => i == 0 ? (OpenXmlElement[])[new Text(line)] : [new Break(), new Text(line)])]));
    }

    private static Paragraph Line(uint eighths) =>
        new(Layout(line: 40, new BottomBorder { Val = BorderValues.Single, Color = Red, Size = eighths, Space = 0 }),
            new Run(new RunProperties(new FontSize { Val = "2" })));

    // 170 mm, in the middle of the page.
    private static ParagraphProperties Layout(int line, BottomBorder border) => new(
        new ParagraphBorders(border), new SnapToGrid { Val = false },
        new SpacingBetweenLines { Before = "0", After = "0", Line = Text(line), LineRule = LineSpacingRuleValues.Exact },
        new Indentation { Left = Text(-Twips(8)), Right = Text(-Twips(6)), FirstLine = "0" }, new Justification { Val = JustificationValues.Center });

    private static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static int Twips(decimal millimetres) => (int)(millimetres * TwipsPerMillimetre);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
