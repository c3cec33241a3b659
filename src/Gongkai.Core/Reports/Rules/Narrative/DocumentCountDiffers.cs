using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>A count of 规章 or 规范性文件 in the text is not the table's (条例第二十条第（一）项).</summary>
internal sealed class DocumentCountDiffers() : NarrativeRule("NV07", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from statement in examination.Statements
        where statement is { Kind: StatementKind.Count or StatementKind.None, Topic: Topic.Documents }
        let declared = Contradicted(examination.Report, statement)
        where declared is not null
        let severity = Gravity(examination, statement, declared)
        where severity is not null
        select Found(examination, statement, declared.Cells,
            ("words", Words(examination, statement)), ("stated", statement.Value), ("cell", FormWords.Of(examination.Report, declared)),
            ("declared", declared.Value))
            with
        { Severity = IsPlain(statement) ? severity.Value : Severity.Hint };

    // 规范性文件4条 in a list of what was put on the website need not be this year's documents.
    private static bool IsPlain(Statement statement) =>
        statement.Subjects.All(subject => subject.Measure is not "any")
            && (statement.Number.Unit is "件" or "个" or "部" or "份" or "项" || statement.Kind == StatementKind.None);
}
