using System.Collections.Immutable;
using Gongkai.Reports;
using Gongkai.Text;

namespace Gongkai.Documents.Recognition;

/// <summary>How far a printed text is short for labels of the form: words left out, in order, behind the number that the label has or behind none.</summary>
internal static class ShortLabels
{
    // Of its characters so many stand in the label, in order.
    private const decimal Most = 0.6m;

    /// <summary>Whether the text by itself is short for some row of the section, so far on that it is no running text.</summary>
    public static bool MayBe(string text, ReportSection? section)
    {
        if (section is null) return false;
        var (number, bare) = Parts(text);
        if (bare.Length is < 2 or > 16) return false;
        var least = number.Length > 0 && char.IsAsciiDigit(number[0]) ? Most : 1;
        return (number.Length > 0 || bare.Length >= 4)
            && Labels.All.Any(label =>
                label.Kind == LabelKind.Row && label.Section == section && section != ReportSection.Disputes && Fits(number, bare, label.Text) >= least);
    }

    /// <summary>How much of the text the row's label has, from 0 to 1; 0 where it is not short for it.</summary>
    public static decimal Fits(string text, FormRow row)
    {
        var (number, bare) = Parts(text);
        return bare.Length < 2 ? 0 : Fits(number, bare, row.Label);
    }

    /// <summary>
    /// Gives rows with shortened labels, between two rows of the form that are certain, to the rows that the form has between those:
    /// where there is one way only
    /// to do it in order, and no other row of the table fits better. Empty where there is not.
    /// </summary>
    public static ImmutableArray<int> Between(IReadOnlyList<string> printed, ImmutableArray<FormRow> rows, int from, int to, Func<FormRow, bool> isTaken)
    {
        var window = Enumerable.Range(from, Math.Max(0, to - from)).Where(i => !isTaken(rows[i])).ToArray();
        if (printed.Count == 0 || printed.Count > window.Length) return [];
        var fits = printed.Select(text => window.Select(i => Fits(text, rows[i])).ToArray()).ToArray();
        // ways[i][j]: in how many ways the labels from i on can stand for the rows from j on.
        var ways = new long[printed.Count + 1, window.Length + 1];
        for (var j = 0; j <= window.Length; j++) ways[printed.Count, j] = 1;
        for (var i = printed.Count - 1; i >= 0; i--)
            for (var j = window.Length - 1; j >= 0; j--)
                ways[i, j] = Math.Min(2, ways[i, j + 1] + (fits[i][j] >= Most ? ways[i + 1, j + 1] : 0));
        if (ways[0, 0] != 1) return [];
        var chosen = ImmutableArray.CreateBuilder<int>();
        for (int i = 0, j = 0; i < printed.Count; j++)
            if (fits[i][j] >= Most && ways[i + 1, j + 1] == 1)
            {
                var best = rows.Where((row, at) => !window.Contains(at)).Select(row => Fits(printed[i], row)).DefaultIfEmpty().Max();
                if (best >= fits[i][j] || Also(printed[i], fits[i], j)) return [];
                chosen.Add(window[j]);
                i++;
            }
        return chosen.ToImmutable();
    }

    // Another row of the same place fits as well or better, and only the order speaks against it.
    private static bool Also(string text, decimal[] fits, int chosen) =>
        Parts(text).Number.Length == 0 && fits.Where((fit, j) => j != chosen).Any(fit => fit >= fits[chosen]);

    private static decimal Fits(string number, string bare, string label)
    {
        var (own, full) = Parts(label);
        if (number.Length > 0 && number != own || bare.Length > full.Length) return 0;
        return (decimal)Common(bare, full) / bare.Length;
    }

    private static (string Number, string Bare) Parts(string text)
    {
        var key = ChineseText.Key(text);
        var start = 0;
        while (start < key.Length - 1 && char.IsAsciiDigit(key[start])) start++;
        if (start == 0 && key.Length > 1 && "一二三四五六七八九".Contains(key[0], StringComparison.Ordinal)) start = 1;
        return (key[..start], key[start..]);
    }

    // The length of the longest common subsequence.
    private static int Common(string left, string right)
    {
        Span<int> row = stackalloc int[right.Length + 1];
        row.Clear();
        foreach (var c in left)
        {
            var diagonal = 0;
            for (var j = 0; j < right.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = c == right[j] ? diagonal + 1 : Math.Max(above, row[j]);
                diagonal = above;
            }
        }
        return row[right.Length];
    }
}
