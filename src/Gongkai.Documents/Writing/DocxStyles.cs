using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Writing;

/// <summary>The paragraph and table styles of an official document: fonts, sizes in half points, spacing in twentieths of a point.</summary>
internal static class DocxStyles
{
    public const string AfterTable = "AfterTable";
    public const string Table = "FormTable";
    public const string Cell = "FormCell";
    public const string RowLabel = "FormRowLabel";
    public const string FooterOdd = "FooterOdd";
    public const string FooterEven = "FooterEven";

    /// <summary>22 lines in 225 mm, in twentieths of a point.</summary>
    public const string LinePitch = "579";

    // 28 characters of 3 号 in 156 mm: each a quarter of a point closer. A grid of characters would say the same, but LibreOffice then sets 23 of them.
    private const int Closer = -5;

    public static string Of(PrintedPart part) => part.Role switch
    {
        TextRole.Title => "Title",
        TextRole.SectionTitle => "Heading1",
        TextRole.Heading => part.Depth switch { 1 => "Heading2", 2 => "Heading3", _ => "Heading4" },
        TextRole.SignOff => "SignOff",
        TextRole.Body => "BodyText",
    };

    public static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                FontsOf(OfficialFonts.FangSong),
                new FontSize { Val = "32" }, new FontSizeComplexScript { Val = "32" },
                new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "0", After = "0" }))),
        Paragraph("Normal", "Normal", null, Lines(), OfficialFonts.FangSong, "32", isDefault: true),
        Paragraph("Title", "Title", 9, [Exactly("700", after: "560"), new Justification { Val = JustificationValues.Center }],
            OfficialFonts.XiaoBiaoSong, "44"),
        Paragraph("BodyText", "Body Text", null, [Exactly(), Indent(), new Justification { Val = JustificationValues.Both }], OfficialFonts.FangSong, "32"),
        Paragraph("Heading1", "heading 1", 0, [new KeepNext(), Exactly(), Indent()], OfficialFonts.Hei, "32"),
        Paragraph("Heading2", "heading 2", 1, [new KeepNext(), Exactly(), Indent()], OfficialFonts.Kai, "32"),
        Paragraph("Heading3", "heading 3", 2, [new KeepNext(), Exactly(), Indent()], OfficialFonts.FangSong, "32"),
        Paragraph("Heading4", "heading 4", 3, [new KeepNext(), Exactly(), Indent()], OfficialFonts.FangSong, "32"),
        Paragraph("SignOff", "Signature", null,
            [new KeepLines(), Exactly(), new Indentation { Right = "1280", RightChars = 400 },
                new Justification { Val = JustificationValues.Right }], OfficialFonts.FangSong, "32"),
        Paragraph(AfterTable, "After Table", null, [Exactly("280")], OfficialFonts.FangSong, "21"),
        Paragraph(Cell, "Form Cell", null,
            [new SpacingBetweenLines { Before = "20", After = "20", Line = "240", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = JustificationValues.Center }], OfficialFonts.Song, "21"),
        Paragraph(RowLabel, "Form Row Label", null,
            [new SpacingBetweenLines { Before = "20", After = "20", Line = "240", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = JustificationValues.Left }], OfficialFonts.Song, "21"),
        Paragraph(FooterOdd, "Footer Odd", null, [new Indentation { Right = "280", RightChars = 100 }, new Justification { Val = JustificationValues.Right }],
            OfficialFonts.Song, "28"),
        Paragraph(FooterEven, "Footer Even", null, [new Indentation { Left = "280", LeftChars = 100 }, new Justification { Val = JustificationValues.Left }],
            OfficialFonts.Song, "28"),
        TableStyle());

    private static OpenXmlElement[] Lines() => [Exactly()];

    private static SpacingBetweenLines Exactly(string line = LinePitch, string after = "0") =>
        new() { Line = line, LineRule = LineSpacingRuleValues.Exact, After = after };

    /// <summary>One typeface for all characters of a text, digits too.</summary>
    public static RunFonts FontsOf(string font) => new() { Ascii = font, HighAnsi = font, EastAsia = font, ComplexScript = font };

    /// <summary>Typeface and size; 3 号 at 28 characters to the line.</summary>
    public static StyleRunProperties RunOf(string? font, string size)
    {
        var look = new StyleRunProperties();
        if (font is not null) look.Append(FontsOf(font));
        look.Append(new Spacing { Val = size == "32" ? Closer : 0 }, new FontSize { Val = size }, new FontSizeComplexScript { Val = size });
        return look;
    }

    private static Indentation Indent() => new() { FirstLine = "640", FirstLineChars = 200 };

    private static Style Paragraph(string id, string name, int? outline, OpenXmlElement[] layout, string font, string size, bool isDefault = false)
    {
        var properties = new StyleParagraphProperties();
        // Official layouts count the lines themselves.
        foreach (var element in layout)
        {
            if (element is SpacingBetweenLines)
                properties.Append(new AutoSpaceDE { Val = false }, new AutoSpaceDN { Val = false }, new SnapToGrid { Val = false });
            properties.Append(element);
        }
        if (outline is { } level && id != "Title") properties.Append(new OutlineLevel { Val = level });
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null, CustomStyle = IsOwn(id) ? true : null };
        style.Append(new StyleName { Val = name });
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" });
        style.Append(new PrimaryStyle(), properties, RunOf(font, size));
        return style;
    }

    private static bool IsOwn(string id) => id is AfterTable or Cell or RowLabel or FooterOdd or FooterEven;

    private static Style TableStyle() => new(
            new StyleName { Val = "Form Table" },
            new StyleTableProperties(
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 6, Color = "000000" },
                    new LeftBorder { Val = BorderValues.Single, Size = 6, Color = "000000" },
                    new BottomBorder { Val = BorderValues.Single, Size = 6, Color = "000000" },
                    new RightBorder { Val = BorderValues.Single, Size = 6, Color = "000000" },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "000000" },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = "000000" }),
                new TableCellMarginDefault(
                    new TopMargin { Width = "20", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 40, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "20", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 40, Type = TableWidthValues.Dxa })))
    { Type = StyleValues.Table, StyleId = Table, CustomStyle = true };
}
