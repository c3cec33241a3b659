using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>A count of requests, outcomes or applicants in the text is not the table's (条例第五十条第（二）项).</summary>
internal sealed class RequestCountDiffers() : NarrativeRule("NV04", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from statement in examination.Statements
        where statement is { Kind: StatementKind.Count or StatementKind.None, Topic: Topic.Requests } && !IsDenial(statement)
            && !IsTheRest(examination, statement)
        let declared = Contradicted(examination.Report, statement)
        where declared is not null
        let severity = Gravity(examination, statement, declared)
        where severity is not null
        select Found(examination, statement, declared.Cells,
            ("words", Words(examination, statement)), ("stated", statement.Value), ("cell", FormWords.Of(examination.Report, declared)),
            ("declared", declared.Value)) with
        { Severity = AgreesOtherwise(examination.Report, statement) ? Severity.Hint : severity.Value };

    // 共办理 should count what was carried in; said of the new or of the concluded ones alone it is loose, not false.
    private static bool AgreesOtherwise(AnnualReport report, Statement statement) =>
        statement.Is(Topic.Requests, "handled")
            && (statement.Value == report.Number("requests.received.total") || statement.Value == report.Number("requests.outcome.total.total"));

    // 自然人95件、商业企业3件、其他申请人2件: the others of a list are all that it does not name; a list of six names them all.
    private static bool IsTheRest(Examination examination, Statement statement)
    {
        if (statement is not { List: > 0, Wholes: [var whole, ..], Subjects: [{ Row: "org_other" } or { Measure: "other" or "other?" }] }) return false;
        var list = examination.Statements.Where(other => other.Kind == StatementKind.Count && other.List == statement.List && other.Family == statement.Family)
            .ToList();
        // 公民13件、企业4件、其他组织3件: 企业 is a part too.
        if (statement.Subjects is [{ Row: "org_other" }]
            && examination.Statements.Where(other => other.Kind == StatementKind.Count && other.Wholes.Contains(whole))
                .Sum(other => other.Value) == examination.Statements[whole].Value && list.Count < 6) return true;
        return list.Count < 6 && list.Sum(other => other.Value) == examination.Statements[whole].Value;
    }

    // 未收到 is NV05's.
    private static bool IsDenial(Statement statement) =>
        statement.Value == 0 && statement.Number.Exactness == Gongkai.Text.Exactness.Exact
            && statement.Subjects is [{ Measure: "received" or "any" or "taken" or "handled" or "loose", Row: null }];
}
