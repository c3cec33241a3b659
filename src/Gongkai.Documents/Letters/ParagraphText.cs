using DocumentFormat.OpenXml;

namespace Gongkai.Documents.Letters;

// Inside the namespace, before the names that documents have here: Paragraph, Table, TableCell.
using DocumentFormat.OpenXml.Wordprocessing;

/// <summary>The text of a paragraph as one string over however many runs Word has split it into.</summary>
internal sealed class ParagraphText
{
    private readonly List<Text> pieces;

    public ParagraphText(Paragraph paragraph)
    {
        // A text box inside the paragraph has paragraphs of its own.
        pieces = [.. paragraph.Descendants<Text>().Where(text => text.Ancestors<Paragraph>().First() == paragraph)];
        Whole = string.Concat(pieces.Select(piece => piece.Text));
    }

    /// <summary>All of it.</summary>
    public string Whole { get; private set; }

    /// <summary>Puts the text in the place of a stretch; it takes the look of the stretch's first letter.</summary>
    public void Replace(int start, int length, string text)
    {
        var (at, first) = (0, true);
        foreach (var piece in pieces)
        {
            var (from, to) = (Math.Max(start - at, 0), Math.Min(start + length - at, piece.Text.Length));
            at += piece.Text.Length;
            if (from >= to) continue;
            piece.Text = piece.Text[..from] + (first ? text : "") + piece.Text[to..];
            piece.Space = SpaceProcessingModeValues.Preserve;
            first = false;
        }
        Whole = Whole[..start] + text + Whole[(start + length)..];
    }

    /// <summary>Turns line ends inside the runs into line breaks.</summary>
    public void BreakLines()
    {
        foreach (var piece in pieces.Where(piece => piece.Text.Contains('\n')))
        {
            var lines = piece.Text.Split('\n');
            piece.Text = lines[0];
            OpenXmlElement last = piece;
            foreach (var line in lines.Skip(1))
            {
                last = last.InsertAfterSelf(new Break());
                last = last.InsertAfterSelf(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
            }
        }
    }

    /// <summary>The run of the first letter.</summary>
    public Run? FirstRun => pieces.FirstOrDefault()?.Ancestors<Run>().FirstOrDefault();
}
