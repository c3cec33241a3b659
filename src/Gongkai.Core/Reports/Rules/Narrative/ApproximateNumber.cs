using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>余, 多, 左右 where the exact figure is known, or where such a word cannot stand (5余条).</summary>
internal sealed class ApproximateNumber() : NarrativeRule("NV16", Severity.Hint)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        from statement in examination.Statements
        where statement is { Kind: StatementKind.Count, Number.Exactness: Exactness.About or Exactness.AtLeast or Exactness.AtMost, Number.Unit.Length: > 0 }
        let exact = DeclaredFigures.Of(examination.Report, statement.Subjects).FirstOrDefault(figure => statement.Number.Allows(figure.Value))
        select exact is null
            ? Found(examination, statement, [], ("words", Words(examination, statement))) with { Variant = statement.Number.IsMalformed ? "malformed" : null }
            : Found(examination, statement, exact.Cells, ("words", Words(examination, statement)), ("exact", exact.Value)) with { Variant = "known" };
}
