using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>The paragraph styles that letters have beyond those of every official document (after GB/T 9704—2012).</summary>
internal static class LetterStyles
{
    public const string Title = "Title";
    public const string Body = "BodyText";
    public const string Heading = "Heading1";
    public const string SignOff = "SignOff";
    public const string Number = "LetterNumber";
    public const string Addressee = "LetterAddressee";
    public const string Appendix = "LetterAppendix";
    public const string Centre = "LetterCentre";
    public const string Seal = "LetterSeal";
    public const string Note = "LetterNote";
    public const string Cell = "LetterCell";
    public const string Label = "LetterLabel";
    public const string Head = "LetterHead";

    public static Styles Styles()
    {
        var styles = DocxStyles.Styles();
        styles.Append(
            Style(Number, "Letter Number", DocxStyles.LinePitch, 579, null, JustificationValues.Center),
            Style(Addressee, "Letter Addressee", DocxStyles.LinePitch, 0, null, JustificationValues.Left),
            // “附件”二字用3号黑体字顶格编排在版心左上角第一行，附件标题编排在第三行。
            Style(Appendix, "Letter Appendix", DocxStyles.LinePitch, 579, null, JustificationValues.Left, font: OfficialFonts.Hei),
            Style(Centre, "Letter Centre", null, 120, null, JustificationValues.Center),
            // 署名在成文日期之上，留出盖章的位置。
            Style(Seal, "Letter Seal", DocxStyles.LinePitch, 0, new Indentation { Right = "1280", RightChars = 400 }, JustificationValues.Right, before: 1160),
            Style(Note, "Letter Note", "440", 0, new Indentation { FirstLine = "480", FirstLineChars = 200 }, JustificationValues.Left,
                size: "24", before: 240),
            Style(Cell, "Letter Cell", null, 60, new Indentation { Left = "80", Right = "80" }, JustificationValues.Left, size: "24", before: 60),
            Style(Label, "Letter Label", null, 60, null, JustificationValues.Center, size: "24", before: 60),
            Style(Head, "Letter Head", null, 60, null, JustificationValues.Center, size: "24", before: 60));
        return styles;
    }

    private static Style Style(string id, string name, string? exactly, int after, Indentation? indent, JustificationValues justification, string size = "32",
        int before = 0, string? font = null)
    {
        var spacing = new SpacingBetweenLines { Before = Text(before), After = Text(after) };
        // Cells and pictures are as high as what they hold.
        (spacing.Line, spacing.LineRule) = exactly is null ? ("288", LineSpacingRuleValues.Auto) : (exactly, LineSpacingRuleValues.Exact);
        var layout = new StyleParagraphProperties();
        if (id is Seal) layout.Append(new KeepNext());
        layout.Append(new AutoSpaceDE { Val = false }, new AutoSpaceDN { Val = false }, new SnapToGrid { Val = false }, spacing);
        if (indent is not null) layout.Append(indent);
        layout.Append(new Justification { Val = justification });
        return new(
            new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), layout,
            DocxStyles.RunOf(font, size))
        { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = true };
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
