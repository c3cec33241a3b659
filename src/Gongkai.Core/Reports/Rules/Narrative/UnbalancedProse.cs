using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>New, carried in, concluded and carried out, all four stated in one sentence, do not balance (勾稽关系 of table 三).</summary>
internal sealed class UnbalancedProse() : NarrativeRule("NV21", Severity.Error)
{
    private static readonly ImmutableArray<string> Measures = ["received", "carried_in", "concluded", "carried_out"];

    public override IEnumerable<Finding> Check(Examination examination)
    {
        foreach (var sentence in examination.Statements.Where(statement =>
            statement is { Kind: StatementKind.Count, Number.Exactness: Exactness.Exact, Subjects: [{ Topic: Topic.Requests, Row: null, AtMost: false }] })
            .GroupBy(statement => statement.Sentence))
        {
            if (Four(sentence) is not [var received, var carriedIn, var concluded, var carriedOut] four) continue;
            var (taken, done) = (received.Value + carriedIn.Value, concluded.Value + carriedOut.Value);
            if (taken == done) continue;
            yield return Found(examination, carriedOut, [], ("received", received.Value), ("carried_in", carriedIn.Value), ("taken", taken),
                ("concluded", concluded.Value), ("carried_out", carriedOut.Value), ("done", done))
                with
            { Severity = IsOwn(examination, four, taken, done) ? Severity.Error : Severity.Warning, Words = Stretch(four) };
        }
    }

    private static Statement[]? Four(IEnumerable<Statement> sentence)
    {
        var found = new Statement[Measures.Length];
        foreach (var statement in sentence)
        {
            var at = Measures.IndexOf(statement.Subjects[0].Measure is "taken" ? "received" : statement.Subjects[0].Measure);
            if (at < 0) continue;
            // Said twice, of two bodies or of two years: which belongs to which cannot be told.
            if (found[at] is not null) return null;
            found[at] = statement;
        }
        if (found.Any(statement => statement is null)) return null;
        return found.All(statement =>
            statement.Whose == found[0].Whose && statement.Period == found[0].Period || statement.Subjects[0].Measure is "carried_in" or "carried_out")
            ? found : null;
    }

    // Where one side is the table's, the other is NV04's; where neither is, the sentence is wrong by itself.
    private static bool IsOwn(Examination examination, Statement[] four, decimal taken, decimal done) =>
        four.All(statement => statement is { IsCertain: true, Whose: Whose.Own, Period: StatedPeriod.ReportYear })
        && examination.Report.Number("requests.received.total") + examination.Report.Number("requests.carried_in.total") is { } declared
        && declared != taken && declared != done;

    private static PassageSpan Stretch(Statement[] four)
    {
        var (first, last) = (four.MinBy(statement => statement.Words.Start)!.Words, four.MaxBy(statement => statement.Words.Start)!.Words);
        return four.All(statement => statement.Words.Passage == first.Passage) ? first with { Length = last.Start + last.Length - first.Start } : last;
    }
}
