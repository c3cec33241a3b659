using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Gongkai.Bench.Accuracy;

/// <summary>The outcome of the trials as Markdown.</summary>
public static class AccuracyTable
{
    /// <summary>A line for each rule, a line for each kind of print, and what was missed.</summary>
    public static string Of(ImmutableArray<Trial> trials)
    {
        var text = new StringBuilder();
        var (clean, spoilt) = (trials.Where(trial => trial.Code is null).ToArray(), trials.Where(trial => trial.Code is not null).ToArray());
        text.Append("| | reports | seeded errors | found | recall | reports with unjustified errors |\n|---|---:|---:|---:|---:|---:|\n");
        Line("seeded in tables, layout, years", spoilt.Where(trial => !trial.IsOfProse));
        Line("seeded in the text", spoilt.Where(trial => trial.IsOfProse));
        text.Append(CultureInfo.InvariantCulture, $"| clean | {clean.Length} | 0 | | | {clean.Count(trial => trial.Surplus.Length > 0)} |\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Clean reports with a warning: {clean.Count(trial => trial.Warnings.Length > 0)}.\n\n");

        text.Append("## By rule\n\n| rule | where | n | found | recall | unjustified errors beside it |\n|---|---|---:|---:|---:|---:|\n");
        foreach (var rule in spoilt.GroupBy(trial => (trial.Code, trial.IsOfProse)).OrderBy(rule => rule.Key.Code, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture,
                $"| {rule.Key.Code} | {(rule.Key.IsOfProse ? "text" : "tables")} | {rule.Count()} | {rule.Count(trial => trial.Found)} | {Percent(rule)} "
                    + $"| {rule.Count(trial => trial.Surplus.Length > 0)} |\n");

        text.Append("\n## By format\n\n| printed as | form | clean | errors on clean | seeded | found | recall |\n|---|---|---:|---:|---:|---:|---:|\n");
        foreach (var kind in trials.GroupBy(trial => (trial.Kind, trial.Generation)).OrderBy(kind => kind.Key))
        {
            var seeded = kind.Where(trial => trial.Code is not null).ToArray();
            var untouched = kind.Where(trial => trial.Code is null).ToArray();
            text.Append(CultureInfo.InvariantCulture,
                $"| {Name(kind.Key.Kind)} | {kind.Key.Generation} | {untouched.Length} | {untouched.Count(trial => trial.Surplus.Length > 0)} "
                    + $"| {seeded.Length} | {seeded.Count(trial => trial.Found)} | {Percent(seeded)} |\n");
        }
        return text.ToString();

        void Line(string name, IEnumerable<Trial> some)
        {
            var list = some.ToArray();
            text.Append(CultureInfo.InvariantCulture,
                $"| {name} | {list.Length} | {list.Length} | {list.Count(trial => trial.Found)} | {Percent(list)} "
                    + $"| {list.Count(trial => trial.Surplus.Length > 0)} |\n");
        }
    }

    /// <summary>Every miss and every unjustified error, a line each.</summary>
    public static IEnumerable<string> Faults(ImmutableArray<Trial> trials) =>
    [
        .. trials.Where(trial => !trial.Found).Select(trial => $"missed {trial.Code} ({Name(trial.Kind)}, {trial.Generation}) {trial.What}"),
        .. trials.Where(trial => trial.Surplus.Length > 0)
            .Select(trial =>
                $"surplus beside {trial.Code ?? "nothing"} ({Name(trial.Kind)}, {trial.Generation}) {trial.What}: {string.Join("; ", trial.Surplus.Take(3))}"),
        .. trials.Where(trial => trial.Warnings.Length > 0)
            .Select(trial => $"warning on clean ({Name(trial.Kind)}, {trial.Generation}) {trial.What}: {string.Join("; ", trial.Warnings.Take(3))}"),
    ];

    private static string Percent(IEnumerable<Trial> trials)
    {
        var list = trials.ToArray();
        return list.Length == 0
            ? "" : (Math.Floor(1000m * list.Count(trial => trial.Found) / list.Length) / 10).ToString("0.0", CultureInfo.InvariantCulture) + " %";
    }

    private static string Name(PrintKind kind) => kind switch
    {
        PrintKind.TextTabs => "text, tabs",
        PrintKind.TextCellPerLine => "text, a cell per line",
        PrintKind.TextBarPerLine => "text, a bar per line",
        PrintKind.Markdown => "Markdown",
        PrintKind.TextSpaces => "text, spaces",
        PrintKind.HtmlPortal => "HTML, portal page",
        PrintKind.HtmlWord => "HTML, pasted from Word",
        PrintKind.DocxTyped => "DOCX, typed",
        PrintKind.WrittenDocx => "DOCX, by write",
        PrintKind.WrittenHtml => "HTML, by write",
        PrintKind.WrittenXlsx => "XLSX, by write",
        PrintKind.WrittenJson => "JSON, by write",
        PrintKind.WrittenCsv => "CSV, by write",
        _ => "PDF, by write",
    };
}
