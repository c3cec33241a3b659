using System.Collections.Immutable;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>The parts listed do not make up the whole that is stated with them.</summary>
internal sealed class PartsAgainstWhole() : NarrativeRule("NV08", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var statements = examination.Statements;
        foreach (var list in statements.Where(statement => statement.List > 0 && statement.Kind == StatementKind.Count && !statement.Wholes.IsEmpty)
            .GroupBy(statement => (statement.List, statement.Family)))
        {
            var parts = list.ToList();
            if (parts.Exists(part => part.Number.Exactness is not Exactness.Exact)) continue;
            var wholes = parts[0].Wholes.Select(index => statements[index]).Where(whole => whole.Number.Exactness == Exactness.Exact).ToList();
            if (wholes.Count == 0 || wholes.Count < parts[0].Wholes.Length) continue;
            var sum = parts.Sum(part => part.Value);
            if (IsMade([.. statements.Where(other => other.Sentence == parts[0].Sentence && other.Kind == StatementKind.Count)], parts, wholes[0], sum))
                continue;
            if (Judge(examination, parts, wholes, sum) is not var (severity, variant)) continue;
            // 涉及征收的21件，维持15件: parts of some of the whole.
            if (parts[0] is { Family: PartFamily.Outcome or PartFamily.Result, IsNarrowed: true, IsCertain: false }) severity = Severity.Hint;
            yield return Found(examination, parts[^1], [],
                ("whole", wholes[0].Value), ("parts", string.Join("＋", parts.Select(part => $"{part.Value:0.####}"))), ("sum", sum),
                ("difference", Math.Abs(sum - wholes[0].Value)))
                with
            { Severity = severity, Variant = variant, Words = Stretch(wholes[0].Words, parts[^1].Words) };
        }
    }

    // 三者相加即为本年36件; 建议58件、提案49件，其中主办31件，会办76件: other counts that stand together are the whole, or make it up.
    private static bool IsMade(List<Statement> counts, List<Statement> parts, Statement whole, decimal sum)
    {
        for (var from = 0; from < counts.Count; from++)
        {
            var run = 0m;
            for (var to = from; to < counts.Count && to < from + 20; to++)
            {
                run += counts[to].Value;
                if (run == sum && sum >= 10 && !parts.Contains(counts[from]) && !parts.Contains(counts[to])
                    || run == whole.Value && to > from && counts.GetRange(from, to - from + 1) is var made && !made.Contains(whole)
                        && parts.TrueForAll(made.Contains)) return true;
            }
        }
        return false;
    }

    private static (Severity, string?)? Judge(Examination examination, List<Statement> parts, List<Statement> wholes, decimal sum)
    {
        if (wholes.Exists(whole => whole.Value == sum)) return null;
        // 办结与结转 make up what came in together with what was carried in.
        if (parts[0].Family == PartFamily.Stage
            && sum == examination.Report.Number("requests.received.total") + examination.Report.Number("requests.carried_in.total")) return null;
        // 新收258件，上年结转7件，其中自然人…: the parts may be those of both together.
        var both = wholes.Sum(whole => whole.Value);
        if (sum > Math.Max(wholes.Max(whole => whole.Value), Inflow(examination, wholes)))
        {
            if (sum == both) return null;
            if (parts[0].Family == PartFamily.Unknown && parts.Count > 1
                && (Overlaps(parts) || parts.Exists(part => part.Value == sum - part.Value && parts.Count > 2))) return (Severity.Hint, "more");
            // 新收70件，其中…予以公开44件…: the outcomes are also of what was carried in.
            if (parts[0].Family == PartFamily.Outcome && wholes[0].Subjects is [{ Measure: "received" or "taken" or "any" }]
                && !AreAnyDenied(examination.Report, parts)) return (Severity.Hint, "more");
            return (parts.TrueForAll(part => part.Whose == wholes[0].Whose) ? Severity.Error : Severity.Hint, "more");
        }
        var whole = wholes[0].Value;
        if (parts[0].Form == ListForm.Among && !IsEveryWay(parts) || parts.Exists(part => part.IsOpenList))
            return parts[0].Form == ListForm.Among && parts.Count > 1 && whole > 0 && (whole - sum) / whole > 0.2m
                && wholes.TrueForAll(each => (each.Value - sum) / Math.Max(1, each.Value) > 0.2m) ? (Severity.Hint, "unexplained") : null;
        if (parts.Count < 2 || wholes.Count > 1 && parts[0].Form == ListForm.Loose && !wholes.TrueForAll(each => each.Value > sum)) return null;
        if (parts[0].Family == PartFamily.Unknown && (parts.Exists(part => part.Number.Unit != wholes[0].Number.Unit) || Overlaps(parts)))
            return (Severity.Hint, null);
        // Where the table could not be read, it cannot be told whether a loose list names all the parts.
        if (parts[0] is { Form: ListForm.Loose, Family: PartFamily.Result or PartFamily.Outcome or PartFamily.Column }
            && parts.Exists(part => DeclaredFigures.Of(examination.Report, part.Subjects).IsEmpty)) return (Severity.Hint, null);
        // Parts that the tables bear out are only not all the parts there are.
        return AreAllDeclared(examination.Report, parts) ? (Severity.Hint, null) : (Severity.Error, null);
    }

    // 网络、信函、当面 are all the ways there are, unless 等 is said.
    private static bool IsEveryWay(List<Statement> parts) =>
        parts[0].Family == PartFamily.Channel
            && (parts.Select(part => part.Subjects is [{ Row: { } way }] ? way : "").Distinct().Count() > 2
                || parts.Count > 1 && parts.Exists(part => part.Subjects is [{ Row: "other_channel" }]));

    private static PassageSpan Stretch(PassageSpan whole, PassageSpan last) =>
        whole.Passage == last.Passage && whole.Start < last.Start ? whole with { Length = last.Start + last.Length - whole.Start } : last;

    private static decimal Inflow(Examination examination, List<Statement> wholes) =>
        examination.Statements.Where(other =>
            other.Sentence == wholes[0].Sentence && other.Kind == StatementKind.Count
                && other.Subjects is [{ Topic: Topic.Requests, Row: null, Measure: "received" or "carried_in" }]).Sum(other => other.Value);

    private static bool AreAnyDenied(AnnualReport report, List<Statement> parts) =>
        parts.Exists(part => DeclaredFigures.Of(report, part.Subjects) is { IsEmpty: false } declared && declared.All(figure => figure.Value != part.Value));

    private static bool AreAllDeclared(AnnualReport report, List<Statement> parts) =>
        parts.TrueForAll(part =>
            DeclaredFigures.Of(report, part.Subjects) is { IsEmpty: false } declared && declared.Any(figure => figure.Value == part.Value));

    // The same item on the website and in the newspaper is counted in both.
    private static bool Overlaps(List<Statement> parts) => parts.Exists(part => Platforms.Any(word => part.Label.Contains(word, StringComparison.Ordinal)));

    private static readonly ImmutableArray<string> Platforms = ["网站", "微信", "微博", "公众号", "平台", "新媒体", "客户端", "抖音", "报纸", "电视", "阅读", "点击", "累计"];
}
