using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

// Differences, shares, rates and growth.
internal sealed partial class StatementReader
{
    private void Difference(Clause near, Term number, NumberReading reading, Term change, ReadOnlySpan<Term> left)
    {
        if (Against(near, left) is var (own, other))
        {
            statements.Add(
                new(StatementKind.Difference, own,
                    prose.Span(number.Start, number.Length))
                {
                    Number = reading,
                    Value = change.Payload == "-" ? -reading.Value : reading.Value,
                    Whose = frame.Whose,
                    Period = frame.Period,
                    Sentence = sentence,
                    Against = other,
                });
            return;
        }
        var subject = near.HasNoun
            ? SubjectFinder.Find(near, frame.Topic ?? passageTopic, frame.Blocks, frame.Row, PartFamily.None, false).Subjects : LastCount()?.Subjects ?? [];
        var label = LastCount()?.Label ?? "";
        statements.Add(new(StatementKind.Difference, subject, prose.Span(number.Start, number.Length))
        {
            Number = reading,
            Value = change.Payload == "-" ? -reading.Value : reading.Value,
            Whose = frame.Whose,
            Period = near.IsCompared || IsYearOnYear() ? StatedPeriod.ReportYear : StatedPeriod.Other,
            Label = near.HasNoun ? "" : label,
            Sentence = sentence,
            Part = near.HasNoun ? -1 : LastWhole(),
            IsCertain = LastCount() is not null && !LastCount()!.IsOpenList,
        });
    }

    // 无法提供比不予公开多9件: two figures of one year.
    private (ImmutableArray<Subject> Own, ImmutableArray<Subject> Other)? Against(Clause near, ReadOnlySpan<Term> left)
    {
        if (!near.IsCompared) return null;
        var at = 0;
        while (left[at].Kind != TermKind.Compare) at++;
        var (own, other) = (Clause.Of(left[..at], prose.Text), Clause.Of(left[(at + 1)..], prose.Text));
        // 无法提供86件，比不予公开少17件: what was counted last is compared.
        if (!own.HasHead && other is { HasHead: true, IsNarrowed: false } && near.Channels.Count == 0
            && LastCount() is
            {
                IsNarrowed: false, Subjects: [
                {
                    Topic: Topic.Requests, Row: null, Measure: not ("any" or "loose" or "taken" or "vet"
                or "carried" or "received" or "channel")
                } counted]
            }
                && SubjectFinder.Find(other, Topic.Requests, frame.Blocks, frame.Row, PartFamily.None, false).Subjects is [
                {
                    Measure: not ("any" or "loose"
                    or "taken" or "vet" or "carried"), Topic: Topic.Requests
                } than] && than != counted) return ([counted], [than]);
        if (!own.HasHead || !other.HasHead || own.IsNarrowed || other.IsNarrowed || near.Channels.Count > 0) return null;
        var topic = frame.Topic ?? passageTopic ?? (guesses || isOnDisclosure ? Topic.Requests : null);
        var (one, two) = (SubjectFinder.Find(own, topic, frame.Blocks, frame.Row, PartFamily.None, false).Subjects,
            SubjectFinder.Find(other, topic, frame.Blocks, frame.Row, PartFamily.None, false).Subjects);
        return one is [{ Measure: not ("any" or "loose" or "taken" or "vet" or "carried"), Topic: not Topic.Elsewhere }]
            && two is [{ Measure: not ("any" or "loose" or "taken" or "vet" or "carried"), Topic: not Topic.Elsewhere }] && one[0] != two[0]
            ? (one, two) : null;
    }

    private bool IsYearOnYear() => frame.Pending is { IsCompared: true };

    private Statement? LastCount() => LastWhole() is >= 0 and var i ? statements[i] : null;

    private void Ratio(Clause near, Term number, NumberReading reading, ReadOnlySpan<Term> left)
    {
        if (reading.Role == NumberRole.PercentagePoints) return;
        var kind = near.Rate is not null
            ? StatementKind.Rate
            : near.IsShare
                ? StatementKind.Share
                : near is { HasHead: false, Change: null } && SaysShare(number.Start)
                    ? StatementKind.Share : near.Change is not null ? StatementKind.Growth : SaysRate(number.Start) ? StatementKind.Rate : (StatementKind?)null;
        if (kind is not { } known) return;
        var last = LastWhole();
        var topic = (near.Noun ?? frame.Pending?.Noun)?.Kind switch
        {
            TermKind.Request => Topic.Requests,
            TermKind.Dispute => Topic.Disputes,
            TermKind.Elsewhere => Topic.Elsewhere,
            TermKind.Proactive => Topic.Proactive,
            _ => frame.Topic ?? passageTopic,
        };
        ImmutableArray<Subject> subjects = [];
        Subject? whole = null;
        var part = last;
        var wholes = last >= 0 ? statements[last].Wholes : [];
        if (known == StatementKind.Rate)
        {
            subjects = near.Rate is { } rate ? RateOf(rate, near, topic, number.Start) : [new(Topic.Elsewhere, "")];
            (part, wholes) = near.Rate is { Payload: "upheld" or "corrected" } ? (-1, []) : OwnCounts(number.Start, near);
        }
        else if (known == StatementKind.Growth) subjects = GrowthOf(near, topic, last);
        else
        {
            var share = -1;
            for (var i = 0; i < left.Length; i++)
                if (left[i].Kind == TermKind.Share) { share = i; break; }
            var between = share < 0;
            if (share < 0) share = 0;
            var own = Clause.Of(left[..share], prose.Text);
            var of = Clause.Of(left.Length > share ? left[(share + 1)..] : [], prose.Text);
            if (own.HasHead && SubjectFinder.Find(own, topic, frame.Blocks, frame.Row, PartFamily.None, false).Subjects is { IsEmpty: false } found)
                (subjects, part) = (found, -1);
            else if (last >= 0) subjects = statements[last].Subjects;
            if (of.HasHead || of.SaysTotal)
                whole = SubjectFinder.Find(of, Topic.Requests, [], null, PartFamily.None, false).Subjects is [var only, ..]
                    ? only : new Subject(Topic.Requests, "any");
            if (of.HasHead && of.Noun?.Kind is not (null or TermKind.Request)) whole = new Subject(Topic.Elsewhere, "");
            // 诉讼占复议、诉讼总数的…
            if (of.Noun?.Kind == TermKind.Dispute && of.Disputes.Count > 1) whole = new Subject(Topic.Disputes, "total", "all");
            // 37件，占新收612件的6.0%
            if (between && last > frame.First)
                (part, wholes, subjects, whole) = (last - 1, [last], statements[last - 1].Subjects, new Subject(Topic.Disputes, "none"));
            if (part >= 0 && wholes.IsEmpty)
                wholes = [.. Enumerable.Range(frame.First, Math.Max(0, part - frame.First))
                    .Where(i => statements[i].Kind == StatementKind.Count && statements[i].Number.Unit == statements[part].Number.Unit).Reverse()];
            if (part < 0)
                wholes = [.. Enumerable.Range(frame.First, statements.Count - frame.First)
                    .Where(i => statements[i].Kind == StatementKind.Count && statements[i].Topic == topic).Reverse()];
        }
        statements.Add(new(known, subjects, prose.Span(number.Start, number.Length))
        {
            Number = reading,
            Value = near.Change?.Payload == "-" ? -reading.Value : reading.Value,
            Whose = frame.Whose,
            Period = frame.Period,
            Sentence = sentence,
            Part = part,
            Base = whole,
            Wholes = wholes,
            IsTimely = near.IsTimely,
            IsCertain = !near.IsNarrowed && !near.IsExcept,
            Label = Label(left, number),
        });
    }

    // 占新收612件的6.0%: the whole stands between.
    private bool SaysShare(int at) => prose.Text[at - 1] == '的' && prose.Text.AsSpan(ClauseStart(at), at - ClauseStart(at)).Contains('占');

    // 新收申请同比增长12%: what grew is named with it, before it, or was counted last.
    private ImmutableArray<Subject> GrowthOf(Clause near, Topic? topic, int last)
    {
        foreach (var clause in (ReadOnlySpan<Clause?>)[near, frame.Pending])
            if (clause is { HasHead: true, IsNarrowed: false, Channels.Count: 0 }
                && SubjectFinder.Find(clause, topic ?? (guesses || isOnDisclosure ? Topic.Requests : null), frame.Blocks, frame.Row,
                    PartFamily.None, false).Subjects is { IsEmpty: false } found
                    && found.All(subject => subject is { Topic: not Topic.Elsewhere, Measure: not ("any" or "loose" or "taken" or "vet" or "carried") }))
                return found;
        if (near.HasHead || last < 0)
            return statements.Count > frame.First && statements[^1].Kind == StatementKind.Growth && !near.HasHead
                ? statements[^1].Subjects
                : near.HasHead && last < 0 && near.Request is not null
                    ? [new(Topic.Requests, "received")] : last >= 0 && !near.HasNoun ? statements[last].Subjects : [];
        return statements[last].Subjects;
    }

    // 合格率, 整改率为, 满意率达: any rate, known by its last character.
    private bool SaysRate(int at) => RateWord(at).Length > 0;

    private ReadOnlySpan<char> RateWord(int at)
    {
        var end = at;
        while (end > 0 && "为达到是约均:高保持在".Contains(prose.Text[end - 1], StringComparison.Ordinal)) end--;
        if (end < 2 || prose.Text[end - 1] != '率' && !prose.Text.AsSpan(0, end).EndsWith("满意度")) return default;
        var start = end - 1;
        while (start > 0 && end - start < 10 && ChineseText.IsHan(prose.Text[start - 1])) start--;
        return prose.Text.AsSpan(start, end - 1 - start);
    }

    // 抽查30卷，合格27卷，合格率90%: the count called by the rate's own word, and those before it of which it can be a part.
    private (int Part, ImmutableArray<int> Wholes) OwnCounts(int at, Clause near)
    {
        var word = RateWord(at);
        var timely = near.Rate is { Payload: "timely" };
        for (var degree = 0; degree < 3 && word.Length > 1; degree++)
            for (var i = statements.Count - 1; i > frame.First; i--)
            {
                if (statements[i] is not { Kind: StatementKind.Count, Number.Exactness: Exactness.Exact } part
                    || !(degree == 0
                        ? IsCalled(part.Label, word) || timely && part.IsTimely
                        : degree == 1 ? IsLike(part.Label + part.Tail, word, 2) : IsLike(part.Label + part.Tail, word, 1))) continue;
                var unit = part.Number.Unit;
                return (i, [.. Enumerable.Range(frame.First, i - frame.First)
                    .Where(j => statements[j].Kind == StatementKind.Count && Alike(statements[j].Number.Unit, unit)).Reverse()]);
            }
        return (-1, []);
    }

    // 整改完成率 of 整改到位22个; 面交率 of 当面提交6件.
    private static bool IsLike(string words, ReadOnlySpan<char> word, int length)
    {
        for (var from = 0; from + length <= word.Length; from++)
            if ((length > 1 || !"办理答复申请公开信息时按期总成功综合".Contains(word[from], StringComparison.Ordinal))
                && words.AsSpan().Contains(word.Slice(from, length), StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool IsCalled(string label, ReadOnlySpan<char> word)
    {
        for (var from = 0; word.Length - from >= 2; from++)
            if (label.AsSpan().Contains(word[from..], StringComparison.Ordinal)) return true;
        return word.Length > 2 && label.AsSpan().Contains(word[..2], StringComparison.Ordinal) && label.AsSpan().EndsWith(word[^2..], StringComparison.Ordinal);
    }

    // 维持率, 败诉率: of the disputes about disclosure, else of something without a cell.
    private ImmutableArray<Subject> RateOf(Term rate, Clause near, Topic? topic, int at)
    {
        if (rate.Payload is not ("upheld" or "corrected")) return [new(topic ?? Topic.Elsewhere, rate.Payload)];
        var blocks = near.Disputes.Count > 0 ? [.. near.Disputes.Select(term => term.Payload).Distinct()] : frame.Topic == Topic.Disputes ? SpokenBlocks() : [];
        return blocks.IsEmpty || IsOfAllMatters(near, at) || !(passageTopic is not null || SpeaksOfDisclosure(at))
            ? [new(Topic.Elsewhere, rate.Payload)] : [.. blocks.Select(block => new Subject(Topic.Disputes, rate.Payload, block))];
    }
}
