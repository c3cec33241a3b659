using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using Gongkai.Casework;
using Gongkai.Diagnostics;

namespace Gongkai.Documents.Letters;

/// <summary>What came of reading a template: the template, or why it cannot serve.</summary>
/// <param name="Template">The template; null when a finding forbids its use.</param>
/// <param name="Findings">What is wrong with it.</param>
public sealed record LetterTemplateReading(LetterTemplate? Template, ImmutableArray<Finding> Findings);

/// <summary>What came of filling a template: the letter, or what it lacks.</summary>
/// <param name="Letter">The letter; null when it cannot be issued.</param>
/// <param name="Findings">What it lacks.</param>
public sealed record LetterFilling(IssuedLetter? Letter, ImmutableArray<Finding> Findings);

/// <summary>A Word document with fields in double braces, checked to be one of its letter.</summary>
public sealed class LetterTemplate
{
    private readonly ImmutableHashSet<LetterField> printed;

    private LetterTemplate(LetterType letter, ReadOnlyMemory<byte> docx, ImmutableHashSet<LetterField> printed) =>
        (Letter, Docx, this.printed) = (letter, docx, printed);

    /// <summary>The same, its letters with the red head of 信函格式 or without.</summary>
    public LetterTemplate WithHead(bool isHeaded) => new(Letter, Docx, printed) { IsHeaded = isHeaded };

    /// <summary>Whether its letters have the red head.</summary>
    public bool IsHeaded { get; private init; }

    /// <summary>The letter it is a template of.</summary>
    public LetterType Letter { get; }

    /// <summary>The Word document, to be downloaded and changed.</summary>
    public ReadOnlyMemory<byte> Docx { get; }

    /// <summary>Reads a template that an agency has changed. All faults are told at once: CW66 of the file, CW63 to CW65 of its fields.</summary>
    public static LetterTemplateReading Read(LetterType letter, ReadOnlyMemory<byte> docx)
    {
        using var opened = TemplateFile.Open(docx);
        if (opened.File is not { } file) return new(null, opened.Findings);
        var check = new TemplateCheck(letter, file);
        ImmutableArray<Finding> findings = [.. opened.Findings, .. check.Findings];
        return findings.IsEmpty ? new(new(letter, docx, check.Printed), []) : new(null, findings);
    }

    /// <summary>Fills the template; CW62 names everything that is missing. The articles are those of the letter.</summary>
    public LetterFilling Fill(LetterFields fields)
    {
        if (!Letter.Articles.IsEmpty) fields = fields.With(LetterField.Basis, Citation.Of(Letter.Articles));
        ImmutableArray<Finding> findings = [.. Faults(fields)];
        if (!findings.IsEmpty) return new(null, findings);
        using var stream = new MemoryStream();
        stream.Write(Docx.Span);
        string html, text;
        using (var file = WordprocessingDocument.Open(stream, true))
        {
            TemplateFilling.Fill(file, fields);
            if (IsHeaded) Letterhead.Put(file, fields.Printed(LetterField.Agency));
            LetterLayout.Arrange(file);
            var number = fields.Printed(LetterField.Number);
            file.PackageProperties.Title = number.Length > 0 ? $"{Letter.Title}（{number}）" : Letter.Title;
            file.PackageProperties.Creator = fields.Printed(LetterField.Agency);
            file.PackageProperties.LastModifiedBy = fields.Printed(LetterField.Agency);
            html = LetterHtml.Of(file);
            text = LetterPlainText.Of(file);
        }
        return new(new(Letter, stream.ToArray(), html, text), []);
    }

    private IEnumerable<Finding> Faults(LetterFields fields)
    {
        var missing = Letter.RequiredOnce.Union(printed).Where(field => field != LetterField.Remedy && !fields.Has(field)).ToArray();
        var incomplete = Letter.Required.Where(list => list.Kind == LetterFieldKind.List)
            .SelectMany(list => list.Items.Intersect(Letter.Required).Where(field => fields.Items(list).Any(item => !item.Has(field))));
        LetterField[] lacking = [.. missing, .. incomplete];
        if (Letter.RemedyKind != RemedyKind.None && fields.Remedy is null) lacking = [.. lacking, LetterField.Remedy];
        if (lacking.Length > 0) yield return TemplateFault.Incomplete(Letter, lacking);
        if (fields.Remedy is { } remedy && remedy.Kind != Letter.RemedyKind) yield return TemplateFault.WrongRemedy(Letter);
    }
}
