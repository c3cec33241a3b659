using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>A count of 行政复议 or 行政诉讼, or of their results, is not the table's (条例第五十条第（三）项).</summary>
internal sealed class DisputeCountDiffers() : NarrativeRule("NV06", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from statement in examination.Statements
        where statement is { Kind: StatementKind.Count or StatementKind.None, Topic: Topic.Disputes }
            && !(statement.Kind == StatementKind.None && statement.Subjects.All(subject => subject.Measure == "corrected"))
        let declared = Contradicted(examination.Report, statement)
        where declared is not null
        let severity = Gravity(examination, statement, declared)
        where severity is not null
        select Found(examination, statement, declared.Cells,
            ("words", Words(examination, statement)), ("stated", statement.Value), ("cell", FormWords.Of(examination.Report, declared)),
            ("declared", declared.Value)) with
        { Severity = severity.Value };
}
