using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports;

/// <summary>The rows of the tables as this report prints them: the form's, with rows of the other generation in place of those they stand for.</summary>
public static class PrintedRows
{
    /// <summary>The ids of the form's rows that rows of the other generation replace.</summary>
    public static FrozenSet<string> Replaced(this AnnualReport report) =>
        report.Layout.OfType<ForeignRow>().SelectMany(note => note.Replaces).ToFrozenSet();

    /// <summary>The leaf rows under 三、本年度办理结果 that add up to （七）总计.</summary>
    public static ImmutableArray<FormRow> OutcomeRows(this AnnualReport report)
    {
        var replaced = report.Replaced();
        var other = ReportForm.Of(report.Generation == ReportFormGeneration.A ? ReportFormGeneration.B : ReportFormGeneration.A);
        return
        [
            .. report.Form.Requests.Rows.Where(row => row.Role == RowRole.Outcome && !replaced.Contains(row.Id)),
            .. report.Layout.OfType<ForeignRow>().Select(note => note.Row).Distinct()
                .Select(other.Row).OfType<FormRow>().Where(row => row.Role == RowRole.Outcome),
        ];
    }

    /// <summary>Every row of table 三 that is printed.</summary>
    public static ImmutableArray<FormRow> AllRequestRows(this AnnualReport report) =>
        [.. report.Form.Requests.Rows.Where(row => row.Role != RowRole.Outcome), .. report.OutcomeRows()];

    /// <summary>The tables of the form with the rows that are printed.</summary>
    public static ImmutableArray<FormTable> PrintedTables(this AnnualReport report)
    {
        var foreign = report.Layout.OfType<ForeignRow>().ToArray();
        if (foreign.Length == 0) return report.Form.Tables;
        var replaced = report.Replaced();
        return
        [
            .. from table in report.Form.Tables
               let rows = table.Rows.Where(row => !replaced.Contains(row.Id))
               let added = table.Section == ReportSection.Requests ? report.OutcomeRows().Where(row => table.Rows.All(own => own.Id != row.Id)) : []
               select table with { Rows = [.. rows, .. added] },
        ];
    }

    /// <summary>The sum of the cells; null when one of them holds no whole number.</summary>
    public static long? Sum(this AnnualReport report, IEnumerable<string> cells)
    {
        var sum = 0L;
        foreach (var cell in cells)
        {
            if (report.Number(cell) is not { } number) return null;
            sum += number;
        }
        return sum;
    }

    /// <summary>Where the first of the cells that has a place stands.</summary>
    public static Place? PlaceOf(this AnnualReport report, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
            if (report[cell].At is { } place) return place;
        return null;
    }

    /// <summary>How messages name a row: its group and its label.</summary>
    public static string Name(this FormRow row) => row.Group + row.Label;
}
