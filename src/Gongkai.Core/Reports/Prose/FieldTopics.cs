using System.Collections.Immutable;

namespace Gongkai.Reports.Prose;

/// <summary>What the words of the field around a count can mean together, by what its sentence and passage are about.</summary>
internal sealed class FieldTopics
{
    private readonly ReportFormGeneration generation;
    private readonly Topic? topic;
    private readonly bool clears;
    private readonly bool counts;
    private readonly ImmutableArray<string> blocks = [];
    private readonly ImmutableArray<string> mentioned = [];
    private readonly string? document;

    /// <param name="sentence">The sentence.</param>
    /// <param name="at">Up to where it has been read.</param>
    /// <param name="namesOther">Whether it names something else that is counted.</param>
    /// <param name="generation">The form of the report.</param>
    public FieldTopics(ProseSentence sentence, int at, bool namesOther, ReportFormGeneration generation)
    {
        this.generation = generation;
        // Where nothing else is named, a report on disclosure speaks of applications.
        topic = sentence.Topic ?? (namesOther ? null : Topic.Requests);
        var before = sentence.Text.AsSpan(Math.Max(0, at - 120), Math.Min(120, at));
        // 清理规范性文件30件，废止5件 counts what was gone through.
        clears = before.IndexOf("清理") is >= 0 and var cleared
            && !before[cleared..Math.Min(before.Length, cleared + 14)].Contains("废止", StringComparison.Ordinal);
        counts = before.Contains("累计", StringComparison.Ordinal) || before.Contains("总数", StringComparison.Ordinal);
        var words = FieldWords.In(sentence.Text.AsSpan(Math.Max(0, at - 120), Math.Min(120, at)));
        var spoken = 0;
        foreach (var word in words)
            switch (word.Kind)
            {
                case FieldWordKind.Request: topic = Topic.Requests; break;
                case FieldWordKind.Dispute:
                    topic = Topic.Disputes; blocks = before[spoken..word.Start].ContainsAnyInRange('0', '9')
                    ? [word.Payload] : [.. blocks, word.Payload]; mentioned = [.. mentioned, word.Payload]; spoken = word.Start; break;
                case FieldWordKind.Document: (topic, document) = (Topic.Documents, word.Payload); break;
                case FieldWordKind.Decision: topic = Topic.Decisions; break;
            }
    }

    /// <summary>Every reading that the words allow, each a sum of subjects.</summary>
    public IEnumerable<ImmutableArray<Subject>> Readings(ImmutableArray<FieldWord> words, string unit)
    {
        var about = TopicOf(words);
        // 个人事项187份: only applications are called by who made them, and they are counted by 件.
        if (about == Topic.Requests && (unit is "项" or "个" or "部" || unit is "份" or "条" && !words.Any(word => word.Kind == FieldWordKind.Request))) yield break;
        if (about == Topic.Decisions && unit == "项" && generation == ReportFormGeneration.A && !words.Any(word => word.Payload == "procurement")) yield break;
        if (about == Topic.Documents
            && (clears || !counts && words.Any(word => word.Payload == "opened") && !words.Any(word => word.Kind == FieldWordKind.DocumentStage))) yield break;
        if (about is Topic.Decisions or Topic.Documents && words.Any(word => word.Kind is FieldWordKind.Request)
            && words.All(word => word.Kind is not FieldWordKind.DocumentStage)) yield break;
        Subject[] subjects = [.. (about switch
        {
            Topic.Decisions => Of(words, FieldWordKind.Decision).Select(row => new Subject(Topic.Decisions, "", row)),
            Topic.Documents =>
                from row in OrElse(Of(words, FieldWordKind.Document), document) from stage in OrElse(Of(words, FieldWordKind.DocumentStage), "any")
                    select new Subject(Topic.Documents, stage, row),
            Topic.Disputes => Disputed(words),
            Topic.Requests => Requested(words),
            _ => [],
        })];
        foreach (var subject in subjects)
            if (subject.Measure == "opened")
            {
                yield return [subject with { Measure = "granted" }];
                yield return [subject with { Measure = "granted" }, subject with { Measure = "partial" }];
            }
            else yield return [subject];
        // 复议、诉讼共37件, 企业和法律服务机构共提出13件, 不予公开和无法提供189件: several together.
        foreach (var alike in subjects.GroupBy(subject => subject.Measure).Concat<IEnumerable<Subject>>(subjects.GroupBy(subject => subject.Row)))
        {
            ImmutableArray<Subject> sum = [.. alike.Where(subject => !IsWithin(alike, subject))
                .Select(subject => subject.Measure == "opened" ? subject with { Measure = "granted" } : subject).Distinct()];
            if (sum.Length > 1 && sum.All(subject => subject.Row is not null || !IsAtLarge(subject.Measure))
                && (sum.Select(subject => subject.Row).Distinct().Count() > 1 || !sum.Any(subject => IsAtLarge(subject.Measure)))) yield return sum;
        }
    }

    // 诉讼 is 直接起诉 and 复议后起诉 together, 法人或其他组织 is 企业 and the others.
    private static bool IsWithin(IEnumerable<Subject> together, Subject subject) =>
        subject.Row is "litigation" && together.Any(other => other.Row is "litigation_direct" or "litigation_after")
            || subject.Row == "org" && together.Any(other => other.Row?.StartsWith("org_", StringComparison.Ordinal) == true);

    // Different words for all that there was are no parts of one sum.
    private static bool IsAtLarge(string measure) => measure is "received" or "any" or "concluded" or "handled" or "carried" or "total" or "closed";

    private Topic? TopicOf(ImmutableArray<FieldWord> words)
    {
        if (words.Any(word => word.Kind == FieldWordKind.Dispute)) return Topic.Disputes;
        if (words.Any(word => word.Kind == FieldWordKind.Document)) return Topic.Documents;
        if (words.Any(word => word.Kind == FieldWordKind.Decision)) return Topic.Decisions;
        if (topic == Topic.Disputes && words.Any(word => word.Kind == FieldWordKind.Result)) return Topic.Disputes;
        if (topic == Topic.Documents && words.Any(word => word.Kind == FieldWordKind.DocumentStage)) return Topic.Documents;
        // Only applications for information end so.
        if (topic != Topic.Disputes
            && words.Any(word =>
                word is
                {
                    Kind: FieldWordKind.Row, Payload: "granted" or "partial" or "both" or "denied" or "unavailable" or "not_processed"
                    or "unavailable.not_held"
                })) return Topic.Requests;
        return topic is Topic.Requests && words.Any(word => word.Kind is FieldWordKind.Row or FieldWordKind.Column or FieldWordKind.Request)
            || words.Any(word => word.Kind == FieldWordKind.Request) ? Topic.Requests : null;
    }

    private IEnumerable<Subject> Disputed(ImmutableArray<FieldWord> words)
    {
        var about = OrElse([.. Of(words, FieldWordKind.Dispute)], null).ToList();
        // 复议后起诉: what it was before says nothing more.
        if (about.Exists(block => block.StartsWith("litigation_", StringComparison.Ordinal)))
            about.RemoveAll(block => block is "litigation" or "reconsideration");
        // 直接起诉的7件里，法院驳回3件
        if (about.Count == 0 || about is ["litigation"])
            about.AddRange((about.Count == 0 ? blocks : mentioned).Except(about)
                .Where(block => about.Count == 0 || block.StartsWith("litigation_", StringComparison.Ordinal)).Distinct().ToList());
        var results = Of(words, FieldWordKind.Result).ToList();
        if (words.Any(word => word is { Kind: FieldWordKind.Row, Payload: "carried_out" })) results.Add("pending");
        if (results.Count == 0) results.AddRange("total", "closed");
        else if (words[0].Kind == FieldWordKind.Dispute && !results.Exists(result => result is "upheld" or "corrected" or "other")) results.Add("total");
        return from result in results from block in about select new Subject(Topic.Disputes, result, block);
    }

    private static IEnumerable<Subject> Requested(ImmutableArray<FieldWord> words)
    {
        var columns = Of(words, FieldWordKind.Column).ToList();
        // 企业、律师事务所等法人或者其他组织
        if (columns.Contains("org")) columns.RemoveAll(column => column.StartsWith("org_", StringComparison.Ordinal));
        var rows = Of(words, FieldWordKind.Row).ToList();
        if (rows.Remove("both")) { rows.RemoveAll(row => row is "opened" or "partial" or "granted"); rows.Add("opened"); }
        // 新收与结转合计11件
        if ((rows.Contains("received") || rows.Contains("new")) && rows.Exists(row => row is "carried" or "carried_in"))
            yield return new(Topic.Requests, "handled");
        // 答复不予公开, 收到后重复提出: how it ended says more than that it came.
        if (rows.Exists(row => row is not ("received" or "new" or "concluded" or "opened" or "handled")))
            rows.RemoveAll(row => row is "received" or "new" or "concluded" or "handled" || row == "opened" && rows is not ["opened", "partial", ..]);
        if (rows.Exists(row => row.Contains('.'))) rows.RemoveAll(row => row is "denied" or "unavailable" or "not_processed" or "other");
        // 新申请 are those that came this year; 收到 may be said of all.
        if (rows.Remove("new")) rows = [.. rows.Where(row => row is not ("received" or "concluded")), "received"];
        else if (rows.Count == 0 || rows.Contains("received")) rows.Add("any");
        foreach (var row in rows)
            foreach (var column in columns.Count == 0 ? [null] : columns.Cast<string?>())
                yield return row[0] == '<' ? new Subject(Topic.Requests, row[1..], column) { AtMost = true } : new Subject(Topic.Requests, row, column);
    }

    private static IEnumerable<string> Of(ImmutableArray<FieldWord> words, FieldWordKind kind) =>
        words.Where(word => word.Kind == kind).Select(word => word.Payload).Distinct();

    private static IEnumerable<string> OrElse(IEnumerable<string> found, string? otherwise) => found.Any() || otherwise is null ? found : [otherwise];
}
