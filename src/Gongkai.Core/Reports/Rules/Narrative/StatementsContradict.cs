using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Reports.Prose;

namespace Gongkai.Reports.Rules;

/// <summary>Two places of the text say what cannot both be so (a closed list of pairs).</summary>
internal sealed partial class StatementsContradict() : ReportRule("NV15", Severity.Warning)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        if (First(report, Denied()) is { } denied && First(report, Assigned(), denied) is { } assigned)
            yield return Told(report, assigned, denied);
        foreach (var told in ToldBack(examination).Concat(CountedAgain(examination))) yield return told;
        foreach (var (passage, days) in All(report, Days()))
            foreach (var (other, workdays) in All(report, Workdays()))
                if (days.Groups[1].Value == workdays.Groups[1].Value && SameMatter(report, passage, days.Index, other, workdays.Index))
                {
                    yield return Told(report, (passage, days), (other, workdays));
                    yield break;
                }
    }

    // 发布会12场。上述21场…: what is pointed back to must have been said.
    private IEnumerable<Finding> ToldBack(Examination examination)
    {
        var counts =
            examination.Statements.Where(statement =>
                statement is { Kind: StatementKind.Count, Number: { Exactness: Gongkai.Text.Exactness.Exact, Unit.Length: > 0 } }).ToList();
        for (var i = 1; i < counts.Count; i++)
        {
            if (!(counts[i].Label is "上述" or "以上" or "前述" || counts[i].Label.EndsWith("上述", StringComparison.Ordinal)) || counts[i].Value < 2) continue;
            var before = counts.Take(i)
                .Where(other => other.Number.Unit == counts[i].Number.Unit && counts[i].Sentence - other.Sentence is >= 0 and <= 3).ToList();
            if (before.Count == 0 || before.Exists(other => other.Value == counts[i].Value) || before.Sum(other => other.Value) == counts[i].Value) continue;
            yield return Found(counts[i].Words, examination.Report.Passages[counts[i].Words.Passage].At, [],
                ("one", $"{before[^1].Label}{before[^1].Value:0.####}{before[^1].Number.Unit}"),
                ("two", $"{counts[i].Label}{counts[i].Value:0.####}{counts[i].Number.Unit}"));
        }
    }

    // 召开会议4次，六次会议均形成纪要; 答复76件，这86件中…: the same things, counted again.
    private IEnumerable<Finding> CountedAgain(Examination examination)
    {
        var counts =
            examination.Statements.Where(statement =>
                statement is { Kind: StatementKind.Count, Number: { Exactness: Gongkai.Text.Exactness.Exact, Unit.Length: > 0 } }).ToList();
        for (var i = 1; i < counts.Count; i++)
        {
            var (one, two) = (counts[i - 1], counts[i]);
            if (two.Value < 2 || one.Number.Unit != two.Number.Unit || two.Sentence - one.Sentence is < 0 or > 1 || one.Words.Passage != two.Words.Passage
                || one.Value == two.Value) continue;
            var pointsBack = two.Label is "这" or "该" or "此";
            var repeated = two.Label.Length == 0 && two.Tail.Length > 3 && one.Label.EndsWith(two.Tail[..2], StringComparison.Ordinal)
                && (two.Tail.Contains('均') || two.Tail.Contains("全部", StringComparison.Ordinal) || two.Tail.Contains('都')
                    || two.Tail.Contains("共有", StringComparison.Ordinal));
            if (!pointsBack && !repeated || counts.Take(i).Any(other => other.Value == two.Value && other.Number.Unit == two.Number.Unit)) continue;
            yield return Found(two.Words, examination.Report.Passages[two.Words.Passage].At, [], ("one", $"{one.Label}{one.Value:0.####}{one.Number.Unit}"),
                ("two", $"{two.Label}{two.Value:0.####}{two.Number.Unit}{two.Tail}"));
        }
    }

    private Finding Told(AnnualReport report, (int Passage, Match Match) one, (int Passage, Match Match) two) =>
        Found(new PassageSpan(two.Passage, two.Match.Index, two.Match.Length), report.Passages[two.Passage].At, [], ("one", one.Match.Value),
            ("two", two.Match.Value));

    private static (int Passage, Match Match)? First(AnnualReport report, Regex words, (int Passage, Match Match)? but = null)
    {
        foreach (var (passage, match) in All(report, words))
            if (but is not { } other || other.Passage != passage || match.Index >= other.Match.Index + other.Match.Length
                || match.Index + match.Length <= other.Match.Index) return (passage, match);
        return null;
    }

    private static IEnumerable<(int Passage, Match Match)> All(AnnualReport report, Regex words)
    {
        for (var i = 0; i < report.Passages.Length; i++)
            if (report.Passages[i] is { Section: not null, IsSectionTitle: false } passage)
                foreach (Match match in words.Matches(passage.Text)) yield return (i, match);
    }

    // The same matter: the sentences share a word for what is to be done in that time.
    private static bool SameMatter(AnnualReport report, int a, int at, int b, int bt)
    {
        var (one, two) = (Sentence(report.Passages[a].Text, at), Sentence(report.Passages[b].Text, bt));
        return one != two && Matters.Any(word => one.Contains(word, StringComparison.Ordinal) && two.Contains(word, StringComparison.Ordinal));
    }

    private static string Sentence(string text, int at)
    {
        var start = text.LastIndexOf('。', Math.Max(0, at - 1)) + 1;
        var end = text.IndexOf('。', at);
        return text[start..(end < 0 ? text.Length : end)];
    }

    private static readonly string[] Matters = ["解读", "答复", "补正", "更新", "上传", "登记"];

    [GeneratedRegex("(?:不能|没有|未能|无法|难以|还没|做不到)(?:够|能)?(?:真正)?(?:做到|实现|落实)?[“\"]?专人(?:专管)?[”\"]?|没有专职|缺[少乏]专[人职]|未配备专[人职]")]
    private static partial Regex Denied();

    [GeneratedRegex("专门负责|专人负责|专人管理|专人专管|专职人员负责|安排专人|明确专人|指定专人|配备专职")]
    private static partial Regex Assigned();

    [GeneratedRegex("(\\d+)\\s*[日天](?:之)?内")]
    private static partial Regex Days();

    [GeneratedRegex("(\\d+)\\s*个工作日")]
    private static partial Regex Workdays();
}
