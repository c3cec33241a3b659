using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

/// <summary>Reads every figure that a report's text states, sentence by sentence and clause by clause.</summary>
internal sealed partial class StatementReader(AnnualReport report)
{
    private readonly ReportingBody body = new(report);
    private readonly List<Statement> statements = [];
    private ProseText prose = null!;
    private int sentence;
    private int lists;
    private bool introduces;
    private bool changesFrom;
    private bool severalYears;

    // The sentence counts what came before this body as the one that reviews; names something else that is counted;
    // or only its words of stock say that it is about requests.
    private bool reviewing;
    private bool speaksOfOthers;
    private bool guesses;
    private bool guessed;

    // Only who decides says that it is about disputes.
    private bool inferred;

    // 申请（75件）: the bracket holds nothing but the number.
    private bool bracketIsCount;

    // The last thing that the passage named was something else.
    private bool wentElsewhere;

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

        /// <summary>Whether the period said is one of several years: the year that follows it is said anew.</summary>
        public bool SaidSpan { get; set; }

        /// <summary>Whether the sentence counts what came before this body as one that reviews, not as the one complained of.</summary>
        public bool Reviews { get; set; }
    }

    /// <summary>Every statement of the report and every sentence, in the order of the text.</summary>
    public static ProseReading Read(AnnualReport report) => new StatementReader(report).Read();

    private ProseReading Read()
    {
        var sentences = ImmutableArray.CreateBuilder<ProseSentence>();
        Topic? heading = null;
        ReportSection? section = null;
        foreach (var flow in ProseFlow.Of(report))
        {
            var passage = report.Passages[flow[0].Line.Passage];
            if (passage.Section != section) (section, heading) = (passage.Section, null);
            var carried = heading;
            prose = new(flow);
            heading = Heading();
            passageTopic = carried ?? passage.Section switch { ReportSection.Requests => Topic.Requests, ReportSection.Disputes => Topic.Disputes, _ => null };
            sentences.AddRange(SentenceReader.Read(prose, passageTopic, report.Year));
            Passage();
            if (heading is null && carried is not null && passage.HeadingLevel is null) heading = carried;
        }
        return new([.. statements], sentences.ToImmutable());
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
        (saidReportYear, wentElsewhere) = (false, false);
        passageWhose = Whose.Own;
        frame = new();
        var terms = prose.Terms;
        isOnDisclosure = passageTopic is not null || prose.Text.Contains("信息公开", StringComparison.Ordinal)
            || terms.Any(term => term is { Kind: TermKind.Request, Payload: "" });
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
        sortsPapers = words.Contains("主动公开", StringComparison.Ordinal)
            && (words.Contains("公文", StringComparison.Ordinal) || words.Contains("文件", StringComparison.Ordinal))
            && !words.Contains("信息公开申请", StringComparison.Ordinal);
        foreach (var term in terms) speaksOfPapers |= IsOther(term);
        reviewing = SaysReviewing(prose.Text.AsSpan(SentenceStart(terms[0].Start), end - SentenceStart(terms[0].Start)));
        speaksOfOthers = false;
        for (var i = 0; i < terms.Length; i++)
            speaksOfOthers |= IsOther(terms[i])
                || terms[i].Kind == TermKind.Channel && i + 1 < terms.Length && terms[i + 1].Kind == TermKind.Verb
                    && prose.Text.AsSpan(terms[i].Start, terms[i].Length).Contains("窗口", StringComparison.Ordinal);
        (guesses, guessed, inferred) = (false, false, false);
        if (frame.Topic is null && passageTopic is null && DividesByOutcome(terms)) (frame.Topic, isOnDisclosure) = (Topic.Requests, true);
        else guesses = frame.Topic is null && passageTopic is null && !wentElsewhere && (Balances(terms) || NamesNothing(terms));
        foreach (var term in terms)
            if (IsOther(term)) wentElsewhere = true;
            else if (term.Kind == TermKind.Request) wentElsewhere = false;
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

    // 办结20件，其中予以公开9件、部分公开3件: only applications for information end so. 网上申请12件，信函申请5件: nor do others come by these ways.
    private bool DividesByOutcome(ReadOnlySpan<Term> terms)
    {
        var (outcomes, ways) = (0, 0);
        foreach (var term in terms)
            if (term.Kind is TermKind.Dispute or TermKind.Elsewhere or TermKind.Decision or TermKind.Document) return false;
            else if (term is { Kind: TermKind.Outcome, Payload: "granted" or "partial" or "denied" or "unavailable" or "not_processed" }) outcomes++;
            else if (term.Kind == TermKind.Channel && term.Length > 2 && prose.Text[term.End - 1] == '请') ways++;
        return outcomes > 1 || ways > 1;
    }

    private int SentenceStart(int at)
    {
        while (at > 0 && prose.Text[at - 1] is not ('。' or '!' or '?')) at--;
        return at;
    }

    // 应办134件，办结126件，8件跨年办理: what came and what went, and nothing else is named.
    private static bool Balances(ReadOnlySpan<Term> terms)
    {
        var (stock, verb) = (false, false);
        foreach (var term in terms)
            if (term.Kind is TermKind.Dispute or TermKind.Elsewhere or TermKind.Decision or TermKind.Document or TermKind.Proactive or TermKind.Request)
                return false;
            else (stock,
                verb) = (stock || term.Kind == TermKind.Stock, verb || term is { Kind: TermKind.Verb, Payload: "concluded" or "received" or "due" or "taken" });
        return stock && verb;
    }

    // 从办结的76件看: nothing is named that could be meant but what the report is about.
    private bool NamesNothing(ReadOnlySpan<Term> terms)
    {
        foreach (var term in terms)
            if (term.Kind is TermKind.Dispute or TermKind.Fee || IsOther(term)) return false;
        return true;
    }

    // Other things that are taken in and dealt with one by one; 问题, 平台, 档案 are not.
    private bool IsOther(Term term) => term.Kind is TermKind.Decision or TermKind.Proactive or TermKind.Document
        || term.Kind == TermKind.Elsewhere && !Surroundings.Contains(prose.Text.Substring(term.Start, term.Length));

    private static readonly System.Collections.Frozen.FrozenSet<string> Surroundings = System.Collections.Frozen.FrozenSet.Create(
        "工作人员", "领导", "人员", "干部", "制度", "规划", "计划", "标准", "数据", "报告", "简报", "档案", "问题", "任务", "措施", "亮点", "经验", "通报", "政府网站", "网站", "平台", "账号", "培训", "会议",
        "检查", "目录", "指南", "清单", "专栏", "栏目", "评估", "考核", "公众号", "规章制度", "新媒体", "政务新媒体", "意见", "预算", "决算");

    // 作为复议机关, 以区政府为复议机关, 履行复议职责.
    private static bool SaysReviewing(ReadOnlySpan<char> words)
    {
        foreach (var role in (ReadOnlySpan<string>)["复议机关职责", "复议职责", "复议机关收", "复议机关受", "复议机关审", "复议机关办", "复议机关共", "复议机构"])
            if (words.Contains(role, StringComparison.Ordinal)) return true;
        var at = words.IndexOf("复议机关");
        return at > 0
            && (words[..at].EndsWith("作为") || words[..at].EndsWith("为") || words[..at].EndsWith("作为行政") || words[..at].EndsWith("为行政")
                || words[..at].EndsWith("是") || words[..at].EndsWith("担任"));
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
        Bodies(clause[0].Start);
        if (Respectively(clause)) return;
        bracketIsCount = opened == TermKind.Open && numbers == 1 && clause.Length == 1;
        changesFrom = false;
        severalYears = SaysSeveralYears(clause);
        var from = 0;
        var first = true;
        for (var i = 0; i < clause.Length; i++)
        {
            if (!IsFigure(clause[i])) continue;
            var next = i + 1;
            while (next < clause.Length && !IsFigure(clause[next])) next++;
            var used = Figure(clause[from..i], clause[i], clause[(i + 1)..next], first ? opened : TermKind.And, next < clause.Length);
            from = i + 1 + used;
            first = false;
            if (next == clause.Length) SaidOfAll(clause[(i + 1)..], end);
        }
    }

    // 复议机关对4件予以维持，法院驳回1件: who decides says what was decided.
    private void Bodies(int at)
    {
        var start = ClauseStart(at);
        var words = prose.Text.AsSpan(start, ClauseEnd(at) - start);
        if (words.Contains("复议机关", StringComparison.Ordinal) && !reviewing)
            (inferred, frame.Topic, frame.Blocks) = (frame.Topic != Topic.Disputes, Topic.Disputes, ["reconsideration"]);
        else if (words.Contains("法院", StringComparison.Ordinal)
            && !(frame.Topic == Topic.Disputes && frame.Blocks.All(block => block.StartsWith("litigation", StringComparison.Ordinal))))
            (inferred, frame.Topic, frame.Blocks) = (frame.Topic != Topic.Disputes, Topic.Disputes, ["litigation"]);
    }

    // 上年收到114件、本年收到128件: each number is of the year said with it.
    private bool SaysSeveralYears(ReadOnlySpan<Term> clause)
    {
        var (last, now) = (false, false);
        foreach (var term in clause)
            (last, now) = (last || Year(term) == StatedPeriod.LastYear, now || Year(term) == StatedPeriod.ReportYear);
        return last && now;
    }

    private bool IsFigure(Term term) =>
        term.Kind == TermKind.Number
            && prose.Numbers[term.Number] is { Unit: not "倍", Role: NumberRole.Quantity or NumberRole.Percentage or NumberRole.PercentagePoints };
}
