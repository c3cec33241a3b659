using System.Collections.Immutable;

namespace Gongkai.Reports.Prose;

// What is said without a number: of none, or of all.
internal sealed partial class StatementReader
{
    private void WithoutNumber(ReadOnlySpan<Term> clause, int end)
    {
        var words = Clause.Of(clause, prose.Text);
        Bodies(clause[0].Start);
        if (words is { Change: { } direction, IsCompared: true, HasHead: true, Negation: null } && Direction(words, direction, end)) return;
        if (words.All is { Payload: "done" } done) { AllDone(done, words); return; }
        if (words.IsAmong && !words.HasHead) BeginList(ListForm.Among);
        if (words.Negation is not null && Negations(clause, words, end)) return;
        var next = words.Verb is { Payload: "taken" or "concluded" } && IsOfNextYear(clause);
        if (next || words.Stock is not null || words.Outcomes.Count > 0) ToldApart(words, next);
        if (words.All is { } all) Universal(clause, words, all, end);
        else if (words is { Negation: { } none, Results.Count: > 0 }) NoneLost(words, none, end);
        if (words.HasHead || words.IsCompared)
        {
            if (words.Noun is null && frame.Pending is { Noun: not null } && words.Verb is not null) return;
            frame.Pending = words;
        }
    }

    // 行政处罚决定同比下降: up or down, without a number.
    private bool Direction(Clause words, Term change, int end)
    {
        if (words.IsNarrowed || words.Channels.Count + words.Columns.Count > 0
            || prose.Text.AsSpan(ClauseStart(change.Start), change.Start - ClauseStart(change.Start)) is var before
                && !(before.Contains("同比", StringComparison.Ordinal) || before.Contains('上') || before.Contains('去'))) return false;
        if (SubjectFinder.Find(words, frame.Topic ?? passageTopic, frame.Blocks, frame.Row, PartFamily.None, false).Subjects is not [
            {
                Topic: Topic.Requests
            or Topic.Disputes or Topic.Decisions, Measure: not ("any" or "loose" or "vet")
            } only]) return false;
        statements.Add(
            new(StatementKind.Difference, [only],
                prose.Span(change.Start, end - change.Start))
            {
                Value = change.Payload == "-" ? -1 : 1,
                Whose = frame.Whose,
                Period = frame.Period,
                Sentence = sentence,
                IsCertain = false,
            });
        return true;
    }

    // 当年收、当年结，全部清零: a slogan that says that none is open.
    private void AllDone(Term done, Clause words)
    {
        if (words.Noun is { Kind: not TermKind.Request } || words.Negation is { } negation && negation.Start > done.End) return;
        var topic = frame.Topic ?? passageTopic ?? (words.Request is not null || guesses || isOnDisclosure ? Topic.Requests : null);
        if (topic != Topic.Requests) return;
        statements.Add(
            new(StatementKind.All, [new(Topic.Requests, "concluded")],
                prose.Span(done.Start, done.Length))
            {
                Whose = frame.Whose,
                Period = frame.Period,
                Sentence = sentence,
                IsCertain = false,
                IsLikely = true,
                Label = prose.Text.Substring(done.Start, done.Length),
            });
    }

    // 零复议、零诉讼: each denied by itself.
    private bool Negations(ReadOnlySpan<Term> clause, Clause words, int end)
    {
        for (var i = 1; i + 1 < clause.Length; i++)
            if (clause[i].Kind == TermKind.And && clause[i + 1].Kind == TermKind.Negation && clause[i + 1].Start == clause[i].End)
                return Negations(clause[..i], Clause.Of(clause[..i], prose.Text), clause[i].Start)
                    | Negations(clause[(i + 1)..], Clause.Of(clause[(i + 1)..], prose.Text), end);
        return words.Negation is { } negation && Negated(clause, negation, words, end);
    }

    // 其余8件申请因收到时临近年末，结转下年办理: the clause that follows says which of them were counted.
    private void ToldApart(Clause words, bool next)
    {
        if (words.All is not null || words.Noun is not null || LastCount() is not { IsCertain: false, Sentence: var said } last || said != sentence
            || statements[^1] != last || words.Stock is { Payload: "carried" }) return;
        if (last.Topic == Topic.Elsewhere && next
            && (last.Label.Contains('另') || last.Label.Contains('余') || last.Label.Contains("还有", StringComparison.Ordinal)
                || last.Label.Contains("尚有", StringComparison.Ordinal))
                && last.Number.Unit == "件")
        {
            statements[^1] = last with { Subjects = [new(Topic.Requests, "carried_out")], IsLikely = true, Family = PartFamily.None };
            return;
        }
        if (!(last.Is(Topic.Requests, "any") || last.Is(Topic.Requests, "received")
            || last.Subjects.IsEmpty && last.Number.Unit == "件" && (next || words.Stock is not null) && !speaksOfOthers)) return;
        var measure = words.Stock?.Payload ?? (next ? "carried_out" : null)
            ?? (words.Outcomes.Count == 1 && words.Outcomes[0].Payload is { Length: > 0 } outcome && outcome[0] is not ('?' or '<') ? outcome : null);
        if (measure is not null) statements[^1] = last with { Subjects = [new(Topic.Requests, measure)], IsLikely = true };
    }

    // 未收到政府信息公开申请, 未发生行政复议、行政诉讼案件.
    private bool Negated(ReadOnlySpan<Term> clause, Term negation, Clause words, int end)
    {
        if (negation.Start > 0 && "如若凡对把因将有".Contains(prose.Text[negation.Start - 1], StringComparison.Ordinal)) return false;
        var at = 0;
        while (clause[at].Start != negation.Start) at++;
        var rest = clause[(at + 1)..];
        var denied = Clause.Of(rest, prose.Text);
        foreach (var term in rest)
            if (term.Kind == TermKind.Negation && term.Start > negation.End && denied.Noun is { } object0 && term.Start < object0.Start) return true;
        if (denied.Results.Count > 0 && denied.Results[0].Payload == "corrected") { NoneLost(words, negation, end); return true; }
        var narrowed = denied.IsNarrowed || (denied.HasWeakNarrowing && denied.Disputes.Count == 0);
        if (Unknown(PastOne(negation.End), end, rest) > 0 || narrowed || denied.Channels.Count > 0 || denied.HasManyVerbs) return denied.HasHead && narrowed;
        if (prose.Text[negation.Start] == '零' && denied.Noun is { } zero && zero.Start != negation.End) return false;
        var before = Clause.Of(clause[..at], prose.Text);
        ImmutableArray<Subject> subjects = [];
        var likely = false;
        var topic = frame.Topic ?? passageTopic;
        if (denied is { Noun.Kind: TermKind.Fee, Fee: { } fee }) subjects = [new(Topic.Fees, "", fee.Payload)];
        else if (denied.Noun?.Kind is TermKind.Elsewhere or TermKind.Proactive or TermKind.Decision && !(denied.Disputes.Count > 0 && IsListed(rest)))
            return true;
        else if (denied.Disputes.Count > 0)
        {
            subjects = [.. denied.Disputes.Select(term => new Subject(Topic.Disputes, "total", term.Payload)).Distinct()];
            if (denied.Request is not null && Joined(rest)) subjects = subjects.Insert(0, new(Topic.Requests, "received"));
        }
        else if (denied.Documents.Count > 0)
            subjects = [.. denied.Documents.Select(term => new Subject(Topic.Documents, denied.Verb?.Payload ?? "made", term.Payload)).Distinct()];
        else if (denied.Stock is { } stock
            && (topic == Topic.Requests || denied.Request is not null || before.Request is not null || topic is null && !speaksOfOthers && (likely = true)))
            subjects = [new(Topic.Requests, stock.Payload)];
        else if (denied.Outcomes.Count > 0)
        {
            if (denied.Outcomes is not [{ Payload: var outcome }] || outcome[0] is '?' or '<' || denied.Verb is { Payload: not "concluded" }) return false;
            (subjects, likely) = ([new(Topic.Requests, outcome)], true);
        }
        else if (denied.Request is { } request && (request.Payload.Length == 0 || topic == Topic.Requests || !speaksOfOthers && (likely = true)))
            subjects = denied.Columns.Count > 0 ? [.. denied.Columns.Select(column => new Subject(Topic.Requests, "received", column.Payload))]
                : [new(Topic.Requests, denied.Verb?.Payload is "concluded" ? "concluded" : "received")];
        else if (denied.Noun is null && denied.Verb is null or { Payload: "received" } && IsBare(rest))
            subjects = Before(at == 0 && frame.Pending is { } pending
                ? pending : before, at > 0 ? clause[0].Start : negation.Start, negation.Start, clause[..at]);
        if (subjects.IsEmpty) return false;
        if (denied.IsTimely || denied.Verb?.Payload is "vet") return true;
        // 上年无结转: nothing came over from it.
        if (subjects is [{ Topic: Topic.Requests, Measure: "carried" }] && frame.Period == StatedPeriod.LastYear)
            (subjects, frame.Period) = ([new(Topic.Requests, "carried_in")], StatedPeriod.ReportYear);
        foreach (var subject in subjects)
            statements.Add(
                new(StatementKind.None, [subject],
                    prose.Span(negation.Start, end - negation.Start))
                {
                    Whose = frame.Whose,
                    Period = frame.Period,
                    Sentence = sentence,
                    IsCertain = !likely,
                    IsLikely = likely,
                });
        Enter(subjects[^1], denied);
        frame.Pending = null;
        return true;
    }

    // 未发生一起…, 没有一件…: not one of them.
    private int PastOne(int at)
    {
        var rest = prose.Text.AsSpan(at);
        foreach (var verb in (ReadOnlySpan<string>)["发生过", "发生", "出现", "收到", "产生", ""])
            if (rest.StartsWith(verb, StringComparison.Ordinal) && rest.Length > verb.Length + 1 && rest[verb.Length] == '一'
                && rest[verb.Length + 1] is '起' or '件' or '例' or '宗' or '份') return at + verb.Length + 2;
        return at;
    }

    private static bool IsBare(ReadOnlySpan<Term> rest)
    {
        foreach (var term in rest)
            if (term.Kind is not (TermKind.Neutral or TermKind.Verb)) return false;
        return true;
    }

    // 依申请公开数量为零, 政府信息公开申请：无, 结转下年度为零: what is denied stands before.
    private ImmutableArray<Subject> Before(Clause before, int from, int to, ReadOnlySpan<Term> terms)
    {
        if (before.IsNarrowed || before.IsTimely || before.Noun?.Kind is not (null or TermKind.Request or TermKind.Dispute) || before.Channels.Count > 0
            || Unknown(before.Core(to), to, terms) > (from < to ? 0 : 99)) return [];
        if (before is { Noun.Kind: TermKind.Dispute, Disputes.Count: > 0 })
            return [.. before.Disputes.Select(term => new Subject(Topic.Disputes, "total", term.Payload)).Distinct()];
        if (before.Stock is { } stock) return [new(Topic.Requests, stock.Payload)];
        if (before.Outcomes.Count > 0)
            return before.Outcomes is [{ Payload: var outcome }] && outcome[0] is not ('?' or '<') ? [new(Topic.Requests, outcome)] : [];
        return before.Request is { } request && (request.Payload.Length == 0 || !speaksOfOthers && !IsModified(request.Start))
            ? [new(Topic.Requests, before.Verb is { Payload: "concluded" } ? "concluded" : "received")] : [];
    }

    // 行政复议、行政诉讼和投诉: one of a list.
    private static bool IsListed(ReadOnlySpan<Term> terms)
    {
        for (var i = 1; i < terms.Length; i++)
            if (terms[i].Kind == TermKind.Elsewhere) return terms[i - 1].Kind == TermKind.And || (i > 1 && terms[i - 2].Kind == TermKind.And);
        return false;
    }

    private static bool Joined(ReadOnlySpan<Term> terms)
    {
        for (var i = 0; i + 2 < terms.Length + 0; i++)
            if (terms[i].Kind == TermKind.Request && terms[i + 1].Kind == TermKind.And) return true;
        return false;
    }

    private void NoneLost(Clause words, Term negation, int end)
    {
        if (words.Results.Count == 0 || words.Results[0].Payload != "corrected" || IsOfAllMatters(words, end)) return;
        var blocks = words.Disputes.Count > 0
            ? [.. words.Disputes.Select(term => term.Payload).Distinct()] : frame.Topic == Topic.Disputes ? frame.Blocks : Loses(words);
        if (blocks.IsEmpty) return;
        statements.Add(
            new(StatementKind.None, [.. blocks.Select(block => new Subject(Topic.Disputes, "corrected", block))],
                prose.Span(negation.Start, end - negation.Start))
            { Whose = frame.Whose, Period = frame.Period, Sentence = sentence });
    }

    // 应诉案件无一败诉 without a word of disclosure speaks of every suit.
    private bool IsOfAllMatters(Clause words, int end) =>
        frame.Reviews || reviewing || ofAllMatters
            || (passageTopic is null && words.Disputes.Exists(term => prose.Text.AsSpan(term.Start, term.Length).Contains("应诉", StringComparison.Ordinal))
                && !SpeaksOfDisclosure(end));

    // 零败诉 alone speaks of suits.
    private ImmutableArray<string> Loses(Clause words) =>
        prose.Text.AsSpan(words.Results[0].Start, words.Results[0].Length) is "败诉" && (passageTopic is Topic.Requests or Topic.Disputes) ? ["litigation"] : [];

    private void Universal(ReadOnlySpan<Term> clause, Clause words, Term all, int end)
    {
        if (words.IsExcept || words.Negation is not null || IsOfAllMatters(words, end) || words is { IsNarrowed: true, Request: not null }) return;
        // 同一申请人提交的14件，均逐件答复: all of some.
        if (LastCount() is { IsNarrowed: true, IsCertain: false, Topic: Topic.Requests, Sentence: var said } && said == sentence) return;
        var at = 0;
        while (clause[at].Start != all.Start) at++;
        var after = Clause.Of(clause[(at + 1)..], prose.Text);
        if (words.Disputes.Count > 0) Remember(words);
        else if (frame.Pending is { Noun: not null } pending) Remember(pending);
        var topic = words.Request is not null ? Topic.Requests : frame.Topic ?? (statements.Count > frame.First ? null : passageTopic);
        var last = LastCount();
        // 上年结转6件，全部办结: of those.
        if (words.Noun is null && last is { Subjects: [{ Topic: Topic.Requests, Measure: "carried_in" or "carried_out" or "carried" }] }
            && last.Sentence == sentence && !statements.Skip(frame.First).Any(other => other.Is(Topic.Requests, "received") || other.Is(Topic.Requests, "any")))
            return;
        ImmutableArray<Subject> subjects = [];
        if (after.Results.Count > 0 && topic == Topic.Disputes && after.Results.Select(term => term.Payload).Distinct().Count() == 1)
            subjects = [.. SpokenBlocks().Select(block => new Subject(Topic.Disputes, after.Results[0].Payload, block))];
        else if (topic == Topic.Disputes && after is { Noun: null, Verb.Payload: "closed" })
            subjects = [.. SpokenBlocks().Select(block => new Subject(Topic.Disputes, "closed", block))];
        else if (topic == Topic.Requests && after.Noun is null && after.Verb is { Payload: "concluded" } && after.Outcomes.Count == 0)
            subjects = last is not null && (last.Is(Topic.Requests, "concluded") || last.Family is not PartFamily.None || last.Topic != Topic.Requests)
                && statements.Count > frame.First ? [] : [new(Topic.Requests, "concluded")];
        else if (topic == Topic.Requests && after.Columns.Count == 1 && last is not null && (last.Family == PartFamily.None) && last.Topic == Topic.Requests
            && statements.Count > frame.First)
            subjects = [last.Subjects[0] with { Row = after.Columns[0].Payload }];
        else if (topic == Topic.Requests && after.Outcomes is [{ Payload: "granted" }] && last is { Family: PartFamily.None }
            && last.Is(Topic.Requests, "concluded")) subjects = [new(Topic.Requests, "granted")];
        if (words.Request is not null) frame.Topic = Topic.Requests;
        if (subjects.IsEmpty || Unknown(all.Start, end, clause) > 2) return;
        var closed = words.Verb?.Payload == "closed" || last is { Topic: Topic.Disputes } && last.Subjects.All(subject => subject.Measure == "closed");
        statements.Add(new(StatementKind.All, subjects, prose.Span(all.Start, end - all.Start))
        {
            Whose = frame.Whose,
            Period = frame.Period,
            Sentence = sentence,
            IsTimely = words.IsTimely,
            IsCertain = !closed,
            Label = prose.Text[all.Start..end],
        });
    }

    // 收到的128件已全部办结, 复议6件、诉讼4件全部维持: said, in the same clause, of what was just counted.
    private void SaidOfAll(ReadOnlySpan<Term> rest, int end)
    {
        var at = 0;
        while (at < rest.Length && rest[at].Kind != TermKind.All) at++;
        if (at == rest.Length || LastCount() is not { } last || last.Sentence != sentence || last.Whose == Whose.Other) return;
        var (words, after) = (Clause.Of(rest, prose.Text), Clause.Of(rest[(at + 1)..], prose.Text));
        if (words.IsExcept || words.Negation is not null || words.IsNarrowed || IsOfAllMatters(words, end) || Unknown(rest[at].Start, end, rest) > 2) return;
        var start = rest[at].Start;
        if (last.Topic == Topic.Disputes)
        {
            var blocks = SpokenBlocks();
            if (last.Subjects.Any(subject => subject.Measure is not ("total" or "closed")) || blocks.IsEmpty) return;
            if (after.Results.Select(term => term.Payload).Distinct().ToArray() is [var result])
                Add([.. blocks.Select(block => new Subject(Topic.Disputes, result, block))], last.Subjects.Any(subject => subject.Measure == "total"), false);
            else if (after is { Noun: null, Results.Count: 0, Verb.Payload: "closed" or "concluded" }
                && last.Subjects.All(subject => subject.Measure == "total"))
                Add([.. blocks.Select(block => new Subject(Topic.Disputes, "closed", block))], true, false);
        }
        else if (last is
        {
            Subjects: [
            {
                Topic: Topic.Requests, Row: null, Measure: "received" or "any" or "taken" or "handled"
            or "loose"
            }], Form: not (ListForm.Among or ListForm.Closed)
        }
            && after is { Noun: null or { Kind: TermKind.Request }, Verb: { Payload: "concluded" } verb, Outcomes.Count: 0 }
            && !(words.IsTimely && !prose.Text.AsSpan(verb.Start, verb.Length).ContainsAny('结', '毕')))
            Add([new(Topic.Requests, "concluded")], last.IsCertain && !words.IsTimely, true);

        void Add(ImmutableArray<Subject> subjects, bool certain, bool likely) => statements.Add(new(StatementKind.All, subjects, prose.Span(start, end - start))
        {
            Whose = frame.Whose,
            Period = frame.Period,
            Sentence = sentence,
            IsCertain = certain,
            IsLikely = likely,
            Label = prose.Text[start..end],
        });
    }

    private ImmutableArray<string> SpokenBlocks()
    {
        var blocks = new List<string>();
        for (var i = statements.Count - 1; i >= frame.First && statements[i].Topic == Topic.Disputes
            && statements[i].Subjects.All(s => s.Measure is "total" or "closed"); i--)
            if (statements[i].Kind == StatementKind.Count && statements[i].Value > 0) blocks.AddRange(statements[i].Subjects.Select(s => s.Row!));
        return blocks.Count > 0 ? [.. blocks.Distinct()] : frame.Blocks;
    }
}
