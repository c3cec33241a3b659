using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>The tables show requests, 复议 or 诉讼, the text says nothing of them.</summary>
internal sealed class SilentOnFigures() : ReportRule("NV20", Severity.Hint)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var statements = examination.Statements;
        if (!statements.Any(statement => statement.Topic == Topic.Requests)
            && Shown(examination.Report, ["requests.received.total", "requests.carried_in.total"]) is { IsEmpty: false } requests)
            yield return Told(examination, requests, "政府信息公开申请");
        if (!Speaks(statements, "reconsideration") && Shown(examination.Report, ["disputes.reconsideration.total"]) is { IsEmpty: false } reconsiderations)
            yield return Told(examination, reconsiderations, "行政复议");
        if (!Speaks(statements, "litigation")
            && Shown(examination.Report, ["disputes.litigation_direct.total", "disputes.litigation_after.total"]) is { IsEmpty: false } suits)
            yield return Told(examination, suits, "行政诉讼");
    }

    private Finding Told(Examination examination, ImmutableArray<string> cells, string matter) =>
        Found(examination.Report.Passages.FirstOrDefault(passage => passage.Section == ReportSection.Overview)?.At, cells, ("matter", matter),
            ("count", cells.Sum(cell => examination.Report.Number(cell)) ?? 0));

    private static ImmutableArray<string> Shown(AnnualReport report, ImmutableArray<string> cells) => [.. cells.Where(cell => report.Number(cell) > 0)];

    private static bool Speaks(ImmutableArray<Statement> statements, string block) =>
        statements.Any(statement =>
            statement.Topic == Topic.Disputes && statement.Subjects.Any(subject => subject.Row?.StartsWith(block, StringComparison.Ordinal) == true));
}
