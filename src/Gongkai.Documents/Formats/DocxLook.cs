using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Text;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Formats;

/// <summary>Where the text of a run stands.</summary>
internal enum DocxStanding
{
    OnLine,
    Above,
    Below,

    /// <summary>Moved off the line by so little that it may be a mark or not.</summary>
    Doubtful,

    /// <summary>Struck out or hidden.</summary>
    Gone,
}

/// <summary>
/// Where the runs of one paragraph stand: by their own properties, those of their style, and, where none of it is on the line, the height of the lowest.
/// </summary>
internal sealed class DocxLook
{
    // Half points; a smaller move of type of the same size only sets it in the middle of its line.
    private const int Noticeable = 3;

    // Half points of type that nobody sees; and how much smaller than the rest of a number a mark is.
    private const int Tiny = 2;
    private const double Shrunk = 0.72;

    // The style that LibreOffice gives what a page marks as deleted.
    private const string Deleted = "Del";

    private readonly W.Paragraph paragraph;
    private readonly DocxStyles styles;
    private readonly int usual;
    private readonly int largest;

    private DocxLook(W.Paragraph paragraph, DocxStyles styles, int usual)
    {
        (this.paragraph, this.styles, this.usual) = (paragraph, styles, usual);
        largest = paragraph.Descendants<Run>().Where(run => run.InnerText.AsSpan().ContainsAnyInRange('0', '9')).Select(HalfPoints).Max() ?? 0;
    }

    /// <summary>The look of no paragraph.</summary>
    public static DocxLook Plain { get; } = new(new(), new(null), 0);

    public static DocxLook Of(W.Paragraph paragraph, DocxStyles styles)
    {
        var heights = paragraph.Descendants<Run>().Where(run => run.InnerText.AsSpan().Trim().Length > 0)
            .Select(run => Height(run, paragraph, styles)).ToHashSet();
        var usual = heights.Count == 0 || heights.Contains(0) ? 0 : heights.Min();
        return new(paragraph, styles, usual);
    }

    public DocxStanding At(Run run)
    {
        if (IsStruck(run) || IsHidden(run)) return DocxStanding.Gone;
        var align = Said<VerticalTextAlignment>(run, paragraph, styles)?.Val?.Value;
        if (align == VerticalPositionValues.Superscript) return DocxStanding.Above;
        if (align == VerticalPositionValues.Subscript) return DocxStanding.Below;
        var off = Height(run, paragraph, styles) - usual;
        return off == 0 ? DocxStanding.OnLine
            : Math.Abs(off) < Noticeable && !IsSmall(run) ? paragraph.InnerText.Any(ChineseText.IsHan) ? DocxStanding.OnLine : DocxStanding.Doubtful
            : off > 0 ? DocxStanding.Above : DocxStanding.Below;
    }

    /// <summary>Whether the run is struck out.</summary>
    public bool IsStruck(Run run) => run.RunProperties?.RunStyle?.Val?.Value == Deleted || IsOn<Strike>(run) || IsOn<DoubleStrike>(run);

    /// <summary>Whether nobody sees the run: hidden, white on no ground, or of no size.</summary>
    public bool IsHidden(Run run) => IsOn<Vanish>(run) || IsUnseen(run);

    /// <summary>Whether the property is set on the run, by itself or by its styles.</summary>
    public bool IsOn<T>(Run run) where T : OnOffType =>
        Said<T>(run, paragraph, styles) is { } said && (said.Val is null || said.Val.Value);

    /// <summary>What the run or its styles say of a property; null where they say nothing.</summary>
    public T? Said<T>(Run run) where T : OpenXmlElement => Said<T>(run, paragraph, styles);

    /// <summary>Whether the run is set in markedly smaller type than the largest of its paragraph.</summary>
    public bool IsShrunk(Run run) => HalfPoints(run) is { } own && own <= Shrunk * largest;

    // White on no ground, or type of a point at most.
    private bool IsUnseen(Run run) =>
        HalfPoints(run) is <= Tiny
        || (Said<Color>(run, paragraph, styles)?.Val?.Value is { } colour && colour.Equals("FFFFFF", StringComparison.OrdinalIgnoreCase) && !IsBacked(run));

    private bool IsBacked(Run run)
    {
        if (styles.HaveGround) return true;
        if (run.RunProperties is { } own && own.Elements<Highlight>().Any()) return true;
        for (OpenXmlElement? around = run; around is not null; around = around.Parent)
            foreach (var properties in around.ChildElements)
                if (properties is RunProperties or ParagraphProperties or TableCellProperties or TableProperties
                    && properties.Elements<Shading>().Any(DocxStyles.IsGround)) return true;
        return false;
    }

    private int? HalfPoints(Run run) => int.TryParse(SizeOf(run), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    // Set in a size of its own, beside runs on the line in another.
    private bool IsSmall(Run run) =>
        SizeOf(run) is { } own && paragraph.Descendants<Run>().Any(other => Height(other, paragraph, styles) == usual && SizeOf(other) != own);

    private string? SizeOf(Run run) => Said<FontSize>(run, paragraph, styles)?.Val?.Value;

    private static int Height(Run run, W.Paragraph paragraph, DocxStyles styles) =>
        int.TryParse(Said<Position>(run, paragraph, styles)?.Val?.Value, out var height) ? height : 0;

    private static T? Said<T>(Run run, W.Paragraph paragraph, DocxStyles styles) where T : OpenXmlElement
    {
        foreach (var look in styles.LooksOf(run.RunProperties, paragraph))
            if (look.GetFirstChild<T>() is { } said) return said;
        return null;
    }
}
