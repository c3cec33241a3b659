using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Reports.Prose;

/// <summary>The counts of the text held against all the cells they can be of by their words of the field.</summary>
internal sealed class FieldFigures(AnnualReport report, AnnualReport? previous, ImmutableArray<ProseSentence> sentences)
{
    private readonly FieldReading reading = new(report);
    private readonly Lazy<Dictionary<PassageSpan, (ProseSentence Sentence, Figure Figure)>> places = new(() =>
    {
        var found = new Dictionary<PassageSpan, (ProseSentence, Figure)>();
        foreach (var sentence in sentences)
            foreach (var figure in sentence.Figures) found.TryAdd(figure.Words, (sentence, figure));
        return found;
    });

    /// <summary>The counts that are in none of the ways in which they can be read what the tables have, with the figure that was probably meant.</summary>
    public IEnumerable<(Figure Figure, DeclaredFigure Nearest)> Denied()
    {
        foreach (var sentence in sentences)
            foreach (var figure in sentence.Figures)
                if (reading.Of(sentence, figure) is { } claim && Nearest(sentence, figure, claim) is { } nearest) yield return (figure, nearest);
    }

    /// <summary>What is asserted without a number and the tables deny in every reading, with the figure that denies it.</summary>
    public IEnumerable<(PassageSpan Words, FieldAssertion Assertion, DeclaredFigure Figure, DeclaredFigure? Other)> DeniedAssertions()
    {
        foreach (var sentence in sentences)
            foreach (var assertion in FieldAssertions.Of(sentence, reading))
                if (Denial(assertion) is var (figure, other)) yield return (sentence.Span(assertion.Start, assertion.Length), assertion, figure, other);
    }

    /// <summary>The percentages of the field that no two figures of the tables make, with a part and a whole that were probably meant.</summary>
    public IEnumerable<(Figure Share, decimal Part, decimal Whole)> DeniedShares()
    {
        foreach (var sentence in sentences)
            foreach (var share in FieldShares.Of(sentence, reading))
                if ((share.IsLastYear ? previous : report) is { } tables && Denial(tables, share) is var (part, whole))
                    yield return (share.Figure, part, whole);
    }

    private static (decimal Part, decimal Whole)? Denial(AnnualReport tables, FieldShare share)
    {
        var parts = share.Counted is { } counted
            ? [counted] : share.Parts.SelectMany(subjects => DeclaredFigures.Of(tables, subjects)).Select(figure => (decimal)figure.Value).ToList();
        var said = share.Wholes.IsEmpty ? Wholes(share.Parts.IsEmpty ? default : share.Parts[0][0]) : share.Wholes;
        var wholes = said.SelectMany(subjects => DeclaredFigures.Of(tables, subjects)).Select(figure => (decimal)figure.Value)
            .Where(whole => whole > 0).ToList();
        if (parts.Count == 0 || wholes.Count == 0 || share.Parts.Any(subjects => subjects.Any(subject => subject.AtMost))) return null;
        return parts.Exists(part => wholes.Exists(whole => part <= whole && Rules.Percent.Is(share.Figure.Number, 100m * part / whole)))
            ? null : (parts[0], wholes[0]);
    }

    private static ImmutableArray<ImmutableArray<Subject>> Wholes(Subject part) => part.Topic switch
    {
        Topic.Disputes when part.Row is { } block => [[new(Topic.Disputes, "total", block)], [new(Topic.Disputes, "closed", block)]],
        Topic.Requests =>
            [[new(Topic.Requests, "any")],
                .. part.Row is null && !part.Measure.Contains('.', StringComparison.Ordinal)
                    ? (ImmutableArray<ImmutableArray<Subject>>)[] : [[new(Topic.Requests, part.Measure.Split('.')[0])]]],
        _ => [],
    };

    private (DeclaredFigure Figure, DeclaredFigure? Other)? Denial(FieldAssertion assertion)
    {
        if (assertion.Kind == AssertionKind.AllConcluded)
            return DeclaredFigures.Of(report, [new(Topic.Requests, "carried_out")]) is [{ Value: > 0 } open] ? (open, null) : null;
        var declared = assertion.Readings.SelectMany(subjects => DeclaredFigures.Of(report, subjects)).ToList();
        if (declared.Count == 0 || assertion.Readings.Any(subjects => subjects.Any(subject => subject.AtMost))) return null;
        if (assertion.Kind == AssertionKind.None) return declared.TrueForAll(figure => figure.Value > 0) ? (declared[0], null) : null;
        if (assertion.Kind == AssertionKind.Some) return declared.TrueForAll(figure => figure.Value == 0) ? (declared[0], null) : null;
        var others = assertion.Others.SelectMany(subjects => DeclaredFigures.Of(report, subjects)).ToList();
        return others.Count > 0 && declared.TrueForAll(one => others.TrueForAll(two => Math.Sign(one.Value - two.Value) != assertion.Sign))
            ? (declared[0], others[0]) : null;
    }

    /// <summary>The figure printed there and its sentence.</summary>
    public (ProseSentence Sentence, Figure Figure)? At(PassageSpan words) => places.Value.TryGetValue(words, out var place) ? place : null;

    /// <summary>Whether a count printed there may well be true, or of something else: a reading independent of the one that denies it.</summary>
    public Doubt DoubtOf(Statement statement)
    {
        if (!places.Value.TryGetValue(statement.Words, out var place)) return Doubt.None;
        var (sentence, figure) = place;
        // 17/30
        if (figure.Before.EndsWith('/') || figure.After.StartsWith('/')) return Doubt.Agrees;
        if (figure is { Role: FigureRole.Count, Number.Exactness: Text.Exactness.Exact } && reading.IsElsewhere(sentence, figure)) return Doubt.Elsewhere;
        if (reading.Of(sentence, figure) is { } claim
            && claim.Readings.Any(subjects =>
                !((statement.IsCertain || statement.Topic == Topic.Disputes) && (!claim.IsLastYear || statement.Period == StatedPeriod.LastYear)
                    && IsLooser(subjects, statement.Subjects))
                    && Agrees(DeclaredFigures.Of(claim.IsLastYear && previous is not null ? previous : report, subjects), subjects, figure)))
            return Doubt.Agrees;
        if (OfNeighbours(sentence, figure)
            || figure.Number.Value >= 10 && reading.Of(sentence, figure) is { Reach: FieldReach.Some } && MadeOfOthers(sentence, figure)) return Doubt.Agrees;
        return figure.IsCount && figure.Number.Value >= 10 && MadeOfOthers(sentence, figure) ? Doubt.Made : Doubt.None;
    }

    // 收到 may be said of all that was handled, 复议 of those that are closed: true only if said so, and no second opinion.
    private static bool IsLooser(ImmutableArray<Subject> reading, ImmutableArray<Subject> stated) =>
        reading is [var only]
            && (stated.Contains(only)
                || only.Measure is "any" or "handled" && stated is [{ Topic: Topic.Requests } one] && one.Row == only.Row
                    && one.Measure is "received" or "any" or "taken" or "handled" or "concluded" or "loose")
        || reading.All(subject => subject.Measure is "total" or "closed" or "pending") && stated.All(subject => subject.Measure is "total" or "closed")
            && reading.Length == stated.Length;

    private DeclaredFigure? Nearest(ProseSentence sentence, Figure figure, FieldClaim claim)
    {
        if ((claim.IsLastYear ? previous : report) is not { } tables || MadeOfOthers(sentence, figure)) return null;
        var stated = figure.Number.Value;
        var figures = new List<DeclaredFigure>();
        foreach (var subjects in claim.Readings)
        {
            var declared = DeclaredFigures.Of(tables, subjects);
            if (declared.IsEmpty || Agrees(declared, subjects, figure)) return null;
            figures.AddRange(declared);
        }
        if (figures.Count == 0) return null;
        var nearest = figures.MinBy(each => Math.Abs(each.Value - stated))!;
        var whole = figure.Number.Unit != "条";
        var exceeds = whole && stated > (claim.Reach == FieldReach.Understood ? 0 : Whole(tables, claim)) && stated > figures.Max(each => each.Value);
        // 19件信息不存在: of one of several reasons there cannot be more than of all.
        exceeds |= whole && claim.Reach == FieldReach.Loose && claim.Readings.All(subjects => subjects.All(subject => subject.AtMost))
            && stated > figures.Max(each => each.Value);
        return exceeds ? nearest : claim.Reach switch
        {
            FieldReach.Some => null,
            FieldReach.Loose => figures.Find(each => IsSlip(stated, each.Value)) ?? (Math.Abs(stated - nearest.Value) * 5 <= nearest.Value ? nearest : null),
            _ => figures.Find(each => IsSlip(stated, each.Value)) ?? (whole && stated * 3 >= nearest.Value ? nearest : null),
        };
    }

    // 自然人新收24、转入2、办结26: the two before it in its list make it.
    private static bool OfNeighbours(ProseSentence sentence, Figure figure) =>
        sentence.Figures.IndexOf(figure) is > 1 and var at && sentence.Figures[at - 1] is var one && sentence.Figures[at - 2] is var two
            && one.Clause == figure.Clause && two.Clause == figure.Clause && figure.Number.Value >= 10
        && one.Number.Value + two.Number.Value == figure.Number.Value;

    private static bool Agrees(ImmutableArray<DeclaredFigure> declared, ImmutableArray<Subject> subjects, Figure figure) =>
        declared.Any(each => each.Value == figure.Number.Value || subjects.Any(subject => subject.AtMost) && each.Value >= figure.Number.Value);

    // 新收与结转合计11件, 其余4件: what other figures of the sentence make.
    private static bool MadeOfOthers(ProseSentence sentence, Figure figure)
    {
        decimal[] counts = [.. sentence.Counts.Where(count => count != figure).Select(count => count.Number.Value)];
        for (var i = 0; i < counts.Length; i++)
            for (var j = i + 1; j < counts.Length; j++)
                if (counts[i] + counts[j] == figure.Number.Value || Math.Abs(counts[i] - counts[j]) == figure.Number.Value) return true;
        return counts.Length > 2 && counts.Sum() == figure.Number.Value;
    }

    private static long Whole(AnnualReport report, FieldClaim claim) => claim.Readings[0][0] switch
    {
        { Topic: Topic.Disputes, Row: { } block } => Max(report, new(Topic.Disputes, "total", block)),
        { Topic: Topic.Requests } => Max(report, new(Topic.Requests, "any")),
        _ => 0,
    };

    private static long Max(AnnualReport report, Subject subject) =>
        DeclaredFigures.Of(report, [subject]) is { IsEmpty: false } declared ? declared.Max(figure => figure.Value) : long.MaxValue;

    // One digit wrong, left out or put in, or two changed about.
    private static bool IsSlip(decimal stated, long declared)
    {
        if (stated < 10 || declared < 10 || stated != decimal.Truncate(stated)) return false;
        var (a, b) = ($"{stated:0}", $"{declared}");
        if (Math.Abs(a.Length - b.Length) == 1)
        {
            var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
            for (var i = 0; i < longer.Length; i++)
                if (longer.Remove(i, 1) == shorter) return true;
            return false;
        }
        if (a.Length != b.Length) return false;
        var off = Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).ToList();
        return off.Count == 1 || off.Count == 2 && off[1] == off[0] + 1 && a[off[0]] == b[off[1]] && a[off[1]] == b[off[0]];
    }
}

/// <summary>What a second reading makes of a count that the first one denies.</summary>
internal enum Doubt
{
    /// <summary>Nothing: it can be of nothing else.</summary>
    None,

    /// <summary>Other figures of the sentence make it.</summary>
    Made,

    /// <summary>A cell that its words can also mean has it.</summary>
    Agrees,

    /// <summary>It is another body's or another time's.</summary>
    Elsewhere,
}
