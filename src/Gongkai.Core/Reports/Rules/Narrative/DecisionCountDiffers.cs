using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>A count of 许可, 处罚 or 强制 in the text is not the table's: 项 against the items, 件 against the decisions.</summary>
internal sealed class DecisionCountDiffers() : NarrativeRule("NV10", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        foreach (var statement in examination.Statements)
        {
            if (statement is not { Kind: StatementKind.Count, Topic: Topic.Decisions, Number.Exactness: not Exactness.Vague } || statement.Whose == Whose.Other
                || statement.Subjects.Any(subject => subject.Measure == "vet")) continue;
            if (Declared(examination.Report, statement) is not { } declared || statement.Number.Allows(declared.Value)
                || Gravity(statement, declared) is not { } severity) continue;
            yield return Found(examination, statement, declared.Cells, ("words", Words(examination, statement)), ("stated", statement.Value),
                ("cell", FormWords.Of(examination.Report, declared)), ("declared", declared.Value))
                with
            { Severity = severity == Severity.Error ? Severity.Warning : Severity.Hint };
        }
        if (Window(examination) is { } window) yield return window;
    }

    private static DeclaredFigure? Declared(AnnualReport report, Statement statement)
    {
        var items = statement.Number.Unit == "项";
        if (items && report.Generation == ReportFormGeneration.B) return null;
        if (!items && statement.Number.Unit is not ("件" or "宗" or "起" or "份" or "例" or "次" or "")) return null;
        ImmutableArray<string> cells = [.. statement.Subjects.SelectMany(subject => Cells(report, subject.Row!, items))];
        long sum = 0;
        foreach (var cell in cells)
        {
            if (report.Number(cell) is not { } value) return null;
            sum += value;
        }
        return new(sum, cells);
    }

    private static IEnumerable<string> Cells(AnnualReport report, string row, bool items)
    {
        var block = (report.Generation == ReportFormGeneration.A ? "proactive.a20_" : "proactive.b20_") + (row == "licensing" ? "5." : "6.") + row;
        return items ? [block + ".items_prev", block + ".items_delta"] : [block + ".decisions"];
    }

    // 所有事项均在窗口统一受理、按时办结: then some decision was made.
    private Finding? Window(Examination examination)
    {
        var report = examination.Report;
        if (report.Number(report.Generation == ReportFormGeneration.A ? "proactive.a20_5.licensing.decisions" : "proactive.b20_5.licensing.decisions") is not 0)
            return null;
        for (var i = 0; i < report.Passages.Length; i++)
        {
            var text = report.Passages[i].Text;
            foreach (var words in Windows)
            {
                var at = text.IndexOf(words, StringComparison.Ordinal);
                if (at < 0) continue;
                var end = text.IndexOfAny(['。', '；'], at) is >= 0 and var stop ? stop : text.Length;
                if (text.AsSpan(at, end - at).Contains("办结", StringComparison.Ordinal) || text.AsSpan(at, end - at).Contains("办理完", StringComparison.Ordinal))
                    return Found(new PassageSpan(i, at, end - at), report.Passages[i].At,
                        [report.Generation == ReportFormGeneration.A ? "proactive.a20_5.licensing.decisions" : "proactive.b20_5.licensing.decisions"],
                        ("words", text[at..end])) with
                    { Severity = Severity.Hint, Variant = "window" };
            }
        }
        return null;
    }

    private static readonly ImmutableArray<string> Windows = ["所有事项均在窗口", "事项均在窗口", "许可事项均在窗口", "事项全部进驻", "审批事项均在", "许可事项全部"];
}
