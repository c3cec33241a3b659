using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>How the font of a cell, or of a part of its text, sets it.</summary>
internal enum SheetStanding
{
    OnLine,
    Above,
    Below,

    /// <summary>Struck out, or in type that nobody sees.</summary>
    Gone,
}

/// <summary>A font of a workbook, as far as it tells what is seen.</summary>
/// <param name="Standing">Where it sets its text.</param>
/// <param name="Size">Its size in points; null where it says none.</param>
/// <param name="IsWhite">Whether it is white.</param>
internal sealed record SheetFont(SheetStanding Standing, double? Size, bool IsWhite)
{
    private const double Tiny = 1.5, Shrunk = 0.72;

    /// <summary>A font of which nothing is said.</summary>
    public static SheetFont Plain { get; } = new(SheetStanding.OnLine, null, false);

    /// <summary>Whether the cell has a coloured ground, on which white is seen.</summary>
    public bool IsBacked { get; init; }

    /// <summary>What a reader sees of text in it.</summary>
    public SheetStanding Shows => Size <= Tiny || (IsWhite && !IsBacked) ? SheetStanding.Gone : Standing;

    /// <summary>Whether it is markedly smaller than the other size.</summary>
    public bool IsShrunk(double? largest) => Size is { } own && largest is { } most && own <= Shrunk * most;
}

/// <summary>A part of a cell's text; where it says nothing of its font it stands as the cell does.</summary>
internal readonly record struct SheetRun(string Content, SheetFont? Font)
{
    /// <summary>The parts of an <c>si</c> or <c>is</c>, readings of ideographs left out; the reader ends behind it.</summary>
    public static List<SheetRun> In(XmlReader xml)
    {
        var runs = new List<SheetRun>();
        SheetFont? font = null;
        var depth = xml.Depth;
        var empty = xml.IsEmptyElement;
        xml.Read();
        while (!empty && !xml.EOF && xml.Depth > depth)
            if (xml.NodeType != XmlNodeType.Element) xml.Read();
            else if (xml.LocalName == "rPr") font = FontIn(xml);
            else if (xml.LocalName == "rPh") xml.Skip();
            else if (xml.LocalName == "t") runs.Add(new(xml.ReadElementContentAsString(), font));
            else
            {
                if (xml.LocalName == "r") font = null;
                xml.Read();
            }
        if (!empty && !xml.EOF) xml.Read();
        return runs;
    }

    /// <summary>The font that the reader stands at; the reader ends behind it.</summary>
    public static SheetFont FontIn(XmlReader xml)
    {
        var font = SheetFont.Plain;
        var depth = xml.Depth;
        var empty = xml.IsEmptyElement;
        xml.Read();
        while (!empty && !xml.EOF && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element) font = With(font, xml.LocalName, xml);
            xml.Read();
        }
        if (!empty && !xml.EOF) xml.Read();
        return font;
    }

    private static SheetFont With(SheetFont font, string said, XmlReader xml) => said switch
    {
        "strike" when xml.GetAttribute("val") is null or "1" or "true" => font with { Standing = SheetStanding.Gone },
        "vertAlign" when font.Standing != SheetStanding.Gone && xml.GetAttribute("val") is "superscript" => font with { Standing = SheetStanding.Above },
        "vertAlign" when font.Standing != SheetStanding.Gone && xml.GetAttribute("val") is "subscript" => font with { Standing = SheetStanding.Below },
        "sz" when double.TryParse(xml.GetAttribute("val"), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) => font with { Size = size },
        "color" => font with { IsWhite = IsWhiteIn(xml) },
        _ => font,
    };

    // The first colour of a theme is the paper's.
    private static bool IsWhiteIn(XmlReader colour) =>
        colour.GetAttribute("rgb") is "FFFFFFFF" or "00FFFFFF" || colour.GetAttribute("indexed") is "1" or "9"
        || (colour.GetAttribute("theme") == "0" && colour.GetAttribute("tint") is null);

    /// <summary>The whole text as it is seen in a cell whose own font sets it so.</summary>
    public static string Text(List<SheetRun> runs, SheetFont cell)
    {
        var text = new StringBuilder();
        var largest = runs.Max(run => (run.Font ?? cell).Size);
        foreach (var run in runs)
        {
            var font = run.Font is { } own ? own with { IsBacked = cell.IsBacked } : cell;
            var shrunk = font.Shows == SheetStanding.OnLine && font.IsShrunk(largest);
            if (shrunk) ShrunkText.Begin(text);
            text.Append(font.Shows switch
            {
                SheetStanding.Gone => "",
                SheetStanding.Above => RaisedText.Raise(run.Content),
                SheetStanding.Below => RaisedText.Lower(run.Content),
                SheetStanding.OnLine => run.Content,
            });
            if (shrunk) ShrunkText.End(text);
        }
        ShrunkText.Settle(text);
        return text.ToString();
    }
}
