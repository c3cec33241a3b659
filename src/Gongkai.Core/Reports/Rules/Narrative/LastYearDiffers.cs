using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>What the text says of last year, or of the difference from it, is not what last year's report has.</summary>
internal sealed class LastYearDiffers() : NarrativeRule("NV09", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        examination.Statements.Select(statement =>
            InItself(examination, statement) ?? (examination.Previous is { } previous ? Judge(examination, previous, statement) : null)).OfType<Finding>()
            .ToList() is var told ? told.Concat(Beside(examination).Where(finding => !told.Exists(other => other.Words == finding.Words))) : [];

    private IEnumerable<Finding> Beside(Examination examination)
    {
        foreach (var sentence in examination.Sentences)
        {
            foreach (var (change, before, now) in SentenceChanges.Denied(sentence))
                yield return Found(examination, change, ("now", now), ("before", before), ("difference", now - before)) with { Variant = "itself" };
            if (SentenceChanges.Turned(sentence) is var (count, then))
                yield return Found(examination, count, ("now", count.Number.Value), ("before", then),
                    ("difference", count.Number.Value - then)) with
                { Variant = "itself" };
        }
    }

    // 上年114件、本年128件，多20件: the sentence does not agree with itself.
    private Finding? InItself(Examination examination, Statement statement)
    {
        if (!statement.Against.IsEmpty) return OfOneYear(examination, statement);
        if (statement is not { Kind: StatementKind.Difference, Number.Exactness: Exactness.Exact } || Sentences.LastYear(examination, statement) is not { } then
            || Sentences.ThisYear(examination, statement, then) is not { } now || now.Number.Unit != statement.Number.Unit) return null;
        return now.Value - then.Value == statement.Value ? null
            : Found(examination, statement, [], ("words", Words(examination, statement)), ("now", now.Value), ("before", then.Value),
                ("difference", now.Value - then.Value)) with
            { Variant = "itself" };
    }

    private Finding? Judge(Examination examination, AnnualReport previous, Statement statement)
    {
        if (!statement.Against.IsEmpty || statement.Whose is Whose.Other || statement.Subjects.IsEmpty && statement.Kind != StatementKind.Difference)
            return null;
        if (statement.Number.Exactness is Exactness.Vague or Exactness.Between) return null;
        return statement.Kind switch
        {
            StatementKind.Count when statement.Period == StatedPeriod.LastYear => LastYear(examination, previous, statement),
            StatementKind.Difference when statement.Period == StatedPeriod.ReportYear && statement.Whose != Whose.Unclear =>
                Difference(examination, previous, statement),
            StatementKind.Growth when statement.Period == StatedPeriod.ReportYear => Growth(examination, previous, statement),
            _ => null,
        };
    }

    // 无法提供比不予公开多9件
    private Finding? OfOneYear(Examination examination, Statement statement)
    {
        var (one, two) = (DeclaredFigures.Of(examination.Report, statement.Subjects), DeclaredFigures.Of(examination.Report, statement.Against));
        if (statement is not { Period: StatedPeriod.ReportYear, Whose: Whose.Own or Whose.OwnGovernment, Number.Exactness: Exactness.Exact }
            || one is not [var first] || two is not [var second] || first.Value - second.Value == statement.Value) return null;
        return Found(examination, statement, [.. first.Cells, .. second.Cells], ("words", Words(examination, statement)), ("one", first.Value),
            ("two", second.Value), ("difference", (decimal)(first.Value - second.Value))) with
        { Variant = "same" };
    }

    private Finding? LastYear(Examination examination, AnnualReport previous, Statement statement)
    {
        if (statement is { Topic: Topic.Decisions, Number.Unit: "项" }) return null;
        var before = DeclaredFigures.Of(previous, statement.Subjects);
        return before.IsEmpty || before.Any(figure => statement.Number.Allows(figure.Value)) || examination.Figures.DoubtOf(statement) is Doubt.Agrees ? null
            : Found(examination, statement, before[0].Cells, ("words", Words(examination, statement)), ("stated", statement.Value),
                ("before", before[0].Value)) with
            { Variant = "last" };
    }

    private Finding? Difference(Examination examination, AnnualReport previous, Statement statement)
    {
        var now = DeclaredFigures.Of(examination.Report, statement.Subjects);
        var before = DeclaredFigures.Of(previous, statement.Subjects);
        if (!now.IsEmpty && now.Length == before.Length)
        {
            if (statement.Number.Length == 0 && Math.Sign(now[0].Value - before[0].Value) == Math.Sign(statement.Value)) return null;
            for (var i = 0; i < now.Length; i++)
                if (statement.Number.Length > 0 && statement.Number.Allows(Math.Abs(now[i].Value - before[i].Value))
                    && now[i].Value - before[i].Value >= 0 == statement.Value >= 0) return null;
            return Found(examination, statement, now[0].Cells, ("words", Words(examination, statement)), ("stated", statement.Value),
                ("now", (decimal)now[0].Value), ("before", (decimal)before[0].Value), ("difference", (decimal)(now[0].Value - before[0].Value)));
        }
        // 在网站发布信息125条，比去年增加15条: last year's text must say 110.
        if (statement.Part < 0 || !statement.IsCertain) return null;
        var stated = examination.Statements[statement.Part];
        var then = examination.StatedBefore.Where(other =>
            other.Kind == StatementKind.Count && other.Period == StatedPeriod.ReportYear && other.Topic == stated.Topic && Same(other.Label, stated.Label))
            .ToList();
        return then.Count != 1 || statement.Number.Allows(Math.Abs(stated.Value - then[0].Value)) && stated.Value - then[0].Value >= 0 == statement.Value >= 0
            ? null
            : Found(examination, statement, [], ("words", Words(examination, statement)), ("stated", statement.Value), ("now", stated.Value),
                ("before", then[0].Value), ("difference", stated.Value - then[0].Value));
    }

    private Finding? Growth(Examination examination, AnnualReport previous, Statement statement)
    {
        var now = DeclaredFigures.Of(examination.Report, statement.Subjects);
        var before = DeclaredFigures.Of(previous, statement.Subjects);
        if (now.IsEmpty || now.Length != before.Length || before.Any(figure => figure.Value == 0)) return null;
        if (now.Zip(before)
            .Any(pair =>
                Percent.Is(statement.Number, 100m * Math.Abs(pair.First.Value - pair.Second.Value) / pair.Second.Value)
                    && pair.First.Value >= pair.Second.Value == statement.Value >= 0)) return null;
        return Found(examination, statement, now[0].Cells, ("words", Words(examination, statement)), ("stated", statement.Value),
            ("now", (decimal)now[0].Value), ("before", (decimal)before[0].Value),
            ("growth", Math.Round(100m * (now[0].Value - before[0].Value) / before[0].Value, 2, MidpointRounding.AwayFromZero))) with
        { Variant = "growth" };
    }

    private static bool Same(string a, string b)
    {
        var (x, y) = (Bare(a), Bare(b));
        return x.Length >= 4 && y.Length >= 4 && (x == y || x.EndsWith(y[^Math.Min(y.Length, 8)..], StringComparison.Ordinal) && y.Length >= 8);
    }

    private static readonly ImmutableArray<string> Fillers = ["全年", "本年", "年度", "累计", "共", "计", "年", "我局", "本局", "在"];

    private static string Bare(string label)
    {
        foreach (var word in Fillers) label = label.Replace(word, "", StringComparison.Ordinal);
        return label;
    }
}
