using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>
/// What GB/T 9704—2012 wants of a letter's layout and only the words can tell: lines of the title, the list of 附件, the signature in the company of the
/// text, numbers and addresses in one piece.
/// </summary>
internal static partial class LetterLayout
{
    private const int Em = 320;

    /// <summary>Arranges a letter that was filled.</summary>
    public static void Arrange(WordprocessingDocument file)
    {
        foreach (var title in LetterBlocks.Of(file).OfType<Paragraph>().Where(paragraph => StyleOf(paragraph) == LetterStyles.Title)) BreakTitle(title);
        foreach (var paragraph in LetterBlocks.Of(file).OfType<Paragraph>().Where(paragraph => TextOf(paragraph).StartsWith("附件", StringComparison.Ordinal))
            .ToList()) ListAttachments(paragraph);
        OpenXmlElement[] blocks = [.. LetterBlocks.Of(file)];
        for (var i = 0; i < blocks.Length; i++)
            if (blocks[i] is Paragraph { } seal && StyleOf(seal) == LetterStyles.Seal) KeepCompany(blocks, i);
        foreach (var (_, root) in TemplateParts.Roots(file))
            foreach (var paragraph in root.Descendants<Paragraph>()) KeepWhole(paragraph, file.MainDocumentPart!);
    }

    private static void BreakTitle(Paragraph title)
    {
        foreach (var text in title.Descendants<Text>().ToList())
            if (TitleLines.Of(text.Text) is { Length: > 1 } lines)
            {
                text.Text = string.Join('\n', lines);
                new ParagraphText(title).BreakLines();
            }
    }

    // “附件：”后不编号的是一个附件；几个的编顺序号，回行与上一行附件名称的首字对齐，名称后不加标点（7.3.4）。
    private static void ListAttachments(Paragraph first)
    {
        var text = TextOf(first).Trim();
        if (text is not ("附件：" or "附件:"))
        {
            if (SingleAttachment().IsMatch(text)) Indent(first, 5, 3, isFirst: true);
            return;
        }
        var items = new List<(Paragraph Paragraph, Match Number)>();
        for (var next = first.NextSibling() as Paragraph; next is not null
            && Numbered().Match(TextOf(next)) is { Success: true } number; next = next.NextSibling() as Paragraph) items.Add((next, number));
        if (items.Count == 0) return;
        first.Remove();
        foreach (var (index, (item, number)) in items.Index())
        {
            var words = new ParagraphText(item);
            if (StopAtEnd().Match(words.Whole) is { Success: true } stop) words.Replace(stop.Index, stop.Length, "");
            var ordinal = items.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"{index + 1}．");
            words.Replace(0, number.Length, (index == 0 ? "附件：" : "") + ordinal);
            var width = ordinal.Length == 0 ? 0 : (ordinal.Length + 1) / 2m;
            Indent(item, 5 + width, (index == 0 ? 3 : 0) + width, index == 0);
        }
    }

    private static void Indent(Paragraph paragraph, decimal left, decimal hanging, bool isFirst)
    {
        var properties = paragraph.ParagraphProperties ??= new();
        properties.Indentation = new()
        {
            Left = Text(left * Em),
            LeftChars = (int)(left * 100),
            Hanging = Text(hanging * Em),
            HangingChars = (int)(hanging * 100),
        };
        properties.Justification = new() { Val = JustificationValues.Left };
        // 正文下空一行。
        if (isFirst)
            properties.SpacingBetweenLines = new() { Before = DocxStyles.LinePitch, Line = DocxStyles.LinePitch, LineRule = LineSpacingRuleValues.Exact };
    }

    // 落款与正文同处一面，联系方式不单独成页。
    private static void KeepCompany(OpenXmlElement[] blocks, int seal)
    {
        for (var i = seal - 1; i >= 0 && i >= seal - 4; i--)
        {
            KeepNext(blocks[i]);
            if (blocks[i] is Paragraph paragraph && TextOf(paragraph) is { Length: > 28 } words && !words.StartsWith("附件", StringComparison.Ordinal)
                && StyleOf(paragraph) != LetterStyles.Heading) break;
        }
        var last = seal;
        while (last + 1 < blocks.Length && blocks[last + 1] is Paragraph next
            && StyleOf(next) is LetterStyles.SignOff or LetterStyles.Note or LetterStyles.Seal) KeepNext(blocks[last++]);
        var (name, below) = ((Paragraph)blocks[seal], seal + 1 < blocks.Length && blocks[seal + 1] is Paragraph date ? TextOf(date) : null);
        var right = SignaturePlace.Right(TextOf(name), below);
        (name.ParagraphProperties ??= new()).Indentation = new() { Right = Text(right * Em), RightChars = (int)(right * 100) };
    }

    private static void KeepNext(OpenXmlElement block)
    {
        foreach (var paragraph in block is Paragraph own ? [own] : block.Descendants<TableRow>().LastOrDefault()?.Descendants<Paragraph>() ?? [])
            (paragraph.ParagraphProperties ??= new()).KeepNext = new();
    }

    private static void KeepWhole(Paragraph paragraph, MainDocumentPart main)
    {
        var words = LetterBlocks.TextOf(paragraph);
        if (WholeWords.AreIn(words) && IsJustified(paragraph, main))
            (paragraph.ParagraphProperties ??= new()).Justification = new() { Val = JustificationValues.Left };
        foreach (var text in paragraph.Descendants<Text>().Where(text => text.Text.Contains('-', StringComparison.Ordinal)).ToList())
            foreach (var at in WholeWords.Hyphens(text.Text).Reverse().ToList())
            {
                text.InsertAfterSelf(new Text(text.Text[(at + 1)..]) { Space = SpaceProcessingModeValues.Preserve });
                text.InsertAfterSelf(new NoBreakHyphen());
                (text.Text, text.Space) = (text.Text[..at], SpaceProcessingModeValues.Preserve);
            }
    }

    private static bool IsJustified(Paragraph paragraph, MainDocumentPart main) =>
        (paragraph.ParagraphProperties?.Justification
            ?? main.StyleDefinitionsPart?.Styles?.Elements<Style>()
                .FirstOrDefault(style => style.StyleId?.Value == StyleOf(paragraph))?.StyleParagraphProperties?.Justification)?.Val?.Value
                == JustificationValues.Both;

    private static string? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;

    private static string TextOf(Paragraph paragraph) => LetterBlocks.TextOf(paragraph);

    private static string Text(decimal twips) => ((int)twips).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^附件[：:].")]
    private static partial Regex SingleAttachment();

    [GeneratedRegex(@"^\s*\d+[．.、]\s*")]
    private static partial Regex Numbered();

    [GeneratedRegex("[。；，]+$")]
    private static partial Regex StopAtEnd();
}
