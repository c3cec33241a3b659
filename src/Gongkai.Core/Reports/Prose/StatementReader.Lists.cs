using System.Collections.Immutable;

namespace Gongkai.Reports.Prose;

// Lists of parts, and the whole they are parts of.
internal sealed partial class StatementReader
{
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
        if (family is PartFamily.Inflow or PartFamily.Stage)
            return statements[frame.Whole].Subjects is [{ Topic: Topic.Requests, Row: null, Measure: "received" or "handled" or "taken" or "any" }]
                ? [frame.Whole] : [];
        // 法人或其他组织7件（商业企业4件、…）
        if (family == PartFamily.Column && form == ListForm.Closed && frame.Whole >= 0 && statements[frame.Whole].Subjects is [{ Row: "org" }]
            && part.Subjects.All(s => s.Row!.StartsWith("org_", StringComparison.Ordinal))) return [frame.Whole];
        var found = new List<int>();
        for (var i = index - 1; i >= frame.First; i--)
        {
            var other = statements[i];
            if (other.Kind != StatementKind.Count || other.Subjects.IsEmpty) continue;
            var fits = family == PartFamily.Result
                ? other.Topic == Topic.Disputes && other.Subjects.All(s => s.Measure is "total" or "closed")
                    && part.Subjects.All(p => other.Subjects.Any(s => s.Row == p.Row))
                : other.Topic == Topic.Requests && other.Subjects is [{ Row: null, Measure: "received" or "handled" or "taken" or "any" or "concluded" }];
            if (fits && other.Period == part.Period && other.Whose == part.Whose) found.Add(i);
        }
        if (family == PartFamily.Outcome)
        {
            var group = frame.Whole >= 0 && statements[frame.Whole] is { Subjects: [{ Topic: Topic.Requests } whole] }
                && part.Subjects.All(s => s.Measure.StartsWith(whole.Measure + ".", StringComparison.Ordinal));
            if (group) return [frame.Whole];
            found = [.. found.OrderByDescending(i => statements[i].Is(Topic.Requests, "concluded"))];
        }
        if (form != ListForm.Loose && found.Remove(frame.Whole)) found.Insert(0, frame.Whole);
        return [.. found];
    }

    private static bool Alike(string a, string b) =>
        a == b || (Pieces.Contains(a, StringComparison.Ordinal) && Pieces.Contains(b, StringComparison.Ordinal) && a.Length == 1 && b.Length == 1);

    private const string Counted = "件 条 份 宗 起 个 项 例 篇 则 次 案 封 件次 条次";
    private const string Pieces = "件条篇份则宗起项";
}
