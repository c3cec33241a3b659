using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST05: headers that stand again and labels split over cells or lines, told once for each table.</summary>
internal sealed class TornTable() : ReportRule("ST05", Severity.Hint)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        foreach (var section in Enum.GetValues<ReportSection>())
        {
            var torn = report.Layout.OfType<TableTorn>().Where(note => note.Section == section).ToArray();
            if (torn.Length > 0) yield return Tell(section, torn);
            else if (CellPerLine(report, section) is { } first) yield return Found(first, [], ("table", Name(section))) with { Variant = "lines" };
        }
    }

    private Finding Tell(ReportSection section, TableTorn[] torn)
    {
        var printed = torn.Select(note => Labels.Shown(note.Printed)).Where(text => text != "").Distinct().ToArray();
        return Found(torn[0].At, [], ("table", Name(section)), ("count", (long)torn.Length),
            ("printed",
                string.Join('、', printed.Take(3).Select(text => $"“{(text.Length > 16 ? text[..16] + "…" : text)}”")) + (printed.Length > 3 ? "等" : "")));
    }

    // In a text whose tables were pasted cell by cell, the values of one row stand on different lines.
    private static Place? CellPerLine(AnnualReport report, ReportSection section) =>
        (from table in report.Form.Tables
         where table.Section == section
         from row in table.Rows
         let places = table.Columns.Select(column => report[$"{row.Id}.{column.Id}"].At).OfType<LinePlace>().ToArray()
         where places.Length > 1 && places.Select(place => place.Line).Distinct().Count() > 1
         select places[0]).FirstOrDefault();

    private static string Name(ReportSection section) => section switch
    {
        ReportSection.Proactive => "表二",
        ReportSection.Requests => "表三",
        _ => "表四",
    };
}
