using System.Globalization;
using Gongkai.Bench.Accuracy;
using Gongkai.Documents;
using Gongkai.Reports;

namespace Gongkai.Bench.Formats;

/// <summary>A report in which every cell has a number of its own, so that no cell can be taken for another.</summary>
public static class NumberedReport
{
    private const int First = 1001;

    /// <summary>The report, to be printed in any shape.</summary>
    public static Draft Draft(int year = 2025)
    {
        var draft = Drafts.Clean(1, year);
        var next = First;
        foreach (var cell in draft.Form.Cells) draft.Set(cell.Id, (next++).ToString(CultureInfo.InvariantCulture));
        return draft;
    }

    /// <summary>What came of its cells in a reading of a file into which it was brought.</summary>
    public static CellTally Compare(Draft printed, ReportReading reading)
    {
        var tally = new CellTally(0, 0, []);
        foreach (var cell in printed.Form.Cells)
            tally = Number(reading.Report is { } report && report.Cells.TryGetValue(cell.Id, out var read) ? read : new Missing()) switch
            {
                null => tally with { Unread = tally.Unread + 1 },
                var value when value == printed[cell.Id] => tally with { Right = tally.Right + 1 },
                var value => tally with { Wrong = [.. tally.Wrong, $"{cell.Id} {value} for {printed.Figures[cell.Id]}"] },
            };
        return tally;
    }

    // A blank is a claim: that nothing was printed there.
    private static decimal? Number(Cell cell) => cell switch
    {
        Count count => count.Value,
        Amount amount => amount.Value,
        Blank or NotApplicable => 0,
        _ => null,
    };
}

/// <summary>
/// Cells that were read as printed, cells of which the reading says that it does not know them, and cells read as something else, with what was read.
/// </summary>
public sealed record CellTally(int Right, int Unread, System.Collections.Immutable.ImmutableArray<string> Wrong);
