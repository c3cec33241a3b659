using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>The text says something of all (均获维持, 零败诉, 全部办结), the cells say otherwise of some.</summary>
internal sealed class NotAllOfThem() : NarrativeRule("NV19", Severity.Error)
{
    private static readonly ImmutableArray<string> Results = ["upheld", "corrected", "other", "pending"];

    public override IEnumerable<Finding> Check(Examination examination)
    {
        foreach (var statement in examination.Statements)
        {
            if (Otherwise(examination.Report, statement) is not { } cells) continue;
            var figures = cells.Where(cell => examination.Report.Number(cell) > 0).ToImmutableArray();
            if (figures.IsEmpty || Gravity(statement.Topic == Topic.Disputes ? statement with { IsCertain = true } : statement, new(0, [])) is not { } severity)
                continue;
            // 胜诉 also covers suits that ended without a judgment.
            if ((statement.Label.Contains("胜诉", StringComparison.Ordinal) || statement.Kind == StatementKind.Rate && statement.Topic == Topic.Disputes)
                && figures.All(cell => cell.EndsWith(".other", StringComparison.Ordinal))) severity = Severity.Hint;
            // 答复率 is a rate of what was due.
            if (statement is { Kind: StatementKind.Rate, Subjects: [{ Measure: "answered" }] }) severity = Severity.Hint;
            yield return Found(examination, statement, figures,
                ("words", Words(examination, statement)),
                ("cells", string.Join('、',
                    figures.Select(cell => $"{FormWords.Of(examination.Report, new(0, [cell]))} {examination.Report.Number(cell)}")))) with
            { Severity = severity };
        }
    }

    private static IEnumerable<string>? Otherwise(AnnualReport report, Statement statement) => statement switch
    {
        { Kind: StatementKind.All, Topic: Topic.Disputes, Subjects: [{ Measure: "closed" }, ..] } =>
            statement.Subjects.SelectMany(subject => Blocks(subject.Row!)).Select(block => block + ".pending"),
        { Kind: StatementKind.Rate, Topic: Topic.Disputes, Value: 100, Subjects: [{ Measure: "upheld" }, ..] } =>
            statement.Subjects.SelectMany(subject => Blocks(subject.Row!)).SelectMany(block => (string[])[block + ".corrected", block + ".other"]),
        { Kind: StatementKind.Rate, Topic: Topic.Disputes, Value: 0, Subjects: [{ Measure: "corrected" }, ..] } =>
            statement.Subjects.SelectMany(subject => Blocks(subject.Row!)).Select(block => block + ".corrected"),
        { Kind: StatementKind.All, Topic: Topic.Disputes } => statement.Subjects.SelectMany(subject =>
            Blocks(subject.Row!)
                .SelectMany(block =>
                    Results.Where(result => result != subject.Measure && (result != "pending" || statement.IsCertain)).Select(result => $"{block}.{result}"))),
        { Kind: StatementKind.None, Topic: Topic.Disputes } when statement.Subjects.All(subject => subject.Measure == "corrected") =>
            statement.Subjects.SelectMany(subject => Blocks(subject.Row!)).Select(block => block + ".corrected"),
        { Kind: StatementKind.All, Topic: Topic.Requests, IsTimely: false, Subjects: [{ Measure: "concluded", Row: null }] } => ["requests.carried_out.total"],
        { Kind: StatementKind.Rate, Topic: Topic.Requests, IsTimely: false, Value: 100, Subjects: [{ Measure: "concluded" }] } =>
            ["requests.carried_out.total"],
        { Kind: StatementKind.Rate, Topic: Topic.Requests, IsTimely: false, Value: 100, Subjects: [{ Measure: "answered" }] } => ["requests.carried_out.total"],
        { Kind: StatementKind.All, Topic: Topic.Requests, Subjects: [{ Row: { } row }] } => Columns(row).Select(column => $"requests.received.{column}"),
        { Kind: StatementKind.All, Topic: Topic.Requests, Subjects: [{ Measure: "granted" }] } =>
            report.Form.Requests.Rows.Where(each => each.Role == RowRole.Outcome && !each.Id.EndsWith(".granted", StringComparison.Ordinal))
                .Select(each => each.Id + ".total"),
        _ => null,
    };

    private static IEnumerable<string> Columns(string row) =>
        ReportForm.RequestColumns.Select(column => column.Id)
            .Where(column => column != "total" && column != row && !(row is "org" or "org_enterprise" && column.StartsWith("org_", StringComparison.Ordinal)));

    private static ImmutableArray<string> Blocks(string row) =>
        row == "litigation" ? ["disputes.litigation_direct", "disputes.litigation_after"] : ["disputes." + row];
}
