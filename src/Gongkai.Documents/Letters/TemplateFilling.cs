using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Casework;
using Gongkai.Documents.Writing;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>Puts values into a template in place, so that everything the agency has made of it stays.</summary>
internal sealed class TemplateFilling
{
    private readonly Dictionary<string, LetterField> fields = LetterType.All.SelectMany(letter => letter.Fields).Distinct().ToDictionary(field => field.Name);
    private readonly OpenXmlPart part;
    private uint pictures;

    private TemplateFilling(OpenXmlPart part) => this.part = part;

    /// <summary>Fills body, headers and footers.</summary>
    public static void Fill(WordprocessingDocument file, LetterFields values)
    {
        foreach (var (part, root) in TemplateParts.Roots(file)) new TemplateFilling(part).Siblings([.. root.ChildElements], values);
    }

    private void Siblings(IReadOnlyList<OpenXmlElement> siblings, LetterFields values)
    {
        foreach (var block in TemplateBlocks.Of(siblings).ToList())
        {
            if (block.Mark is not { } mark)
            {
                Element(block.Own[0], values);
                continue;
            }
            if (mark.Kind == MarkKind.Each) Each(block, fields[mark.Name], values);
            else
            {
                var holds = values.Has(fields[mark.Name]);
                foreach (var left in holds ? block.Otherwise : block.Inside) left.Remove();
                Siblings(holds ? block.Inside : block.Otherwise, values);
            }
            foreach (var own in block.Own) own.Remove();
        }
    }

    private void Each(TemplateBlock block, LetterField list, LetterFields values)
    {
        foreach (var item in values.Items(list))
        {
            List<OpenXmlElement> copies = [.. block.Inside.Select(Copy)];
            foreach (var copy in copies) block.Own[^1].InsertBeforeSelf(copy);
            Siblings(copies, item.Within(values));
        }
        foreach (var pattern in block.Inside) pattern.Remove();
    }

    // Word's own identifiers and bookmarks must not occur twice.
    private static OpenXmlElement Copy(OpenXmlElement element)
    {
        var copy = element.CloneNode(true);
        foreach (var paragraph in copy.Descendants<Paragraph>().Concat(copy is Paragraph own ? [own] : []))
            (paragraph.ParagraphId, paragraph.TextId) = (null, null);
        foreach (var row in copy.Descendants<TableRow>().Concat(copy is TableRow self ? [self] : [])) (row.ParagraphId, row.TextId) = (null, null);
        foreach (var mark in copy.Descendants().Where(inner => inner is BookmarkStart or BookmarkEnd).ToList()) mark.Remove();
        return copy;
    }

    private void Element(OpenXmlElement element, LetterFields values)
    {
        if (element is Paragraph paragraph)
        {
            foreach (var inner in paragraph.Descendants<Paragraph>().ToList()) Words(inner, values);
            Words(paragraph, values);
            return;
        }
        if (element.HasChildren) Siblings([.. element.ChildElements], values);
        if (element is TableCell && element.GetFirstChild<Paragraph>() is null) element.Append(new Paragraph());
    }

    private void Words(Paragraph paragraph, LetterFields values)
    {
        var text = new ParagraphText(paragraph);
        var marks = TemplateMark.In(text.Whole).ToArray();
        if (marks.Length == 0) return;
        if (marks is [var only] && text.Whole.Trim() == only.Text && Alone(paragraph, text, fields[only.Name], values)) return;
        foreach (var mark in marks.Reverse())
        {
            var value = Printed(fields[mark.Name], values);
            // A full stop that ends the value gives way to the template's own.
            if (value.EndsWith('。') && text.Whole.ElementAtOrDefault(mark.Start + mark.Text.Length) is ('。' or '，' or '；' or '）')) value = value[..^1];
            text.Replace(mark.Start, mark.Text.Length, value);
        }
        text.BreakLines();
    }

    // A field that has a paragraph to itself becomes as many paragraphs as its value has, or a picture.
    private bool Alone(Paragraph paragraph, ParagraphText text, LetterField field, LetterFields values)
    {
        if (field.Kind == LetterFieldKind.Picture && !values.Picture(field).IsEmpty)
        {
            text.Replace(0, text.Whole.Length, "");
            text.FirstRun!.Append(LetterPicture.Of(part, values.Picture(field), field.Name, ++pictures));
            return true;
        }
        var lines = Printed(field, values).Split('\n');
        if (lines.Length < 2) return false;
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            var copy = (Paragraph)Copy(paragraph);
            var words = new ParagraphText(copy);
            words.Replace(0, words.Whole.Length, line);
            paragraph.InsertBeforeSelf(copy);
        }
        paragraph.Remove();
        return true;
    }

    private static string Printed(LetterField field, LetterFields values) => DocxWriter.Printable(values.Printed(field));
}
