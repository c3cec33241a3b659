using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>SM07: a figure of table 三 or 四 is not what the register of cases counts; silent where the register was not given, or is of another year.</summary>
internal sealed class RegisterDiffers() : ReportRule("SM07", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        if (examination.Register is not { } register || register.Year != report.Year) yield break;
        foreach (var table in report.PrintedTables())
            foreach (var (row, column) in table.Rows.SelectMany(row => table.Columns.Select(column => (row, column))))
            {
                var id = $"{row.Id}.{column.Id}";
                if (report.Number(id) is { } stated && Counted(register, id) is { } counted && stated != counted)
                    yield return Found(report[id].At, [id], ("row", row.Name()), ("column", column.Label), ("stated", stated), ("counted", counted),
                        ("difference", Math.Abs(stated - counted)));
            }
    }

    // A report that prints one row where the form of its year has three is held against their sum.
    private static long? Counted(RegisterFigures register, string id)
    {
        if (register.Cells.TryGetValue(id, out var counted)) return counted;
        if (!id.StartsWith($"{ReportForm.SingleOther.Id}.", StringComparison.Ordinal)) return null;
        var column = id[ReportForm.SingleOther.Id.Length..];
        var parts =
            register.Cells.Where(cell =>
                cell.Key.StartsWith($"{ReportForm.SingleOther.Id}.", StringComparison.Ordinal) && cell.Key.EndsWith(column, StringComparison.Ordinal)).ToList();
        return parts.Count == 0 ? null : parts.Sum(cell => cell.Value);
    }
}
