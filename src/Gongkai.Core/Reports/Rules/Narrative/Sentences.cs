using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>Two years' counts of one thing in one sentence: 上年114件、本年128件，多14件.</summary>
internal static class Sentences
{
    /// <summary>Last year's count that a difference or a growth speaks of; null when the sentence has none before it.</summary>
    public static Statement? LastYear(Examination examination, Statement change) =>
        Before(examination, change).LastOrDefault(count => count.Period == StatedPeriod.LastYear);

    /// <summary>This year's count that goes with last year's: before the change, else after it.</summary>
    public static Statement? ThisYear(Examination examination, Statement change, Statement? then)
    {
        if (then is null)
            return Before(examination, change)
                .FirstOrDefault(count => count.Period == StatedPeriod.ReportYear && count.Subjects.SequenceEqual(change.Subjects));
        var now = Counts(examination, change)
            .Where(count =>
                count.Period == StatedPeriod.ReportYear && count.Number.Unit == then.Number.Unit
                    && (count.Subjects.SequenceEqual(then.Subjects) || then.Subjects.IsEmpty || count.Subjects.IsEmpty)).ToList();
        return now.LastOrDefault(count => count.Words.Start < change.Words.Start) ?? now.FirstOrDefault();
    }

    private static IEnumerable<Statement> Before(Examination examination, Statement change) =>
        Counts(examination, change).Where(count => count.Words.Start < change.Words.Start);

    private static IEnumerable<Statement> Counts(Examination examination, Statement change) =>
        examination.Statements.Where(count =>
            count.Sentence == change.Sentence && count.Kind == StatementKind.Count && count.Number.Exactness == Gongkai.Text.Exactness.Exact);
}
