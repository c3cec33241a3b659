using System.Buffers;
using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

// One figure with the words before and after it.
internal sealed partial class StatementReader
{
    // The words that say what a number counts.
    private readonly record struct Phrase(Clause Near, Clause Labelled, Clause Head, int Used, bool IsInherited, Reach Reach);

    // Whether the words around the noun speak of all that there was, of some of it, or do not say.
    private enum Reach { Open, Whole, Part }

    // One figure with the words before it and after it; tells how many of the words after it were its own.
    private int Figure(ReadOnlySpan<Term> left, Term number, ReadOnlySpan<Term> right, TermKind opened, bool more)
    {
        var reading = prose.Numbers[number.Number];
        var near = Clause.Of(left, prose.Text);
        Introduce(near, opened);
        if (reading is { Role: NumberRole.Percentage, Value: 100 }
            && right is [{ Kind: TermKind.Verb or TermKind.Result }, ..] or [{ Kind: TermKind.Period }, { Kind: TermKind.Verb, Payload: "concluded" }, ..]
            && (LastCount()?.Sentence == sentence || near.Request is not null))
        {
            SaidOfAll([new(TermKind.All, "", number.Start, number.Length), .. right], right[^1].End);
            return right.Length;
        }
        if (reading.Role != NumberRole.Quantity || ((near.Rate is not null || SaysRate(number.Start)) && reading is { Value: 0, Unit: "" }))
        {
            Ratio(near, number, reading, left);
            return 0;
        }
        if (near.Change is { } change && IsDifference(near, change, left, number, right))
        {
            Difference(near, number, reading, change, left);
            return 0;
        }
        var phrase = PhraseOf(near, left, number, right, more);
        if (IsOfLastCount(phrase, left, number, reading, opened)) return phrase.Used;
        Count(phrase, left, number, right, opened);
        return phrase.Used;
    }

    private void Introduce(Clause near, TermKind opened)
    {
        if (near.IsAmong) BeginList(ListForm.Among);
        else if (opened == TermKind.Colon && statements.Count > frame.First && introduces) BeginList(ListForm.Closed);
        else if (opened == TermKind.Open && statements.Count > frame.First && frame.Pending is not { IsCompared: true } && !near.SaysTotal && !bracketIsCount
            && !near.SaysYear) BeginList(ListForm.Closed);
    }

    // 比上年增加15件, 多14件; but 新增128件申请 are those received.
    private bool IsDifference(Clause near, Term change, ReadOnlySpan<Term> left, Term number, ReadOnlySpan<Term> right)
    {
        var before = left[^1];
        // 多办结26件
        if (before.Kind == TermKind.Verb && before.Start == change.End && prose.Text.AsSpan(change.Start, change.Length) is "多" or "少") return true;
        if (before.Kind is not TermKind.Change && !(before.Kind is TermKind.Total or TermKind.Neutral && change.End + 2 >= number.Start)) return false;
        if (near is { Noun: not null, Verb: { } verb } && change.Start < verb.Start) return false;
        return !(IsNew(change) && !near.IsCompared && frame.Pending is not { IsCompared: true }
            && (near.Request is not null || right.Length > 0 && right[0].Kind == TermKind.Request));
    }

    private bool IsNew(Term change) => prose.Text.AsSpan(change.Start, change.Length) is "新增";

    // What is counted stands before the number (收到申请95件), after it (95件申请, 3件被纠正), or in the clause before.
    private Phrase PhraseOf(Clause near, ReadOnlySpan<Term> left, Term number, ReadOnlySpan<Term> right, bool more)
    {
        var labelled = near;
        var (used, reach) = (0, ReachOf(near, left, number, default, right));
        if (right.Length > 0 && !more && near is { Stock: null, Verb: null }
            && right.ToArray().FirstOrDefault(term => term is { Kind: TermKind.Stock, Payload: "carried_in" or "carried_out" }) is { Length: > 0 } moved
            && near.Noun?.Kind is null or TermKind.Request && (near.Request is not null))
        {
            labelled = Clause.Of([.. left, moved], prose.Text);
            (used, reach) = (right.Length, Reach.Part);
        }
        // 诉讼中有1件败诉: what became of it says which.
        else if (right is [{ Kind: TermKind.Result }, ..] && !more && near is { Noun.Kind: TermKind.Dispute, Results.Count: 0 }
            && prose.Text[number.Start - 1] == '有')
        {
            labelled = Clause.Of([.. left, .. right], prose.Text);
            (used, reach) = (right.Length, Reach.Part);
        }
        else if (right.Length > 0
            && (!near.HasHead || near is { Noun: null, Verb: null, Stock: null, Outcomes.Count: 0, Results.Count: 0 } && NounAfter(right, number.End) >= 0
                || (near.Noun is null && near.Outcomes.Count + near.Results.Count + near.Columns.Count + near.Channels.Count == 0 && near.Stock is null)))
        {
            var noun = NounAfter(right, number.End);
            if (noun >= 0)
            {
                // 128件申请的办理压力: what follows 的 is another noun.
                var predicate = more
                    || right[noun].End < prose.Text.Length && prose.Text[right[noun].End] == '的' && noun + 1 < right.Length
                        && right[noun + 1] is { Kind: TermKind.Verb, Payload: "taken" } ? default : right[(noun + 1)..];
                labelled = Clause.Of([.. left, .. right[..(noun + 1)], .. Doings(predicate)], prose.Text);
                used = more ? noun + 1 : right.Length;
                reach = ReachOf(near, left, number, predicate, right);
            }
            else if (Clause.Of(right, prose.Text) is { HasHead: true, Negation: null } after
                && !(more && (right[0].Kind == TermKind.And || near.HasHead && after is { Noun: null })) && !(near.HasHead && after.All is not null))
            {
                labelled = Clause.Of([.. left, .. right], prose.Text);
                used = right.Length;
            }
        }
        var head = labelled;
        if (!head.HasHead && !near.IsAmong && frame.Pending is { HasHead: true } pending) return new(near, labelled, pending, used, true, reach);
        if (head.Noun is null && head.Verb is not null && frame.Pending is { Noun: not null } named) Remember(named);
        else if (head is { Noun: null, Verb: null, Stock: null } && head.Outcomes.Count + head.Results.Count > 0 && frame.Pending is { Noun: not null } spoken)
            Remember(spoken);
        return new(near, labelled, head, used, false, reach);
    }

    // 128件群众的政府信息公开申请: the noun, with nothing unknown before it; -1 when there is none.
    private int NounAfter(ReadOnlySpan<Term> right, int from)
    {
        for (var i = 0; i < right.Length; i++)
        {
            if (Han(from, right[i].Start) > 0) return -1;
            if (right[i].Kind == TermKind.Dispute) return i;
            if (right[i].Kind == TermKind.Request && !(i + 1 < right.Length && right[i + 1].Kind == TermKind.Dispute && right[i + 1].Start == right[i].End))
                return i;
            if (right[i].Kind is not (TermKind.Neutral or TermKind.Column or TermKind.Channel) && right[i] is not { Kind: TermKind.Verb, Payload: "received" })
                return -1;
            from = right[i].End;
        }
        return -1;
    }

    // What was done with the things counted, unless it was done with all of them: then they are counted as what they are.
    private static Term[] Doings(ReadOnlySpan<Term> predicate)
    {
        foreach (var term in predicate)
            if (term.Kind is TermKind.All or TermKind.Negation) return [];
        return [.. predicate.ToArray()
            .Where(term =>
                term.Kind is TermKind.Result or TermKind.Verb or TermKind.Stock or TermKind.Outcome or TermKind.Column or TermKind.Channel or TermKind.Narrowing
                    or TermKind.Etc or TermKind.Timely)];
    }

    // 全年128件申请, 收到的128件申请, 128件申请全部…: all of them. 其中, 另, 涉及: some.
    private Reach ReachOf(Clause near, ReadOnlySpan<Term> left, Term number, ReadOnlySpan<Term> predicate, ReadOnlySpan<Term> right)
    {
        var before = prose.Text.AsSpan(ClauseStart(number.Start), number.Start - ClauseStart(number.Start));
        if (near.IsAmong || near.IsExcept || near.IsNarrowed || before.Contains('每') || before.Contains('另') || before.Contains('余') || before.EndsWith("还有")
            || before.EndsWith("尚有") || before.EndsWith("仍有") || IsCharged(right)) return Reach.Part;
        foreach (var term in predicate)
            if (term.Kind is TermKind.Except || term is { Kind: TermKind.Narrowing, Payload: "" }) return Reach.Part;
        foreach (var term in predicate)
            if (term.Kind == TermKind.All) return Reach.Whole;
        foreach (var term in left)
            if (term is { Kind: TermKind.Period, Payload: "report" } or { Kind: TermKind.Total }
                or { Kind: TermKind.Verb, Payload: "received" or "taken" or "due" } or { Kind: TermKind.Change }
                || term.Kind == TermKind.Number && prose.Numbers[term.Number].Role == NumberRole.Year) return Reach.Whole;
        if (frame is { SaidPeriod: true, Period: StatedPeriod.ReportYear } && statements.Count == frame.First || before.ContainsAny('这', '述', '所')
            || before.Contains("面对", StringComparison.Ordinal)) return Reach.Whole;
        return predicate.Length > 0 && SaysOneByOne(predicate[0].Start, predicate[^1].End) ? Reach.Whole : Reach.Open;
    }

    // 对1件申请收取信息处理费: the one that paid; 128件申请均未收取信息处理费 are all.
    private static bool IsCharged(ReadOnlySpan<Term> right)
    {
        var (fee, none) = (false, false);
        foreach (var term in right) (fee, none) = (fee || term.Kind == TermKind.Fee, none || term.Kind == TermKind.Negation);
        return fee && !none;
    }

    private bool SaysOneByOne(int from, int to)
    {
        var words = prose.Text.AsSpan(from, to - from);
        return words.Contains("逐", StringComparison.Ordinal) || words.Contains("一一", StringComparison.Ordinal)
            || words.Contains("件件", StringComparison.Ordinal);
    }

    // 较2023年（15件）, 比2023年的18件, 上年同期为114件: another year's count of what was counted last.
    private bool IsOfLastCount(Phrase phrase, ReadOnlySpan<Term> left, Term number, NumberReading reading, TermKind opened)
    {
        if (phrase.Head.HasHead || LastCount() is not { } counted) return false;
        var period = phrase.Head.IsCompared || (opened == TermKind.Open && frame.Pending is { IsCompared: true })
            ? opened == TermKind.Open ? StatedPeriod.LastYear : PeriodOf(phrase.Near, left, number)
            : changesFrom ? StatedPeriod.ReportYear
            : IsThreshold(counted.Label) && counted.Sentence == sentence && (left.Length == 0 || IsPeriodAlone(left))
                && Alike(counted.Number.Unit, reading.Unit) ? counted.Period
            : left is [.., { Kind: TermKind.Reach }] && Alike(counted.Number.Unit, reading.Unit) && counted.Sentence == sentence
                ? counted.Period == StatedPeriod.LastYear ? StatedPeriod.ReportYear : counted.Period
            : IsPeriodAlone(left) && Alike(counted.Number.Unit, reading.Unit) && PeriodOf(phrase.Near, left, number) is var said && said != counted.Period
                && !(counted.Period == StatedPeriod.Other || said == StatedPeriod.Other) ? said
            : (StatedPeriod?)null;
        if (period is not { } known) return false;
        changesFrom = false;
        // 首次突破100件，达到128件: the first number is no count of its own.
        statements.Add(counted with
        {
            Words = prose.Span(number.Start, number.Length),
            Number = reading,
            Value = reading.Value,
            Period = known,
            Sentence = sentence,
            IsLikely = counted.IsLikely || IsThreshold(counted.Label),
            Family = PartFamily.None,
            Form = ListForm.None,
            List = 0,
            Wholes = [],
        });
        return true;
    }

    // 首次超过100件, 突破100件: a mark that was passed, not a count.
    private static bool IsThreshold(string label) =>
        label.Contains("突破", StringComparison.Ordinal) || label.Contains("首次", StringComparison.Ordinal) || label.Contains("第一次", StringComparison.Ordinal)
            || label.Contains("迈过", StringComparison.Ordinal) || label.Contains("跨过", StringComparison.Ordinal)
            || label.EndsWith("首超", StringComparison.Ordinal);

    private bool IsPeriodAlone(ReadOnlySpan<Term> left)
    {
        var said = false;
        foreach (var term in left)
            if (term is { Kind: TermKind.Period, Payload: "last" or "report" }
                || term.Kind == TermKind.Number && prose.Numbers[term.Number].Role == NumberRole.Year) said = true;
            else if (term.Kind is not (TermKind.Neutral or TermKind.Total or TermKind.And)) return false;
        return said;
    }

    private void Count(Phrase phrase, ReadOnlySpan<Term> left, Term number, ReadOnlySpan<Term> right, TermKind opened)
    {
        var (near, labelled, head, reading) = (phrase.Near, phrase.Labelled, phrase.Head, prose.Numbers[number.Number]);
        var topic = frame.Topic ?? passageTopic;
        var begun = frame.Form != ListForm.None && frame.Last is PartFamily.None or PartFamily.Inflow or PartFamily.Stage;
        var (subjects, family) = SubjectFinder.Find(head, topic, frame.Blocks, frame.Row, frame.Last, begun && !head.SaysTotal);
        // 废止规章2件、行政规范性文件433件: the verb is that of the list.
        if (subjects is [{ Topic: Topic.Documents, Measure: "any" } document] && opened == TermKind.And && head.Verb is null && statements.Count > frame.First
            && statements[^1] is { Kind: StatementKind.Count, Subjects: [{ Topic: Topic.Documents, Measure: not ("any" or "vet") } listed] }
            && listed.Row != document.Row) subjects = [document with { Measure = listed.Measure }];
        guessed = subjects.IsEmpty && guesses && topic is null && reading.Unit is "件" or "份" or "宗"
            && !(phrase.IsInherited && Han(ClauseStart(number.Start), number.Start) > 0 && left.Length == 0);
        if (guessed) (subjects, family) = SubjectFinder.Find(head, Topic.Requests, [], null, frame.Last, false);
        guessed &= !subjects.IsEmpty;
        // 首次降到个位数，全年8件
        if (subjects.IsEmpty && !head.HasHead && reading.Unit == "件" && statements.Count == frame.First && (topic == Topic.Requests || guesses)
            && IsPeriodAlone(left) && PeriodOf(near, left, number) is StatedPeriod.ReportYear or StatedPeriod.LastYear)
            (subjects, family, guessed) = ([new(Topic.Requests, "any")], PartFamily.None, true);
        subjects = Years(subjects, left, right);
        if (subjects is [{ Topic: Topic.Requests }, ..] && head.Request is { Payload: "weak" } plain && IsModified(plain.Start))
            (subjects, family) = ([new(Topic.Elsewhere, "")], PartFamily.Unknown);
        if (family is PartFamily.Inflow or PartFamily.Stage && subjects is [{ Topic: Topic.Requests, Measure: "carried_in" or "carried_out" } moved])
            family = moved.Measure == "carried_in" ? PartFamily.Inflow : PartFamily.Stage;
        if (subjects.IsEmpty && head.SaysTotal && !head.HasHead && Totals(number, reading)) return;
        // （二）依申请公开。共计20件
        if (subjects.IsEmpty && head.SaysTotal && !head.HasHead && topic == Topic.Requests && statements.Count == frame.First && reading.Unit == "件"
            && Unknown(left[0].Start, number.Start, left) == 0) (subjects, family) = ([new(Topic.Requests, "any")], PartFamily.None);
        if (reading.Unit.Length == 0 && (subjects.IsEmpty || !Adjacent(left, number))) return;

        if (IsSomeInTime(subjects, near)) (subjects, family) = ([subjects[0] with { AtMost = true }], PartFamily.Unknown);
        var certain = IsCertain(phrase, subjects, family, begun, left, number, right);
        // Another body, another time or some of them only: nothing is certain, whatever the words of the clause.
        var scope = ScopeOf(number);
        certain &= scope == Scope.Open || scope == Scope.Part && !SaysPart(number);
        // 施工许可1,032件, 简易程序处罚决定1,904件: a word that is not known says which of them.
        var modified = subjects is [{ Topic: Topic.Decisions }, ..]
            && head.Decisions.Exists(term => IsModified(term.Start) && !"出发予施行实过成核".Contains(prose.Text[term.Start - 1], StringComparison.Ordinal));
        certain &= !modified;
        if (IsLoose(subjects, head))
        {
            subjects = [new(Topic.Requests, "loose")];
            certain &= !speaksOfPapers && reading.Unit is "件" or "份" or "宗" or "起" or "条";
        }
        if (NamesDisclosureAlone(near, number.Start)) OfAllMatters();
        var whose = frame.Whose;
        if (ReportingBody.IsBody(Label(left, number)) && !(left.Length > 0 && left[^1].Kind is TermKind.Dispute)
            && !body.IsOwn(Label(left, number))) { whose = Whose.Other; family = PartFamily.Unknown; }
        var handled = subjects is [{ Topic: Topic.Requests, Measure: "received" or "taken" or "any" } single]
            && (head.SaysTotal && single.Measure == "taken" || SaysWithCarriedIn(right, number.End))
            ? [subjects[0] with { Measure = "handled" }] : subjects;
        var statement = new Statement(StatementKind.Count, handled, prose.Span(number.Start, number.Length))
        {
            Number = reading,
            Value = reading.Value,
            Whose = whose,
            Period = PeriodOf(near, left, number) is var period && period == StatedPeriod.Unclear && subjects is [{ Measure: "carried_out" }]
                && IsOfNextYear(right) ? StatedPeriod.ReportYear : period,
            IsCertain = certain,
            IsLikely = !certain && scope != Scope.Elsewhere && !(scope == Scope.Part && SaysPart(number)) && IsLikely(phrase, handled, left, number, right),
            MayBePart = !certain && !IsThreshold(Label(left, number)) && IsOneOfThem(phrase, handled, reading),
            Label = Label(left, number),
            Tail = Tail(number.End),
            Sentence = sentence,
            IsOpenList = labelled.SaysEtc,
            IsTimely = near.IsTimely,
        };
        Keep(statement with { IsNarrowed = scope != Scope.Open || modified }, head, labelled, subjects, family, opened);
        changesFrom = !subjects.IsEmpty && statements[^1].Period == StatedPeriod.LastYear && (SaysFrom(left) || IsFromHere(number));
        if (guessed) frame.Topic = null;
        else if (!subjects.IsEmpty) Enter(subjects[0], head);
        else if (head.Verb is not null && !certain) frame.Topic = Topic.Elsewhere;
        frame.Pending = null;
    }

    private void Keep(Statement statement, Clause head, Clause labelled, ImmutableArray<Subject> subjects, PartFamily family, TermKind opened)
    {
        if ((labelled.IsEach || labelled.All is not null) && statement.Subjects.Length > 1)
        {
            foreach (var subject in statement.Subjects) statements.Add(statement with { Subjects = [subject] });
            return;
        }
        statements.Add(Placed(statement, head, family, statements.Count, opened));
        frame.Last = statements[^1].Family;
        // 收到20件，其中自然人13件: the new ones, not those carried in as well.
        if (statements[^1] is { Family: PartFamily.Column, Wholes: [var of] } column
            && (statements[of].Is(Topic.Requests, "received")
                || statements[of].Is(Topic.Requests, "any") && statements[of].Value == report.Number("requests.received.total"))
                && column.Subjects.All(subject => subject.Measure == "any"))
            statements[^1] = column with { Subjects = [.. column.Subjects.Select(subject => subject with { Measure = "received" })] };
        // 共办理123件，其中上年结转3件: the whole was all that was there to handle.
        if (statements[^1] is { Wholes: [var whole, ..], Form: not ListForm.Loose } && subjects is [{ Topic: Topic.Requests, Measure: "carried_in" }]
            && statements[whole].Subjects is [{ Topic: Topic.Requests, Measure: "received" or "taken" or "any" } all])
            statements[whole] = statements[whole] with { Subjects = [all with { Measure = "handled" }] };
    }

    // 办结126件，其中按时办结121件: how many were late the form does not tell.
    private bool IsSomeInTime(ImmutableArray<Subject> subjects, Clause near) =>
        near.IsTimely && subjects is [{ Topic: Topic.Requests, Measure: "concluded", Row: null }]
            && statements.Skip(frame.First).Any(other => other.Is(Topic.Requests, "concluded"));

    private bool IsCertain(Phrase phrase, ImmutableArray<Subject> subjects, PartFamily family, bool begun, ReadOnlySpan<Term> left, Term number,
        ReadOnlySpan<Term> right)
    {
        var (head, labelled, reading) = (phrase.Head, phrase.Labelled, prose.Numbers[number.Number]);
        if (IsReviewing(subjects, head, number.Start) | IsElsewhere(subjects) || IsOutOfContext(subjects, head)) return false;
        if (inferred && subjects is [{ Topic: Topic.Disputes }, ..] || number.Start > 0 && prose.Text[number.Start - 1] == '各' && subjects.Length == 1
            || frame.Last == PartFamily.Result && subjects is [{ Topic: Topic.Disputes, Measure: "closed" }, ..]) return false;
        if (IsCharged(right) || guessed || IsThreshold(Label(left, number))
            || prose.Text.AsSpan(ClauseStart(number.Start), number.Start - ClauseStart(number.Start)).Contains('每')) return false;
        if (!phrase.IsInherited && !IsClean(labelled, left, number, right, phrase.Used)) return false;
        if (labelled.HasManyVerbs || labelled.IsExcept || IsNarrowed(labelled) || (phrase.IsInherited && IsNarrowed(head))) return false;
        if (begun && frame.Form == ListForm.Among && subjects is [{ Topic: Topic.Requests, Measure: "any", Row: null }]) return false;
        if (sortsPapers && family == PartFamily.Outcome) return false;
        return IsCountedIn(subjects, reading);
    }

    // 16名申请人, 36人次: not applications.
    private static bool IsCountedIn(ImmutableArray<Subject> subjects, NumberReading reading) =>
        subjects is not [{ Topic: Topic.Requests or Topic.Disputes }, ..] || reading.Unit.Length == 0
            || reading.Unit != "个" && Counted.Contains(reading.Unit, StringComparison.Ordinal);

    private string Tail(int at)
    {
        var end = at;
        while (end < prose.Text.Length && end - at < 12 && ChineseText.IsHan(prose.Text[end])) end++;
        return prose.Text[at..end];
    }

    private bool FigureBefore(int at) => prose.Text.AsSpan(ClauseStart(at), at - ClauseStart(at)).ContainsAnyInRange('0', '9');

    private static readonly SearchValues<char> Stops = SearchValues.Create(",;:。()");
    private static readonly SearchValues<char> StopsAndFigures = SearchValues.Create(",;:。()、0123456789");

    private int ClauseEnd(int at)
    {
        var end = prose.Text.AsSpan(at).IndexOfAny(Stops);
        return end < 0 ? prose.Text.Length : at + end;
    }

    // Whatever narrows them, there cannot be more of them than there are.
    private bool IsOneOfThem(Phrase phrase, ImmutableArray<Subject> subjects, NumberReading reading) =>
        subjects is [{ Topic: Topic.Requests, Measure: "denied" or "unavailable" or "not_processed", Row: null, AtMost: false }]
            && IsCountedIn(subjects, reading) && !(reviewing || speaksOfPapers || speaksOfOthers || sortsPapers)
        || subjects is [{ Topic: Topic.Requests, Measure: "received" or "any" or "taken" or "handled" or "concluded", Row: null }]
            && IsCountedIn(subjects, reading)
        && !(reviewing || speaksOfPapers || speaksOfOthers) && phrase.Head is { Request: { } request, SaysVet: false }
        && !(request.Payload == "weak" && IsModified(request.Start));

    // Not every word was understood, but the thing is named, all of it is meant, and nothing narrows it.
    private bool IsLikely(Phrase phrase, ImmutableArray<Subject> subjects, ReadOnlySpan<Term> left, Term number, ReadOnlySpan<Term> right)
    {
        var (head, labelled, reading) = (phrase.Head, phrase.Labelled, prose.Numbers[number.Number]);
        if (labelled.IsNarrowed || labelled.IsExcept && subjects is not [{ Measure: "carried_out" }] || labelled.IsAmong || frame.Reviews || reviewing
            || ofAllMatters || speaksOfPapers || sortsPapers || IsThreshold(Label(left, number))) return false;
        if (inferred && subjects is [{ Topic: Topic.Disputes }, ..]) return IsClean(labelled, left, number, right, phrase.Used);
        if (subjects is not [{ Topic: Topic.Requests, Measure: not ("channel" or "vet" or ""), AtMost: false, Row: null } subject]
            || !IsCountedIn(subjects, reading) || head.SaysVet || IsNarrowed(head)) return false;
        var clean = phrase.IsInherited || IsClean(labelled, left, number, right, phrase.Used);
        if (guessed) return clean;
        if (subject.Measure is "carried_out" || subject.Measure is "carried_in" && head.Stock is not null) return true;
        if (head.Request is not { } request)
            return clean && subject.Measure is not "any" || head.Stock is not null && subject.Measure is "carried_in" or "carried_out";
        if (request.Payload == "weak" && (IsModified(request.Start) || speaksOfOthers)) return false;
        if (phrase.Reach != Reach.Whole) return clean && phrase.Reach == Reach.Open;
        // An unknown word between the verb and what it was done with says which of them.
        return request.Start > number.Start ? Unknown(number.End, request.Start, right) == 0 : Unknown(head.Core(number.Start), request.Start, left) == 0;
    }

    private static bool IsNarrowed(Clause clause) =>
        clause.IsNarrowed || (clause.HasWeakNarrowing && clause.Stock is null && clause.Verb is not { Payload: "received" or "taken" or "concluded" });

    // 办理行政复议案件120件 without a word of information disclosure counts what came before this body as the one that reviews.
    private bool IsReviewing(ImmutableArray<Subject> subjects, Clause head, int at)
    {
        if (subjects is not [{ Topic: Topic.Disputes }, ..]) return false;
        if (reviewing) return true;
        var reviews = head.Verb is { Payload: "received" or "taken" or "concluded" or "vet" }
            || head.Disputes.Exists(term => prose.Text.AsSpan(term.Start, term.Length).Contains("应诉", StringComparison.Ordinal));
        frame.Reviews = (frame.Reviews || reviews) && passageTopic is null && !SpeaksOfDisclosure(ClauseEnd(at));
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
            else if (term.Kind == TermKind.Request && term.Payload.Length == 0
                || term.Kind == TermKind.Neutral && prose.Text.AsSpan(term.Start, term.Length) is { } words
                    && (words.Contains("公开", StringComparison.Ordinal) || words is "被申请" or "被提起" or "依申请公开")) return true;
        return false;
    }

    // 受理申请3200件 in a passage that says nothing of disclosure are other applications.
    private bool IsOutOfContext(ImmutableArray<Subject> subjects, Clause head) =>
        !isOnDisclosure && subjects is [{ Topic: Topic.Requests, Measure: "received" or "any" or "taken" or "handled" or "concluded" or "carried" }]
            && !(head.Verb is { } verb && prose.Text[verb.Start] == '新') && head.Columns.Count == 0
        && !statements.Skip(frame.First)
            .Any(other => other.IsCertain && other is { Topic: Topic.Requests, Family: PartFamily.None, Subjects: [{ Measure: not "channel" }] });

    // 城市道路申请, 道路挖掘（占用）申请: a word that is not known says what was asked for.
    private bool IsModified(int start)
    {
        var at = start - 1;
        if (at > 0 && prose.Text[at] == ')') at = prose.Text.LastIndexOf('(', at) - 1;
        if (at < 0 || prose.Text[at] == '收' || !ChineseText.IsHan(prose.Text[at]) || ProseVocabulary.Neutral.Contains(prose.Text[at], StringComparison.Ordinal))
            return false;
        foreach (var term in prose.Terms)
            if (term.Start > at) return true;
            else if (term.End > at) return false;
        return true;
    }

    // 行政诉讼12件（含信息公开类2件）: the first number is that of all matters.
    private bool NamesDisclosureAlone(Clause near, int at) =>
        (near.IsAmong || near.Disputes.Count == 0) && statements.Count > frame.First && statements.Skip(frame.First).Any(other => other.Topic == Topic.Disputes)
        && prose.Text.AsSpan(ClauseStart(at), at - ClauseStart(at)) is var words
        && (words.Contains("信息公开", StringComparison.Ordinal) || words.Contains("政务公开", StringComparison.Ordinal));

    private void OfAllMatters()
    {
        for (var i = frame.First; i < statements.Count; i++)
            if (statements[i].Topic == Topic.Disputes) statements[i] = statements[i] with { IsCertain = false };
        ofAllMatters = true;
    }

    // 依申请公开2件 may be what was given as well as what was asked.
    private bool IsLoose(ImmutableArray<Subject> subjects, Clause head) =>
        subjects is [{ Topic: Topic.Requests, Measure: "any", Row: null }] && head.Request is { } request
            && prose.Text.AsSpan(request.Start, request.Length) is var word
            && (word.EndsWith("公开") || word.EndsWith("信息") || word.EndsWith("工作") || word.EndsWith("依申请"));

    // 网络12件、信函5件、当面3件，共20件: the whole comes last.
    private bool Totals(Term number, NumberReading reading)
    {
        // 接收107件，加上上年结转8件，合计115件.
        if (statements.Count > frame.First + 1 && statements[^1].Is(Topic.Requests, "carried_in")
            && statements.Skip(frame.First)
                .FirstOrDefault(other => other.Subjects is [{ Topic: Topic.Requests, Measure: "received" or "taken" or "any", Row: null }]) is { } taken)
        {
            statements.Add(taken with
            {
                Subjects = [new(Topic.Requests, "handled")],
                Words = prose.Span(number.Start, number.Length),
                Number = reading,
                Value = reading.Value,
                Period = statements[^1].Period == StatedPeriod.ReportYear ? taken.Period : statements[^1].Period,
                Family = PartFamily.None,
                Form = ListForm.None,
                List = 0,
                Wholes = [],
            });
            return true;
        }
        if (statements.Count <= frame.First || statements[^1] is not { Family: PartFamily.Channel or PartFamily.Column, Wholes.IsEmpty: true } last)
            return false;
        var parts = statements.FindIndex(frame.First, other => other.List == last.List);
        var whole = statements.Count;
        statements.Add(last with
        {
            Subjects = [new(Topic.Requests, "any")],
            Words = prose.Span(number.Start, number.Length),
            Number = reading,
            Value = reading.Value,
            Family = PartFamily.None,
            Form = ListForm.None,
            List = 0,
            Label = "",
        });
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
        if (subjects is [{ Topic: Topic.Requests, Measure: "any" or "concluded", Row: null }] && IsOfNextYear(right))
            return [subjects[0] with { Measure = "carried_out" }];
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

    // 9件申请将于2025年答复
    private bool IsOfNextYear(ReadOnlySpan<Term> right)
    {
        foreach (var term in right)
            if (term.Kind == TermKind.Number && prose.Numbers[term.Number] is { Role: NumberRole.Year, Value: var stated } && stated == report.Year + 1)
                return true;
        return false;
    }

    private bool Adjacent(ReadOnlySpan<Term> left, Term number) =>
        left.Length > 0 && number.Start - left[^1].End <= 1 && prose.Text.AsSpan(left[^1].End, number.Start - left[^1].End) is "" or "为" or "计" or "有" or "是";

    // （含上年结转7件）after the number makes it all that was there to handle.
    private bool SaysWithCarriedIn(ReadOnlySpan<Term> right, int end)
    {
        foreach (var term in right)
            if (term is { Kind: TermKind.Stock, Payload: "carried_in" }) return true;
        var rest = prose.Text.AsSpan(end, Math.Min(12, prose.Text.Length - end));
        var open = rest.IndexOf("含");
        if (open < 0) open = rest.IndexOf("包括");
        return open is >= 0 and <= 2
            && (rest[open..].Contains("上年", StringComparison.Ordinal) || rest[open..].Contains("上一年", StringComparison.Ordinal)
                || rest[open..].Contains("去年", StringComparison.Ordinal));
    }

    private StatedPeriod PeriodOf(Clause near, ReadOnlySpan<Term> left, Term number)
    {
        if (SaysFrom(left) || IsFromHere(number)) return StatedPeriod.LastYear;
        // 较2019年的20件…: the number is that year's.
        if (near.IsCompared)
        {
            for (var i = 0; i + 1 < left.Length; i++)
                if (left[i].Kind == TermKind.Compare) return Year(left[i + 1]) ?? StatedPeriod.Other;
            return frame.Period;
        }
        // 上年114件、本年128件: the period stands right before its number.
        return left.Length > 0 && prose.Text.AsSpan(left[^1].End, number.Start - left[^1].End) is "" or "为" or "是" or "有" or "的" or "共"
            && Year(left[^1]) is { } near1 && near1 != StatedPeriod.Other ? near1
            : severalYears && left.Length > 0 && !(left.Length > 1 && left[1].Kind == TermKind.Stock) && Year(left[0]) is { } first ? first
            : frame.Period;
    }

    private StatedPeriod? Year(Term term) => term switch
    {
        { Kind: TermKind.Period, Payload: "last" } => StatedPeriod.LastYear,
        { Kind: TermKind.Period, Payload: "report" } => StatedPeriod.ReportYear,
        { Kind: TermKind.Number } when prose.Numbers[term.Number] is { Role: NumberRole.Year, Value: var year } && report.Year is { } own =>
            year == own ? StatedPeriod.ReportYear : year == own - 1 ? StatedPeriod.LastYear : StatedPeriod.Other,
        _ => null,
    };

    // 由上年的20件变为25件, 从2023年的20件增加到25件: the first number is last year's.
    private bool SaysFrom(ReadOnlySpan<Term> left)
    {
        foreach (var term in left)
            if (IsFrom(term)) return true;
        return false;
    }

    // 从623件增至685件
    private bool IsFromHere(Term number) =>
        number.Start > 0 && prose.Text[number.Start - 1] is '从' or '由' && prose.Text.AsSpan(number.End) is var rest
            && (rest.StartsWith("增") || rest.StartsWith("升") || rest.StartsWith("降") || rest.StartsWith("减") || rest.StartsWith("上升") || rest.StartsWith("下降")
                || rest.StartsWith("回落") || rest.StartsWith("提") || rest.StartsWith("变"));

    private bool IsFrom(Term term) =>
        term.Start > 0 && prose.Text[term.Start - 1] is '由' or '从'
        && (term is { Kind: TermKind.Period, Payload: "last" }
            || (term.Kind == TermKind.Number && prose.Numbers[term.Number] is { Role: NumberRole.Year } year && year.Value == report.Year - 1));

    private string Label(ReadOnlySpan<Term> left, Term number)
    {
        var start = number.Start;
        var low = left.Length > 0 ? left[0].Start : number.Start;
        while (start > 0 && start > low - 12 && !",;:。()、".Contains(prose.Text[start - 1], StringComparison.Ordinal)
            && !char.IsAsciiDigit(prose.Text[start - 1])) start--;
        return prose.Text[start..number.Start];
    }

    // Whether every word from the verb to the number (and after it, to the noun) is understood.
    private bool IsClean(Clause clause, ReadOnlySpan<Term> left, Term number, ReadOnlySpan<Term> right, int used)
    {
        var start = clause.Core(number.Start);
        if (Unknown(start, number.Start, left) > 0) return false;
        // 来自单位的申请39件: an unknown word before the noun says which of them.
        if (clause is { Verb: null, Stock: null, Outcomes.Count: 0, Noun: { Kind: TermKind.Request or TermKind.Dispute } noun } && noun.Start < number.Start
            && Unknown(FigureBefore(left[0].Start) ? left[0].Start : ClauseStart(left[0].Start), noun.Start, left) > 0) return false;
        if (used == 0) return true;
        // 128件申请，均…: what was done with all of them does not say which they are.
        var last = right[used - 1].End;
        for (var i = 0; i < used; i++)
            if (right[i].Kind == TermKind.All && i > 0) { last = right[i - 1].End; break; }
        if (used == right.Length && last == right[used - 1].End && prose.Text.AsSpan(last) is var rest && rest.IndexOfAny(StopsAndFigures) is var stop and > 0
            && Han(last, last + stop) > 1) return false;
        return Unknown(number.End, last, right) == 0;
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
