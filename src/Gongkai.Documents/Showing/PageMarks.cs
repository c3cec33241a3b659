using Gongkai.Diagnostics;
using Gongkai.Reports;

namespace Gongkai.Documents.Showing;

/// <summary>A stretch of a paragraph that a finding is about; the whole paragraph where the words are not known.</summary>
internal readonly record struct WordMark(int Finding, int Start, int Length);

/// <summary>Where in the source document each finding is shown. Findings are meant by their index in the checked report.</summary>
internal sealed class PageMarks
{
    private readonly SourceDocument source;
    private readonly Dictionary<Place, (int Block, int Cell)> places = [];
    private readonly Dictionary<int, int> lines = [];
    private readonly List<(int Sequence, int Block, int Cell)> sequence = [];
    private readonly Dictionary<(int Block, int Cell), List<int>> cells = [];
    private readonly Dictionary<int, List<WordMark>> words = [];
    private readonly Dictionary<int, List<int>> notes = [];
    private readonly Dictionary<int, (int Block, int Cell)> targets = [];
    private readonly HashSet<int> inWords = [];

    public PageMarks(SourceDocument source, AnnualReport? report, CheckedReport findings)
    {
        this.source = source;
        for (var block = 0; block < source.Blocks.Length; block++)
            if (source.Blocks[block] is Paragraph paragraph) Know(paragraph.At, block, -1);
            else if (source.Blocks[block] is Table table)
                for (var cell = 0; cell < table.Cells.Length; cell++) Know(table.Cells[cell].At, block, cell);
        sequence.Sort();
        for (var i = 0; i < findings.Findings.Length; i++) Put(i, findings.Findings[i], report);
    }

    /// <summary>Findings that stand nowhere in the document.</summary>
    public List<int> Nowhere { get; } = [];

    /// <summary>Whether a finding's link leads to this cell: the one it is placed at, else the first that it names.</summary>
    public bool LeadsTo(int finding, int block, int cell) => targets.TryGetValue(finding, out var target) && target == (block, cell);

    /// <summary>Findings told beside a block.</summary>
    public IReadOnlyList<int> NotesBeside(int block) => notes.GetValueOrDefault(block) ?? [];

    /// <summary>Findings about a cell of a table.</summary>
    public IReadOnlyList<int> OfCell(int block, int cell) => cells.GetValueOrDefault((block, cell)) ?? [];

    /// <summary>Findings about words of a paragraph.</summary>
    public IReadOnlyList<WordMark> OfWords(int block) => words.GetValueOrDefault(block) ?? [];

    private void Know(Place at, int block, int cell)
    {
        places.TryAdd(at, (block, cell));
        places.TryAdd(at with { Sequence = 0 }, (block, cell));
        if (at is LinePlace line) lines.TryAdd(line.Line, block);
        sequence.Add((at.Sequence, block, cell));
    }

    private void Put(int index, CheckedFinding found, AnnualReport? report)
    {
        var finding = found.Finding;
        int? beside = null;
        if (finding.Words is { } span && report is not null && span.Passage < report.Passages.Length)
            beside = MarkWords(index, report.Passages[span.Passage], span, found.Words ?? "");
        foreach (var id in finding.Cells)
            if (report?[id].At is { } at && Find(at) is { } hit)
            {
                // Cells that other findings name too are marked, but the words come first.
                beside ??= hit.Block;
                MarkAt(index, hit);
            }
        if (finding.At is { } place && (Find(place) ?? Nearest(place)) is { } nearest)
        {
            if (beside is null || finding.Words is null && !finding.Cells.Any(id => report?[id].At is not null)) MarkAt(index, nearest);
            beside = nearest.Block;
            if (OfCell(nearest.Block, nearest.Cell).Contains(index)) targets[index] = nearest;
        }
        if (beside is { } block) Add(notes, block, index);
        else Nowhere.Add(index);
    }

    private int? MarkWords(int index, Passage passage, PassageSpan span, string text)
    {
        if (passage.At is null || (Find(passage.At) ?? Nearest(passage.At)) is not { } hit) return null;
        if (hit.Cell >= 0)
        {
            MarkAt(index, hit);
            return hit.Block;
        }
        for (var block = hit.Block; block < Math.Min(hit.Block + 12, source.Blocks.Length); block++)
        {
            if (source.Blocks[block] is not Paragraph paragraph) continue;
            var start = paragraph.Text == passage.Text ? span.Start
                : text.Length == 0 ? -1
                : paragraph.Text.IndexOf(text, Math.Clamp(block == hit.Block ? span.Start : 0, 0, paragraph.Text.Length), StringComparison.Ordinal) is >= 0
                    and var later ? later
                : paragraph.Text.IndexOf(text, StringComparison.Ordinal);
            if (start < 0 || start > paragraph.Text.Length) continue;
            inWords.Add(index);
            Add(words, block, new WordMark(index, start, Math.Min(span.Length, paragraph.Text.Length - start)));
            return block;
        }
        MarkAt(index, hit);
        return hit.Block;
    }

    private void MarkAt(int index, (int Block, int Cell) hit)
    {
        if (hit.Cell >= 0)
        {
            Add(cells, hit, index);
            if (!inWords.Contains(index)) targets.TryAdd(index, hit);
        }
        else if (source.Blocks[hit.Block] is Paragraph paragraph) Add(words, hit.Block, new WordMark(index, 0, paragraph.Text.Length));
    }

    private (int Block, int Cell)? Find(Place at) =>
        places.TryGetValue(at, out var hit) || places.TryGetValue(at with { Sequence = 0 }, out hit) ? hit
        : at is LinePlace line && lines.TryGetValue(line.Line, out var block) ? (block, -1) : null;

    private (int Block, int Cell)? Nearest(Place at)
    {
        if (at.Sequence == 0 || sequence.Count == 0) return null;
        var index = sequence.BinarySearch((at.Sequence, int.MaxValue, 0));
        index = Math.Max(0, (index < 0 ? ~index : index) - 1);
        return (sequence[index].Block, sequence[index].Cell);
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        if (!list.Contains(value)) list.Add(value);
    }
}
