using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Casework;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>Goes through a template as filling does, and tells what would go wrong.</summary>
internal sealed class TemplateCheck
{
    private readonly LetterType letter;
    private readonly Dictionary<string, LetterField> fields;
    private readonly HashSet<LetterField> used = [];
    private readonly HashSet<LetterField> unconditional = [];
    private readonly List<string> unknown = [];
    private readonly List<string> outside = [];
    private readonly List<Finding> marks = [];

    public TemplateCheck(LetterType letter, WordprocessingDocument file)
    {
        this.letter = letter;
        fields = letter.Fields.ToDictionary(field => field.Name);
        foreach (var (_, root) in TemplateParts.Roots(file)) Siblings(root.ChildElements, Scope.Top);
    }

    /// <summary>The fields that are printed whatever else the letter has.</summary>
    public ImmutableHashSet<LetterField> Printed => [.. unconditional];

    public IEnumerable<Finding> Findings
    {
        get
        {
            var lacking = letter.Required.Except(used).Select(one => one.Name).ToArray();
            if (lacking.Length > 0) yield return TemplateFault.Lacks(letter, lacking);
            if (unknown.Count > 0) yield return TemplateFault.Unknown(letter, unknown);
            if (outside.Count > 0) yield return TemplateFault.Outside(letter, outside);
            foreach (var mark in marks) yield return mark;
        }
    }

    /// <summary>Where a paragraph stands.</summary>
    /// <param name="Lists">The lists around it.</param>
    /// <param name="IsCertain">Whether it is printed whatever values there are.</param>
    private sealed record Scope(ImmutableArray<LetterField> Lists, bool IsCertain)
    {
        public static Scope Top { get; } = new([], true);
    }

    private void Siblings(IReadOnlyList<OpenXmlElement> siblings, Scope scope)
    {
        foreach (var block in TemplateBlocks.Of([.. siblings], (mark, variant) => marks.Add(TemplateFault.Mark(letter, variant, mark.Text))))
        {
            if (block.Mark is not { } mark) Element(block.Own[0], scope);
            else if (mark.Kind == MarkKind.Each) Each(block, mark, scope);
            else
            {
                if (Known(mark.Name, scope) is { } field) used.Add(field);
                Siblings(block.Inside, scope with { IsCertain = false });
                Siblings(block.Otherwise, scope with { IsCertain = false });
            }
        }
    }

    private void Each(TemplateBlock block, TemplateMark mark, Scope scope)
    {
        if (fields.GetValueOrDefault(mark.Name) is { Kind: LetterFieldKind.List } list)
        {
            used.Add(list);
            Siblings(block.Inside, new([.. scope.Lists, list], false));
        }
        else marks.Add(TemplateFault.Mark(letter, "list", mark.Text));
    }

    private void Element(OpenXmlElement element, Scope scope)
    {
        if (element is Paragraph paragraph)
        {
            Words(new ParagraphText(paragraph).Whole, scope);
            foreach (var inner in paragraph.Descendants<Paragraph>()) Words(new ParagraphText(inner).Whole, scope);
        }
        else if (element is Table) Siblings(element.ChildElements, scope with { IsCertain = false });
        else if (element.HasChildren) Siblings(element.ChildElements, scope);
    }

    private void Words(string text, Scope scope)
    {
        foreach (var mark in TemplateMark.In(text))
        {
            if (mark.Kind != MarkKind.Field) marks.Add(TemplateFault.Mark(letter, "alone", mark.Text));
            else if (Known(mark.Name, scope) is not { } field) continue;
            else if (field.Kind == LetterFieldKind.List) unknown.Add(mark.Name);
            else
            {
                used.Add(field);
                if (scope.IsCertain) unconditional.Add(field);
            }
        }
        // A brace left over is a field whose other brace was lost.
        if (TemplateMark.Without(text) is var rest && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)))
            unknown.Add(rest.Trim('{', '}') is { Length: > 12 } tail ? tail[..12] : rest.Trim('{', '}'));
    }

    private LetterField? Known(string name, Scope scope)
    {
        if (fields.GetValueOrDefault(name) is not { } field)
        {
            unknown.Add(name);
            return null;
        }
        var ofItems = field == LetterField.Ordinal || fields.Values.Any(list => list.Items.Contains(field));
        var isInside = field == LetterField.Ordinal ? scope.Lists.Length > 0 : scope.Lists.Any(list => list.Items.Contains(field));
        if (!ofItems || isInside) return field;
        outside.Add(name);
        return null;
    }
}
