using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>Puts the printed rows into the cells of the form, and notes where print and form part.</summary>
internal sealed class CellPlacement(ReportForm form, PrintedTables tables)
{
    private readonly Dictionary<string, Cell> cells = [];
    private readonly ImmutableArray<LayoutNote>.Builder notes = ImmutableArray.CreateBuilder<LayoutNote>();
    private readonly Dictionary<string, PrintedRow> placed = [];
    private readonly List<(FormRow Row, FormTable Table, PrintedRow Printed)> order = [];
    private readonly Dictionary<Table, int> labelWidth = [];
    private readonly List<(FormRow Row, FormTable Table, PrintedRow Printed)> doubted = [];

    /// <summary>Every cell of the form, and what was printed of rows of the other generation.</summary>
    public ReportCells Cells => ReportCells.Of(cells);

    /// <summary>What was observed.</summary>
    public ImmutableArray<LayoutNote> Notes => [.. tables.Notes, .. notes];

    /// <summary>How many rows of the form were found.</summary>
    public int Found => placed.Count;

    public void Place()
    {
        var rows = tables.Rows;
        foreach (var row in rows)
            if (row.Line?.Source is { } source && row.Label is not null && row.Words.Length > 0 && row.Section != ReportSection.Disputes)
                labelWidth[source] = Math.Max(labelWidth.GetValueOrDefault(source), row.Words[^1].End);
        var resolved = rows.Select(row => (Printed: row, Target: row.Section == ReportSection.Disputes ? null : Resolve(row))).ToList();
        // A line that goes on with a row's label is like some other label by chance.
        for (var i = 1; i < resolved.Count; i++)
            if (resolved[i] is { Target: not null, Printed.Label.How: LabelMatch.Approximate } && GoesOn(resolved, i))
                resolved[i] = (resolved[i].Printed, null);
        Shortened(resolved);
        for (var i = 0; i < resolved.Count; i++)
        {
            var (printed, target) = resolved[i];
            if (printed.Section == ReportSection.Disputes) Disputes(printed);
            else if ((target ?? (GoesOn(resolved, i) ? null : InGap(resolved, i))) is { } found) Row(printed, found.Row, found.Table);
            else if (printed.Values.Any(value => !value.IsEmpty))
            {
                notes.Add(new ValueSurplus("", printed.Raw, printed.At));
                Doubt(resolved, i, -1);
                Doubt(resolved, i, 1);
            }
        }
        foreach (var (row, table, printed) in doubted)
            foreach (var column in table.Columns)
                if (cells.GetValueOrDefault($"{row.Id}.{column.Id}") is not (null or Missing))
                    cells[$"{row.Id}.{column.Id}"] = new Unreadable(printed.Raw, printed.At);
        foreach (var section in rows.Where(IsTorn).DistinctBy(row => row.Section)) notes.Add(new TableTorn(section.Section, section.Printed, section.At));
        LabelNotes();
        Replaced();
        Order();
        foreach (var cell in form.Cells)
            if (!cells.ContainsKey(cell.Id)) cells[cell.Id] = new Missing();
        Absent();
    }

    // Its cells stand on lines of their own.
    private static bool IsTorn(PrintedRow row) =>
        row.Values.Length > 1 && row.Values[0].At is LinePlace first && row.Values[^1].At is LinePlace last && first.Line != last.Line;

    private (FormRow Row, FormTable Table)? Resolve(PrintedRow row)
    {
        if (row.Label is not { } match) return null;
        var key = match.Label.Key;
        foreach (var candidate in new[] { form, form == ReportForm.A ? ReportForm.B : ReportForm.A })
            foreach (var table in candidate.Tables)
                foreach (var formRow in table.Rows)
                    if (table.Section == match.Label.Section && Same(ChineseText.Key(formRow.Label), key)) return (formRow, table);
        return null;
    }

    // Rows whose labels are shortened, by the rows around them.
    private void Shortened(List<(PrintedRow Printed, (FormRow Row, FormTable Table)? Target)> rows)
    {
        for (var start = 0; start < rows.Count; start++)
        {
            if (!IsShortened(rows, start)) continue;
            var end = start + 1;
            while (end < rows.Count && rows[end].Printed.Section == rows[start].Printed.Section && IsShortened(rows, end)) end++;
            var section = rows[start].Printed.Section;
            var own = form.Tables.Where(table => table.Section == section)
                .SelectMany(table => table.Rows.Select(row => (Row: row, Table: table))).ToImmutableArray();
            ImmutableArray<FormRow> formRows = [.. own.Select(row => row.Row)];
            var from = start == 0 || rows[start - 1].Printed.Section != section
                ? 0 : rows[start - 1].Target is { } before ? formRows.IndexOf(before.Row) + 1 : 0;
            var to = end == rows.Count || rows[end].Printed.Section != section
                ? formRows.Length : rows[end].Target is { } after ? formRows.IndexOf(after.Row) : -1;
            var taken = rows.Where(row => row.Target is not null).Select(row => row.Target!.Value.Row.Id).ToHashSet();
            var chosen = from == 0 && start > 0 && rows[start - 1].Printed.Section == section ? []
                : ShortLabels.Between([.. rows[start..end].Select(row => row.Printed.Words[^1].Text)], formRows, from, to, row => taken.Contains(row.Id));
            for (var i = 0; i < chosen.Length; i++)
                if (IsWhole(rows[start + i].Printed, own[chosen[i]].Table)) rows[start + i] = (rows[start + i].Printed, own[chosen[i]]);
            start = end - 1;
        }
    }

    private static bool IsShortened(List<(PrintedRow Printed, (FormRow Row, FormTable Table)? Target)> rows, int at) =>
        rows[at].Target is null && rows[at].Printed is { Section: not ReportSection.Disputes, Words.Length: > 0 } row
            && row.Values.Any(value => !value.IsEmpty) && !GoesOn(rows, at);

    // The second line of a row of text whose label was not whole on the first.
    private static bool GoesOn(List<(PrintedRow Printed, (FormRow Row, FormTable Table)? Target)> rows, int at) =>
        at > 0 && rows[at].Printed is { Line: { Source.Geometry: not Geometry.Grid } } row && row.At is LinePlace below
        && rows[at - 1].Printed is { Words: [.., var word] } above
        && word.At is LinePlace label && below.Line - label.Line == 1
        && (above.Label is { } match && ChineseText.Key(word.Text).Length < match.Label.Key.Length || rows[at - 1].Target is null && GoesOn(rows, at - 1));

    private static bool IsWhole(PrintedRow row, FormTable table) => row.Values.Count(value => !value.IsEmpty) == table.Columns.Length;

    private static bool Same(string label, string key) =>
        label == key
            || (label is "规范性文件" or "行政规范性文件" && key is "规范性文件" or "行政规范性文件" && label.EndsWith("规范性文件", StringComparison.Ordinal)
                && key.EndsWith("规范性文件", StringComparison.Ordinal));

    // A row whose label is gone or beyond recognition, between two rows of the form that have just one row between them.
    private static (FormRow Row, FormTable Table)? InGap(List<(PrintedRow Printed, (FormRow Row, FormTable Table)? Target)> rows, int at)
    {
        var (before, after) = (Neighbour(rows, at, -1), Neighbour(rows, at, 1));
        if (before is null || after is null || before.Value.Table != after.Value.Table) return null;
        var table = before.Value.Table;
        var (from, to) = (table.Rows.IndexOf(before.Value.Row), table.Rows.IndexOf(after.Value.Row));
        return from >= 0 && to - from == 2 && rows[at].Printed.Values.Count(value => !value.IsEmpty) == table.Columns.Length
            ? (table.Rows[from + 1], table) : null;
    }

    // Numbers on a line of text by themselves, right above or below a row, may be the rest of its numbers, or its own: text keeps no cells.
    private void Doubt(List<(PrintedRow Printed, (FormRow Row, FormTable Table)? Target)> rows, int at, int step)
    {
        while (step < 0 && at + step >= 0 && rows[at + step].Target is null && GoesOn(rows, at)) at += step;
        if (Neighbour(rows, at, step) is not { } target || rows[at].Printed.Section != rows[at + step].Printed.Section) return;
        var (stray, row) = step < 0
            ? (rows[at].Printed.Values[0].At, rows[at + step].Printed.Values.LastOrDefault()?.At)
            : (rows[at].Printed.Values[^1].At, rows[at + step].Printed.At);
        if (stray is LinePlace { Line: var first } && row is LinePlace { Line: var second } && Math.Abs(first - second) == 1
            && rows[at].Printed.Line is null or { Source.Geometry: not Geometry.Grid })
            doubted.Add((target.Row, target.Table, rows[at + step].Printed));
    }

    private static (FormRow Row, FormTable Table)? Neighbour(List<(PrintedRow Printed, (FormRow Row, FormTable Table)? Target)> rows, int at, int step) =>
        at + step >= 0 && at + step < rows.Count ? rows[at + step].Target : null;

    private void Row(PrintedRow printed, FormRow row, FormTable table)
    {
        if (row.Id == ReportForm.SingleOther.Id && form == ReportForm.B
            && tables.Rows.Any(other =>
                other.Label is { Label.Id: "requests.outcome.other.no_correction" or "requests.outcome.other.fee_unpaid" or "requests.outcome.other.misc" }))
        {
            if (printed.Values.Any(value => !value.IsEmpty)) notes.Add(new ValueSurplus(row.Id, printed.Raw, printed.At));
            return;
        }
        if (printed.Label is null) notes.Add(new LabelDiffers(row.Id, row.Label, printed.Printed, LabelMatch.Approximate, printed.At));
        var header = new PrintedHeader(printed.Header, table, printed, labelWidth);
        var alignment = header.Align(ValueSlots(printed));
        // A stream that has not yet said what the columns are was taken column by column: which value is whose cannot be known.
        if (printed.Line is null && table.Section == ReportSection.Proactive && !header.NamesColumns) alignment = alignment.Unsure();
        Fill(printed, row, alignment, [.. table.Columns.Select(column => (Id: $"{row.Id}.{column.Id}", column.Type))], header.Unit);
        foreach (var note in header.Notes)
            if (!notes.Contains(note)) notes.Add(note);
        if (placed.TryAdd(row.Id, printed)) order.Add((row, table, printed));
    }

    // Empty slots beside the label, in columns where other rows of the table have theirs, are no values.
    private ImmutableArray<Slot> ValueSlots(PrintedRow printed)
    {
        if (printed.Line?.Source is not { } source) return printed.Values;
        var labels = labelWidth.GetValueOrDefault(source);
        return [.. printed.Values.SkipWhile(slot => slot.IsEmpty && slot.End <= labels)];
    }

    private void Disputes(PrintedRow printed)
    {
        // Two rows of numbers with nothing between them.
        if (printed.Line is null && printed.Values.Length == 30)
        {
            Disputes(printed with { Values = printed.Values[..15] });
            Disputes(printed with { Values = printed.Values[15..] });
            return;
        }
        if (!printed.Values.Any(value => !value.IsEmpty))
        {
            if (printed.Values.Length < 15 || placed.ContainsKey(form.Disputes.Id)) return;
        }
        if (DisputesBlock.Of(printed, form.Disputes) is { } block)
        {
            Fill(printed, block.Row, block.Align(printed.Values),
                [.. form.Disputes.Columns.Select(column => (Id: $"{block.Row.Id}.{column.Id}", column.Type))], null);
            foreach (var note in block.Notes)
                if (!notes.Contains(note)) notes.Add(note);
            placed.TryAdd(block.Row.Id, printed);
            return;
        }
        var columns = form.Disputes.Rows.SelectMany(row => form.Disputes.Columns, (row, column) => (Id: $"{row.Id}.{column.Id}", column.Type))
            .ToImmutableArray();
        var header = new DisputesHeader(printed.Header, form.Disputes);
        Fill(printed, new(form.Disputes.Id, ""), RowAlignment.Align(printed.Values, header.Printed, columns.Length, header.Positions(printed)), columns, null);
        foreach (var note in header.Notes)
            if (!notes.Contains(note)) notes.Add(note);
        placed.TryAdd(form.Disputes.Id, printed);
    }

    private void Fill(PrintedRow printed, FormRow row, Alignment alignment, ImmutableArray<(string Id, CellType Type)> columns, MoneyUnit? unit)
    {
        var twice = placed.ContainsKey(row.Id);
        if (twice) notes.Add(new PartRepeated(row.Id == form.Disputes.Id ? TablePart.Table : TablePart.Row, row.Id, printed.At));
        for (var i = 0; i < columns.Length; i++)
        {
            var (id, type) = columns[i];
            var placement = alignment.Placements[i];
            Cell cell = !placement.Certain ? new Unreadable(printed.Raw, printed.At)
                : placement.Slot is { } slot ? CellText.Read(slot.Text, type, unit, slot.At)
                : new Missing();
            if (twice && cells.TryGetValue(id, out var first) && (GoesOnBelow(row, printed) || !SameFigure(first, cell)))
                cell = new Unreadable(printed.Raw, first.At ?? cell.At);
            else if (twice) continue;
            cells[id] = cell;
            if (cell is Unreadable && placement is { Slot: { } word } && !word.Squeezed.AsSpan().ContainsAnyInRange('0', '9'))
                notes.Add(new CellShifted(row.Id, word.Text, false, word.At));
        }
        var values = printed.Values.Where(value => !value.IsEmpty).Select(value => value.Text.Trim()).ToImmutableArray();
        var slots = alignment.Placements.Count(placement => placement.Slot is not null);
        if (!alignment.Surplus.IsEmpty || values.Length > columns.Length
            || (values.Length < columns.Length && (printed.Values.Length != columns.Length || slots < columns.Length)))
            notes.Add(new WidthDiffers(row.Id, columns.Length, values.Length, values, printed.At));
    }

    // Text keeps no cells: numbers without a label right under those of table 四 may be their other halves.
    private bool GoesOnBelow(FormRow row, PrintedRow printed) =>
        row.Id == form.Disputes.Id && printed.Line is null or { Source.Geometry: not Geometry.Grid } && printed.Words.IsEmpty
        && placed[row.Id].Values.LastOrDefault()?.At is LinePlace above && printed.At is LinePlace below && below.Line - above.Line is 0 or 1 or 2;

    private static bool SameFigure(Cell left, Cell right) => (left, right) switch
    {
        (Count a, Count b) => a.Value == b.Value,
        (Amount a, Amount b) => a.Value == b.Value && a.Unit == b.Unit,
        _ => left.GetType() == right.GetType() && left.Raw == right.Raw,
    };

    private void LabelNotes()
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (match, slot) in tables.FoundLabels)
        {
            var expected = Expected(match.Label);
            var printed = slot.Text.Trim();
            if (printed == expected || Labels.IsOfficial(printed, expected) || !seen.Add((expected, printed))) continue;
            var how = match.How == LabelMatch.Exact || ChineseText.Key(printed) == ChineseText.Key(expected) ? LabelMatch.Folded
                : match.How == LabelMatch.Folded && !ChineseText.Key(printed).EndsWith(ChineseText.Key(expected), StringComparison.Ordinal)
                    ? LabelMatch.Variant : match.How;
            // A label whose end stands below its values, or on the next page, is torn and not another.
            if (how == LabelMatch.Variant && printed.Length >= 6 && ChineseText.Key(expected).StartsWith(ChineseText.Key(printed), StringComparison.Ordinal))
                notes.Add(new TableTorn(match.Label.Section, printed, slot.At));
            else notes.Add(new LabelDiffers(match.Label.Id, expected, printed, how, slot.At));
        }
    }

    private string Expected(Label label) =>
        label.Kind == LabelKind.Row && label.Section == ReportSection.Proactive && label.Text.EndsWith("规范性文件", StringComparison.Ordinal)
            ? form == ReportForm.A ? "规范性文件" : "行政规范性文件"
            : label.Text;

    // Rows of the other generation stand in place of the form's own.
    private void Replaced()
    {
        foreach (var (row, table, printed) in order)
        {
            if (form.Has($"{row.Id}.{table.Columns[0].Id}")) continue;
            ImmutableArray<string> replaces = row.Id.StartsWith("requests.outcome.other", StringComparison.Ordinal)
                ? [.. form.Requests.Rows.Select(own => own.Id)
                    .Where(id => id.StartsWith("requests.outcome.other", StringComparison.Ordinal) && !placed.ContainsKey(id))]
                : [];
            notes.Add(new ForeignRow(row.Id, replaces, printed.At));
        }
    }

    // Rows that must be taken out to leave the others in the form's order have moved.
    private void Order()
    {
        foreach (var group in order.Where(entry => form.Has($"{entry.Row.Id}.{entry.Table.Columns[0].Id}")).GroupBy(entry => entry.Table.Section))
        {
            var all = form.Tables.Where(table => table.Section == group.Key).SelectMany(table => table.Rows).Select(row => row.Id).ToList();
            var printed = group.Select(entry => (Rank: all.IndexOf(entry.Row.Id), entry)).ToList();
            var kept = Longest([.. printed.Select(entry => entry.Rank)]);
            for (var i = 0; i < printed.Count; i++)
                if (!kept.Contains(i)) notes.Add(new PartMoved(TablePart.Row, printed[i].entry.Row.Id, printed[i].entry.Printed.At));
        }
    }

    private static HashSet<int> Longest(int[] ranks)
    {
        var length = new int[ranks.Length];
        var previous = new int[ranks.Length];
        var best = -1;
        for (var i = 0; i < ranks.Length; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (ranks[j] < ranks[i] && length[j] + 1 > length[i]) (length[i], previous[i]) = (length[j] + 1, j);
            if (best < 0 || length[i] > length[best]) best = i;
        }
        var kept = new HashSet<int>();
        for (var i = best; i >= 0; i = previous[i]) kept.Add(i);
        return kept;
    }

    private void Absent()
    {
        foreach (var section in new[] { ReportSection.Proactive, ReportSection.Requests })
        {
            var own = form.Tables.Where(table => table.Section == section).ToList();
            if (own.TrueForAll(table => table.Rows.All(row => !placed.ContainsKey(row.Id))))
            {
                notes.Add(new PartAbsent(TablePart.Table, ReportForm.IdOf(section), null));
                continue;
            }
            foreach (var table in own)
            {
                var absent = table.Rows.Where(row => !placed.ContainsKey(row.Id)).ToList();
                if (section == ReportSection.Proactive && absent.Count == table.Rows.Length) notes.Add(new PartAbsent(TablePart.Table, table.Id, null));
                else
                    foreach (var row in absent) notes.Add(new PartAbsent(TablePart.Row, row.Id, null));
            }
        }
        var blocks = form.Disputes.Rows.Where(row => placed.ContainsKey(row.Id)).ToList();
        if (blocks.Count > 0)
            foreach (var row in form.Disputes.Rows.Except(blocks)) notes.Add(new PartAbsent(TablePart.Row, row.Id, null));
        else if (!placed.ContainsKey(form.Disputes.Id)) notes.Add(new PartAbsent(TablePart.Table, form.Disputes.Id, null));
    }
}
