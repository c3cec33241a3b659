using System.Buffers;
using System.Collections.Immutable;
using Gongkai.Text;

namespace Gongkai.Reports.Prose;

// What a count may be of, where its words are not all understood: by the words of the field around it alone.
internal sealed partial class StatementReader
{
    // How far back and forth words are looked at: a text without stops must not be read again and again.
    private const int Sight = 90;

    private static readonly SearchValues<char> Sides = SearchValues.Create(",;:。()!?|、0123456789");
    private static readonly SearchValues<char> ClauseSides = SearchValues.Create(",;:。()!?|");

    // A count that is not certain is given every reading that its words allow; narrowed, only more than there are of them contradicts.
    private Statement WithReadings(Statement statement, Term number, Scope scope, bool modified)
    {
        statement = statement with { IsNarrowed = scope != Scope.Open || modified };
        if (statement is { IsCertain: true, Subjects: [not { Topic: Topic.Documents, Measure: "any" }, ..], Period: not StatedPeriod.Unclear, Whose: Whose.Own or Whose.OwnGovernment } && statement.Topic is not (Topic.Elsewhere or Topic.Proactive)) return statement;
        if (statement.Number is not { Role: NumberRole.Quantity, Exactness: Exactness.Exact, Unit: "件" or "份" or "宗" or "起" or "例" or "案" or "张" or "次" or "部" or "条" or "项" or "个" or "人次" or "" }) return statement;
        if (statement.Whose is Whose.Other or Whose.Unclear || statement.Period == StatedPeriod.Other || reviewing || sortsPapers || ofAllMatters || frame.Reviews || scope == Scope.Elsewhere || IsThreshold(statement.Label)) return statement;
        var readings = ReadingsOf(number, statement.Number.Unit);
        // What came before this body as one that reviews, or of every matter; what a department says of its government's 规章.
        if (readings.Any(sum => sum[0].Topic == Topic.Disputes) && passageTopic is null && !SpeaksOfDisclosure(ClauseEnd(number.Start)) || readings.Any(sum => sum[0].Row == "regulations")) return statement;
        return statement with { Readings = readings };
    }

    // Every reading that the words around the number allow; empty when they name nothing of the field, or something else as well.
    private ImmutableArray<ImmutableArray<Subject>> ReadingsOf(Term number, string unit)
    {
        var (from, to) = (number.Start, number.End);
        var sentenceStart = Back(from, "。!?");
        var left = Back(from, Sides);
        // 不予公开、无法提供两类合起来25件: joined words without a number between them are of one count.
        while (left > sentenceStart && prose.Text[left - 1] == '、') left = Back(left - 1, Sides);
        var right = Forth(to, Sides);
        if (NamesOther(left, from, true)) return [];
        var before = FieldWords.In(prose.Text.AsSpan(left, from - left));
        var after = FieldWords.In(prose.Text.AsSpan(to, right - to));
        if (before.IsEmpty && NamesOther(to, right, false)) return [];
        var said = before.AddRange(after);
        if ((said.IsEmpty || said.All(word => word.Kind is FieldWordKind.Request)) && !NamesAnything(left, from))
        {
            // 个人申请占绝大多数，共61件: what was spoken of just before, with no number since.
            var clause = left;
            for (var i = 0; i < 2 && clause > sentenceStart && prose.Text[clause - 1] is ',' or ':' or '('; i++)
            {
                var start = Back(clause - 1, Sides);
                if (start == clause - 1 || start > 0 && char.IsAsciiDigit(prose.Text[start - 1]) && prose.Text[start] != '年') break;
                if (NamesOther(start, clause, true)) return [];
                before = FieldWords.In(prose.Text.AsSpan(start, clause - start)).AddRange(before);
                clause = start;
                if (!before.IsEmpty) break;
            }
            said = before.AddRange(after);
        }
        var readings = ImmutableArray.CreateBuilder<ImmutableArray<Subject>>();
        foreach (var words in (ReadOnlySpan<ImmutableArray<FieldWord>>)[before, after, said]) readings.AddRange(Readings(words, unit));
        return readings.ToImmutable();
    }

    private IEnumerable<ImmutableArray<Subject>> Readings(ImmutableArray<FieldWord> words, string unit)
    {
        if (words.IsEmpty) yield break;
        var topic = TopicOf(words);
        // 个人事项187份: only applications are called by who made them, and they are counted by 件.
        if (topic == Topic.Requests && unit is "份" or "条" or "项" or "个" && !words.Any(word => word.Kind == FieldWordKind.Request)) yield break;
        if (topic is Topic.Decisions or Topic.Documents && words.Any(word => word.Kind is FieldWordKind.Request) && words.All(word => word.Kind is not FieldWordKind.DocumentStage)) yield break;
        Subject[] subjects = [.. (topic switch
        {
            Topic.Decisions => Of(words, FieldWordKind.Decision).Select(row => new Subject(Topic.Decisions, "", row)),
            Topic.Documents => from row in OrElse(Of(words, FieldWordKind.Document), frame.Row is "normative_documents" or "regulations" ? frame.Row : null) from stage in OrElse(Of(words, FieldWordKind.DocumentStage), "any") select new Subject(Topic.Documents, stage, row),
            Topic.Disputes => Disputed(words),
            Topic.Requests => Requested(words),
            _ => [],
        })];
        foreach (var subject in subjects)
            if (subject.Measure == "opened") { yield return [subject with { Measure = "granted" }]; yield return [subject with { Measure = "granted" }, subject with { Measure = "partial" }]; }
            else yield return [subject];
        if (subjects.Length > 1 && subjects.All(subject => subject.Measure != "opened")) yield return [.. subjects];
    }

    private Topic? TopicOf(ImmutableArray<FieldWord> words)
    {
        if (words.Any(word => word.Kind == FieldWordKind.Dispute)) return Topic.Disputes;
        if (words.Any(word => word.Kind == FieldWordKind.Document)) return Topic.Documents;
        if (words.Any(word => word.Kind == FieldWordKind.Decision)) return Topic.Decisions;
        var topic = frame.Topic ?? passageTopic;
        if (topic == Topic.Disputes && words.Any(word => word.Kind == FieldWordKind.Result)) return Topic.Disputes;
        if (topic == Topic.Documents && words.Any(word => word.Kind == FieldWordKind.DocumentStage)) return Topic.Documents;
        if (words.All(word => word.Kind is FieldWordKind.Column) && !isOnDisclosure && topic is not Topic.Requests && speaksOfOthers) return null;
        if (words.Any(word => word.Kind is FieldWordKind.Request or FieldWordKind.Column)) return isOnDisclosure || topic is Topic.Requests || !speaksOfOthers ? Topic.Requests : null;
        if (words.Any(word => word.Kind == FieldWordKind.Row)) return topic is Topic.Requests || topic is null or Topic.Elsewhere && !speaksOfOthers && passageTopic is null or Topic.Requests ? Topic.Requests : null;
        return null;
    }

    private IEnumerable<Subject> Disputed(ImmutableArray<FieldWord> words)
    {
        var blocks = OrElse([.. Of(words, FieldWordKind.Dispute)], null).ToList();
        // 复议后起诉: what it was before says nothing more.
        if (blocks.Exists(block => block.StartsWith("litigation_", StringComparison.Ordinal))) blocks.RemoveAll(block => block is "litigation" or "reconsideration");
        if (blocks.Count == 0) blocks.AddRange(frame.Blocks);
        var results = Of(words, FieldWordKind.Result).ToList();
        if (words.Any(word => word is { Kind: FieldWordKind.Row, Payload: "carried_out" })) results.Add("pending");
        if (results.Count == 0) results.AddRange("total", "closed");
        return from result in results from block in blocks select new Subject(Topic.Disputes, result, block);
    }

    private static IEnumerable<Subject> Requested(ImmutableArray<FieldWord> words)
    {
        var columns = Of(words, FieldWordKind.Column).ToList();
        var rows = Of(words, FieldWordKind.Row).ToList();
        // 答复不予公开, 收到后重复提出: how it ended says more than that it came.
        if (rows.Exists(row => row is not ("received" or "concluded" or "opened" or "handled"))) rows.RemoveAll(row => row is "received" or "concluded" or "opened" or "handled");
        if (rows.Exists(row => row.Contains('.'))) rows.RemoveAll(row => row is "denied" or "unavailable" or "not_processed" or "other");
        if (rows.Count == 0 || rows.Exists(row => row is "received" or "concluded")) rows.Add("any");
        foreach (var row in rows)
            foreach (var column in columns.Count == 0 ? [null] : columns.Cast<string?>())
                yield return row[0] == '<' ? new Subject(Topic.Requests, row[1..], column) { AtMost = true } : new Subject(Topic.Requests, row, column);
        if (columns.Contains("org_commercial")) yield return new(Topic.Requests, "any", "org");
    }

    private static IEnumerable<string> Of(ImmutableArray<FieldWord> words, FieldWordKind kind) => words.Where(word => word.Kind == kind).Select(word => word.Payload).Distinct();

    private static IEnumerable<string> OrElse(IEnumerable<string> found, string? otherwise) => found.Any() || otherwise is null ? found : [otherwise];

    // 平台48件, 规划图件15件: a label of its own takes nothing from the clause before.
    private bool NamesAnything(int from, int to)
    {
        foreach (var term in prose.Terms)
            if (term.Start >= to) break;
            else if (term.Start >= from && term.Kind is TermKind.Elsewhere or TermKind.Channel or TermKind.Proactive) return true;
        return Unknown(from, to, prose.Terms.AsSpan()) > 1;
    }

    // 投诉, 培训, 栏目: something else is counted, unless a thing of the field stands nearer to the number.
    private bool NamesOther(int from, int to, bool before)
    {
        var other = -1;
        var noun = -1;
        foreach (var term in prose.Terms)
            if (term.Start >= to) break;
            else if (term.Start < from) continue;
            else if (term.Kind is TermKind.Decision or TermKind.Document or TermKind.Dispute) { if (before || noun < 0) noun = term.Start; }
            else if (IsForeign(term) && (before || other < 0)) other = term.Start;
        return other >= 0 && (noun < 0 || (before ? other > noun : other < noun));
    }

    private bool IsForeign(Term term) =>
        term.Kind is TermKind.Elsewhere or TermKind.Fee or TermKind.Channel or TermKind.Proactive && !Surroundings.Contains(prose.Text.Substring(term.Start, term.Length)) && prose.Text.AsSpan(term.Start, term.Length) is not ("信访" or "系统" or "网站" or "网上");

    // Whether the sentence, up to the number and to the end of its clause, speaks of another body, another time, or some of them only.
    private Scope ScopeOf(Term number)
    {
        var start = Back(number.Start, "。!?;");
        var words = prose.Text.AsSpan(start, number.Start - start);
        var end = Forth(number.End, ClauseSides);
        var own = prose.Text.AsSpan(Back(number.Start, ClauseSides), end - Back(number.Start, ClauseSides));
        if (OfOthers(words)) return Scope.Elsewhere;
        if (!(words.Contains('最') || words.Contains("首次", StringComparison.Ordinal) || words.Contains("新高", StringComparison.Ordinal) || words.Contains("新低", StringComparison.Ordinal)) && OfAnotherTime(words)) return Scope.Elsewhere;
        if (SaysPart(words)) return Scope.Part;
        if (words.EndsWith("各")) return Scope.Part;
        foreach (var sign in OwnNarrowings)
            if (own.Contains(sign, StringComparison.Ordinal)) return Scope.Part;
        return Scope.Open;
    }

    // Signs anywhere before the number in its sentence that what is counted is some of them.
    private bool SaysPart(Term number)
    {
        var start = Back(number.Start, "。!?;");
        return SaysPart(prose.Text.AsSpan(start, number.Start - start));
    }

    private static bool SaysPart(ReadOnlySpan<char> words)
    {
        foreach (var sign in Narrowings)
            if (words.Contains(sign, StringComparison.Ordinal)) return true;
        // 涉及内部事务的 is a row of the form, 涉及拆违的 none.
        for (var at = words.IndexOf("涉及"); at >= 0;)
        {
            var rest = words[(at + 2)..];
            if (!FieldWords.In(rest[..Math.Min(8, rest.Length)]).Any(word => word.Start == 0 && word.Kind is FieldWordKind.Row or FieldWordKind.Dispute) && !rest.StartsWith("政府信息公开") && !rest.StartsWith("信息公开") && !rest.StartsWith("行政")) return true;
            var next = rest.IndexOf("涉及");
            at = next < 0 ? -1 : at + 2 + next;
        }
        return false;
    }

    private bool OfOthers(ReadOnlySpan<char> words)
    {
        foreach (var sign in Others)
            if (words.Contains(sign, StringComparison.Ordinal)) return true;
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] is not ('局' or '厅' or '委' or '镇' or '乡') && !(i > 1 && words[(i - 1)..(i + 1)] is "中心" or "街道")) continue;
            if (words[i] == '委' && i + 1 < words.Length && words[i + 1] is '托' or '员' or '办') continue;
            var from = i;
            while (from > 0 && i - from < 16 && ChineseText.IsHan(words[from - 1]) && words[from - 1] is not ('年' or '度' or '由' or '在' or '向' or '对')) from--;
            var phrase = words[from..(i + 1)].ToString();
            if (phrase.Length < 2 || phrase[^2] is '我' or '本' or '全' or '该' or '以' || words[(i + 1)..].StartsWith("共计") || phrase.Contains("我局", StringComparison.Ordinal) || phrase.Contains("集中", StringComparison.Ordinal) || body.IsOwn(phrase)) continue;
            return true;
        }
        return false;
    }

    private bool OfAnotherTime(ReadOnlySpan<char> words)
    {
        // 自改革以来持续上升，2023年增至710件: the year said last is that of the number.
        foreach (var own in (ReadOnlySpan<string>)["今年以来", "全年", "今年", "本年", $"{report.Year}年"])
            if (words.LastIndexOf(own) is >= 0 and var said) words = words[(said + own.Length)..];
        foreach (var sign in Times)
            if (words.Contains(sign, StringComparison.Ordinal)) return true;
        for (var i = 1; i < words.Length; i++)
            if (words[i] == '月' && (char.IsAsciiDigit(words[i - 1]) || ChineseNumerals.IsNumeral(words[i - 1])) && !(words.Contains("12月31日", StringComparison.Ordinal) || words.Contains("12月底", StringComparison.Ordinal))) return true;
        return false;
    }

    private int Back(int at, SearchValues<char> stops)
    {
        var low = Math.Max(0, at - Sight);
        var stop = prose.Text.AsSpan(low, at - low).LastIndexOfAny(stops);
        return low + stop + 1;
    }

    private int Back(int at, string stops)
    {
        var low = Math.Max(0, at - Sight);
        return low + prose.Text.AsSpan(low, at - low).LastIndexOfAny(stops) + 1;
    }

    private int Forth(int at, SearchValues<char> stops)
    {
        var rest = prose.Text.AsSpan(at, Math.Min(Sight, prose.Text.Length - at));
        var stop = rest.IndexOfAny(stops);
        return at + (stop < 0 ? rest.Length : stop);
    }

    private static readonly ImmutableArray<string> Others =
    [
        "下属", "所属", "直属", "基层", "辖区", "县(", "区)", "乡镇", "上级", "各街道", "各镇", "自身名义", "街道名义", "其名义", "全区法院", "全市法院", "全县法院", "转办给", "转办的", "交办", "转交", "协助", "配合", "作为复议机关", "系统内", "社区", "分局", "集团", "局属", "厅属", "委属", "院另", "所另",
    ];

    private static readonly ImmutableArray<string> Times =
    [
        "季度", "半年", "每", "以来", "五年", "三年", "两年", "近年", "日均", "平均", "单月", "当月", "月份", "十三五", "十四五", "十五五", "单日", "一周",
    ];

    private static readonly ImmutableArray<string> Narrowings =
    [
        "有关", "关于", "同一", "当场", "工作日", "延期", "延长", "征求", "前十", "前五", "前三", "排名", "典型", "简易", "一审", "二审", "重点", "经补正", "补正后受", "抽", "回访", "分别来自", "多次", "批量", "分批", "集中在", "领域", "大户", "新发生",
    ];

    private static readonly ImmutableArray<string> OwnNarrowings = ["其中", "撤回", "通过", "平台", "渠道", "经由", "途径", "类申请件", "类申请的", "类案件", "草案", "审查", "审核", "审议", "备案", "修订", "起草", "清理", "另", "其余", "占", "个别", "为主", "当年收", "由区", "由市", "由省", "由县", "内容为", "方面", "主要", "邮寄送", "送达", "延续", "电话", "沟通", "转"];

    // Whose and how much of it a count is, by the signs around it.
    private enum Scope { Open, Part, Elsewhere }
}
