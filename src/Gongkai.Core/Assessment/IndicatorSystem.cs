using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Gongkai.Diagnostics;

namespace Gongkai.Assessment;

/// <summary>评分办法: how an indicator is scored.</summary>
public enum IndicatorRule
{
    /// <summary>Points are taken for every event, never more than <see cref="Indicator.Most"/>, or than the weight.</summary>
    [Word("逐件扣分")] PerEvent,

    /// <summary>Points are given by the highest step that a figure reaches.</summary>
    [Word("达标得分")] Threshold,

    /// <summary>Where it happens, the indicator above gets no more than <see cref="Indicator.Most"/>.</summary>
    [Word("封顶")] Cap,

    /// <summary>Where it happens, the indicator that is named gets nothing; where none is named, the whole.</summary>
    [Word("一票否决")] Veto,

    /// <summary>Points are added for every event, never more than <see cref="Indicator.Most"/>.</summary>
    [Word("加分")] Bonus,

    /// <summary>A reviewer gives points up to the weight.</summary>
    [Word("评判")] Judgement,
}

/// <summary>A step of a threshold.</summary>
/// <param name="AtLeast">The figure that it wants.</param>
/// <param name="Points">What it gives.</param>
public sealed record Tier(decimal AtLeast, decimal Points);

/// <summary>等次: from how many points it is reached.</summary>
public sealed record AssessmentGrade(string Name, decimal AtLeast);

/// <summary>考核指标: a node of the tree, or a leaf that is scored.</summary>
/// <param name="Code">Its place in the tree: <c>1.2</c> stands below <c>1</c>.</param>
/// <param name="Name">What it is called.</param>
public sealed record Indicator(string Code, string Name)
{
    /// <summary>分值: the most that it gives; nothing for what caps, vetoes or adds.</summary>
    public decimal Weight { get; init; }

    /// <summary>评分办法; null for a node.</summary>
    public IndicatorRule? Rule { get; init; }

    /// <summary>What one event takes, or adds.</summary>
    public decimal? Points { get; init; }

    /// <summary>上限: the most that all events take or add; what the node above is capped at.</summary>
    public decimal? Most { get; init; }

    /// <summary>分档 of a threshold.</summary>
    public ImmutableArray<Tier> Tiers { get; init; } = [];

    /// <summary>What a veto makes nothing of, by its code; null for the whole.</summary>
    public string? Target { get; init; }

    /// <summary>数据来源: the word of a query over the registers; null where a reviewer says it.</summary>
    public string? Source { get; init; }

    /// <summary>评价标准.</summary>
    public string Standard { get; init; } = "";

    /// <summary>佐证材料: what the agency has to show.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>The code of the one above; empty for the first level.</summary>
    [JsonIgnore]
    public string Parent => Code.LastIndexOf('.') is > 0 and var dot ? Code[..dot] : "";

    /// <summary>Whether it gives points of the whole by itself.</summary>
    [JsonIgnore]
    public bool IsWeighted => Rule is null or IndicatorRule.PerEvent or IndicatorRule.Threshold or IndicatorRule.Judgement;
}

/// <summary>指标体系: of one year and one sort of agencies; data, not law.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Year">The year that is assessed by it.</param>
/// <param name="Variant">适用对象: 部门, 县区.</param>
/// <param name="Full">满分, bonuses aside.</param>
/// <param name="Grades">等次, the best first.</param>
/// <param name="Indicators">The tree, in order.</param>
public sealed record IndicatorSystem(string Name, int Year, string Variant, decimal Full, ImmutableArray<AssessmentGrade> Grades,
    ImmutableArray<Indicator> Indicators)
{
    private const decimal MostPoints = 10_000;
    private const int MostIndicators = 500;

    /// <summary>The indicators that are scored.</summary>
    [JsonIgnore]
    public IEnumerable<Indicator> Leaves => Indicators.Where(one => one.Rule is not null);

    /// <summary>Of a code; null when there is none.</summary>
    public Indicator? Find(string code) => Indicators.FirstOrDefault(one => one.Code == code);

    /// <summary>等次 of a total; null where it reaches none.</summary>
    public string? GradeOf(decimal total) => Grades.Where(grade => grade.AtLeast <= total).MaxBy(grade => grade.AtLeast)?.Name;

    /// <summary>The first level an indicator stands under, for tables.</summary>
    public Indicator First(Indicator one) => Find(one.Code.Split('.')[0]) ?? one;

    /// <summary>All that is wrong with it, each with the code of the indicator.</summary>
    /// <param name="sources">The words of the queries that there are.</param>
    public IEnumerable<Refusal> Faults(IReadOnlySet<string> sources)
    {
        if (Indicators.IsEmpty || Indicators.Length > MostIndicators) yield return new("AS02") { Variant = "empty", Values = [("most", (long)MostIndicators)] };
        if (Full is <= 0 or > MostPoints) yield return new("AS02") { Variant = "full", Field = nameof(Full), Values = [("most", MostPoints)] };
        foreach (var same in Indicators.GroupBy(one => one.Code).Where(same => same.Count() > 1)) yield return At("twice", same.First());
        var codes = Indicators.Select(one => one.Code).ToHashSet();
        foreach (var one in Indicators)
        {
            if (one.Name.Length == 0) yield return At("name", one);
            if (one.Code.Length == 0 || one.Code.Split('.').Any(part => part.Length is 0 or > 4 || !part.All(char.IsAsciiDigit))) yield return At("code", one);
            else if (one.Parent.Length > 0 && !codes.Contains(one.Parent)) yield return At("parent", one, ("parent", one.Parent));
            if (Find(one.Parent) is { Rule: not null }) yield return At("leaf", one, ("parent", one.Parent));
            foreach (var fault in one.Rule is { } rule ? OfLeaf(one, rule, codes, sources) : OfNode(one)) yield return fault;
        }
        if (Indicators.Where(one => one.Parent.Length == 0).Sum(Bounded) is var sum && sum != Full)
            yield return new("AS02") { Variant = "sum", Field = nameof(Full), Values = [("sum", sum), ("full", Full)] };
        if (Grades.GroupBy(grade => grade.Name).Any(same => same.Count() > 1) || Grades.Any(grade => grade.Name.Length == 0 || grade.AtLeast < 0))
            yield return new("AS02") { Variant = "grades", Field = nameof(Grades) };
    }

    private IEnumerable<Refusal> OfNode(Indicator one)
    {
        var below = Indicators.Where(other => other.Parent == one.Code && other.Code != one.Code).ToList();
        if (below.Count == 0) yield return At("rule", one);
        else if (below.Sum(Bounded) is var sum && sum != one.Weight) yield return At("weights", one, ("sum", sum), ("weight", one.Weight));
    }

    private static IEnumerable<Refusal> OfLeaf(Indicator one, IndicatorRule rule, HashSet<string> codes, IReadOnlySet<string> sources)
    {
        if (one.IsWeighted ? one.Weight is <= 0 or > MostPoints : one.Weight != 0) yield return At("weight", one, ("rule", rule.Name()));
        if (rule is IndicatorRule.PerEvent or IndicatorRule.Bonus && one.Points is not (> 0 and <= MostPoints)) yield return At("points", one);
        if (rule is IndicatorRule.Cap or IndicatorRule.Bonus && one.Most is not (>= 0 and <= MostPoints)) yield return At("most", one);
        if (rule == IndicatorRule.PerEvent && one.Most is { } most && (most <= 0 || most > one.Weight)) yield return At("deduction", one);
        if (rule == IndicatorRule.Threshold && (one.Tiers.IsEmpty || one.Tiers.Any(tier => tier.Points < 0 || tier.Points > one.Weight)
            || one.Tiers.Select(tier => tier.AtLeast).Distinct().Count() != one.Tiers.Length)) yield return At("tiers", one);
        if (one.Target is { } target && (rule != IndicatorRule.Veto || !codes.Contains(target))) yield return At("target", one, ("target", target));
        if (one.Source is { } source && (rule == IndicatorRule.Judgement || !sources.Contains(source))) yield return At("source", one, ("source", source));
    }

    // What is out of bounds is told of itself and adds nothing.
    private static decimal Bounded(Indicator one) => one.Weight is >= 0 and <= MostPoints ? one.Weight : 0;

    private static Refusal At(string variant, Indicator one, params ImmutableArray<(string, object)> values) =>
        new("AS02") { Variant = variant, Field = nameof(Indicators), Values = [("code", one.Code), .. values] };
}
