using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Text;
using M = DocumentFormat.OpenXml.Math;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Formats;

/// <summary>
/// The text of a paragraph as printed: its number, its runs, results of fields, insertions; not deletions, what is struck out, hidden text or notes.
/// </summary>
internal sealed class DocxText(DocxNumbering numbering, DocxStyles styles)
{
    private readonly StringBuilder text = new();
    private readonly List<OpenXmlElement> boxes = [];
    private readonly Stack<bool> fields = new();
    private bool pictured;
    private DocxLook look = DocxLook.Plain;

    /// <summary>The text, line breaks as line feeds.</summary>
    public string Of(W.Paragraph paragraph)
    {
        text.Clear();
        fields.Clear();
        look = DocxLook.Of(paragraph, styles);
        Inline(paragraph);
        ShrunkText.Settle(text);
        if (text.Length > 0 && numbering.Next(paragraph) is { } number) text.Insert(0, number);
        return text.ToString();
    }

    /// <summary>Whether a picture or an object stood in what was read since the last call.</summary>
    public bool TakePicture()
    {
        var was = pictured;
        pictured = false;
        return was;
    }

    /// <summary>The contents of text boxes anchored in what was read since the last call.</summary>
    public OpenXmlElement[] TakeBoxes()
    {
        if (boxes.Count == 0) return [];
        OpenXmlElement[] taken = [.. boxes];
        boxes.Clear();
        return taken;
    }

    /// <summary>The one of several renderings of the same content that is read.</summary>
    public static OpenXmlElement? Chosen(AlternateContent content) =>
        (OpenXmlElement?)content.GetFirstChild<AlternateContentChoice>() ?? content.GetFirstChild<AlternateContentFallback>();

    private bool InFieldCode => fields.TryPeek(out var inCode) && inCode;

    private void Inline(OpenXmlElement parent)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling())
            switch (child)
            {
                case Run run:
                    Set(run);
                    break;
                case OpenXmlUnknownElement unknown:
                    // w:smartTag, which Word 2003 left around names and numbers.
                    if (unknown.HasChildren) Inline(new W.Paragraph { InnerXml = unknown.InnerXml });
                    break;
                case W.Text or M.Text:
                    if (!InFieldCode) text.Append(((OpenXmlLeafTextElement)child).Text);
                    break;
                case TabChar or PositionalTab:
                    text.Append('\t');
                    break;
                case Break line:
                    if (line.Type?.Value is not { } type || type == BreakValues.TextWrapping) text.Append('\n');
                    break;
                case CarriageReturn:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case SymbolChar symbol:
                    Append(symbol);
                    break;
                case FieldChar field:
                    Turn(field);
                    break;
                case AlternateContent choice:
                    if (Chosen(choice) is { } chosen) Inline(chosen);
                    break;
                case W.Drawing or Picture or EmbeddedObject:
                    pictured = true;
                    FindBoxes(child);
                    break;
                case Ruby ruby:
                    if (ruby.GetFirstChild<RubyBase>() is { } under) Inline(under);
                    break;
                case ParagraphProperties or RunProperties or DeletedRun or MoveFromRun or FieldCode or DeletedText or DeletedFieldCode or SdtProperties:
                    break;
                default:
                    if (child.HasChildren) Inline(child);
                    break;
            }
    }

    private void Set(Run run)
    {
        var stands = look.At(run);
        if (stands == DocxStanding.Gone) return;
        var shrunk = stands == DocxStanding.OnLine && look.IsShrunk(run);
        if (shrunk) ShrunkText.Begin(text);
        var from = text.Length;
        Inline(run);
        if (shrunk) ShrunkText.End(text);
        if (stands == DocxStanding.OnLine || from == text.Length) return;
        var mark = text.ToString(from, text.Length - from);
        text.Length = from;
        text.Append(stands switch { DocxStanding.Above => RaisedText.Raise(mark), DocxStanding.Below => RaisedText.Lower(mark), _ => $"‹{mark}›" });
    }

    private void Turn(FieldChar field)
    {
        var type = field.FieldCharType?.Value;
        if (type == FieldCharValues.Begin) fields.Push(true);
        else if (fields.Count > 0)
        {
            fields.Pop();
            if (type == FieldCharValues.Separate) fields.Push(false);
        }
    }

    // Symbol fonts keep their characters in the private area at U+F000; below it the code is the character.
    private void Append(SymbolChar symbol)
    {
        if (ushort.TryParse(symbol.Char?.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && code is >= 0x20 and < 0xD800)
            text.Append((char)code);
    }

    private void FindBoxes(OpenXmlElement parent)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling())
            if (child is TextBoxContent) boxes.Add(child);
            else if (child is AlternateContent choice)
            {
                if (Chosen(choice) is { } chosen) FindBoxes(chosen);
            }
            else if (child.HasChildren) FindBoxes(child);
    }
}
