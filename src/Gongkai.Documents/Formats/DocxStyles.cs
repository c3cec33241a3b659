using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Formats;

/// <summary>What a paragraph inherits from its style: outline level and automatic numbering.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 12;

    private readonly Dictionary<string, Style> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?> levels = new(StringComparer.Ordinal);

    /// <summary>Whether a style brings a coloured ground, on which white type is seen.</summary>
    public bool HaveGround { get; }

    public DocxStyles(Styles? styles)
    {
        HaveGround = styles?.Descendants<Shading>().Any(IsGround) ?? false;
        for (var child = styles?.FirstChild; child is not null; child = child.NextSibling())
            if (child is Style { StyleId.Value: { } id } style) byId[id] = style;
    }

    /// <summary>The heading level from 1; null for running text.</summary>
    public int? LevelOf(W.Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties is not { } properties) return null;
        if (properties.OutlineLevel?.Val?.Value is { } own) return Heading(own);
        if (properties.ParagraphStyleId?.Val?.Value is not { } id) return null;
        if (!levels.TryGetValue(id, out var level)) levels[id] = level = LevelOf(id);
        return level;
    }

    /// <summary>The numbering that the paragraph's style brings; null when it brings none.</summary>
    public NumberingProperties? NumberingOf(W.Paragraph paragraph)
    {
        foreach (var style in Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value))
            if (style.StyleParagraphProperties?.NumberingProperties is { } numbering) return numbering;
        return null;
    }

    /// <summary>What the paragraph and its styles say of how it is laid out; its own words go before.</summary>
    public T? Layout<T>(W.Paragraph paragraph) where T : OpenXmlElement
    {
        if (paragraph.ParagraphProperties?.GetFirstChild<T>() is { } own) return own;
        foreach (var style in Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value))
            if (style.StyleParagraphProperties?.GetFirstChild<T>() is { } said) return said;
        return null;
    }

    /// <summary>Whether the paragraph has Word's style for the title of a document.</summary>
    public bool IsTitle(W.Paragraph paragraph) =>
        Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value)
            .Any(style => "Title".Equals(style.StyleName?.Val?.Value, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the styles of a run and its paragraph say of how its text is set; the run's own words go before.</summary>
    public IEnumerable<OpenXmlElement> LooksOf(RunProperties? own, W.Paragraph paragraph)
    {
        if (own is not null) yield return own;
        foreach (var style in Chain(own?.RunStyle?.Val?.Value))
            if (style.StyleRunProperties is { } look) yield return look;
        foreach (var style in Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value))
            if (style.StyleRunProperties is { } look) yield return look;
    }

    /// <summary>Whether the shading is seen.</summary>
    public static bool IsGround(Shading shading) =>
        shading.Fill?.Value is { } fill
        && !fill.Equals("auto", StringComparison.OrdinalIgnoreCase) && !fill.Equals("FFFFFF", StringComparison.OrdinalIgnoreCase);

    private int? LevelOf(string id)
    {
        foreach (var style in Chain(id))
        {
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level) return Heading(level);
            var name = style.StyleName?.Val?.Value ?? "";
            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name[^1] is >= '1' and <= '9') return name[^1] - '0';
        }
        return null;
    }

    private IEnumerable<Style> Chain(string? id)
    {
        for (var i = 0; i < LongestChain && id is not null && byId.TryGetValue(id, out var style); i++, id = style.BasedOn?.Val?.Value) yield return style;
    }

    // w:outlineLvl counts from 0; 9 is body text.
    private static int? Heading(int level) => level is >= 0 and < 9 ? level + 1 : null;
}
