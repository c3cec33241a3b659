using System.Collections.Immutable;

namespace Gongkai.Reports.Prose;

/// <summary>From the words around a number to what is counted.</summary>
internal static class SubjectFinder
{
    /// <summary>What is counted and how it divides the whole; empty when the words do not say.</summary>
    /// <param name="near">The words of the number's own clause.</param>
    /// <param name="topic">What the sentence has spoken of so far.</param>
    /// <param name="blocks">The blocks of table 四 it has spoken of.</param>
    /// <param name="row">The row of table 二 it has spoken of.</param>
    /// <param name="last">The family of the part before, to tell whose 其他 it is.</param>
    /// <param name="begun">Whether a list of parts has just begun.</param>
    public static (ImmutableArray<Subject> Subjects, PartFamily Family) Find(Clause near, Topic? topic, ImmutableArray<string> blocks, string? row,
        PartFamily last, bool begun)
    {
        if (near.Fee is { } fee && near.Noun == fee) return ([new(Topic.Fees, "", fee.Payload)], PartFamily.None);
        if (near.Results.Count > 0 && (near.Disputes.Count > 0 || topic == Topic.Disputes))
            return (Results(near, near.Disputes.Count > 0 ? Blocks(near.Disputes) : blocks), PartFamily.Result);
        // 维持1件、其他1件
        if (topic == Topic.Disputes && last == PartFamily.Result && near is { Noun: null, Results.Count: 0, Outcomes: [{ Payload: "?other" }] })
            return ([.. blocks.Select(block => new Subject(Topic.Disputes, "other", block))], PartFamily.Result);
        // 复议、诉讼共37件，年底前未结6件
        if (topic == Topic.Disputes && near is { Noun: null, Stock.Payload: "carried_out" } && !blocks.IsEmpty)
            return ([.. blocks.Select(block => new Subject(Topic.Disputes, "pending", block))], PartFamily.Result);
        if (near.Disputes.Count > 0 && near.Noun?.Kind == TermKind.Dispute)
            return ([.. Blocks(near.Disputes).Select(block => new Subject(Topic.Disputes, near.Verb?.Payload == "closed" ? "closed" : "total", block))],
                PartFamily.None);
        if (topic == Topic.Disputes && near.Noun is null && near.Verb?.Payload is "closed")
            return ([.. blocks.Select(block => new Subject(Topic.Disputes, "closed", block))], PartFamily.None);
        if (near.Documents.Count > 0 && near.Noun?.Kind == TermKind.Document) return Documents(near, near.Documents.Select(term => term.Payload));
        if (near.Decisions.Count > 0 && near.Noun?.Kind == TermKind.Decision)
            return ([.. near.Decisions.Select(term => new Subject(Topic.Decisions, near.Verb?.Payload == "vet" ? "vet" : "", term.Payload)).Distinct()],
                PartFamily.None);
        // 规范性文件3件…现行有效文件23件
        if (topic == Topic.Documents && row is not null && near is { Noun.Kind: TermKind.Elsewhere, Verb.Payload: "repealed" or "in_force" }
            && near.Noun.Value.Length == 2 && near.NamesPlainDocuments) return Documents(near, [row]);
        if (near.Noun?.Kind == TermKind.Elsewhere
            && !(near.Channels.Count > 0 && topic == Topic.Requests && near.Request is null && last is PartFamily.Channel))
            return ([new(Topic.Elsewhere, "")], PartFamily.Unknown);
        if (topic == Topic.Documents && near.Noun is null && near.Verb?.Payload is "made" or "repealed" or "in_force" or "disclosed" or "published"
            && row is not null) return Documents(near, [row]);
        // Words of the form itself (新收, 上年结转, 自然人) need nothing before them; 申请 alone is an application for information unless something else was spoken of.
        var requests = near.Request is { Payload: "" } || topic == Topic.Requests
            || (topic is null && near.Noun is null or { Kind: TermKind.Request }
                && (near.Request is not null || near.Stock is { Payload: "carried_in" or "carried_out" } || near.Columns.Count > 0
                    || near.Outcomes.Exists(term => term.Payload[0] is not ('?' or '<')) || near.Verb is { Payload: "received", Length: 2 }));
        if (requests) return Requests(near, last, begun || near.IsAmong);
        if (near.Noun?.Kind == TermKind.Proactive) return ([new(Topic.Proactive, "")], PartFamily.None);
        return ([], PartFamily.Unknown);
    }

    private static (ImmutableArray<Subject>, PartFamily) Requests(Clause near, PartFamily last, bool begun)
    {
        if (near.Outcomes.Count > 0 && Outcomes(near, last) is { Length: > 0 } outcomes)
        {
            if (near.Columns.Count > 0 && near.Columns[0].Start < near.Outcomes[0].Start)
                outcomes = [.. outcomes.SelectMany(outcome => near.Columns.Select(column => outcome with { Row = column.Payload }))];
            return (outcomes, outcomes[0].Row == "org_other" && outcomes[0].Measure == "any" ? PartFamily.Column : PartFamily.Outcome);
        }
        if (near.Stock is { } stock
            && !(near.Verb is { Payload: "taken" } && near.Request is not null && stock.Start < near.Request.Value.Start && stock.Payload != "carried"))
            return (Columned(near, new(Topic.Requests, stock.Payload)),
                !begun ? PartFamily.None : stock.Payload == "carried_in" ? PartFamily.Inflow : PartFamily.Stage);
        var measure = near.Verb?.Payload switch
        {
            "received" => "received",
            "taken" => "taken",
            "concluded" or "closed" => "concluded",
            "due" => "handled",
            "vet" => "vet",
            "made" => "vet",
            null when near.Columns.Count > 0 && near.IsHandedIn => "received",
            _ => near.Noun?.Kind == TermKind.Request || near.Columns.Count > 0 ? "any" : "",
        };
        if (near.Columns.Count > 0) return (Columned(near, new(Topic.Requests, measure.Length == 0 ? "any" : measure)), PartFamily.Column);
        if (near.Channels.Count > 0)
            return ([.. near.Channels.Select(channel => new Subject(Topic.Requests, "channel", channel.Payload)).Take(1)], PartFamily.Channel);
        if (near.Noun?.Kind == TermKind.Proactive) return ([new(Topic.Proactive, "")], PartFamily.None);
        // 答复20件，其中公开9件
        if (measure.Length == 0 && begun && near is { Noun: null, Verb.Payload: "disclosed" }) return ([new(Topic.Requests, "granted")], PartFamily.Outcome);
        if (measure.Length == 0) return ([], PartFamily.Unknown);
        var family = begun ? measure == "received" ? PartFamily.Inflow : measure == "concluded" ? PartFamily.Stage : PartFamily.Unknown : PartFamily.None;
        return ([new(Topic.Requests, measure)], family);
    }

    private static ImmutableArray<Subject> Columned(Clause near, Subject subject) =>
        near.Columns.Count == 0 ? [subject] : [.. near.Columns.Select(column => subject with { Row = column.Payload }).Distinct()];

    private static ImmutableArray<Subject> Outcomes(Clause near, PartFamily last)
    {
        var found = ImmutableArray.CreateBuilder<Subject>();
        foreach (var term in near.Outcomes)
        {
            var payload = term.Payload;
            if (payload == "?other")
            {
                if (last == PartFamily.Column) { found.Add(new(Topic.Requests, "any", "org_other")); continue; }
                if (last != PartFamily.Outcome) continue;
                found.Add(new(Topic.Requests, "other?"));
                continue;
            }
            if (payload == "granted+partial") { found.Add(new(Topic.Requests, "granted")); found.Add(new(Topic.Requests, "partial")); continue; }
            var atMost = payload[0] == '<';
            if (atMost) payload = payload[1..];
            found.Add(new(Topic.Requests, payload) { AtMost = atMost });
        }
        // 无法提供（本机关不掌握）: the reason says more than the group it stands with.
        for (var i = found.Count - 1; i >= 0; i--)
            if (found.Any(other =>
                other != found[i]
                    && (other.Measure.StartsWith(found[i].Measure + ".", StringComparison.Ordinal)
                        || (other.AtMost && !found[i].AtMost && (other.Measure.StartsWith(found[i].Measure, StringComparison.Ordinal)))))) found.RemoveAt(i);
        return [.. found.Distinct()];
    }

    private static ImmutableArray<Subject> Results(Clause near, ImmutableArray<string> blocks) =>
        blocks.IsEmpty
            ? []
            : [.. from block in blocks from result in near.Results.Select(term => term.Payload).Distinct() select new Subject(Topic.Disputes, result, block)];

    private static (ImmutableArray<Subject>, PartFamily) Documents(Clause near, IEnumerable<string> rows)
    {
        var measure = near.Verb?.Payload switch
        {
            "made" => "made",
            "repealed" => "repealed",
            "in_force" => "in_force",
            "disclosed" => "disclosed",
            "published" => "published",
            null => "any",
            _ => "vet",
        };
        return ([.. rows.Distinct().Select(row => new Subject(Topic.Documents, measure, row))], PartFamily.None);
    }

    private static ImmutableArray<string> Blocks(List<Term> disputes) => [.. disputes.Select(term => term.Payload).Distinct()];
}
