namespace Gongkai.Reports.Prose;

/// <summary>The words before (or after) a number, sorted by what they do.</summary>
internal sealed class Clause
{
    public List<Term> Disputes { get; } = [];
    public List<Term> Documents { get; } = [];
    public List<Term> Decisions { get; } = [];
    public List<Term> Outcomes { get; } = [];
    public List<Term> Columns { get; } = [];
    public List<Term> Channels { get; } = [];
    public List<Term> Results { get; } = [];
    public Term? Noun { get; private set; }
    public Term? Request { get; private set; }
    public Term? Verb { get; private set; }
    public Term? Stock { get; private set; }
    public Term? Fee { get; private set; }
    public Term? Rate { get; private set; }
    public Term? Change { get; private set; }
    public Term? Negation { get; private set; }
    public Term? All { get; private set; }
    public bool IsAmong { get; private set; }
    public bool IsEach { get; private set; }
    public bool IsShare { get; private set; }
    public bool IsTimely { get; private set; }
    public bool IsExcept { get; private set; }
    public bool IsCompared { get; private set; }
    public bool IsNarrowed { get; private set; }
    public bool HasWeakNarrowing { get; private set; }
    public bool SaysEtc { get; private set; }
    public bool SaysOr { get; private set; }
    public bool SaysTotal { get; private set; }

    /// <summary>Whether it names the year as a whole: 全年342件.</summary>
    public bool SaysYear { get; private set; }
    public bool HasManyVerbs { get; private set; }

    /// <summary>Whether it says who handed it in.</summary>
    public bool IsHandedIn { get; private set; }

    /// <summary>Whether it was only looked at, helped with or passed on.</summary>
    public bool SaysVet { get; private set; }

    /// <summary>Whether 文件 is counted without a word before it that says which.</summary>
    public bool NamesPlainDocuments { get; private set; }

    /// <summary>Whether anything in it says what is counted.</summary>
    public bool HasHead =>
        Noun is not null || Verb is not null || Stock is not null || Outcomes.Count + Columns.Count + Channels.Count + Results.Count > 0 || Rate is not null;

    /// <summary>Whether a thing is named, not only what was done with it.</summary>
    public bool HasNoun => Noun is not null;

    public static Clause Of(ReadOnlySpan<Term> terms, string text)
    {
        var clause = new Clause();
        for (var i = 0; i < terms.Length; i++) clause.Add(terms[i], i > 0 ? terms[i - 1] : default, i + 1 < terms.Length ? terms[i + 1] : default, text);
        return clause;
    }

    private void Add(Term term, Term before, Term after, string text)
    {
        switch (term.Kind)
        {
            case TermKind.Request:
                // “一网申请”启用后: part of a name.
                if (term.Payload == "weak" && term.End < text.Length && text[term.End] == '"') break;
                // 行政复议申请, 行政许可申请 are applications for something else.
                if (term.Payload == "weak" && before.End == term.Start && before.Kind is TermKind.Dispute) break;
                if (term.Payload == "weak" && before.End == term.Start
                    && before.Kind is TermKind.Decision or TermKind.Elsewhere) { Noun = term with { Kind = TermKind.Elsewhere }; Request = null; break; }
                if (term.Payload == "weak"
                    && (before.End == term.Start && before.Kind is TermKind.Negation or TermKind.Neutral && after.Kind == TermKind.Dispute
                        && after.Start == term.End)) break;
                if (term.Payload == "weak" && after.Kind == TermKind.Dispute && after.Start == term.End) break;
                if (term.Payload == "weak" && Request is not null) break;
                Request = Noun = term;
                break;
            case TermKind.Dispute:
                Chain(Disputes, term, before);
                Noun = term;
                Request = before.Kind == TermKind.And ? Request : null;
                break;
            case TermKind.Document: Chain(Documents, term, before); Noun = term; break;
            case TermKind.Decision: Chain(Decisions, term, before); Noun = term; break;
            case TermKind.Period: SaysYear |= term.Payload == "report"; break;
            case TermKind.Neutral: IsHandedIn |= text.AsSpan(term.Start, term.Length) is "提出" or "提交" or "递交" or "来自" or "出自"; break;
            case TermKind.Fee: Fee = Noun = term; break;
            case TermKind.Proactive: Noun = term; break;
            case TermKind.Elsewhere:
                if (text.AsSpan(term.Start, term.Length) is "网站" or "政府网站" or "平台" or "来访" or "来信" or "信件" or "政务服务")
                    Channels.Add(term with
                    {
                        Kind = TermKind.Channel,
                        Payload = text.AsSpan(term.Start, term.Length) switch { "来信" or "信件" => "letter", "来访" => "in_person", _ => "online" },
                    });
                NamesPlainDocuments = text.AsSpan(term.Start, term.Length) is "文件";
                Noun = term;
                break;
            case TermKind.Verb:
                SaysVet |= term.Payload == "vet";
                if (Verb is { } earlier && earlier.Payload != term.Payload && term.Payload != "disclosed"
                    && !(earlier.Payload == "disclosed" && term.Payload == "in_force")) HasManyVerbs = true;
                if (!(term.Payload == "disclosed" && Verb is not null && Documents.Count == 0)) Verb = term;
                break;
            case TermKind.Stock: Stock = term; break;
            case TermKind.Outcome:
                // 因本机关不掌握等原因无法提供: what stands before 等 only names some of the group.
                if ((SaysEtc || SaysOr && Outcomes.Count > 0) && IsGroup(term)) { Outcomes.Clear(); (SaysEtc, IsNarrowed) = (false, false); }
                Outcomes.Add(term);
                break;
            case TermKind.Column:
                // 企业、律师事务所等法人或者其他组织
                if (SaysEtc && term.Payload == "org") { Columns.Clear(); SaysEtc = false; }
                Columns.Add(term);
                break;
            case TermKind.Channel:
                // 系统上线以来: not the way anything came.
                if (text.AsSpan(term.End) is var rest
                    && (rest.StartsWith("上线") || rest.StartsWith("启用") || rest.StartsWith("建成") || rest.StartsWith("开通") || rest.StartsWith("改版")
                        || rest.StartsWith("升级") || rest.StartsWith("运行"))) break;
                Channels.Add(term);
                break;
            case TermKind.Result:
                if (SaysEtc && term.Payload == "other") { Results.Clear(); SaysEtc = false; }
                Results.Add(term);
                break;
            case TermKind.Negation: Negation ??= term; break;
            case TermKind.Among: IsAmong = true; break;
            case TermKind.Each: IsEach = true; break;
            case TermKind.All: All = term; break;
            case TermKind.Total: SaysTotal = true; break;
            case TermKind.Etc: SaysEtc = true; break;
            case TermKind.And: SaysOr |= text[term.Start] == '或'; break;
            case TermKind.Compare: IsCompared = true; break;
            case TermKind.Change: Change = term; break;
            case TermKind.Reach: Change = null; break;
            case TermKind.Share: IsShare = true; break;
            case TermKind.Rate: Rate = term; break;
            case TermKind.Except: IsExcept = true; break;
            case TermKind.Timely: IsTimely = true; break;
            case TermKind.Narrowing:
                // 涉及内部事务信息: the reason itself.
                if (after.Kind == TermKind.Outcome && after.Start == term.End && after.Payload.Contains("denied", StringComparison.Ordinal)) break;
                if (term.Length == 1 && before.End == term.Start && before.Kind is TermKind.Outcome or TermKind.Column or TermKind.Channel) break;
                if (term.Payload == "weak") HasWeakNarrowing = true;
                else IsNarrowed = true;
                break;
        }
    }

    private static bool IsGroup(Term outcome) => outcome.Payload is "denied" or "unavailable" or "not_processed" or "other";

    private static void Chain(List<Term> chain, Term term, Term before)
    {
        var joined = before.Kind is TermKind.And || (before.Kind is TermKind.Neutral && chain.Count > 0 && term.Start - chain[^1].End <= 6);
        if (!joined) chain.Clear();
        chain.Add(term);
    }

    /// <summary>The first word that says what is counted: where the core of the phrase begins.</summary>
    public int Core(int end)
    {
        var start = end;
        if (Noun is { } noun) start = Math.Min(start, noun.Start);
        if (Verb is { } verb) start = Math.Min(start, verb.Start);
        if (Stock is { } stock) start = Math.Min(start, stock.Start);
        foreach (var list in (ReadOnlySpan<List<Term>>)[Disputes, Documents, Decisions, Outcomes, Columns, Channels, Results])
            if (list.Count > 0) start = Math.Min(start, list[0].Start);
        return start;
    }
}
