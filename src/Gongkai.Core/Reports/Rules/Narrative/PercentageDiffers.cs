using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>A percentage is not what the counts beside it, or those of the tables, make.</summary>
internal sealed partial class PercentageDiffers() : NarrativeRule("NV18", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination) =>
        Stated(examination).Concat(Fractions(examination)).ToList() is var told
            ? told.Concat(Beside(examination).Where(finding => !told.Exists(other => other.Words == finding.Words && other.Severity != Severity.Hint))) : [];

    // 抽查30卷，合格27卷，合格率95%: the percentage and its counts stand side by side.
    private IEnumerable<Finding> Beside(Examination examination)
    {
        foreach (var (share, part, whole) in examination.Figures.DeniedShares())
            if (examination.Figures.At(share.Words) is not var (within, _) || !SentenceRatios.MayBe(within, share))
                yield return Doubted(examination, share, part, whole);
        foreach (var sentence in examination.Sentences)
        {
            foreach (var (share, part, whole) in SentenceRatios.Denied(sentence))
                if (!OfTables(examination.Report, sentence, share)) yield return Doubted(examination, share, part, whole);
            if (SentenceArithmetic.DeniedProportion(sentence) is var (start, length, one, two))
                yield return Found(sentence.Span(start, length), examination.Report.Passages[sentence.Span(start, length).Passage].At, [],
                    ("words", sentence.Text.Substring(start, length)), ("part", one), ("whole", two)) with
                {
                    Severity = Severity.Warning,
                    Variant = "proportion",
                };
        }
    }

    private Finding Doubted(Examination examination, Figure share, decimal part, decimal whole)
    {
        var percent = Percent.Of(part, whole, share.Number.Decimals);
        var found = Found(examination, share, ("stated", share.Number.Value), ("part", part), ("whole", whole), ("percent", percent));
        return found with { Severity = Severity.Warning };
    }

    // 复议维持率58.5%（24/41）
    private IEnumerable<Finding> Fractions(Examination examination)
    {
        for (var i = 0; i < examination.Report.Passages.Length; i++)
            foreach (Match match in Fraction().Matches(ChineseText.Fold(examination.Report.Passages[i].Text)))
            {
                var (stated, part, whole) = (Number(match, 1), Number(match, 2), Number(match, 3));
                var decimals = match.Groups[1].Value.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? match.Groups[1].Length - point - 1 : 0;
                if (whole == 0 || Percent.Fits(new(NumberRole.Percentage, stated, 0, 0) { Decimals = decimals }, part, whole)) continue;
                yield return Found(new PassageSpan(i, match.Index, match.Length), examination.Report.Passages[i].At, [], ("words", match.Value),
                    ("stated", stated), ("part", part), ("whole", whole),
                    ("percent", Percent.Of(part, whole, decimals)));
            }
    }

    private static decimal Number(Match match, int group) => decimal.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<![\\d.])(\\d{1,3}(?:\\.\\d{1,2})?)%\\s*\\(\\s*(\\d{1,6})\\s*/\\s*(\\d{1,6})\\s*\\)")]
    private static partial Regex Fraction();

    private IEnumerable<Finding> Stated(Examination examination) =>
        from statement in examination.Statements
        let finding = statement.Kind switch
        {
            StatementKind.Share => Share(examination, statement),
            StatementKind.Rate => Rate(examination, statement),
            StatementKind.Growth => Growth(examination, statement),
            _ => null,
        }
        where finding is not null
            && !(finding.Severity != Severity.Hint && examination.Figures.At(statement.Words) is var (sentence, figure)
                && figure.Before.IndexOf('占', StringComparison.Ordinal) > 1 && SentenceRatios.MayBe(sentence, figure))
        select finding;

    // 其余145件，占20.7%: of all that was received, or handled, or concluded.
    private static bool OfTables(AnnualReport report, ProseSentence sentence,
        Figure share) =>
            share.Before.Contains('占')
                && sentence.Counts.Where(count => count.Start < share.Start).Select(count => count.Number.Value).TakeLast(2).ToList() is { Count: > 0 } parts
        && new[] { report.Number("requests.received.total"), report.Number("requests.outcome.total.total"),
            report.Number("requests.received.total") + report.Number("requests.carried_in.total") }.Any(whole =>
                whole > 0 && (parts.Exists(each => Percent.Fits(share.Number, each, whole.Value)) || Percent.Fits(share.Number, parts.Sum(), whole.Value)));

    private Finding? Share(Examination examination, Statement share)
    {
        var statements = examination.Statements;
        var ownPart = share.Part >= 0 && statements[share.Part].Number.Unit.Length >= 0 ? statements[share.Part] : null;
        if (share.Base is { Topic: Topic.Elsewhere }) return null;
        var parts = new List<decimal>();
        if (ownPart is not null)
        {
            parts.Add(ownPart.Value);
            if (ownPart.List > 0)
                parts.Add(statements.Where(other => other.List == ownPart.List && other.Kind == StatementKind.Count && other.Words.Start <= ownPart.Words.Start)
                    .Sum(other => other.Value));
        }
        else parts.AddRange(DeclaredFigures.Of(examination.Report, share.Subjects).Select(figure => (decimal)figure.Value));
        var stated = share.Wholes.Select(index => statements[index].Value).ToList();
        var declared = Bases(share).SelectMany(subject => DeclaredFigures.Of(examination.Report, [subject])).Select(figure => (decimal)figure.Value).ToList();
        var inflow =
            statements.Where(other =>
                other.Sentence == share.Sentence && other.Subjects is [{ Topic: Topic.Requests, Row: null, Measure: "received" or "carried_in" }])
                .Sum(other => other.Value);
        List<decimal> wholes = [.. stated, .. declared, inflow];
        // 收到45件，其中自然人34件，占76%: of the whole just said, and of no other.
        if (share.Base is null
            && ownPart is { Form: ListForm.Among or ListForm.Closed, Family: PartFamily.Column or PartFamily.Channel }
                or { Form: ListForm.Loose, Family: PartFamily.Channel or PartFamily.Column, Wholes.IsEmpty: false } && stated is [var alone] && inflow <= alone)
            wholes = stated;
        // 自然人13件，占65%: of the new ones, where it is theirs that are counted.
        else if (share.Base is null && stated.Count == 0 && ownPart is { Family: PartFamily.Column, Subjects: [{ Row: { } column }] }
            && ownPart.Value == examination.Report.Number($"requests.received.{column}")
            && examination.Report.Number("requests.received.total") is { } received) wholes = [received];
        wholes.RemoveAll(whole => whole <= 0);
        if (parts.Count == 0 || wholes.Count == 0 || stated.Count + declared.Count == 0) return null;
        foreach (var part in parts)
            foreach (var whole in wholes)
                if (Percent.Fits(share.Number, part, whole)) return null;
        var certain = share.IsCertain && share.Whose is not Whose.Unclear && share.Period != StatedPeriod.Unclear
            && (ownPart is not null
                ? !ownPart.Wholes.IsEmpty || share.Topic is Topic.Requests or Topic.Disputes
                : share is { Whose: Whose.Own or Whose.OwnGovernment, Period: StatedPeriod.ReportYear });
        // Of which whole it is a share cannot be told where the table's is not to be read.
        if (share is { Base: null, Topic: Topic.Requests, Period: StatedPeriod.ReportYear, Whose: not Whose.Other } && declared.Count == 0
            && ownPart?.Family is not (PartFamily.Channel or PartFamily.Column)) certain = false;
        // Part and whole stand in the sentence: what cannot be told is only whether they are the table's.
        var beside = !certain && ownPart is { Number.Exactness: Exactness.Exact } && stated.Count > 0
            && share is { Whose: Whose.Own, Number.Exactness: Exactness.Exact };
        return Told(examination, share, parts[0], wholes[0], certain) is var told && beside ? told with { Severity = Severity.Warning } : told;
    }

    private static ImmutableArray<Subject> Bases(Statement share) => share switch
    {
        { Period: not StatedPeriod.ReportYear } or { Whose: Whose.Other } => [],
        { Base: { } only } when only.Topic == Topic.Requests => only.Measure is "any" or "taken" ? [new(Topic.Requests, "any")] : [only],
        { Base: { Topic: Topic.Disputes, Row: null } } => [],
        { Base: { Topic: Topic.Disputes } only } => [only],
        { Topic: Topic.Requests } => [new(Topic.Requests, "any")],
        { Topic: Topic.Disputes, Subjects: [var subject, ..] } => [subject with { Measure = "total" }, subject with { Measure = "closed" }],
        _ => [],
    };

    // 办结率, 公开率 against the counts of the same sentence and the tables.
    private Finding? Rate(Examination examination, Statement rate)
    {
        if (rate is { Topic: Topic.Disputes, Period: StatedPeriod.ReportYear, Whose: Whose.Own or Whose.OwnGovernment }) return Disputes(examination, rate);
        if (rate is not
            {
                Topic: Topic.Requests, IsTimely: false, Period: StatedPeriod.ReportYear, Subjects: [
                {
                    Measure: "concluded" or "answered"
            or "granted"
                } subject]
            } || rate.Whose == Whose.Other) return null;
        // 答复率100% is a rate of what was due.
        if (subject.Measure == "answered" && rate.Value == 100) return null;
        if (subject.Measure == "answered") subject = subject with { Measure = "concluded" };
        var beside =
            examination.Statements.Where(other =>
                other.Sentence == rate.Sentence && other is { Kind: StatementKind.Count, Topic: Topic.Requests, Subjects: [{ Row: null }, ..] }).ToList();
        var tops = beside.Where(other =>
            subject.Measure == "concluded" ? other.Subjects[0].Measure == "concluded" : other.Subjects[0].Measure is "granted" or "partial")
            .Select(other => other.Value).ToList();
        var bottoms = beside.Where(other => other.Subjects[0].Measure is "received" or "handled" or "taken" or "any" or "concluded")
            .Select(other => other.Value).ToList();
        if (subject.Measure == "granted" && tops.Count > 1) tops.Add(tops.Sum());
        if (subject.Measure == "granted" && bottoms.Count == 0 && tops.Count > 0 && examination.Report.Number("requests.outcome.total.total") is { } concluded)
            bottoms.Add(concluded);
        if (tops.Count == 0 || bottoms.Count == 0 || (subject.Measure == "concluded" && bottoms.Count == 1)) return null;
        bottoms.Add(bottoms.Sum());
        // Of all that was there to handle: the new ones and those carried in.
        if (subject.Measure == "concluded")
            bottoms.Add((examination.Report.Number("requests.received.total") + examination.Report.Number("requests.carried_in.total")) ?? 0);
        foreach (var top in tops)
            foreach (var bottom in bottoms)
                if (!(subject.Measure == "concluded" && top == bottom && rate.Value != 100) && Percent.Fits(rate.Number, top, bottom)) return null;
        return Told(examination, rate, tops[0], bottoms[0], true);
    }

    // 维持率, 败诉率 of all or of those that are closed, where the sentence counts them.
    private Finding? Disputes(Examination examination, Statement rate)
    {
        if (rate.Value is 0 or 100
            || !examination.Statements.Any(other =>
                other is { Kind: StatementKind.Count, Topic: Topic.Disputes, IsCertain: true } && other.Sentence == rate.Sentence)) return null;
        var part = DeclaredFigures.Of(examination.Report, rate.Subjects);
        var wholes = Bases(rate)
            .SelectMany(subject => DeclaredFigures.Of(examination.Report, [.. rate.Subjects.Select(each => each with { Measure = subject.Measure })])).ToList();
        return part.IsEmpty || wholes.Count == 0 || wholes.Exists(whole => Percent.Fits(rate.Number, part[0].Value, whole.Value))
            ? null : Told(examination, rate, part[0].Value, wholes[0].Value, true);
    }

    // 258件，比去年的200件增长29%: both years stand in the sentence.
    private Finding? Growth(Examination examination, Statement growth)
    {
        var then = Sentences.LastYear(examination, growth);
        var now = Sentences.ThisYear(examination, growth, then);
        var difference = examination.Statements.FirstOrDefault(other =>
            other.Sentence == growth.Sentence && other.Kind == StatementKind.Difference && other.Subjects.SequenceEqual(growth.Subjects));
        var before = then?.Value ?? (difference is not null && now is not null ? now.Value - difference.Value : 0);
        if (now is null || before <= 0 || growth.Subjects.IsEmpty && then is null) return null;
        if (Math.Abs(100m * (now.Value - before) / before - growth.Value) <= (growth.Number.Exactness == Exactness.Exact ? Percent.Unit(growth.Number) : 1m))
            return null;
        return Told(examination, growth, now.Value - before, before, then is not null) is var told && growth.Subjects.IsEmpty
            ? told with { Severity = Severity.Warning } : told;
    }

    private Finding Told(Examination examination, Statement statement, decimal part, decimal whole, bool certain) =>
        Found(examination, statement, [],
            ("words", Words(examination, statement)), ("stated", statement.Value), ("part", part), ("whole", whole),
            ("percent", whole == 0 ? 0m : Percent.Of(part, whole, statement.Number.Decimals)))
            with
        { Severity = certain ? Severity.Error : Severity.Hint };
}
