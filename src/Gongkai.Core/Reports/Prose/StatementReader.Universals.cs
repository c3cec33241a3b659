using System.Collections.Immutable;

namespace Gongkai.Reports.Prose;

// What is said without a number: of none, or of all.
internal sealed partial class StatementReader
{
    private void WithoutNumber(ReadOnlySpan<Term> clause, int end)
    {
        var words = Clause.Of(clause, prose.Text);
        if (words.IsAmong && !words.HasHead) BeginList(ListForm.Among);
        if (words.Negation is { } negation && Negated(clause, negation, words, end)) return;
        if (words.All is { } all) Universal(clause, words, all, end);
        else if (words is { Negation: { } none, Results.Count: > 0 }) NoneLost(words, none, end);
        if (words.HasHead || words.IsCompared)
        {
            if (words.Noun is null && frame.Pending is { Noun: not null } && words.Verb is not null) return;
            frame.Pending = words;
        }
    }

    // 未收到政府信息公开申请, 未发生行政复议、行政诉讼案件.
    private bool Negated(ReadOnlySpan<Term> clause, Term negation, Clause words, int end)
    {
        if (negation.Start > 0 && "如若凡对把因将有".Contains(prose.Text[negation.Start - 1], StringComparison.Ordinal)) return false;
        var at = 0;
        while (clause[at].Start != negation.Start) at++;
        var rest = clause[(at + 1)..];
        var denied = Clause.Of(rest, prose.Text);
        if (denied.Results.Count > 0 && denied.Results[0].Payload == "corrected") { NoneLost(words, negation, end); return true; }
        var narrowed = denied.IsNarrowed || (denied.HasWeakNarrowing && denied.Disputes.Count == 0);
        if (Unknown(negation.End, end, rest) > 0 || narrowed || denied.Channels.Count > 0 || denied.HasManyVerbs) return denied.HasHead && narrowed;
        if (prose.Text[negation.Start] == '零' && denied.Noun is { } zero && zero.Start != negation.End) return false;
        var before = Clause.Of(clause[..at], prose.Text);
        ImmutableArray<Subject> subjects = [];
        var topic = frame.Topic ?? passageTopic;
        if (denied is { Noun.Kind: TermKind.Fee, Fee: { } fee }) subjects = [new(Topic.Fees, "", fee.Payload)];
        else if (denied.Noun?.Kind is TermKind.Elsewhere or TermKind.Proactive or TermKind.Decision && !(denied.Disputes.Count > 0 && IsListed(rest))) return true;
        else if (denied.Disputes.Count > 0)
        {
            subjects = [.. denied.Disputes.Select(term => new Subject(Topic.Disputes, "total", term.Payload)).Distinct()];
            if (denied.Request is not null && Joined(rest)) subjects = subjects.Insert(0, new(Topic.Requests, "received"));
        }
        else if (denied.Documents.Count > 0) subjects = [.. denied.Documents.Select(term => new Subject(Topic.Documents, denied.Verb?.Payload ?? "made", term.Payload)).Distinct()];
        else if (denied.Stock is { } stock && (topic == Topic.Requests || denied.Request is not null)) subjects = [new(Topic.Requests, stock.Payload)];
        else if (denied.Outcomes.Count > 0) return false;
        else if (denied.Request is { } request && (request.Payload.Length == 0 || topic == Topic.Requests))
            subjects = denied.Columns.Count > 0 ? [.. denied.Columns.Select(column => new Subject(Topic.Requests, "received", column.Payload))]
                : [new(Topic.Requests, denied.Verb?.Payload is "concluded" ? "concluded" : "received")];
        else if (denied.Noun is null && denied.Verb is null && before is { Noun.Kind: TermKind.Dispute, Disputes.Count: > 0 } && rest.Length == 0)
            subjects = [.. before.Disputes.Select(term => new Subject(Topic.Disputes, "total", term.Payload)).Distinct()];
        if (subjects.IsEmpty) return false;
        if (denied.IsTimely || denied.Verb?.Payload is "vet") return true;
        foreach (var subject in subjects)
            statements.Add(new(StatementKind.None, [subject], prose.Span(negation.Start, end - negation.Start)) { Whose = frame.Whose, Period = frame.Period, Sentence = sentence });
        Enter(subjects[^1], denied);
        frame.Pending = null;
        return true;
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
        var blocks = words.Disputes.Count > 0 ? [.. words.Disputes.Select(term => term.Payload).Distinct()] : frame.Topic == Topic.Disputes ? frame.Blocks : Loses(words);
        if (blocks.IsEmpty) return;
        statements.Add(new(StatementKind.None, [.. blocks.Select(block => new Subject(Topic.Disputes, "corrected", block))], prose.Span(negation.Start, end - negation.Start)) { Whose = frame.Whose, Period = frame.Period, Sentence = sentence });
    }

    // 应诉案件无一败诉 without a word of disclosure speaks of every suit.
    private bool IsOfAllMatters(Clause words, int end) =>
        frame.Reviews || ofAllMatters || (passageTopic is null && words.Disputes.Exists(term => prose.Text.AsSpan(term.Start, term.Length).Contains("应诉", StringComparison.Ordinal)) && !SpeaksOfDisclosure(end));

    // 零败诉 alone speaks of suits.
    private ImmutableArray<string> Loses(Clause words) =>
        prose.Text.AsSpan(words.Results[0].Start, words.Results[0].Length) is "败诉" && (passageTopic is Topic.Requests or Topic.Disputes) ? ["litigation"] : [];

    private void Universal(ReadOnlySpan<Term> clause, Clause words, Term all, int end)
    {
        if (words.IsExcept || words.Negation is not null || IsOfAllMatters(words, end)) return;
        var at = 0;
        while (clause[at].Start != all.Start) at++;
        var after = Clause.Of(clause[(at + 1)..], prose.Text);
        if (words.Disputes.Count > 0) Remember(words);
        else if (frame.Pending is { Noun: not null } pending) Remember(pending);
        var topic = words.Request is not null ? Topic.Requests : frame.Topic ?? (statements.Count > frame.First ? null : passageTopic);
        var last = LastCount();
        ImmutableArray<Subject> subjects = [];
        if (after.Results.Count > 0 && topic == Topic.Disputes && after.Results.Select(term => term.Payload).Distinct().Count() == 1)
            subjects = [.. SpokenBlocks().Select(block => new Subject(Topic.Disputes, after.Results[0].Payload, block))];
        else if (topic == Topic.Disputes && after is { Noun: null, Verb.Payload: "closed" })
            subjects = [.. SpokenBlocks().Select(block => new Subject(Topic.Disputes, "closed", block))];
        else if (topic == Topic.Requests && after.Noun is null && after.Verb is { Payload: "concluded" } && after.Outcomes.Count == 0)
            subjects = last is not null && (last.Is(Topic.Requests, "concluded") || last.Family is not PartFamily.None || last.Topic != Topic.Requests) && statements.Count > frame.First ? [] : [new(Topic.Requests, "concluded")];
        else if (topic == Topic.Requests && after.Columns.Count == 1 && last is not null && (last.Family == PartFamily.None) && last.Topic == Topic.Requests && statements.Count > frame.First)
            subjects = [last.Subjects[0] with { Row = after.Columns[0].Payload }];
        else if (topic == Topic.Requests && after.Outcomes is [{ Payload: "granted" }] && last is { Family: PartFamily.None } && last.Is(Topic.Requests, "concluded")) subjects = [new(Topic.Requests, "granted")];
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

    private ImmutableArray<string> SpokenBlocks()
    {
        var blocks = new List<string>();
        for (var i = statements.Count - 1; i >= frame.First && statements[i].Topic == Topic.Disputes && statements[i].Subjects.All(s => s.Measure is "total" or "closed"); i--)
            if (statements[i].Kind == StatementKind.Count && statements[i].Value > 0) blocks.AddRange(statements[i].Subjects.Select(s => s.Row!));
        return blocks.Count > 0 ? [.. blocks.Distinct()] : frame.Blocks;
    }
}
