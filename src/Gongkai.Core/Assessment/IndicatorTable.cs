using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Diagnostics;

namespace Gongkai.Assessment;

/// <summary>Indicators as the rows of a table: how people write them, and give them back.</summary>
public static class IndicatorTable
{
    /// <summary>The headings.</summary>
    public static ImmutableArray<string> Headings { get; } =
        ["编号", "名称", "分值", "评分办法", "每件分值", "上限", "分档", "否决对象", "数据来源", "评价标准", "佐证材料"];

    private static ImmutableArray<IndicatorRule> Rules { get; } = [.. Enum.GetValues<IndicatorRule>()];

    /// <summary>The rows of some indicators.</summary>
    public static IEnumerable<ImmutableArray<string>> Rows(IEnumerable<Indicator> indicators) => indicators.Select(one => ImmutableArray.Create(
        one.Code, one.Name, one.IsWeighted ? Text(one.Weight) : "", one.Rule?.Name() ?? "", Text(one.Points), Text(one.Most),
        string.Join('；', one.Tiers.Select(tier => $"{Text(tier.AtLeast)}={Text(tier.Points)}")), one.Target ?? "", one.Source ?? "", one.Standard,
            one.Evidence));

    /// <summary>Grades as they are typed, one on a line: <c>优秀 90</c>.</summary>
    public static string Text(IEnumerable<AssessmentGrade> grades) => string.Join('\n', grades.Select(grade => $"{grade.Name} {Text(grade.AtLeast)}"));

    /// <summary>Grades as they were typed; what is no grade has a name that is empty.</summary>
    public static ImmutableArray<AssessmentGrade> Grades(string typed) =>
    [
        .. typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.LastIndexOf(' ') is > 0 and var at
            && Number(line[at..]) is { } least ? new AssessmentGrade(line[..at].Trim(), least) : new("", 0)),
    ];

    /// <summary>Reads rows, the headings first, in any order.</summary>
    /// <returns>The indicators, and every cell that cannot be read, by its row and column.</returns>
    public static (ImmutableArray<Indicator> Indicators, ImmutableArray<Refusal> Faults) Read(ImmutableArray<ImmutableArray<string>> rows)
    {
        var faults = ImmutableArray.CreateBuilder<Refusal>();
        var places = Headings.ToDictionary(heading => heading, heading => rows.IsEmpty ? -1 : rows[0].Select(cell => cell.Trim()).ToList().IndexOf(heading));
        foreach (var heading in Headings[..4].Where(heading => places[heading] < 0))
            faults.Add(new("AS02") { Variant = "heading", Field = "File", Values = [("heading", heading)] });
        if (faults.Count > 0) return ([], faults.ToImmutable());
        var read = ImmutableArray.CreateBuilder<Indicator>();
        foreach (var (index, row) in rows.Index().Skip(1).Where(row => row.Item.Any(cell => cell.Trim().Length > 0)))
        {
            string Cell(string heading) => places[heading] is >= 0 and var at && at < row.Length ? row[at].Trim() : "";
            void Wrong(string heading) => faults.Add(new("AS02")
            {
                Variant = "cell",
                Field = "File",
                Values = [("row", index + 1L), ("heading", heading), ("text", Cell(heading))],
            });
            decimal? Amount(string heading)
            {
                if (Cell(heading).Length == 0) return null;
                if (Number(Cell(heading)) is not { } number) Wrong(heading);
                else return number;
                return null;
            }
            IndicatorRule? rule = null;
            if (Cell("评分办法") is { Length: > 0 } named)
            {
                if (Rules.Where(known => known.Name() == named).Select(known => (IndicatorRule?)known).FirstOrDefault() is { } found) rule = found;
                else Wrong("评分办法");
            }
            var tiers = Tiers(Cell("分档"));
            if (tiers.IsDefault) Wrong("分档");
            read.Add(new(Cell("编号"), Cell("名称"))
            {
                Weight = Amount("分值") ?? 0,
                Rule = rule,
                Points = Amount("每件分值"),
                Most = Amount("上限"),
                Tiers = tiers.IsDefault ? [] : tiers,
                Target = Maybe(Cell("否决对象")),
                Source = Maybe(Cell("数据来源")),
                Standard = Cell("评价标准"),
                Evidence = Cell("佐证材料"),
            });
        }
        return (read.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>A number as people write it; null where it is none.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : null;

    /// <summary>A number without zeros that say nothing; empty where there is none.</summary>
    public static string Text(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";

    private static ImmutableArray<Tier> Tiers(string text)
    {
        var tiers = ImmutableArray.CreateBuilder<Tier>();
        foreach (var part in text.Split(['；', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var least, var points] || Number(least) is not { } from || Number(points) is not { } given) return default;
            tiers.Add(new(from, given));
        }
        return tiers.ToImmutable();
    }

    private static string? Maybe(string text) => text.Length == 0 ? null : text;
}
