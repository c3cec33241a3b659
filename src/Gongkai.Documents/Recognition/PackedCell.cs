using System.Text.RegularExpressions;
using Gongkai.Reports;

namespace Gongkai.Documents.Recognition;

/// <summary>A label and its numbers in one cell, or in one paragraph: converters and clerks that type tables with tabs print them so.</summary>
internal static partial class PackedCell
{
    private const int Longest = 200;

    /// <summary>The label and the values behind it, each a slot of its own; null when the text is not a row's label and nothing but values.</summary>
    public static IReadOnlyList<Slot>? Parts(Slot slot)
    {
        if (slot.Text.Length > Longest || !slot.Text.AsSpan().ContainsAnyInRange('0', '9') && !slot.Text.AsSpan().ContainsAnyInRange('０', '９')) return null;
        var words = Word().Matches(slot.Text);
        var first = words.Count;
        while (first > 0 && CellText.LooksLikeValue(words[first - 1].Value)) first--;
        if (first == words.Count) return Glued(slot);
        if (first == 0 || !IsRow(slot.Text[..words[first].Index])) return null;
        return [slot with { Text = slot.Text[..words[first].Index].Trim() }, .. words.Skip(first).Select(word => Value(slot, word.Value))];
    }

    private static Slot[]? Glued(Slot slot) =>
        LabelAndNumber().Match(slot.Text.Trim()) is { Success: true } match && IsRow(match.Groups[1].Value)
            ? [slot with { Text = match.Groups[1].Value }, Value(slot, match.Groups[2].Value)] : null;

    // Where in the table the value would stand is not known.
    private static Slot Value(Slot slot, string text) => new(text, slot.At, -1, 1);

    private static bool IsRow(string text) =>
        (Labels.Exactly(text, null) ?? Labels.RowAtEnd(text, null)) is { Label: { Kind: LabelKind.Row, Section: not ReportSection.Disputes } };

    [GeneratedRegex(@"[^\s\u00A0\u3000]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(.*[\u4e00-\u9fff”""）)])[:：]?([0-9０-９][0-9０-９,，.]*)$", RegexOptions.Singleline)]
    private static partial Regex LabelAndNumber();
}
