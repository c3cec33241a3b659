using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>
/// A rule that holds what the text states against the tables. Only a stated count can contradict; where whose or when is unclear the finding is a hint.
/// </summary>
internal abstract class NarrativeRule(string code, Severity severity) : ReportRule(code, severity)
{
    /// <summary>A finding about a statement.</summary>
    protected Finding Found(Examination examination, Statement statement, ImmutableArray<string> cells,
        params ReadOnlySpan<(string Name, object Value)> values) =>
        Found(statement.Words, Place(examination, statement), cells, values);

    /// <summary>A finding about a figure of a sentence; the words are those that lead to it.</summary>
    protected Finding Found(Examination examination, Figure figure, params ReadOnlySpan<(string Name, object Value)> values) =>
        Found(figure.Words, examination.Report.Passages[figure.Words.Passage].At, [], [("words", Words(examination, figure.Words)), .. values]);

    /// <summary>Where the passage of a statement stands.</summary>
    protected static Place? Place(Examination examination, Statement statement) => examination.Report.Passages[statement.Words.Passage].At;

    /// <summary>The words of the statement as printed.</summary>
    protected static string Words(Examination examination, Statement statement) => Words(examination, statement.Words);

    /// <summary>The words printed there, with those that lead to them.</summary>
    protected static string Words(Examination examination, PassageSpan words)
    {
        var text = examination.Report.Passages[words.Passage].Text;
        var end = Math.Min(text.Length, words.Start + words.Length);
        var start = words.Start;
        while (start > 0 && words.Start - start < 30 && !"，。；：、（(,;:".Contains(text[start - 1], StringComparison.Ordinal)) start--;
        return text[start..end].Trim();
    }

    /// <summary>The likeliest figure of the tables that a count contradicts; null when one agrees or nothing can be said.</summary>
    protected static DeclaredFigure? Contradicted(AnnualReport report, Statement statement)
    {
        if (statement.Number.Exactness == Gongkai.Text.Exactness.Vague) return null;
        var declared = DeclaredFigures.Of(report, statement.Subjects);
        var atMost = statement.Subjects.Any(subject => subject.AtMost);
        foreach (var figure in declared)
            if (statement.Number.Length == 0 ? figure.Value == 0 : statement.Number.Allows(figure.Value) || (atMost && statement.Value <= figure.Value))
                return null;
        return declared.IsEmpty ? null : declared[0];
    }

    /// <summary>
    /// How grave a contradiction is: an error where it is certain whose and of when the figure is and every word was understood, a warning where nothing
    /// else can well be meant, else a hint; null where it is another year's or another body's part.
    /// </summary>
    protected static Severity? Gravity(Examination examination, Statement statement, DeclaredFigure declared) => Gravity(statement, declared) switch
    {
        Severity.Error or Severity.Warning when statement is { Kind: StatementKind.Count, Number.Exactness: Gongkai.Text.Exactness.Exact }
            && examination.Figures.DoubtOf(statement) is var doubt and not Doubt.None => doubt switch
            {
                Doubt.Agrees => null,
                Doubt.Made => statement.IsCertain ? Gravity(statement, declared) : Severity.Hint,
                _ => Severity.Hint,
            },
        var severity => severity,
    };

    /// <summary>How grave it is by the words of the statement alone.</summary>
    protected static Severity? Gravity(Statement statement, DeclaredFigure declared) => statement switch
    {
        // 有一人申请复议 where the table has none: whoever it was, one is more than none.
        { Number.Unit: "人" or "名" or "位", Topic: Topic.Disputes, Whose: Whose.Own, Period: StatedPeriod.ReportYear } when declared.Value == 0 =>
            Severity.Warning,
        { Period: StatedPeriod.LastYear or StatedPeriod.Other } => null,
        { Whose: Whose.Other, Family: not PartFamily.None } => null,
        { Whose: Whose.Other or Whose.Unclear } or { Period: StatedPeriod.Unclear } or { Number.Exactness: Gongkai.Text.Exactness.Between } => Severity.Hint,
        { IsCertain: false, IsLikely: false } =>
            statement.MayBePart && statement.Number.Exactness == Gongkai.Text.Exactness.Exact
                && (statement.Value > declared.Value || statement.Value * 5 >= declared.Value * 4) ? Severity.Warning : Severity.Hint,
        { IsCertain: false } => Severity.Warning,
        // 市政府收到17件 where the whole city's table has 95 may well be the government office's own share.
        { Whose: Whose.OwnGovernment } when statement.Value * 2 <= declared.Value || (statement.Topic == Topic.Disputes && statement.Value < declared.Value) =>
            Severity.Hint,
        _ => Severity.Error,
    };
}
