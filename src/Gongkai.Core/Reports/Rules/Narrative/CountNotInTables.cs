using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>A count whose words are not all understood is, in none of the ways in which they can be read, what the tables have.</summary>
internal sealed class CountNotInTables() : NarrativeRule("NV25", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        foreach (var finding in Asserted(examination)) yield return finding;
        var judged = examination.Statements.Where(statement => IsJudged(examination, statement)).Select(statement => statement.Words).ToHashSet();
        foreach (var (figure, nearest) in examination.Figures.Denied())
            if (!judged.Contains(figure.Words))
                yield return Found(examination, figure, ("stated", figure.Number.Value), ("cell", FormWords.Of(examination.Report, nearest)),
                    ("declared", nearest.Value)) with
                { Cells = nearest.Cells };
    }

    private IEnumerable<Finding> Asserted(Examination examination)
    {
        var said = examination.Statements.Where(statement => statement.Kind is StatementKind.None or StatementKind.All or StatementKind.Rate)
            .Select(statement => statement.Words).ToList();
        foreach (var (words, assertion, figure, other) in examination.Figures.DeniedAssertions())
        {
            if (said.Exists(span => span.Passage == words.Passage && span.Start < words.Start + words.Length + 6 && words.Start < span.Start + span.Length))
                continue;
            var text = Words(examination, words);
            yield return Found(words, examination.Report.Passages[words.Passage].At, [.. figure.Cells, .. other?.Cells ?? []], ("words", text),
                ("cells", other is null
                    ? $"{FormWords.Of(examination.Report, figure)} {figure.Value}"
                    : $"{FormWords.Of(examination.Report, figure)} {figure.Value}、{FormWords.Of(examination.Report, other)} {other.Value}")) with
            {
                Variant =
                        "said"
            };
        }
    }

    // What NV04, NV06, NV07 or NV10 already says with some certainty.
    private static bool IsJudged(Examination examination, Statement statement) =>
        statement.Kind == StatementKind.Count && statement.Topic is not (Topic.Elsewhere or Topic.Proactive)
            && statement.Subjects is not [{ Topic: Topic.Documents, Measure: "any" }, ..]
        && Contradicted(examination.Report, statement) is { } declared && Gravity(examination, statement, declared) is Severity.Error or Severity.Warning;
}
