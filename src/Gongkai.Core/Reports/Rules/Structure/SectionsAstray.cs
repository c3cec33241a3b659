using System.Text.RegularExpressions;
using Gongkai.Diagnostics;
using Gongkai.Text;

namespace Gongkai.Reports.Rules;

/// <summary>ST01: section titles missing, out of order, wrongly numbered, or at a level of their own.</summary>
internal sealed partial class SectionsAstray() : ReportRule("ST01", Severity.Error)
{
    public override IEnumerable<Finding> Check(Examination examination)
    {
        var report = examination.Report;
        var titles = report.Layout.OfType<TitlePrinted>().OrderBy(title => title.At?.Sequence ?? 0).ToArray();
        // A report that came as data has sections without printed titles.
        if (titles.Length == 0 && (report.Passages.IsEmpty || report.Passages.Any(passage => passage.Section is not null))) return [];
        return [.. Missing(titles), .. OutOfOrder(titles), .. Misnumbered(titles), .. Levels(titles)];
    }

    private IEnumerable<Finding> Missing(TitlePrinted[] titles) =>
        from section in Enum.GetValues<ReportSection>()
        where titles.All(title => title.Section != section)
        select Found(null, [], ("title", section.Name())) with { Variant = "missing" };

    private IEnumerable<Finding> OutOfOrder(TitlePrinted[] titles)
    {
        for (var i = 1; i < titles.Length; i++)
            if (titles[i].Section < titles[..i].Max(title => title.Section))
                yield return Found(titles[i].At, [], ("title", Shown(titles[i])),
                    ("before", Shown(titles[..i].Last(title => title.Section > titles[i].Section)))) with
                { Variant = "order" };
    }

    private IEnumerable<Finding> Misnumbered(TitlePrinted[] titles)
    {
        foreach (var title in titles)
        {
            var number = Number().Match(ChineseText.Squeeze(title.Printed)).Groups["number"].Value;
            if (number != title.Section.Name()[..1] && number != $"{(int)title.Section + 1}")
                yield return Found(title.At, [], ("title", Shown(title)), ("expected", title.Section.Name()))
                    with
                { Variant = number == "" ? "unnumbered" : "number" };
        }
    }

    // The level that most titles have is taken for the right one; of two, the higher.
    private IEnumerable<Finding> Levels(TitlePrinted[] titles)
    {
        var marked = titles.Where(title => title.Level is not null).ToArray();
        if (marked.Length < 2) yield break;
        var usual = marked.GroupBy(title => title.Level!.Value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        foreach (var title in marked.Where(title => title.Level != usual))
            yield return Found(title.At, [], ("title", Shown(title)), ("level", (long)title.Level!.Value), ("usual", (long)usual)) with { Variant = "level" };
    }

    private static string Shown(TitlePrinted title) => title.Printed.ReplaceLineEndings(" ").Trim();

    [GeneratedRegex("^[#*]*(?:第)?(?<number>[一二三四五六七八九十]+|[0-9]+)(?:部分)?[、.,::)]?")]
    private static partial Regex Number();
}
