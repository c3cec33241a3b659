using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>The text says that no request came, the table shows some.</summary>
internal sealed class RequestsDenied() : NarrativeRule("NV05", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from statement in examination.Statements
        where statement is { Kind: StatementKind.Count or StatementKind.None, Topic: Topic.Requests, Value: 0 }
            && statement.Subjects is [{ Measure: "received" or "any" or "taken" or "handled" or "loose", Row: null }]
            && statement.Number.Exactness == Gongkai.Text.Exactness.Exact
        let received = examination.Report.Number("requests.received.total")
        where received > 0
        let severity = Gravity(statement, new(received.Value, []))
        where severity is not null
        select Found(examination, statement, ["requests.received.total"], ("words", Words(examination, statement)),
            ("received", received.Value)) with
        { Severity = severity.Value };
}
