using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Documents.Formats;

/// <summary>
/// Plain text and Markdown. Tables are met in these shapes: fields between tabs; one cell per line behind a tab, rows parted by
/// empty lines; one cell per line between lines of a single bar; bars in a line; columns held apart by spaces.
/// </summary>
internal static partial class PlainTextReader
{
    [GeneratedRegex(@"^第?\d{1,3}页[,，]?/?(共?\d{1,3}页)?$|^第\d{1,3}/\d{1,3}页$")]
    private static partial Regex PageNumber();

    public static SourceDocument Read(string text, ReadingLimits limits)
    {
        if (text.Contains('\f', StringComparison.Ordinal)) text = NumberAtFormFeed().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), "");
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Length > limits.Blocks * 4L)
            return new(SourceFormat.Text, []) { Findings = [new("RD05", Severity.Error) { Values = [("limit", (long)limits.Blocks)] }] };
        MarkdownHead.Remove(lines);
        Bars(lines);
        var reader = new Lines(lines);
        while (!reader.AtEnd) reader.Next();
        return new(SourceFormat.Text, reader.Finish());
    }

    // Tables drawn without a frame around every row are tables of bars.
    private static void Bars(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
            if (TextGrid.At(lines, i) is { } grid) i = grid.End - 1;
            else if (lines[i].AsSpan().IndexOfAny('│', '┃', '║') >= 0)
                lines[i] = Frame().Replace(lines[i].Replace('│', '|').Replace('┃', '|').Replace('║', '|'), "");
            else if (lines[i].AsSpan().ContainsAnyInRange('\u2500', '\u257F') || Ruled().IsMatch(lines[i])) lines[i] = Frame().Replace(lines[i], "");
    }

    [GeneratedRegex(@"^\s*\+(?:[-=:]{2,}\+)+\s*$")]
    private static partial Regex Ruled();

    // A number by itself, an empty line above it, the end of the page below.
    [GeneratedRegex(@"(?<=\n[ \t]*\n)[ \t]*[1-9]\d{0,2}[ \t]*(?=\n\s*\f|\f)")]
    private static partial Regex NumberAtFormFeed();

    [GeneratedRegex(@"^[ \u3000]*[\u2500-\u257F+|][\u2500-\u257F+| \u3000]*$", RegexOptions.Multiline)]
    private static partial Regex Frame();

    private sealed class Lines(string[] lines)
    {
        private readonly ImmutableArray<Block>.Builder blocks = ImmutableArray.CreateBuilder<Block>();
        private readonly List<TableCell> cells = [];
        private readonly bool barred = lines.Count(line => line.Trim() == "|") >= 4;
        private readonly int wrapWidth = WrapWidth(lines);
        private int at, row;

        public bool AtEnd => at >= lines.Length;

        public ImmutableArray<Block> Finish()
        {
            EndTable(Geometry.Ragged);
            return blocks.ToImmutable();
        }

        public void Next()
        {
            var line = lines[at];
            if (string.IsNullOrWhiteSpace(line) && !line.Contains('\t', StringComparison.Ordinal))
            {
                EndTable(Geometry.Ragged);
                at++;
            }
            else if (IsPageNumber(at)) at++;
            else if (TextGrid.At(lines, at) is { } grid)
            {
                EndTable(Geometry.Ragged);
                blocks.Add(grid.Table);
                at = grid.End;
            }
            else if (IsCellLine(line)) CellLines();
            else if (barred && NearBar(at)) BarLines();
            else if (Fields(line) is { } fields) Row(fields);
            else Prose();
        }

        // - 3 - or 第 3 页 共 9 页 on a line of its own.
        private bool IsPageNumber(int line)
        {
            var text = ChineseText.Squeeze(lines[line]);
            if (text.Length is 0 or > 12 || !text.AsSpan().ContainsAnyInRange('0', '9')) return false;
            var number = text.Trim('-', '—', '–', '·', '~');
            if (number.All(char.IsAsciiDigit) && number.Length is 1 or 2 or 3)
                return text[0] is '-' or '—' or '–' or '·' or '~' && text[^1] == text[0];
            return PageNumber().IsMatch(text);
        }

        // —— one cell per line behind a tab; an empty line parts rows ——
        private static bool IsCellLine(string line) =>
            line.Length > 0 && line[0] == '\t' && line.AsSpan(1).IndexOf('\t') < 0 && line.Length <= 62 && !line.Contains('。', StringComparison.Ordinal);

        private void CellLines()
        {
            EndTable(Geometry.Ragged);
            var rows = new List<List<(int Line, string Text)>>();
            var open = false;
            for (; at < lines.Length; at++)
            {
                var line = lines[at];
                if (line.Length == 0 || (string.IsNullOrWhiteSpace(line) && line[0] != '\t')) open = false;
                else if (IsCellLine(line))
                {
                    if (!open) rows.Add([]);
                    open = true;
                    rows[^1].Add((at, line[1..]));
                }
                else if (open && line[0] != '\t' && line.Length <= 40 && rows[^1][^1].Text.Trim().Length > 0 && !char.IsAsciiDigit(line.Trim()[0]))
                    rows[^1][^1] = (rows[^1][^1].Line, rows[^1][^1].Text + "\n" + line);
                else break;
            }
            var stream = rows.Any(fields => fields.Count > 24);
            foreach (var fields in rows)
            {
                for (var i = 0; i < fields.Count; i++)
                {
                    cells.Add(stream ? new(row++, 0, fields[i].Text, Place(fields[i].Line, 1)) : new(row, i, fields[i].Text, Place(fields[i].Line, 1)));
                }
                if (!stream) row++;
            }
            EndTable(stream ? Geometry.Stream : Geometry.Ragged);
        }

        // —— one cell per line, a bar on each line between ——
        private bool NearBar(int line) =>
            IsBar(line) || IsBar(line + 1) || IsBar(line - 1) || (IsBar(line + 2) && lines[line].Trim().Length <= 12 && IsBar(line - 1));

        private bool IsBar(int line) => line >= 0 && line < lines.Length && lines[line].Trim() == "|";

        private void BarLines()
        {
            EndTable(Geometry.Ragged);
            for (; at < lines.Length && NearBar(at) && !string.IsNullOrWhiteSpace(lines[at]); at++)
            {
                if (!IsBar(at)) cells.Add(new(row++, 0, lines[at].Trim(), Place(at, 0)));
                else if (IsBar(at + 1)) cells.Add(new(row++, 0, "", Place(at, 0)));
            }
            EndTable(Geometry.Stream);
        }

        // —— rows of fields ——
        private void Row(List<(int Start, string Text)> fields)
        {
            if (!fields.TrueForAll(field => field.Text.Length > 1 && field.Text.Trim('-', ':', ' ').Length == 0))
            {
                for (var i = 0; i < fields.Count; i++) cells.Add(new(row, i, fields[i].Text, Place(at, fields[i].Start)));
                row++;
            }
            at++;
        }

        private static List<(int Start, string Text)>? Fields(string line)
        {
            if (line.Contains('\t', StringComparison.Ordinal) && line.Trim().Length > 0
                && !(line.TrimStart().Contains('。', StringComparison.Ordinal) && line.Trim().IndexOf('\t', StringComparison.Ordinal) < 0))
                return Split(line, '\t', trimEnds: false);
            var trimmed = line.AsSpan().Trim();
            if (trimmed.Count('|') >= 2 || (trimmed.Count('|') == 1 && trimmed.Length < 40 && trimmed.Length > 1))
                return Split(line, '|', trimEnds: trimmed[0] == '|');
            return Spaced(line);
        }

        private static List<(int, string)> Split(string line, char separator, bool trimEnds)
        {
            var fields = new List<(int, string)>();
            var start = 0;
            for (var i = 0; i <= line.Length; i++)
            {
                if (i < line.Length && (line[i] != separator || (i > 0 && line[i - 1] == '\\'))) continue;
                fields.Add((start, Unmarked(line[start..i].Trim(' ', '\r'))));
                start = i + 1;
            }
            if (trimEnds)
            {
                fields.RemoveAt(0);
                if (fields.Count > 0 && fields[^1].Item2.Length == 0 && line.TrimEnd().EndsWith('|')) fields.RemoveAt(fields.Count - 1);
            }
            return fields;
        }

        // Columns held apart by two spaces or more, or a tail of numbers one space apart.
        private static List<(int, string)>? Spaced(string line)
        {
            var fields = new List<(int Start, string Text)>();
            for (var i = 0; i < line.Length;)
            {
                while (i < line.Length && IsSpace(line[i])) i++;
                var start = i;
                while (i < line.Length
                    && !(IsSpace(line[i])
                        && (i + 1 >= line.Length || IsSpace(line[i + 1]) || (IsValue(line, i + 1) && (IsValueBefore(line, i) || TailOfValues(line, i)))))) i++;
                if (i > start) fields.Add((start, line[start..i]));
            }
            return fields.Count >= 2 && fields.TrueForAll(field => field.Text.Length <= 45 && !field.Text.Contains('。', StringComparison.Ordinal))
                ? fields : null;
        }

        private static bool IsSpace(char c) => ChineseText.Fold(c) == ' ';

        private static bool IsValue(string line, int from)
        {
            var end = from;
            while (end < line.Length && !IsSpace(line[end])) end++;
            return end > from && Reports.CellText.LooksLikeValue(line[from..end]);
        }

        private static bool IsValueBefore(string line, int end)
        {
            var start = end;
            while (start > 0 && !IsSpace(line[start - 1])) start--;
            return start < end && Reports.CellText.LooksLikeValue(line[start..end]);
        }

        private static bool TailOfValues(string line, int from)
        {
            var values = 0;
            foreach (var word in line[from..].Split([' ', '\u00A0', '\u3000'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!Reports.CellText.LooksLikeValue(word)) return false;
                values++;
            }
            return values >= 1 && line.AsSpan(0, from).Trim().Length <= 45;
        }

        // —— running text ——
        private void Prose()
        {
            EndTable(Geometry.Ragged);
            var first = at;
            var line = lines[at++];
            var text = line.TrimStart();
            var level = text.Length - text.TrimStart('#').Length;
            if (level is >= 1 and <= 6 && text.Length > level && text[level] == ' ') text = text[level..].Trim();
            else level = 0;
            if (level == 0)
                while (wrapWidth > 0 && Width(line) >= wrapWidth - 6 && at < lines.Length && Continues(lines[at]))
                {
                    line = lines[at++];
                    text = text.TrimEnd() + line.Trim();
                }
            var start = lines[first].Length - lines[first].TrimStart().Length;
            if (text.StartsWith("- ", StringComparison.Ordinal) || text.StartsWith("* ", StringComparison.Ordinal)) text = text[2..];
            blocks.Add(new Paragraph(Unmarked(text).TrimEnd(), Place(first, start)) { HeadingLevel = level > 0 ? level : null });
        }

        private static string Unmarked(string text) =>
            text.Contains("**", StringComparison.Ordinal) ? text.Replace("**", "", StringComparison.Ordinal) : text;

        private bool Continues(string line) =>
            line.Length > 0 && !IsSpace(line[0]) | LeftMargin(line) < 2 && !string.IsNullOrWhiteSpace(line) && Fields(line) is null && !barred
                && !Starts(line.TrimStart()) && !Reports.CellText.LooksLikeValue(line);

        private static int LeftMargin(string line) => line.Length - line.TrimStart().Length;

        private static bool Starts(string text) =>
            text[0] is '（' or '(' && text.Length > 2 && text[2] is '）' or ')' || (text.Length > 1 && text[1] == '、') || text[0] == '#';

        // The width at which an editor broke the lines; 0 when lines are whole paragraphs.
        private static int WrapWidth(string[] lines)
        {
            var longLines = lines.Select(line => line.TrimEnd()).Where(line => Width(line) >= 40 && Width(line) <= 130).ToList();
            if (longLines.Count < 6) return 0;
            var torn = longLines.Count(line => !"。；：！？.;:”）)".Contains(line[^1], StringComparison.Ordinal));
            return torn * 10 >= longLines.Count * 6 ? longLines.Max(Width) : 0;
        }

        private static int Width(string line)
        {
            var width = 0;
            foreach (var c in line) width += c < '\u1100' ? 1 : 2;
            return width;
        }

        private static LinePlace Place(int line, int column) => new(line + 1, column + 1);

        private void EndTable(Geometry geometry)
        {
            if (cells.Count > 0) blocks.Add(new Table([.. cells], geometry));
            cells.Clear();
            row = 0;
        }
    }
}
