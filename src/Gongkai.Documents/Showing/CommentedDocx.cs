using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Diagnostics;
using Gongkai.Documents.Formats;
using Gongkai.Reports;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Documents.Showing;

/// <summary>A copy of a Word file with the findings as Word comments; the words of the original stay as they are.</summary>
public static class CommentedDocx
{
    /// <summary>Whom the comments are from.</summary>
    public const string Author = "公开年报检查";

    /// <summary>Whether comments can be put into the file: a Word file in which something stands.</summary>
    public static bool Fits(ReportReading reading) => reading.Source is { Format: SourceFormat.Docx, Blocks.IsEmpty: false };

    /// <summary>Writes the copy.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="file">The file that was read.</param>
    /// <param name="reading">What was read from it.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="at">The date of the comments.</param>
    /// <param name="language">The language of messages.</param>
    public static void Write(Stream to, ReportFile file, ReportReading reading, CheckedReport findings, DateTimeOffset at, Language language)
    {
        using var copy = new MemoryStream();
        copy.Write(file.Load(ReadingLimits.Default).Span);
        using (var package = WordprocessingDocument.Open(copy, true))
        {
            var main = package.MainDocumentPart!;
            var targets = Targets(main);
            var first = main.Document!.Body!.Descendants<W.Paragraph>().FirstOrDefault() ?? main.Document.Body.PrependChild(new W.Paragraph());
            var part = main.WordprocessingCommentsPart ?? main.AddNewPart<WordprocessingCommentsPart>();
            part.Comments ??= new Comments();
            var id = 1 + part.Comments.Elements<Comment>().Select(comment => int.TryParse(comment.Id?.Value, out var number) ? number : 0).Append(-1).Max();
            foreach (var found in findings.Findings.Where(found => found.Accepted is null))
            {
                var name = (id++).ToString(System.Globalization.CultureInfo.InvariantCulture);
                Mark(PlaceOf(found.Finding, reading.Report) is { } place ? targets.GetValueOrDefault(place) ?? first : first, found.Words, name);
                part.Comments.Append(Comment(found.Finding, name, at, language));
            }
        }
        copy.Position = 0;
        copy.CopyTo(to);
    }

    private static Dictionary<Place, OpenXmlElement> Targets(MainDocumentPart main)
    {
        var targets = new Dictionary<Place, OpenXmlElement>();
        foreach (var (place, element) in DocxPlaces.Walk(main)) targets.TryAdd(place, element);
        return targets;
    }

    // A paragraph parted by line breaks has one place for each line; the element is found by its number alone.
    private static Place? PlaceOf(Finding finding, AnnualReport? report)
    {
        var place = finding.Words is { } span && report is not null && span.Passage < report.Passages.Length ? report.Passages[span.Passage].At : null;
        place ??= finding.At ?? finding.Cells.Select(id => report?[id].At).FirstOrDefault(at => at is not null);
        return place is LinePlace line ? new LinePlace(line.Line, 1) : place is null ? null : place with { Sequence = 0 };
    }

    private static void Mark(OpenXmlElement target, string? words, string id)
    {
        var paragraphs = target is W.Paragraph own ? [own] : target.Descendants<W.Paragraph>().ToList();
        if (paragraphs.Count == 0) return;
        if (words is { Length: > 0 })
            foreach (var paragraph in paragraphs)
                if (Runs(paragraph, words) is var (from, to) && from is not null)
                {
                    from.InsertBeforeSelf(new CommentRangeStart { Id = id });
                    End(to!, id);
                    return;
                }
        if (paragraphs[0].ParagraphProperties is { } properties) properties.InsertAfterSelf(new CommentRangeStart { Id = id });
        else paragraphs[0].PrependChild(new CommentRangeStart { Id = id });
        paragraphs[^1].Append(new CommentRangeEnd { Id = id }, Reference(id));
    }

    private static void End(Run last, string id)
    {
        // Comments that end at the same word stand one after the other.
        OpenXmlElement after = last;
        after = after.InsertAfterSelf(new CommentRangeEnd { Id = id });
        after.InsertAfterSelf(Reference(id));
    }

    private static Run Reference(string id) => new(new CommentReference { Id = id });

    private static (Run? From, Run? To) Runs(W.Paragraph paragraph, string words)
    {
        var texts = paragraph.Descendants<W.Text>().Where(text => text.Parent is Run).ToList();
        var start = string.Concat(texts.Select(text => text.Text)).IndexOf(words, StringComparison.Ordinal);
        if (start < 0) return (null, null);
        var from = SplitAt(texts, start);
        texts = paragraph.Descendants<W.Text>().Where(text => text.Parent is Run).ToList();
        var after = SplitAt(texts, start + words.Length);
        texts = paragraph.Descendants<W.Text>().Where(text => text.Parent is Run).ToList();
        var last = after is null ? texts[^1] : texts[texts.IndexOf(after) - 1];
        return ((Run)from!.Parent!, (Run)last.Parent!);
    }

    /// <summary>The text that begins at that position, its run parted from the words before; null at the end.</summary>
    private static W.Text? SplitAt(List<W.Text> texts, int position)
    {
        foreach (var text in texts)
        {
            if (position == 0) return text;
            if (position < text.Text.Length) return Split(text, position);
            position -= text.Text.Length;
        }
        return null;
    }

    private static W.Text Split(W.Text text, int position)
    {
        var run = (Run)text.Parent!;
        var rest = new Run();
        if (run.RunProperties is { } look) rest.Append(look.CloneNode(true));
        rest.Append(new W.Text(text.Text[position..]) { Space = SpaceProcessingModeValues.Preserve });
        while (text.NextSibling() is { } next)
        {
            next.Remove();
            rest.Append(next);
        }
        text.Text = text.Text[..position];
        text.Space = SpaceProcessingModeValues.Preserve;
        run.InsertAfterSelf(rest);
        return rest.GetFirstChild<W.Text>()!;
    }

    private static Comment Comment(Finding finding, string id, DateTimeOffset at, Language language)
    {
        var comment = new Comment { Id = id, Author = Author, Initials = "公开", Date = at.UtcDateTime };
        comment.Append(Line($"{PageWords.Shaped(finding.Severity, language)} {finding.Code} {PageWords.Title(finding.Code, language)}", bold: true),
            Line(Message.Of(finding, language)));
        if (PageWords.CureText(finding.Code) is { Length: > 0 } cure)
        {
            comment.Append(Line(language.Say("怎样改正：", "How to mend it:"), bold: true));
            foreach (var line in cure.Split('\n', StringSplitOptions.RemoveEmptyEntries)) comment.Append(Line(line));
        }
        return comment;
    }

    private static W.Paragraph Line(string text, bool bold = false)
    {
        var run = new Run();
        if (bold) run.Append(new RunProperties(new Bold()));
        run.Append(new W.Text(new([.. text.Where(c => c is '\t' or >= ' ')])) { Space = SpaceProcessingModeValues.Preserve });
        return new(run);
    }
}
