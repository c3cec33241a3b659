using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>Reads every figure that a report's text states, sentence by sentence and clause by clause.</summary>
internal sealed class StatementReader(AnnualReport report)
{
    private readonly ReportingBody body = new(report);
    private readonly List<Statement> statements = [];
    private ProseText prose = null!;
    private int sentence;
    private int lists;
    private bool introduces;
    private bool changesFrom;

    // What holds for the passage, and for the sentence so far.
    private Topic? passageTopic;
    private bool saidReportYear;
    private Whose passageWhose;
    private bool isOnDisclosure;
    private bool ofAllMatters;

    // 主动公开80件、依申请公开30件 may sort the year's papers by how they are to be opened.
    private bool speaksOfPapers;
    private bool sortsPapers;
    private Frame frame = new();

    private sealed record Frame
    {
        public Topic? Topic { get; set; }
        public ImmutableArray<string> Blocks { get; set; } = [];
        public string? Row { get; set; }
        public Clause? Pending { get; set; }
        public StatedPeriod Period { get; set; }
        public Whose Whose { get; set; }
        public int First { get; set; }
        public int Whole { get; set; } = -1;
        public ListForm Form { get; set; }
        public int List { get; set; }
        public PartFamily Last { get; set; }
        public bool SaidPeriod { get; set; }

        /// <summary>Whether the sentence counts what came before this body as one that reviews, not as the one complained of.</summary>
        public bool Reviews { get; set; }
    }

    /// <summary>Every statement of the report, in the order of the text.</summary>
    public static ImmutableArray<Statement> Read(AnnualReport report) => new StatementReader(report).Read();

    private ImmutableArray<Statement> Read()
    {
        Topic? heading = null;
        for (var i = 0; i < report.Passages.Length; i++)
        {
            var passage = report.Passages[i];
            if (passage.IsSectionTitle) { heading = null; continue; }
            if (passage.IsReportTitle || passage.IsSignOff || passage.Text == report.Title) continue;
            var carried = heading;
            prose = new(passage.Text, i);
            heading = Heading();
            passageTopic = carried ?? passage.Section switch { ReportSection.Requests => Topic.Requests, ReportSection.Disputes => Topic.Disputes, _ => null };
            Passage();
            if (heading is null && carried is not null && passage.HeadingLevel is null) heading = carried;
        }
        return [.. statements];
    }

    // A short paragraph without figures is a heading over those that follow.
    private Topic? Heading()
    {
        if (prose.Text.Length > 30 || prose.Numbers.Any(number => number.Role == NumberRole.Quantity)) return null;
        foreach (var term in prose.Terms)
            if (term.Kind == TermKind.Request) return Topic.Requests;
            else if (term.Kind == TermKind.Dispute) return Topic.Disputes;
        return null;
    }

    private void Passage()
    {
        saidReportYear = false;
        passageWhose = Whose.Own;
        frame = new();
        var terms = prose.Terms;
        isOnDisclosure = passageTopic is not null || prose.Text.Contains("信息公开", StringComparison.Ordinal) || terms.Any(term => term is { Kind: TermKind.Request, Payload: "" });
        for (var from = 0; from < terms.Length;)
        {
            var to = from;
            while (to < terms.Length - 1 && terms[to].Kind != TermKind.Stop) to++;
            if (to > from) Sentence(terms.AsSpan()[from..to], terms[to].Start);
            from = to + 1;
        }
    }

    private void Sentence(ReadOnlySpan<Term> terms, int end)
    {
        sentence++;
        var continues = terms[0].Kind is TermKind.Among or TermKind.Respectively or TermKind.All;
        if (!continues)
        {
            frame = new() { First = statements.Count, Topic = null, Whose = passageWhose };
        }
        else frame.Pending = null;
        ofAllMatters = false;
        speaksOfPapers = false;
        var words = prose.Text.AsSpan(terms[0].Start, end - terms[0].Start);
        sortsPapers = words.Contains("主动公开", StringComparison.Ordinal) && (words.Contains("公文", StringComparison.Ordinal) || words.Contains("文件", StringComparison.Ordinal)) && !words.Contains("信息公开申请", StringComparison.Ordinal);
        foreach (var term in terms) speaksOfPapers |= term.Kind is TermKind.Proactive or TermKind.Document or TermKind.Elsewhere;
        if (frame.Topic is null && passageTopic is null && DividesByOutcome(terms)) (frame.Topic, isOnDisclosure) = (Topic.Requests, true);
        var stack = new Stack<Frame>();
        var previous = TermKind.Stop;
        for (var from = 0; from < terms.Length;)
        {
            var to = from;
            while (to < terms.Length && !Ends(terms[to].Kind)) to++;
            if (to > from) Read(terms[from..to], previous, to < terms.Length ? terms[to].Start : end, frame.First == statements.Count);
            if (to < terms.Length)
            {
                previous = terms[to].Kind;
                // A colon after a figure brings its parts; after a word it only parts label and figure.
                introduces = to > 0 && terms[to - 1].Kind is TermKind.Number;
                if (previous == TermKind.Open) stack.Push(frame with { });
                else if (previous == TermKind.Close && stack.TryPop(out var outer)) frame = outer with { Pending = null };
                else if (previous == TermKind.Semicolon) frame.Pending = null;
            }
            from = to + 1;
        }
        foreach (var term in terms)
            if (term.Kind == TermKind.Request && term.Payload == "") { passageTopic ??= Topic.Requests; break; }
    }

    // 办结20件，其中予以公开9件、部分公开3件: only applications for information end so.
    private static bool DividesByOutcome(ReadOnlySpan<Term> terms)
    {
        var outcomes = 0;
        foreach (var term in terms)
            if (term.Kind is TermKind.Dispute or TermKind.Elsewhere or TermKind.Decision or TermKind.Document) return false;
            else if (term is { Kind: TermKind.Outcome, Payload: "granted" or "partial" or "denied" or "unavailable" or "not_processed" }) outcomes++;
        return outcomes > 1;
    }

    private static bool Ends(TermKind kind) => kind is TermKind.Comma or TermKind.Semicolon or TermKind.Colon or TermKind.Open or TermKind.Close;

    private void Read(ReadOnlySpan<Term> clause, TermKind opened, int end, bool begins)
    {
        Circumstances(clause, begins);
        var numbers = 0;
        foreach (var term in clause)
            if (IsFigure(term)) numbers++;
        if (numbers == 0)
        {
            WithoutNumber(clause, end);
            return;
        }
        if (Respectively(clause)) return;
        changesFrom = false;
        var from = 0;
        var first = true;
        for (var i = 0; i < clause.Length; i++)
        {
            if (!IsFigure(clause[i])) continue;
            var next = i + 1;
            while (next < clause.Length && !IsFigure(clause[next])) next++;
            var used = Figure(clause[from..i], clause[i], clause[(i + 1)..next], first ? opened : TermKind.And, next < clause.Length, end);
            from = i + 1 + used;
            first = false;
        }
    }

    private bool IsFigure(Term term) => term.Kind == TermKind.Number && prose.Numbers[term.Number].Role is NumberRole.Quantity or NumberRole.Percentage or NumberRole.PercentagePoints;

    // Whose, and when.
    private void Circumstances(ReadOnlySpan<Term> clause, bool begins)
    {
        Whose? whose = null;
        var asOf = false;
        var headed = false;
        for (var i = 0; i < clause.Length; i++)
        {
            var term = clause[i];
            var before = i > 0 ? clause[i - 1] : default;
            var after = i + 1 < clause.Length ? clause[i + 1] : default;
            switch (term.Kind)
            {
                case TermKind.AsOf: asOf = true; break;
                case TermKind.Verb or TermKind.Request or TermKind.Dispute: headed = true; break;
                case TermKind.Period: Period(term, before, headed); break;
                case TermKind.Number: Date(term, before, after, asOf, headed); break;
                case TermKind.Own or TermKind.Area or TermKind.Government or TermKind.Others when whose != Whose.Other && IsSubject(term, after):
                    var said = body.Of(term, prose.Text);
                    // 市政府及各部门 is the whole again; 全市各级行政机关 is the whole of the area, 市政府各部门 and 各部门 alone are not.
                    if (term.Kind == TermKind.Others && before.Kind == TermKind.And && whose is Whose.Own or Whose.OwnGovernment) break;
                    if (term.Kind == TermKind.Others && before.Kind is TermKind.Government && before.End == term.Start && !prose.Text.AsSpan(term.Start).StartsWith("各级", StringComparison.Ordinal)) { whose = Whose.Unclear; break; }
                    if (term.Kind == TermKind.Others && before.Kind is TermKind.Area or TermKind.Government && before.End == term.Start && prose.Text[term.Start] == '各' && whose is Whose.Own or Whose.OwnGovernment) break;
                    whose = whose is null || said == Whose.Other || term.Kind == TermKind.Own ? said : whose;
                    break;
            }
        }
        foreach (var term in clause)
            if (term.Kind is TermKind.Verb && term.Payload is "received" or "taken" or "concluded")
            {
                if (whose is not Whose.Other && body.Before(prose.Text, ClauseStart(clause[0].Start), term.Start) is { } named && (whose is null || named == Whose.Other && clause[0].Kind != TermKind.Own)) whose = named;
                break;
            }
        if (whose is { } found)
        {
            frame.Whose = found;
            if (begins) passageWhose = found == Whose.Other ? Whose.Unclear : found;
        }
    }

    private int ClauseStart(int at)
    {
        while (at > 0 && !",;:。()!?".Contains(prose.Text[at - 1], StringComparison.Ordinal)) at--;
        return at;
    }

    private bool IsSubject(Term term, Term after)
    {
        if (term.Start > 0 && "在向对经从据照绕导促助过织会给至于与为按和、".Contains(prose.Text[term.Start - 1], StringComparison.Ordinal)) return term.Kind == TermKind.Own && prose.Text[term.Start - 1] is not ('向' or '对' or '给' or '过');
        if (after.Start == term.End && after.Kind is TermKind.Channel or TermKind.Elsewhere or TermKind.Proactive) return false;
        return term.End >= prose.Text.Length || !"网门站微规章公".Contains(prose.Text[term.End], StringComparison.Ordinal) || prose.Text.AsSpan(term.End).StartsWith("公共");
    }

    private void Period(Term term, Term before, bool headed)
    {
        switch (term.Payload)
        {
            case "report": Say(StatedPeriod.ReportYear); saidReportYear |= frame.Period == StatedPeriod.ReportYear; break;
            case "last" when before.Kind != TermKind.Compare && !headed: Say(StatedPeriod.LastYear); break;
            case "other": Say(StatedPeriod.Other); break;
            case "cumulative" when !saidReportYear && !frame.SaidPeriod: frame.Period = StatedPeriod.Unclear; break;
        }

        void Say(StatedPeriod period)
        {
            // 2023年，全年…: 全年 is that of the year just said.
            if (frame.SaidPeriod && period == StatedPeriod.ReportYear && prose.Text[term.Start] is '全' or '年' or '当') return;
            (frame.Period, frame.SaidPeriod) = (period, true);
        }
    }

    private void Date(Term term, Term before, Term after, bool asOf, bool headed)
    {
        var number = prose.Numbers[term.Number];
        if (number.Role == NumberRole.Year)
        {
            if (before.Kind == TermKind.Compare || IsFrom(term) || before is { Kind: TermKind.Stock } || after is { Kind: TermKind.Stock, Payload: "carried" or "carried_in" }) return;
            var period = number.Value == report.Year ? StatedPeriod.ReportYear : number.Value == report.Year - 1 ? StatedPeriod.LastYear : StatedPeriod.Other;
            if (report.Year is null) period = StatedPeriod.Unclear;
            if (headed && period != StatedPeriod.ReportYear) { frame.Period = StatedPeriod.Unclear; return; }
            // 2020年至2024年
            if (before.Kind == TermKind.Number && prose.Numbers[before.Number].Role == NumberRole.Year && prose.Text.AsSpan(before.End, term.Start - before.End) is "至" or "到" or "-" or "—") period = StatedPeriod.Other;
            if (asOf && period == StatedPeriod.LastYear) period = StatedPeriod.Other;
            (frame.Period, frame.SaidPeriod) = (period, true);
            if (period == StatedPeriod.ReportYear) saidReportYear = true;
            return;
        }
        if (number.Role != NumberRole.Time || headed) return;
        var tail = prose.Text[term.End - 1];
        if (tail == '月' && number.Value != 12 && !prose.Text.AsSpan(term.Start, term.Length).Contains("个月", StringComparison.Ordinal))
        {
            // 1月1日至12月31日 and 1-12月 are the whole year.
            if (number is { Value: 1, High: 12 }) return;
            if (number.Value == 1 && prose.Text.AsSpan(term.End, Math.Min(14, prose.Text.Length - term.End)).Contains("12月", StringComparison.Ordinal)) return;
            (frame.Period, frame.SaidPeriod) = (StatedPeriod.Other, true);
        }
        else if (tail == '年' && prose.Text.AsSpan(term.End).StartsWith("来")) (frame.Period, frame.SaidPeriod) = (StatedPeriod.Other, true);
    }

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
        !isOnDisclosure && subjects is [{ Topic: Topic.Requests, Measure: "received" or "any" or "taken" or "handled" or "concluded" or "carried" }]  && !(head.Verb is { } verb && prose.Text[verb.Start] == '新') && head.Columns.Count == 0
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

    private void BeginList(ListForm form)
    {
        if (form == ListForm.Among && frame.Form == ListForm.Among && frame.Whole == LastWhole()) return;
        frame.Whole = LastWhole();
        frame.Form = form;
        frame.List = ++lists;
        frame.Last = PartFamily.None;
    }

    private int LastWhole()
    {
        for (var i = statements.Count - 1; i >= Math.Max(0, frame.First); i--)
            if (statements[i].Kind == StatementKind.Count) return i;
        return -1;
    }

    // Finds the whole of which the new statement is a part.
    private Statement Placed(Statement statement, Clause head, PartFamily family, int index, TermKind opened)
    {
        var isMain = family == PartFamily.None && !head.IsAmong;
        if (isMain)
        {
            if (opened is not (TermKind.Open or TermKind.Colon) && head.HasHead) (frame.Whole, frame.Form) = (-1, ListForm.None);
            if (frame.Form == ListForm.None) return statement;
            family = PartFamily.Unknown;
        }
        var form = frame.Form;
        if (form == ListForm.None)
        {
            if (family is PartFamily.Unknown or PartFamily.Stage or PartFamily.Inflow) return statement with { Family = family };
            form = ListForm.Loose;
        }
        if (frame.Last != family && frame.Last != PartFamily.None && form != ListForm.None) frame.List = ++lists;
        else if (frame.List == 0 || frame.Last == PartFamily.None) frame.List = ++lists;
        return statement with { Family = family, Form = form, List = frame.List, Wholes = Wholes(family, statement, form, index) };
    }

    private ImmutableArray<int> Wholes(PartFamily family, Statement part, ListForm form, int index)
    {
        if (family == PartFamily.Unknown) return frame.Whole >= 0 && Alike(statements[frame.Whole].Number.Unit, part.Number.Unit) ? [frame.Whole] : [];
        if (family is PartFamily.Inflow or PartFamily.Stage && frame.Whole < 0) return [];
        if (family is PartFamily.Inflow or PartFamily.Stage) return statements[frame.Whole].Subjects is [{ Topic: Topic.Requests, Row: null, Measure: "received" or "handled" or "taken" or "any" }] ? [frame.Whole] : [];
        // 法人或其他组织7件（商业企业4件、…）
        if (family == PartFamily.Column && form == ListForm.Closed && frame.Whole >= 0 && statements[frame.Whole].Subjects is [{ Row: "org" }] && part.Subjects.All(s => s.Row!.StartsWith("org_", StringComparison.Ordinal))) return [frame.Whole];
        var found = new List<int>();
        for (var i = index - 1; i >= frame.First; i--)
        {
            var other = statements[i];
            if (other.Kind != StatementKind.Count || other.Subjects.IsEmpty) continue;
            var fits = family == PartFamily.Result
                ? other.Topic == Topic.Disputes && other.Subjects.All(s => s.Measure is "total" or "closed") && part.Subjects.All(p => other.Subjects.Any(s => s.Row == p.Row))
                : other.Topic == Topic.Requests && other.Subjects is [{ Row: null, Measure: "received" or "handled" or "taken" or "any" or "concluded" }];
            if (fits && other.Period == part.Period && other.Whose == part.Whose) found.Add(i);
        }
        if (family == PartFamily.Outcome)
        {
            var group = frame.Whole >= 0 && statements[frame.Whole] is { Subjects: [{ Topic: Topic.Requests } whole] } && part.Subjects.All(s => s.Measure.StartsWith(whole.Measure + ".", StringComparison.Ordinal));
            if (group) return [frame.Whole];
            found = [.. found.OrderByDescending(i => statements[i].Is(Topic.Requests, "concluded"))];
        }
        if (form != ListForm.Loose && found.Remove(frame.Whole)) found.Insert(0, frame.Whole);
        return [.. found];
    }

    private static bool Alike(string a, string b) => a == b || (Pieces.Contains(a, StringComparison.Ordinal) && Pieces.Contains(b, StringComparison.Ordinal) && a.Length == 1 && b.Length == 1);

    private const string Counted = "件 条 份 宗 起 个 项 例 篇 则 次 案 封";
    private const string Pieces = "件条篇份则宗起项";

    private void Difference(Clause near, Term number, NumberReading reading, Term change)
    {
        var subject = near.HasNoun ? SubjectFinder.Find(near, frame.Topic ?? passageTopic, frame.Blocks, frame.Row, PartFamily.None, false).Subjects : LastCount()?.Subjects ?? [];
        var label = LastCount()?.Label ?? "";
        statements.Add(new(StatementKind.Difference, subject, prose.Span(number.Start, number.Length))
        {
            Number = reading, Value = change.Payload == "-" ? -reading.Value : reading.Value, Whose = frame.Whose, Period = near.IsCompared || IsYearOnYear() ? StatedPeriod.ReportYear : StatedPeriod.Other,
            Label = near.HasNoun ? "" : label, Sentence = sentence, Part = near.HasNoun ? -1 : LastWhole(),
            IsCertain = LastCount() is not null && !LastCount()!.IsOpenList,
        });
    }

    private bool IsYearOnYear() => frame.Pending is { IsCompared: true };

    private Statement? LastCount() => LastWhole() is >= 0 and var i ? statements[i] : null;

    private void Ratio(Clause near, Term number, NumberReading reading, ReadOnlySpan<Term> left)
    {
        if (reading.Role == NumberRole.PercentagePoints) return;
        var kind = near.Rate is not null ? StatementKind.Rate : near.IsShare ? StatementKind.Share : near.Change is not null ? StatementKind.Growth : (StatementKind?)null;
        if (kind is not { } known) return;
        var last = LastWhole();
        var topic = (near.Noun ?? frame.Pending?.Noun)?.Kind switch { TermKind.Request => Topic.Requests, TermKind.Dispute => Topic.Disputes, TermKind.Elsewhere => Topic.Elsewhere, TermKind.Proactive => Topic.Proactive, _ => frame.Topic ?? passageTopic };
        ImmutableArray<Subject> subjects = [];
        Subject? whole = null;
        var part = last;
        var wholes = last >= 0 ? statements[last].Wholes : [];
        if (known == StatementKind.Rate) subjects = RateOf(near.Rate!.Value, near, topic, number.Start);
        else if (known == StatementKind.Growth) subjects = last >= 0 ? statements[last].Subjects : [];
        else
        {
            var share = -1;
            for (var i = 0; i < left.Length; i++)
                if (left[i].Kind == TermKind.Share) { share = i; break; }
            var own = Clause.Of(left[..share], prose.Text);
            var of = Clause.Of(left[(share + 1)..], prose.Text);
            if (own.HasHead && SubjectFinder.Find(own, topic, frame.Blocks, frame.Row, PartFamily.None, false).Subjects is { IsEmpty: false } found) (subjects, part) = (found, -1);
            else if (last >= 0) subjects = statements[last].Subjects;
            if (of.HasHead || of.SaysTotal) whole = SubjectFinder.Find(of, Topic.Requests, [], null, PartFamily.None, false).Subjects is [var only, ..] ? only : new Subject(Topic.Requests, "any");
            if (of.HasHead && of.Noun?.Kind is not (null or TermKind.Request)) whole = new Subject(Topic.Elsewhere, "");
            if (part >= 0 && wholes.IsEmpty) wholes = [.. Enumerable.Range(frame.First, Math.Max(0, part - frame.First)).Where(i => statements[i].Kind == StatementKind.Count && statements[i].Number.Unit == statements[part].Number.Unit).Reverse()];
            if (part < 0) wholes = [.. Enumerable.Range(frame.First, statements.Count - frame.First).Where(i => statements[i].Kind == StatementKind.Count && statements[i].Topic == topic).Reverse()];
        }
        statements.Add(new(known, subjects, prose.Span(number.Start, number.Length))
        {
            Number = reading, Value = near.Change?.Payload == "-" ? -reading.Value : reading.Value, Whose = frame.Whose, Period = frame.Period, Sentence = sentence, Part = part, Base = whole, Wholes = wholes,
            IsTimely = near.IsTimely, IsCertain = !near.IsNarrowed && !near.IsExcept, Label = Label(left, number),
        });
    }

    // 维持率, 败诉率: of the disputes about disclosure, else of something without a cell.
    private ImmutableArray<Subject> RateOf(Term rate, Clause near, Topic? topic, int at)
    {
        if (rate.Payload is not ("upheld" or "corrected")) return [new(topic ?? Topic.Elsewhere, rate.Payload)];
        var blocks = near.Disputes.Count > 0 ? [.. near.Disputes.Select(term => term.Payload).Distinct()] : frame.Topic == Topic.Disputes ? SpokenBlocks() : [];
        return blocks.IsEmpty || IsOfAllMatters(near, at) || !(passageTopic is not null || SpeaksOfDisclosure(at)) ? [new(Topic.Elsewhere, rate.Payload)] : [.. blocks.Select(block => new Subject(Topic.Disputes, rate.Payload, block))];
    }

    // 予以公开、部分公开分别为3件、4件; 分别予以公开…
    private bool Respectively(ReadOnlySpan<Term> clause)
    {
        var at = -1;
        for (var i = 0; i < clause.Length; i++)
            if (clause[i].Kind == TermKind.Respectively) { at = i; break; }
        if (at < 0) return false;
        var numbers = new List<Term>();
        for (var i = at + 1; i < clause.Length; i++)
            if (IsFigure(clause[i])) numbers.Add(clause[i]);
        if (numbers.Count == 0 && FirstNumbers(clause, at)) return true;
        if (numbers.Count > 1 && Yearly(clause, at, numbers)) return true;
        if (numbers.Count > 1 && numbers.TrueForAll(number => prose.Numbers[number.Number].Role == NumberRole.Percentage)) { Shares(numbers); return true; }
        var parts = new List<Term>();
        Term? verb = null;
        for (var i = 0; i < at; i++)
            if (clause[i].Kind is TermKind.Outcome or TermKind.Column or TermKind.Channel or TermKind.Result or TermKind.Dispute or TermKind.Document or TermKind.Decision or TermKind.Stock) parts.Add(clause[i]);
            else if (clause[i].Kind == TermKind.Verb) verb = clause[i];
        if (numbers.Count < 2 || parts.Count != numbers.Count)
        {
            // 新收、结转、办结分别为…: verbs are what is counted.
            if (numbers.Count < 2) return false;
            parts = [.. clause[..at].ToArray().Where(term => term.Kind is TermKind.Verb or TermKind.Stock)];
            if (parts.Count != numbers.Count) return numbers.Count >= 2 && parts.Count > 1;
        }
        var unit = numbers.Select(number => prose.Numbers[number.Number].Unit).LastOrDefault(u => u.Length > 0) ?? "";
        if (frame.Pending is { } pending) Remember(pending);
        var request = clause.ToArray().FirstOrDefault(term => term.Kind == TermKind.Request);
        if (request.Kind == TermKind.Request && !parts.Exists(part => part.Kind == TermKind.Dispute)) frame.Topic = Topic.Requests;
        frame.Form = ListForm.Closed;
        frame.Whole = LastWhole();
        frame.List = ++lists;
        for (var i = 0; i < parts.Count; i++)
        {
            var near = verb is { } v && parts[i].Kind is TermKind.Document ? Clause.Of([v, parts[i]], prose.Text) : Clause.Of([parts[i]], prose.Text);
            var (subjects, family) = SubjectFinder.Find(near, frame.Topic ?? passageTopic, frame.Blocks, frame.Row, frame.Last, false);
            var reading = prose.Numbers[numbers[i].Number];
            if (reading.Role != NumberRole.Quantity) continue;
            var statement = new Statement(StatementKind.Count, subjects, prose.Span(numbers[i].Start, numbers[i].Length))
            {
                Number = reading with { Unit = reading.Unit.Length > 0 ? reading.Unit : unit }, Value = reading.Value, Whose = frame.Whose, Period = frame.Period, Label = prose.Text.Substring(parts[i].Start, parts[i].Length), Sentence = sentence,
            };
            statements.Add(family == PartFamily.None ? statement : statement with { Family = family, Form = ListForm.Closed, List = frame.List, Wholes = Wholes(family, statement, ListForm.Closed, statements.Count) });
            if (!subjects.IsEmpty) Enter(subjects[0], near);
            frame.Last = family;
        }
        (frame.Whole, frame.Form) = (-1, ListForm.None);
        return true;
    }

    // 2023年、2024年收到申请分别为15件、20件
    private bool Yearly(ReadOnlySpan<Term> clause, int at, List<Term> numbers)
    {
        Term[] years = [.. clause[..at].ToArray().Where(term => term.Kind == TermKind.Number && prose.Numbers[term.Number].Role == NumberRole.Year)];
        if (years.Length < 2 || years.Length != numbers.Count) return false;
        var near = Clause.Of([.. clause.ToArray().Where(term => term.Kind is not (TermKind.Number or TermKind.Respectively or TermKind.And))], prose.Text);
        var subjects = SubjectFinder.Find(near, frame.Topic ?? passageTopic, frame.Blocks, frame.Row, PartFamily.None, false).Subjects;
        for (var i = 0; i < years.Length; i++)
        {
            var (reading, year) = (prose.Numbers[numbers[i].Number], prose.Numbers[years[i].Number].Value);
            if (reading.Role != NumberRole.Quantity) continue;
            statements.Add(new(StatementKind.Count, subjects, prose.Span(numbers[i].Start, numbers[i].Length))
            {
                Number = reading, Value = reading.Value, Whose = frame.Whose, Sentence = sentence,
                Period = year == report.Year ? StatedPeriod.ReportYear : year == report.Year - 1 ? StatedPeriod.LastYear : StatedPeriod.Other,
            });
        }
        return true;
    }

    // 9件、3件分别予以公开、部分公开
    private bool FirstNumbers(ReadOnlySpan<Term> clause, int at)
    {
        Term[] numbers = [.. clause[..at].ToArray().Where(IsFigure)];
        Term[] parts = [.. clause[(at + 1)..].ToArray().Where(term => term.Kind is TermKind.Outcome or TermKind.Column or TermKind.Channel or TermKind.Result)];
        return numbers.Length > 1 && parts.Length == numbers.Length && Respectively([.. parts, clause[at], .. numbers]);
    }

    // …9件、3件，分别占45%、15%: each share is of the count in the same place.
    private void Shares(List<Term> numbers)
    {
        var counts = Enumerable.Range(frame.First, statements.Count - frame.First).Where(i => statements[i].Kind == StatementKind.Count).TakeLast(numbers.Count).ToList();
        if (counts.Count < numbers.Count || statements[counts[0]].List != statements[counts[^1]].List || statements[counts[0]].List == 0) return;
        for (var i = 0; i < numbers.Count; i++)
        {
            var part = statements[counts[i]];
            var reading = prose.Numbers[numbers[i].Number];
            statements.Add(part with { Kind = StatementKind.Share, Words = prose.Span(numbers[i].Start, numbers[i].Length), Number = reading, Value = reading.Value, Part = counts[i], Form = ListForm.None, Family = PartFamily.None, List = 0 });
        }
    }

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
            Whose = frame.Whose, Period = frame.Period, Sentence = sentence, IsTimely = words.IsTimely, IsCertain = !closed, Label = prose.Text[all.Start..end],
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
