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
}
