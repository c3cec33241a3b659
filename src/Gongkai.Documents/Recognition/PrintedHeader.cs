using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>The columns of table 三, or of a block of table 二, in the order in which their header prints them.</summary>
internal sealed class PrintedHeader(ImmutableArray<HeaderWord> header, FormTable table, PrintedRow row, Dictionary<Table, int> labelWidth)
{
    private readonly List<LayoutNote> notes = [];

    /// <summary>Columns that moved, are absent or stand twice.</summary>
    public IReadOnlyList<LayoutNote> Notes => notes;

    /// <summary>Whether the header names any column of the table.</summary>
    public bool NamesColumns => header.Any(word => word.Label.Kind == LabelKind.Column && IndexOf(word) >= 0);

    /// <summary>The unit that the money column's printed label states.</summary>
    public MoneyUnit? Unit =>
        header.FirstOrDefault(word =>
            word.Label.Kind == LabelKind.Column && table.Columns.Any(column => column.Type == CellType.Money && column.Id == word.Label.Id)) is not { } word
            ? null
        : word.Slot.Squeezed.Contains("万元", StringComparison.Ordinal) ? MoneyUnit.TenThousandYuan
        : word.Slot.Squeezed.Contains('元', StringComparison.Ordinal) ? MoneyUnit.Yuan
        : null;

    public Alignment Align(ImmutableArray<Slot> slots)
    {
        var count = table.Columns.Length;
        ImmutableArray<int> all = [.. Enumerable.Range(0, count)];
        var words = header.Where(word => word.Label.Kind == LabelKind.Column && IndexOf(word) >= 0).ToList();
        (words, slots) = WithoutCopies(words, slots);
        var printed = Ordered(words);
        var complete = printed.Length == count && printed.Distinct().Count() == count;
        if (complete)
        {
            for (var i = 0; i < count; i++)
                if (printed[i] != i && printed[..i].Any(before => before > printed[i]))
                    notes.Add(new PartMoved(TablePart.Column, $"{table.Id}.{table.Columns[printed[i]].Id}", words[0].Slot.At));
            var aligned = RowAlignment.Align(slots, printed, count, Positions(words, printed));
            return notes.Count > 0 && IsTorn(words) ? aligned.Unsure() : aligned;
        }
        var values = slots.Count(slot => !slot.IsEmpty);
        if (words.Count >= Math.Max(2, count - 2) && (values == printed.Length || slots.Length == printed.Length))
        {
            foreach (var column in all.Except(printed)) notes.Add(new PartAbsent(TablePart.Column, $"{table.Id}.{table.Columns[column].Id}", words[0].Slot.At));
            foreach (var twice in printed.GroupBy(column => column).Where(group => group.Count() > 1))
                notes.Add(new PartRepeated(TablePart.Column, $"{table.Id}.{table.Columns[twice.Key].Id}", words[0].Slot.At));
            return RowAlignment.Align(slots, printed, count, []);
        }
        return RowAlignment.Align(slots, all, count, LastColumns(count));
    }

    // Labels broken over lines of text: which stands before which is not known.
    private static bool IsTorn(List<HeaderWord> words) =>
        words.Exists(word => word.How == LabelMatch.Approximate) && words.Exists(word => word.Line is null or { Source.Geometry: not Geometry.Grid })
            && words.Select(word => word.Line).Distinct().Count() > 1;

    // A merged header cell that a converter wrote out in each of its columns, its values likewise or only once.
    private (List<HeaderWord> Words, ImmutableArray<Slot> Slots) WithoutCopies(List<HeaderWord> words, ImmutableArray<Slot> slots)
    {
        if (words.Count != slots.Length || words.Count <= table.Columns.Length) return (words, slots);
        var (keptWords, keptSlots) = (new List<HeaderWord>(), new List<Slot>());
        for (var i = 0; i < words.Count; i++)
        {
            if (i == 0 || words[i].Label != words[i - 1].Label || words[i].Slot.Text != words[i - 1].Slot.Text)
            {
                keptWords.Add(words[i]);
                keptSlots.Add(slots[i]);
            }
            else if (keptSlots[^1].IsEmpty) keptSlots[^1] = slots[i];
            else if (!slots[i].IsEmpty && slots[i].Squeezed != keptSlots[^1].Squeezed) return (words, slots);
        }
        return keptWords.Count == table.Columns.Length ? (keptWords, [.. keptSlots]) : (words, slots);
    }

    private int IndexOf(HeaderWord word)
    {
        for (var i = 0; i < table.Columns.Length; i++)
            if (table.Columns[i].Id == word.Label.Id || ChineseText.Key(table.Columns[i].Label) == word.Label.Key) return i;
        return -1;
    }

    // By position where all words stand in one table; else in reading order, the five of 法人或其他组织 in its place and 总计 last.
    private ImmutableArray<int> Ordered(List<HeaderWord> words)
    {
        if (words.Count > 1 && words.TrueForAll(word => word.Line is { IsRow: true }) && words.Select(word => word.Line!.Source).Distinct().Count() == 1
            && words.Select(word => word.Slot.Column).Distinct().Count() == words.Count
            && (words.Select(word => word.Line).Distinct().Count() == 1 || OverValues(words) || Spread(words)))
            return [.. words.OrderBy(word => word.Slot.Column).Select(IndexOf)];
        if (words.Count == 7 && InPlaceOfOrganisations(words) is { } order) return order;
        var first = words.Where(word => word.Label.Id is "natural_person").Select(IndexOf);
        var last = words.Where(word => word.Label.Id is "total").Select(IndexOf);
        var rest = words.Where(word => word.Label.Id is not ("natural_person" or "total")).Select(IndexOf);
        return [.. first, .. rest, .. last];
    }

    // Every value of the row stands under a word of the header, and every word over a place of the row.
    private bool OverValues(List<HeaderWord> words)
    {
        if (row.Line?.Source != words[0].Line!.Source) return words[0].Line!.Source!.Geometry == Geometry.Grid && Spread(words);
        var columns = words.Select(word => word.Slot.Column).ToHashSet();
        return row.Values.All(slot => slot.IsEmpty || columns.Contains(slot.Column))
            && columns.All(column => row.Values.Any(slot => slot.Column <= column && column < slot.End));
    }

    // The first row of the header, with the five of 法人或其他组织 in its place.
    private ImmutableArray<int>? InPlaceOfOrganisations(List<HeaderWord> words)
    {
        var outer = header.Where(word => word.Label.Id is "natural_person" or "total" or Labels.Organisations).ToList();
        if (outer.Count != 3 || outer.Select(word => word.Label.Id).Distinct().Count() != 3) return null;
        var five = words.Where(word => word.Label.Id is not ("natural_person" or "total")).Select(IndexOf).ToList();
        return [.. outer.SelectMany(word => word.Label.Id == Labels.Organisations ? five : [IndexOf(word)])];
    }

    // Fields of several ragged rows can be compared when each of the later rows leaves room for the earlier.
    private static bool Spread(List<HeaderWord> words) =>
        words.Where(word => word.Label.Id is "natural_person").All(person => words.TrueForAll(word => word == person || word.Slot.Column > person.Slot.Column))
        && words.Where(word => word.Label.Id is "total").All(total => words.TrueForAll(word => word == total || word.Slot.Column < total.Slot.Column));

    private ImmutableArray<int> Positions(List<HeaderWord> words, ImmutableArray<int> printed)
    {
        if (row.Line?.Source is not { } source || !IsWhole(source)) return [];
        var labels = labelWidth.GetValueOrDefault(source);
        if (words.TrueForAll(word => word.Line?.Source?.ColumnCount == source.ColumnCount))
        {
            ImmutableArray<int> columns = [.. printed.Select(column => words.First(word => IndexOf(word) == column).Slot.Column)];
            if (columns.All(column => column >= labels) && columns.Distinct().Count() == columns.Length) return columns;
        }
        return LastColumns(printed.Length);
    }

    private ImmutableArray<int> LastColumns(int count) =>
        row.Line?.Source is { } source && IsWhole(source) && source.ColumnCount - labelWidth.GetValueOrDefault(source) >= count
            ? [.. Enumerable.Range(source.ColumnCount - count, count)]
            : [];

    // A row that ends short of its table, or beyond it, has lost or gained a cell: its positions prove nothing.
    private bool IsWhole(Table source) => row.Line!.Slots[^1].End == source.ColumnCount;
}

/// <summary>The fifteen columns of table 四 in the order in which their header prints them.</summary>
internal sealed class DisputesHeader
{
    private readonly List<LayoutNote> notes = [];
    private readonly ImmutableArray<int> columns = [];

    public DisputesHeader(ImmutableArray<HeaderWord> header, FormTable table)
    {
        Printed = [.. Enumerable.Range(0, 15)];
        var leaves = header.Where(word => word.Label.Kind == LabelKind.Column && word.Label.Section == ReportSection.Disputes).ToList();
        var groups = header.Where(word => word.Label.Kind == LabelKind.Row).ToList();
        if (leaves.Count != 15) return;
        var inGrid = leaves.TrueForAll(word => word.Line?.Source is { Geometry: Geometry.Grid })
            && leaves.Select(word => word.Slot.Column).Distinct().Count() == 15;
        if (inGrid) leaves = [.. leaves.OrderBy(word => word.Slot.Column)];
        if (inGrid) columns = [.. leaves.Select(word => word.Slot.Column)];
        var blocks = groups.Count == 3
            ? groups.OrderBy(word => inGrid ? word.Slot.Column : 0)
                .Select(word => table.Rows.IndexOf(table.Rows.First(row => row.Id == word.Label.Id))).ToList() : [0, 1, 2];
        var order = leaves.Select((word, i) => blocks[i / 5] * 5 + table.Columns.IndexOf(table.Columns.First(column => column.Id == word.Label.Id)))
            .ToImmutableArray();
        if (order.Distinct().Count() != 15) return;
        for (var i = 0; i < 15; i++)
            if (order[i] != i && order[..i].Any(before => before > order[i]))
                notes.Add(new PartMoved(TablePart.Column, $"{table.Rows[order[i] / 5].Id}.{table.Columns[order[i] % 5].Id}", leaves[i].Slot.At));
        Printed = order;
    }

    public ImmutableArray<int> Printed { get; }

    public IReadOnlyList<LayoutNote> Notes => notes;

    /// <summary>The table columns of the header, when the row is as wide as its table.</summary>
    public ImmutableArray<int> Positions(PrintedRow row) =>
        row.Line?.Source is { Geometry: Geometry.Grid } source && row.Line.Slots[^1].End == source.ColumnCount ? columns : [];
}
