using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>A count whose words are not all understood is, in none of the ways in which they can be read, what the tables have.</summary>
internal sealed class CountNotInTables() : NarrativeRule("NV25", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        foreach (var statement in examination.Statements)
        {
            if (statement.Kind != StatementKind.Count || statement.Readings.IsEmpty || IsJudged(examination.Report, statement)) continue;
            if ((statement.Period == StatedPeriod.LastYear ? examination.Previous : examination.Report) is not { } report) continue;
            if (Nearest(report, statement) is not { } nearest) continue;
            yield return Found(examination, statement, nearest.Cells, ("words", Words(examination, statement)), ("stated", statement.Value), ("cell", FormWords.Of(report, nearest)), ("declared", nearest.Value));
        }
    }

    // What NV04, NV06, NV07 or NV10 already says with some certainty.
    private static bool IsJudged(AnnualReport report, Statement statement) =>
        statement.Topic is not (Topic.Elsewhere or Topic.Proactive) && statement.Subjects is not [{ Topic: Topic.Documents, Measure: "any" }, ..] && Contradicted(report, statement) is { } declared && Gravity(statement, declared) is Severity.Error or Severity.Warning;

    // The figure that was probably meant; null where one agrees, or none is near.
    private static DeclaredFigure? Nearest(AnnualReport report, Statement statement)
    {
        var figures = new List<DeclaredFigure>();
        foreach (var subjects in statement.Readings)
        {
            if (!Fits(report, subjects, statement.Number.Unit)) return null;
            var declared = DeclaredFigures.Of(report, subjects);
            if (declared.IsEmpty) return null;
            var atMost = subjects.Any(subject => subject.AtMost);
            if (declared.Any(figure => figure.Value == statement.Value || atMost && figure.Value >= statement.Value)) return null;
            figures.AddRange(declared);
        }
        if (figures.Count == 0) return null;
        if (statement.Value == 0) return statement.IsNarrowed || statement.Readings.Any(subjects => subjects is [{ Measure: "any" or "received" or "" }, ..]) ? null : figures.MinBy(figure => figure.Value);
        var nearest = figures.MinBy(figure => Math.Abs(figure.Value - statement.Value))!;
        // Whatever they are some of, there cannot be more of them than there are.
        if (statement.IsNarrowed) return statement.Value > Whole(report, statement, figures) ? nearest : null;
        // 行政许可信息320条: what was put on the website need not be this year's decisions, unless it looks as if they were meant.
        if (statement.Value > figures.Max(figure => figure.Value) && statement.Number.Unit != "条") return nearest;
        return figures.Find(figure => IsSlip(statement.Value, figure.Value)) ?? (statement.Number.Unit != "条" && statement.Value * 3 >= nearest.Value ? nearest : null);
    }

    private static long Whole(AnnualReport report, Statement statement, List<DeclaredFigure> figures)
    {
        ImmutableArray<Subject> whole = statement.Readings[0][0] is { Topic: Topic.Disputes, Row: { } block } ? [new(Topic.Disputes, "total", block)] : [new(Topic.Requests, "any")];
        return statement.Readings[0][0].Topic is Topic.Disputes or Topic.Requests ? figures.Concat(DeclaredFigures.Of(report, whole)).Max(figure => figure.Value) : long.MaxValue;
    }

    private static bool Fits(AnnualReport report, ImmutableArray<Subject> subjects, string unit) => subjects[0].Topic switch
    {
        Topic.Requests => unit is "件" or "份" or "宗" or "起" or "例" or "条" or "人次" or "",
        Topic.Disputes => unit is "件" or "份" or "宗" or "起" or "例" or "案" or "次" or "",
        Topic.Documents => unit is "件" or "份" or "部" or "个" or "项" or "",
        Topic.Decisions => unit is "件" or "份" or "宗" or "起" or "例" or "次" or "张" or "条" or "" || unit == "项" && report.Generation == ReportFormGeneration.B,
        _ => false,
    };

    // One digit wrong, left out or put in, or two changed about.
    private static bool IsSlip(decimal stated, long declared)
    {
        if (stated < 10 || declared < 10 || stated != decimal.Truncate(stated)) return false;
        var (a, b) = ($"{stated:0}", $"{declared}");
        if (Math.Abs(a.Length - b.Length) == 1)
        {
            var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
            for (var i = 0; i < longer.Length; i++)
                if (longer.Remove(i, 1) == shorter) return true;
            return false;
        }
        if (a.Length != b.Length) return false;
        var off = Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).ToList();
        return off.Count == 1 || off.Count == 2 && off[1] == off[0] + 1 && a[off[0]] == b[off[1]] && a[off[1]] == b[off[0]];
    }
}
