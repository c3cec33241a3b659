using Gongkai.Diagnostics;

namespace Gongkai.Reports.Rules;

/// <summary>ST05: headers that stand again and labels split over cells or lines, told once for each table.</summary>
internal sealed class TornTable() : ReportRule("ST05", Severity.Hint)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from note in examination.Report.Layout.OfType<TableTorn>()
        group note by note.Section into table
        let printed = table.Select(note => Labels.Shown(note.Printed)).Where(text => text != "").Distinct().ToArray()
        select Found(table.First().At, [], ("table", Name(table.Key)), ("count", (long)table.Count()),
            ("printed", string.Join('、', printed.Take(3).Select(text => $"“{(text.Length > 16 ? text[..16] + "…" : text)}”")) + (printed.Length > 3 ? "等" : "")));

    private static string Name(ReportSection section) => section switch
    {
        ReportSection.Proactive => "表二",
        ReportSection.Requests => "表三",
        _ => "表四",
    };
}
