using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>A word of a table's header that names a column, or a group of columns.</summary>
internal sealed record HeaderWord(Label Label, LabelMatch How, Slot Slot, PrintedLine? Line);

/// <summary>A row as printed: its label, if one was found, and everything that stands where values stand.</summary>
internal sealed record PrintedRow(ReportSection Section, Match? Label, ImmutableArray<Slot> Words, ImmutableArray<Slot> Values, PrintedLine? Line,
    ImmutableArray<HeaderWord> Header)
{
    /// <summary>The label as printed.</summary>
    public string Printed => string.Join(' ', Words.Select(word => word.Text.Trim()));

    /// <summary>The whole row as printed.</summary>
    public string Raw => string.Join(' ', Words.Concat(Values).Select(slot => slot.Text.Trim()).Where(text => text.Length > 0));

    public Place? At => (Values.IsEmpty ? Words : Values).FirstOrDefault()?.At;
}

/// <summary>Follows the lines of tables 二, 三 and 四 and parts labels from values, whatever shape the tables are printed in.</summary>
internal sealed class PrintedTables
{
    private readonly ImmutableArray<PrintedRow>.Builder rows = ImmutableArray.CreateBuilder<PrintedRow>();
    private readonly ImmutableArray<LayoutNote>.Builder notes = ImmutableArray.CreateBuilder<LayoutNote>();
    private readonly List<(Match Match, Slot Slot)> labels = [];
    private readonly List<Slot> pending = [];
    private List<HeaderWord> header = [];
    private bool headerInUse;
    private OpenRow? open;
    private const string SingleOther = "requests.outcome.other";

    private sealed record OpenRow(Match? Label, ImmutableArray<Slot> Words, List<Slot> Values);

    /// <summary>The table that the last label belonged to.</summary>
    public ReportSection? Current { get; private set; }

    /// <summary>Every row in print order.</summary>
    public ImmutableArray<PrintedRow> Rows { get { Close(); return rows.ToImmutable(); } }

    /// <summary>Every label that was found, in print order.</summary>
    public IReadOnlyList<(Match Match, Slot Slot)> FoundLabels => labels;

    /// <summary>What was torn or shifted.</summary>
    public ImmutableArray<LayoutNote> Notes => notes.ToImmutable();

    /// <summary>A new section begins: nothing of the table before can go on.</summary>
    public void Enter(ReportSection section)
    {
        Close();
        pending.Clear();
        Current = section is ReportSection.Proactive or ReportSection.Requests or ReportSection.Disputes ? section : null;
        (header, headerInUse) = ([], false);
    }

    /// <summary>Takes a row of a table whose rows are certain.</summary>
    public void TakeRow(PrintedLine line)
    {
        var last = LastLabel(line, out var match);
        var numbers = line.Slots.Count(slot => slot.IsValue);
        if (last < 0 && numbers == 0)
        {
            Close();
            foreach (var slot in line.Slots)
                if (!slot.IsEmpty) Word(slot, line);
            return;
        }
        if (last < 0 && open is not null && pending.Count == 0 && line.Slots.All(slot => slot.IsEmpty || slot.IsValue) && open.Values.Count == 0)
        {
            open.Values.AddRange(line.Slots);
            Close();
            return;
        }
        Close();
        if (match is { Label.Kind: LabelKind.Row } && last + 1 == line.Slots.Length && numbers == 0)
        {
            foreach (var slot in line.Slots)
                if (!slot.IsEmpty) Word(slot, line);
            return;
        }
        if (match is null && Current == ReportSection.Disputes)
        {
            DisputesRow(line);
            return;
        }
        if (match is null) (last, match) = FromPieces(line);
        Shifted(line, last, match);
        if (match is { } found) Found(found, last >= 0 ? line.Slots[last] : pending.Count > 0 ? pending[^1] : line.Slots[0]);
        Add(match, last < 0 ? [.. pending.TakeLast(2)] : WordsOf(line, last), line.Slots[(last + 1)..], line);
        pending.Clear();
    }

    // Fifteen values without a label, or, where the table is set upright, a label and its five.
    // A word before fewer than fifteen is a value that cannot be read.
    private void DisputesRow(PrintedLine line)
    {
        var label = -1;
        Match? block = null;
        for (var i = 0; i < line.Slots.Length && !line.Slots[i].IsValue; i++)
            if ((Labels.Exactly(line.Slots[i].Text, ReportSection.Disputes)
                ?? Labels.RowAtEnd(line.Slots[i].Text, ReportSection.Disputes)) is { Label.Kind: LabelKind.Row } match) (label, block) = (i, match);
        if (block is { } found)
        {
            Found(found, line.Slots[label]);
            Add(found, WordsOf(line, label), line.Slots[(label + 1)..], line);
        }
        else
        {
            var labelled = !line.Slots[0].IsEmpty && !line.Slots[0].IsValue && line.Slots.Length > 15;
            Add(null, [.. pending], line.Slots[(labelled ? 1 : 0)..], line);
        }
        pending.Clear();
    }

    /// <summary>Takes a cell or a short line of which only the order is known; false when it has nothing of a table.</summary>
    public bool TakeSlot(Slot slot, bool inTable)
    {
        if (slot.IsEmpty)
        {
            if (inTable && open is not null) open.Values.Add(slot);
            return inTable;
        }
        if (slot.IsValue || (open is { } waiting && waiting.Values.Count(value => !value.IsEmpty) < Width(waiting) && IsOddValue(slot, inTable))
            || (AwaitsValues && IsOddValue(slot, inTable)))
        {
            if (open is null || pending.Count > 0) Open();
            open!.Values.Add(slot);
            return true;
        }
        if (!inTable && !IsLabelLike(slot.Text)) return false;
        Close();
        Word(slot, null);
        return true;
    }

    // The label of a row is whole, and none of its values has come.
    private bool AwaitsValues =>
        open is null && pending.Count > 0 && Current is not null
            && Labels.Exactly(pending[^1].Text, Current) is { Label: { Kind: LabelKind.Row, Section: not ReportSection.Disputes } };

    /// <summary>Whether a line by itself looks like a label of the form or a piece of one.</summary>
    public bool IsLabelLike(string text) =>
        Labels.Exactly(text, null) is not null || Labels.RowAtEnd(text, null) is not null || Labels.RowAtStart(text, null) is not null
        || (ChineseText.Key(text).Length is >= 2 and <= 40
            && (Labels.IsPiece(text) || Labels.Alike(text, Current, label => label.Kind == LabelKind.Row) is not null))
        || PieceOfRow(text) || ShortLabels.MayBe(text, Current);

    private static bool PieceOfRow(string text)
    {
        var key = ChineseText.Key(text);
        return key.Length >= 3
            && Labels.All.Any(label => label.Kind == LabelKind.Row && label.Key.Length > key.Length && label.Key.EndsWith(key, StringComparison.Ordinal));
    }

    private bool IsOddValue(Slot slot, bool inTable) =>
        ChineseNumerals.TryParse(slot.Squeezed, out _)
        || (inTable && slot.Squeezed.Length <= 8 && Labels.Exactly(slot.Text, null) is null && Labels.RowAtEnd(slot.Text, null) is null
            && !Labels.IsPiece(slot.Text) && !ShortLabels.MayBe(slot.Text, Current)
            && Labels.Alike(slot.Text, Current, label => label.Kind == LabelKind.Row) is null);

    private int Width(OpenRow row) => row.Label?.Label.Section switch
    {
        ReportSection.Requests => 7,
        ReportSection.Proactive => 3,
        _ => Current == ReportSection.Disputes ? 15 : Current == ReportSection.Requests ? 7 : 3,
    };

    // The last word of the row that is a row's label; words behind it are values that cannot be read.
    private int LastLabel(PrintedLine line, out Match? match)
    {
        match = null;
        for (var i = line.Slots.Length - 1; i >= 0; i--)
        {
            var slot = line.Slots[i];
            if (slot.IsEmpty || slot.IsValue) continue;
            var found = Labels.Exactly(slot.Text, Current) ?? Labels.Exactly(slot.Text, null);
            if (found is { Label.Kind: not LabelKind.Row } || found is { Label.Section: ReportSection.Disputes }) return -1;
            found ??= Labels.RowAtEnd(slot.Text, Current);
            if (found is { Label: { Id: SingleOther } } && HasRowBehind(line, i)) return -1;
            if (found is null && Labels.Alike(slot.Text, Current, label => label.Kind == LabelKind.Row && label.Section != ReportSection.Disputes) is not null)
                return -1;
            if (found is null) continue;
            match = found;
            return i;
        }
        return -1;
    }

    // （六）其他处理 before a label, or a piece of one, heads the three rows of generation B.
    private static bool HasRowBehind(PrintedLine line, int group) =>
        line.Slots[(group + 1)..].FirstOrDefault(slot => !slot.IsEmpty) is { IsValue: false } next
        && (ShortLabels.MayBe(next.Text, ReportSection.Requests)
            || ChineseText.Key(next.Text) is { Length: > 0 } piece
                && Labels.All.Any(label =>
                    label is { Kind: LabelKind.Row, Section: ReportSection.Requests } && label.Key.Contains(piece, StringComparison.Ordinal)));

    // No word is a label by itself: words joined, the start of a label, or one that is only alike.
    private (int Last, Match? Match) FromPieces(PrintedLine line)
    {
        var first = 0;
        while (first < line.Slots.Length && (line.Slots[first].IsEmpty || !line.Slots[first].IsValue)) first++;
        var last = first - 1;
        while (last >= 0 && line.Slots[last].IsEmpty) last--;
        var words = line.Slots[..(last + 1)].Where(slot => !slot.IsEmpty).ToList();
        return (last, Joined([.. pending, .. words]));
    }

    private Match? Joined(IReadOnlyList<Slot> words)
    {
        if (words.Count == 0) return null;
        var text = "";
        for (var k = 1; k <= Math.Min(5, words.Count); k++)
        {
            text = words[^k].Text + text;
            if ((Labels.Exactly(text, Current) ?? Labels.RowAtEnd(text, Current)) is { Label.Kind: LabelKind.Row } match)
            {
                if (k > 1) notes.Add(new TableTorn(match.Label.Section, text, words[^k].At));
                return match;
            }
        }
        text = "";
        for (var k = 1; k <= Math.Min(3, words.Count); k++)
        {
            // A word that is a label by itself is no piece of another.
            if (k > 1 && Labels.Exactly(words[^k].Text, Current) is not null) break;
            text = words[^k].Text + text;
            if (Labels.RowAtStart(text, Current) is { } start) return start;
            if (Labels.Alike(text, Current, label => label.Kind == LabelKind.Row && label.Section != ReportSection.Disputes) is { } alike) return alike;
        }
        return null;
    }

    private void Word(Slot slot, PrintedLine? line)
    {
        pending.Add(slot);
        var match = Labels.Exactly(slot.Text, Current) ?? Labels.Exactly(slot.Text, null)
            ?? (line is not null || pending.Count > 0 ? Labels.Alike(slot.Text, Current, label => label.Kind is LabelKind.Column) : null);
        if (match is not { } found) return;
        if (found.Label.Kind == LabelKind.Group) return;
        if (found.Label.Kind == LabelKind.Row && found.Label.Section != ReportSection.Disputes) return;
        Found(found, slot);
        if (found.Label.Kind == LabelKind.Block || found.Label.Id == Labels.Content) (header, headerInUse) = ([], false);
        else if (headerInUse)
        {
            if (header.Exists(word => word.Label == found.Label)) notes.Add(new TableTorn(found.Label.Section, slot.Text, slot.At));
            (header, headerInUse) = ([], false);
        }
        header.Add(new(found.Label, found.How, slot, line));
    }

    private void Found(Match match, Slot slot)
    {
        labels.Add((match, slot));
        if (match.Label.Section == Current) return;
        if (Current != match.Label.Section) (header, headerInUse) = ([], false);
        Current = match.Label.Section;
    }

    private void Open()
    {
        Match? match = null;
        if (pending.Count > 0 && Current != ReportSection.Disputes
            || pending.Count > 0 && Labels.Exactly(pending[^1].Text, null) is { Label: { Kind: LabelKind.Row, Section: not ReportSection.Disputes } })
        {
            match = Joined(pending) ?? AcrossTables();
            if (match is { } found) Found(found, pending[^1]);
        }
        open = new(match, [.. pending.TakeLast(3)], []);
        pending.Clear();
    }

    // The first row of the next table, when no header said that it begins.
    private Match? AcrossTables() =>
        (Labels.Exactly(pending[^1].Text, null) ?? Labels.RowAtEnd(pending[^1].Text, null)) is { Label.Kind: LabelKind.Row } match ? match : null;

    private void Close()
    {
        if (open is { } row)
        {
            open = null;
            Add(row.Label, row.Words, [.. row.Values], null);
        }
    }

    private void Add(Match? label, ImmutableArray<Slot> words, ImmutableArray<Slot> values, PrintedLine? line)
    {
        headerInUse = true;
        rows.Add(new(label?.Label.Section ?? Current ?? ReportSection.Proactive, label, words, values, line, [.. header]));
    }

    private static ImmutableArray<Slot> WordsOf(PrintedLine line, int last) =>
        [.. line.Slots[..(last + 1)].Where(slot => !slot.IsEmpty)];

    private void Shifted(PrintedLine line, int last, Match? match)
    {
        for (var i = 0; i < last; i++)
            if (!line.Slots[i].IsEmpty && line.Slots[i].IsValue)
                notes.Add(new CellShifted(match?.Label.Id ?? "", line.Slots[i].Text, true, line.Slots[i].At));
    }
}
