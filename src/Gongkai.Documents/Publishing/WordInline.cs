using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Documents.Formats;
using M = DocumentFormat.OpenXml.Math;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Publishing;

/// <summary>
/// The words of a paragraph of Word with their looks, links, notes and pictures, as they are published: insertions accepted, deletions, hidden words, remarks
/// and codes of fields left out and told.
/// </summary>
internal sealed partial class WordInline(MainDocumentPart main, DocxStyles styles, WordPictures pictures, WordNotes notes, TextAddresses addresses,
    Removals removals)
{
    private readonly ImmutableArray<TextRun>.Builder runs = ImmutableArray.CreateBuilder<TextRun>();
    private readonly List<OpenXmlElement> boxes = [];
    private readonly Stack<Field> fields = new();
    private OpenXmlPart part = main;
    private DocxLook look = DocxLook.Plain;
    private RunLook setting;
    private string? link;

    private sealed class Field
    {
        public string Code { get; set; } = "";

        public bool InCode { get; set; } = true;

        public string? Link { get; set; }
    }

    /// <summary>The runs of the paragraph, which stands in that part of the package.</summary>
    public ImmutableArray<TextRun> Of(W.Paragraph paragraph, OpenXmlPart within)
    {
        (part, look, setting, link) = (within, DocxLook.Of(paragraph, styles), RunLook.Plain, null);
        runs.Clear();
        Children(paragraph);
        return runs.ToImmutable();
    }

    /// <summary>A field that goes on over paragraphs ends with the text that it stands in.</summary>
    public void EndFields() => fields.Clear();

    /// <summary>The contents of text boxes anchored in what was read since the last call.</summary>
    public ImmutableArray<OpenXmlElement> TakeBoxes()
    {
        ImmutableArray<OpenXmlElement> taken = [.. boxes];
        boxes.Clear();
        return taken;
    }

    private bool InCode => fields.Any(open => open.InCode);

    private void Children(OpenXmlElement parent)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling()) Child(child);
    }

    private void Child(OpenXmlElement child)
    {
        switch (child)
        {
            case Run run:
                Set(run);
                break;
            case DeletedRun or MoveFromRun:
                removals.Add("deleted", child.InnerText);
                break;
            case InsertedRun or MoveToRun:
                if (child.InnerText.Length > 0) notes.Inserted++;
                Children(child);
                break;
            case Hyperlink hyperlink:
                Linked(AddressOf(hyperlink), hyperlink);
                break;
            case SimpleField field:
                var ofField = Coded(field.Instruction?.Value ?? "");
                Linked(ofField ?? link, field);
                break;
            case SdtRun sdt:
                if (IsPrompt(sdt)) removals.Add("prompt", sdt.InnerText);
                else Children(sdt);
                break;
            case AlternateContent choice:
                if (DocxText.Chosen(choice) is { } chosen) Children(chosen);
                break;
            case M.OfficeMath or M.Paragraph:
                Formula(child);
                break;
            case OpenXmlUnknownElement unknown:
                // w:smartTag, which Word 2003 left around names and numbers.
                if (unknown.HasChildren) Children(new W.Paragraph { InnerXml = unknown.InnerXml });
                break;
            case ParagraphProperties or RunProperties or SdtProperties or SdtEndCharProperties or DeletedText or DeletedFieldCode:
                break;
            default:
                if (child.HasChildren) Children(child);
                break;
        }
    }

    /// <summary>Whether nothing was filled in but the prompt.</summary>
    public static bool IsPrompt(OpenXmlElement sdt) => sdt.GetFirstChild<SdtProperties>()?.GetFirstChild<ShowingPlaceholder>() is not null;

    private void Linked(string? address, OpenXmlElement element)
    {
        var before = link;
        link = address;
        Children(element);
        link = before;
    }

    private void Set(Run run)
    {
        if (look.IsHidden(run))
        {
            if (run.Elements<W.Text>().Any(text => text.Text.AsSpan().Trim().Length > 0)) removals.Add("hidden", run.InnerText);
            // What opens or closes a field counts all the same.
            foreach (var field in run.Elements<FieldChar>()) Turn(field);
            return;
        }
        setting = LookOf(run);
        for (var child = run.FirstChild; child is not null; child = child.NextSibling())
            switch (child)
            {
                case W.Text text:
                    Add(text.Text);
                    break;
                case TabChar or PositionalTab:
                    Add("　");
                    break;
                case Break line:
                    if (line.Type?.InnerText is null or "textWrapping") Add("\n");
                    break;
                case CarriageReturn:
                    Add("\n");
                    break;
                case NoBreakHyphen:
                    Add("-");
                    break;
                case SymbolChar symbol:
                    Add(Symbol(symbol));
                    break;
                case FieldChar field:
                    Turn(field);
                    break;
                case FieldCode code:
                    if (fields.TryPeek(out var open)) open.Code += code.Text;
                    break;
                case FootnoteReference reference when !InCode:
                    AddNote(notes.Footnote(reference.Id?.Value));
                    break;
                case EndnoteReference reference when !InCode:
                    AddNote(notes.Endnote(reference.Id?.Value));
                    break;
                case Ruby ruby:
                    if (ruby.GetFirstChild<RubyBase>() is { } under) Children(under);
                    break;
                case W.Drawing or Picture:
                    Drawn(child);
                    break;
                case EmbeddedObject embedded:
                    removals.Add("object", embedded.Descendants<DocumentFormat.OpenXml.Vml.Office.OleObject>().FirstOrDefault()?.ProgId?.Value ?? "");
                    break;
                case AlternateContent choice:
                    if (DocxText.Chosen(choice) is { } chosen)
                        foreach (var inner in chosen.ChildElements.ToList())
                            if (inner is W.Drawing or Picture) Drawn(inner);
                            else Child(inner);
                    break;
            }
    }

    private RunLook LookOf(Run run)
    {
        var found = RunLook.Plain;
        if (look.IsStruck(run))
        {
            found |= RunLook.Struck;
            notes.Struck(run.InnerText);
        }
        if (look.IsOn<Bold>(run)) found |= RunLook.Strong;
        if (look.IsOn<Italic>(run)) found |= RunLook.Emphasised;
        if (look.Said<Underline>(run)?.Val?.InnerText is { } line && line != "none" && link is null) found |= RunLook.Underlined;
        return look.Said<VerticalTextAlignment>(run)?.Val?.InnerText switch
        {
            "superscript" => found | RunLook.Raised,
            "subscript" => found | RunLook.Lowered,
            _ => found,
        };
    }

    private void Add(string words)
    {
        if (!InCode && words.Length > 0) runs.Add(new(words, setting) { Link = fields.FirstOrDefault(open => open.Link is not null)?.Link ?? link });
    }

    private void AddNote(int? number)
    {
        if (number is { } note) runs.Add(new(string.Create(CultureInfo.InvariantCulture, $"[{note}]"), RunLook.Raised));
    }

    private void Formula(OpenXmlElement formula)
    {
        var words = string.Concat(formula.Descendants<M.Text>().Select(text => text.Text));
        notes.Formula(words);
        Add(words);
    }

    private void Turn(FieldChar field)
    {
        var type = field.FieldCharType?.InnerText;
        if (type == "begin") fields.Push(new());
        else if (type == "separate" && fields.TryPeek(out var open))
        {
            open.InCode = false;
            open.Link = Coded(open.Code);
        }
        else if (type == "end" && fields.TryPop(out var ended) && ended.InCode) Coded(ended.Code);
    }

    // What the field is; of a link, its address.
    private string? Coded(string code)
    {
        var name = code.TrimStart().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        if (!name.Equals("HYPERLINK", StringComparison.OrdinalIgnoreCase))
        {
            if (name.Length > 0 && char.IsAsciiLetter(name[0])) removals.Add("field", name.ToUpperInvariant());
            return null;
        }
        return QuotedAddress().Match(code) is { Success: true } match ? Allowed(match.Groups[1].Value) : null;
    }

    private string? AddressOf(Hyperlink hyperlink) =>
        hyperlink.Id?.Value is { } id && part.HyperlinkRelationships.FirstOrDefault(relation => relation.Id == id) is { } relation
            ? Allowed(relation.Uri.OriginalString) : null;

    private string? Allowed(string address)
    {
        var (allowed, reason) = addresses.Link(address);
        if (allowed is null) removals.Add(reason, address);
        return allowed;
    }

    private void Drawn(OpenXmlElement drawing)
    {
        if (InCode) return;
        foreach (var image in pictures.In(drawing, part)) runs.Add(new("") { Image = image, Link = link });
        Boxes(drawing);
    }

    private void Boxes(OpenXmlElement parent)
    {
        for (var child = parent.FirstChild; child is not null; child = child.NextSibling())
            if (child is TextBoxContent) boxes.Add(child);
            else if (child is AlternateContent choice)
            {
                if (DocxText.Chosen(choice) is { } chosen) Boxes(chosen);
            }
            else if (child.HasChildren) Boxes(child);
    }

    // Symbol fonts keep their characters in the private area at U+F000; below it the code is the character.
    private string Symbol(SymbolChar symbol)
    {
        if (!ushort.TryParse(symbol.Char?.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)) return "";
        if (code is >= 0x20 and < 0xD800) return ((char)code).ToString();
        var known = (symbol.Font?.Value, code & 0xFF) switch
        {
            ("Wingdings", 0xFC) or ("Wingdings 2", 0x50) => "✓",
            ("Wingdings", 0xFB) or ("Wingdings 2", 0x4F) => "✗",
            ("Wingdings", 0xFE) or ("Wingdings 2", 0x52) => "☑",
            ("Wingdings", 0xFD) or ("Wingdings 2", 0x53) => "☒",
            ("Wingdings", 0xA8 or 0x6F or 0x71) or ("Wingdings 2", 0x2A or 0xA3) => "□",
            ("Wingdings", 0x6E) => "■",
            ("Wingdings", 0x6C) => "●",
            ("Wingdings", 0xE0) => "→",
            _ => "",
        };
        if (known.Length == 0) removals.Add("characters", symbol.Font?.Value ?? "");
        return known;
    }

    [GeneratedRegex("HYPERLINK\\s+(?:\\\\[a-z]\\s+)*\"([^\"]*)\"", RegexOptions.IgnoreCase)]
    private static partial Regex QuotedAddress();
}
