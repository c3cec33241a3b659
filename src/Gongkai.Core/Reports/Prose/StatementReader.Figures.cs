using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

// One figure with the words before and after it.
internal sealed partial class StatementReader
{
    // One figure with the words before it and after it; tells how many of the words after it were its own.
    private int Figure(ReadOnlySpan<Term> left, Term number, ReadOnlySpan<Term> right, TermKind opened, bool more, int end)
    {
        var reading = prose.Numbers[number.Number];
        var near = Clause.Of(left, prose.Text);
        var before = left.Length > 0 ? left[^1] : default;
        if (near.IsAmong) BeginList(ListForm.Among);
        else if (opened == TermKind.Colon && statements.Count > frame.First && introduces) BeginList(ListForm.Closed);
        else if (opened == TermKind.Open && statements.Count > frame.First && frame.Pending is not { IsCompared: true }) BeginList(ListForm.Closed);

        if (reading.Role != NumberRole.Quantity || (near.Rate is not null && reading is { Value: 0, Unit: "" })) { Ratio(near, number, reading, left); return 0; }
        if (near.Change is { } change && (before.Kind is TermKind.Change || before.Kind is TermKind.Total or TermKind.Neutral && change.End + 2 >= number.Start) && !(near.Noun is not null && near.Verb is not null && change.Start < near.Verb.Value.Start))
        {
            Difference(near, number, reading, change);
            return 0;
        }
        var used = 0;
        var labelled = near;
        // 95件申请, 3件被纠正: what is counted may stand after the number.
        if (right.Length > 0 && (!near.HasHead || (near.Noun is null && near.Outcomes.Count + near.Results.Count + near.Columns.Count + near.Channels.Count == 0 && near.Stock is null)))
        {
            var after = Clause.Of(right, prose.Text);
            if (after.HasHead && !(more && right[0].Kind == TermKind.And))
            {
                labelled = Clause.Of([.. left, .. right], prose.Text);
                used = right.Length;
            }
        }
        var inherited = false;
        var head = labelled;
        if (!head.HasHead && !near.IsAmong && frame.Pending is { HasHead: true } pending) { head = pending; inherited = true; }
        else if (head.Noun is null && head.Verb is not null && frame.Pending is { Noun: not null } named) { Remember(named); }
        else if (head is { Noun: null, Verb: null, Stock: null } && head.Outcomes.Count + head.Results.Count > 0 && frame.Pending is { Noun: not null } spoken) Remember(spoken);

        // 较2023年（15件）, 比2023年的18件: last year's count of what was counted last.
        var compared = !head.HasHead && (head.IsCompared || (opened == TermKind.Open && frame.Pending is { IsCompared: true }));
        if (compared && LastCount() is { } counted)
        {
            statements.Add(counted with { Words = prose.Span(number.Start, number.Length), Number = reading, Value = reading.Value, Period = opened == TermKind.Open ? StatedPeriod.LastYear : PeriodOf(near, left), Family = PartFamily.None, Form = ListForm.None, List = 0, Wholes = [] });
            return used;
        }
        if (changesFrom && !head.HasHead)
        {
            changesFrom = false;
            statements.Add(statements[^1] with { Words = prose.Span(number.Start, number.Length), Number = reading, Value = reading.Value, Period = StatedPeriod.ReportYear });
            return used;
        }
        var topic = frame.Topic ?? passageTopic;
        var begun = frame.Form != ListForm.None && frame.Last is PartFamily.None or PartFamily.Inflow or PartFamily.Stage;
        var (subjects, family) = SubjectFinder.Find(head, topic, frame.Blocks, frame.Row, frame.Last, begun && !head.SaysTotal);
        subjects = Years(subjects, left, right);
        if (subjects is [{ Topic: Topic.Requests }, ..] && head.Request is { Payload: "weak" } plain && IsModified(plain.Start)) (subjects, family) = ([new(Topic.Elsewhere, "")], PartFamily.Unknown);
        if (family is PartFamily.Inflow or PartFamily.Stage && subjects is [{ Topic: Topic.Requests, Measure: "carried_in" or "carried_out" } moved]) family = moved.Measure == "carried_in" ? PartFamily.Inflow : PartFamily.Stage;
        if (subjects.IsEmpty && head.SaysTotal && !head.HasHead && Totals(number, reading)) return used;
        // （二）依申请公开。共计20件
        if (subjects.IsEmpty && head.SaysTotal && !head.HasHead && topic == Topic.Requests && statements.Count == frame.First && reading.Unit == "件" && Unknown(left[0].Start, number.Start, left) == 0) (subjects, family) = ([new(Topic.Requests, "any")], PartFamily.None);
        if (subjects.IsEmpty && reading.Unit.Length == 0) return used;
        if (reading.Unit.Length == 0 && !Adjacent(left, number)) return used;
        var certain = inherited || IsClean(labelled, left, number, right, used);
        if (labelled.HasManyVerbs || IsNarrowed(labelled) || (inherited && IsNarrowed(head))) certain = false;
        if (begun && frame.Form == ListForm.Among && subjects is [{ Topic: Topic.Requests, Measure: "any", Row: null }]) certain = false;
        if (IsReviewing(subjects, head, number.Start) || IsElsewhere(subjects) || IsOutOfContext(subjects, head)) certain = false;
        if (IsLoose(subjects, head))
        {
            subjects = [new(Topic.Requests, "loose")];
            certain &= !speaksOfPapers && reading.Unit is "件" or "份" or "宗" or "起" or "条";
        }
        if (sortsPapers && family == PartFamily.Outcome) certain = false;
        // 16名申请人, 36人次: not applications.
        if (subjects is [{ Topic: Topic.Requests or Topic.Disputes }, ..] && reading.Unit.Length > 0 && !Counted.Contains(reading.Unit, StringComparison.Ordinal)) certain = false;
        if (NamesDisclosureAlone(near, number.Start)) OfAllMatters();
        if (labelled.IsExcept) certain = false;
        var whose = frame.Whose;
        if (ReportingBody.IsBody(Label(left, number)) && !body.IsOwn(Label(left, number))) { whose = Whose.Other; family = PartFamily.Unknown; }
        var handled = subjects is [{ Topic: Topic.Requests, Measure: "received" or "taken" or "any" } single] && (head.SaysTotal && single.Measure == "taken" || SaysWithCarriedIn(right, number.End))
            ? [subjects[0] with { Measure = "handled" }] : subjects;
        var index = statements.Count;
        var statement = new Statement(StatementKind.Count, handled, prose.Span(number.Start, number.Length))
        {
            Number = reading,
            Value = reading.Value,
            Whose = whose,
            Period = PeriodOf(near, left),
            IsCertain = certain,
            Label = Label(left, number),
            Sentence = sentence,
            IsOpenList = labelled.SaysEtc,
        };
        if ((labelled.IsEach || labelled.All is not null) && handled.Length > 1)
            foreach (var subject in handled) statements.Add(statement with { Subjects = [subject] });
        else
        {
            statements.Add(Placed(statement, head, family, index, opened));
            frame.Last = statements[^1].Family;
            // 收到20件，其中自然人13件: the new ones, not those carried in as well.
            if (statements[^1] is { Family: PartFamily.Column, Wholes: [var of] } column && statements[of].Is(Topic.Requests, "received") && column.Subjects.All(subject => subject.Measure == "any"))
                statements[^1] = column with { Subjects = [.. column.Subjects.Select(subject => subject with { Measure = "received" })] };
            // 共办理123件，其中上年结转3件: the whole was all that was there to handle.
            if (statements[^1] is { Wholes: [var whole, ..], Form: not ListForm.Loose } && subjects is [{ Topic: Topic.Requests, Measure: "carried_in" }] && statements[whole].Subjects is [{ Topic: Topic.Requests, Measure: "received" or "taken" or "any" } all])
                statements[whole] = statements[whole] with { Subjects = [all with { Measure = "handled" }] };
        }
        changesFrom = !subjects.IsEmpty && statements[^1].Period == StatedPeriod.LastYear && SaysFrom(left);
        if (!subjects.IsEmpty) Enter(subjects[0], head);
        else if (head.Verb is not null && !certain) frame.Topic = Topic.Elsewhere;
        frame.Pending = null;
        return used;
    }

    private static bool IsNarrowed(Clause clause) => clause.IsNarrowed || (clause.HasWeakNarrowing && clause.Verb is not { Payload: "received" or "taken" or "concluded" });

    // 办理行政复议案件120件 without a word of information disclosure counts what came before this body as the one that reviews.
    private bool IsReviewing(ImmutableArray<Subject> subjects, Clause head, int at)
    {
        if (subjects is not [{ Topic: Topic.Disputes }, ..]) return false;
        var reviews = head.Verb is { Payload: "received" or "taken" or "concluded" or "vet" } || head.Disputes.Exists(term => prose.Text.AsSpan(term.Start, term.Length).Contains("应诉", StringComparison.Ordinal));
        frame.Reviews = (frame.Reviews || reviews) && passageTopic is null && !SpeaksOfDisclosure(at);
        return frame.Reviews || ofAllMatters;
    }

    // 清理规范性文件30件，废止5件 counts what was gone through; 规章 in a department's text are those of its government.
    private bool IsElsewhere(ImmutableArray<Subject> subjects)
    {
        if (subjects is not [{ Topic: Topic.Documents }, ..]) return false;
        frame.Reviews |= subjects[0].Measure == "vet";
        return frame.Reviews || (!body.IsGovernment && subjects.Any(subject => subject.Row == "regulations"));
    }

    private bool SpeaksOfDisclosure(int at)
    {
        foreach (var term in prose.Terms)
            if (term.Start >= at) return false;
            else if (term.Kind == TermKind.Request && term.Payload.Length == 0 || term.Kind == TermKind.Neutral && prose.Text.AsSpan(term.Start, term.Length) is { } words && (words.Contains("信息公开", StringComparison.Ordinal) || words is "被申请" or "被提起" or "依申请公开")) return true;
        return false;
    }

    // 受理申请3200件 in a passage that says nothing of disclosure are other applications.
    private bool IsOutOfContext(ImmutableArray<Subject> subjects, Clause head) =>
        !isOnDisclosure && subjects is [{ Topic: Topic.Requests, Measure: "received" or "any" or "taken" or "handled" or "concluded" or "carried" }] && !(head.Verb is { } verb && prose.Text[verb.Start] == '新') && head.Columns.Count == 0
        && !statements.Skip(frame.First).Any(other => other.IsCertain && other is { Topic: Topic.Requests, Family: PartFamily.None, Subjects: [{ Measure: not "channel" }] });

    // 城市道路申请, 道路挖掘（占用）申请: a word that is not known says what was asked for.
    private bool IsModified(int start)
    {
        var at = start - 1;
        if (at > 0 && prose.Text[at] == ')') at = prose.Text.LastIndexOf('(', at) - 1;
        if (at < 0 || !ChineseText.IsHan(prose.Text[at]) || ProseVocabulary.Neutral.Contains(prose.Text[at], StringComparison.Ordinal)) return false;
        foreach (var term in prose.Terms)
            if (term.Start > at) return true;
            else if (term.End > at) return false;
        return true;
    }

    // 行政诉讼12件（含信息公开类2件）: the first number is that of all matters.
    private bool NamesDisclosureAlone(Clause near, int at) =>
        (near.IsAmong || near.Disputes.Count == 0) && statements.Count > frame.First && statements.Skip(frame.First).Any(other => other.Topic == Topic.Disputes)
        && prose.Text.AsSpan(ClauseStart(at), at - ClauseStart(at)) is var words && (words.Contains("信息公开", StringComparison.Ordinal) || words.Contains("政务公开", StringComparison.Ordinal));

    private void OfAllMatters()
    {
        for (var i = frame.First; i < statements.Count; i++)
            if (statements[i].Topic == Topic.Disputes) statements[i] = statements[i] with { IsCertain = false };
        ofAllMatters = true;
    }

    // 依申请公开2件 may be what was given as well as what was asked.
    private bool IsLoose(ImmutableArray<Subject> subjects, Clause head) =>
        subjects is [{ Topic: Topic.Requests, Measure: "any", Row: null }] && head.Request is { } request && prose.Text.AsSpan(request.Start, request.Length) is var word && (word.EndsWith("公开") || word.EndsWith("信息") || word.EndsWith("工作") || word.EndsWith("依申请"));

    // 网络12件、信函5件、当面3件，共20件: the whole comes last.
    private bool Totals(Term number, NumberReading reading)
    {
        // 接收107件，加上上年结转8件，合计115件.
        if (statements.Count > frame.First + 1 && statements[^1].Is(Topic.Requests, "carried_in") && statements.Skip(frame.First).FirstOrDefault(other => other.Subjects is [{ Topic: Topic.Requests, Measure: "received" or "taken" or "any", Row: null }]) is { } taken)
        {
            statements.Add(taken with { Subjects = [new(Topic.Requests, "handled")], Words = prose.Span(number.Start, number.Length), Number = reading, Value = reading.Value, Period = statements[^1].Period == StatedPeriod.ReportYear ? taken.Period : statements[^1].Period, Family = PartFamily.None, Form = ListForm.None, List = 0, Wholes = [] });
            return true;
        }
        if (statements.Count <= frame.First || statements[^1] is not { Family: PartFamily.Channel or PartFamily.Column, Wholes.IsEmpty: true } last) return false;
        var parts = statements.FindIndex(frame.First, other => other.List == last.List);
        var whole = statements.Count;
        statements.Add(last with { Subjects = [new(Topic.Requests, "any")], Words = prose.Span(number.Start, number.Length), Number = reading, Value = reading.Value, Family = PartFamily.None, Form = ListForm.None, List = 0, Label = "" });
        for (var i = parts; i < whole; i++) statements[i] = statements[i] with { Wholes = [whole], Form = ListForm.Closed };
        return true;
    }

    private void Enter(Subject subject, Clause head)
    {
        frame.Topic = subject.Topic;
        if (subject.Topic == Topic.Disputes && head.Disputes.Count > 0) frame.Blocks = [.. head.Disputes.Select(term => term.Payload).Distinct()];
        if (subject.Topic is Topic.Documents or Topic.Decisions) frame.Row = subject.Row;
    }

    private void Remember(Clause named)
    {
        if (named.Noun is not { } noun) return;
        frame.Topic = noun.Kind switch
        {
            TermKind.Request => Topic.Requests,
            TermKind.Dispute => Topic.Disputes,
            TermKind.Document => Topic.Documents,
            TermKind.Decision => Topic.Decisions,
            TermKind.Elsewhere => named.Request is null ? Topic.Elsewhere : frame.Topic,
            TermKind.Proactive => Topic.Proactive,
            _ => frame.Topic,
        };
        if (named.Disputes.Count > 0) frame.Blocks = [.. named.Disputes.Select(term => term.Payload).Distinct()];
        if (named.Documents.Count > 0) frame.Row = named.Documents[0].Payload;
    }

    // 2020年结转1件, 结转2022年4件: by the year it is carried from or to.
    private ImmutableArray<Subject> Years(ImmutableArray<Subject> subjects, ReadOnlySpan<Term> left, ReadOnlySpan<Term> right)
    {
        if (subjects is not [{ Topic: Topic.Requests, Measure: "carried" } subject] || report.Year is not { } year) return subjects;
        foreach (var terms in (ReadOnlySpan<ImmutableArray<Term>>)[[.. left], [.. right]])
        {
            var after = false;
            foreach (var term in terms)
            {
                if (term is { Kind: TermKind.Stock }) after = true;
                if (term is { Kind: TermKind.Period, Payload: "next" }) return [subject with { Measure = "carried_out" }];
                if (term is { Kind: TermKind.Period, Payload: "last" }) return [subject with { Measure = "carried_in" }];
                if (term.Kind != TermKind.Number || prose.Numbers[term.Number] is not { Role: NumberRole.Year, Value: var stated }) continue;
                if (stated == year + 1 || (stated > year && after)) return [subject with { Measure = "carried_out" }];
                if (stated == year - 1 || (stated == year && after)) return [subject with { Measure = "carried_in" }];
            }
        }
        return statements.Skip(frame.First).Any(other => other.Is(Topic.Requests, "concluded")) ? [subject with { Measure = "carried_out" }] : subjects;
    }

    private bool Adjacent(ReadOnlySpan<Term> left, Term number) => left.Length > 0 && number.Start - left[^1].End <= 1 && prose.Text.AsSpan(left[^1].End, number.Start - left[^1].End) is "" or "为" or "计" or "有" or "是";

    // （含上年结转7件）after the number makes it all that was there to handle.
    private bool SaysWithCarriedIn(ReadOnlySpan<Term> right, int end)
    {
        foreach (var term in right)
            if (term is { Kind: TermKind.Stock, Payload: "carried_in" }) return true;
        var rest = prose.Text.AsSpan(end, Math.Min(12, prose.Text.Length - end));
        var open = rest.IndexOf("含");
        if (open < 0) open = rest.IndexOf("包括");
        return open is >= 0 and <= 2 && (rest[open..].Contains("上年", StringComparison.Ordinal) || rest[open..].Contains("上一年", StringComparison.Ordinal) || rest[open..].Contains("去年", StringComparison.Ordinal));
    }

    private StatedPeriod PeriodOf(Clause near, ReadOnlySpan<Term> left)
    {
        if (SaysFrom(left)) return StatedPeriod.LastYear;
        if (!near.IsCompared) return frame.Period;
        // 较2019年的20件…: the number is that year's.
        for (var i = 0; i + 1 < left.Length; i++)
            if (left[i].Kind == TermKind.Compare)
                return left[i + 1] is { Kind: TermKind.Period, Payload: "last" } || (left[i + 1].Kind == TermKind.Number && prose.Numbers[left[i + 1].Number] is { Role: NumberRole.Year } year && year.Value == report.Year - 1)
                    ? StatedPeriod.LastYear : StatedPeriod.Other;
        return frame.Period;
    }

    // 由上年的20件变为25件, 从2023年的20件增加到25件: the first number is last year's.
    private bool SaysFrom(ReadOnlySpan<Term> left)
    {
        foreach (var term in left)
            if (IsFrom(term)) return true;
        return false;
    }

    private bool IsFrom(Term term) =>
        term.Start > 0 && prose.Text[term.Start - 1] is '由' or '从'
        && (term is { Kind: TermKind.Period, Payload: "last" } || (term.Kind == TermKind.Number && prose.Numbers[term.Number] is { Role: NumberRole.Year } year && year.Value == report.Year - 1));

    private string Label(ReadOnlySpan<Term> left, Term number)
    {
        var start = number.Start;
        var low = left.Length > 0 ? left[0].Start : number.Start;
        while (start > 0 && start > low - 12 && !",;:。()、".Contains(prose.Text[start - 1], StringComparison.Ordinal) && !char.IsAsciiDigit(prose.Text[start - 1])) start--;
        return prose.Text[start..number.Start];
    }

    // Whether every word from the verb to the number (and after it, to the noun) is understood.
    private bool IsClean(Clause clause, ReadOnlySpan<Term> left, Term number, ReadOnlySpan<Term> right, int used)
    {
        var start = clause.Core(number.Start);
        if (Unknown(start, number.Start, left) > 0) return false;
        return used == 0 || Unknown(number.End, right[used - 1].End, right) == 0;
    }

    private int Unknown(int from, int to, ReadOnlySpan<Term> terms)
    {
        var unknown = 0;
        var at = from;
        foreach (var term in terms)
        {
            if (term.End <= from || term.Start >= to) continue;
            unknown += Han(at, term.Start);
            at = Math.Max(at, term.End);
        }
        return unknown + Han(at, to);
    }

    private int Han(int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
            if (ChineseText.IsHan(prose.Text[i]) && !ProseVocabulary.Neutral.Contains(prose.Text[i], StringComparison.Ordinal)) count++;
        return count;
    }
}
