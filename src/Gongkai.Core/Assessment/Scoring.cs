using System.Collections.Immutable;

namespace Gongkai.Assessment;

/// <summary>Something that happened and counts: the record behind a point.</summary>
/// <param name="Words">What it is; nothing personal.</param>
/// <param name="Count">How often.</param>
public sealed record ScoredEvent(string Words, int Count = 1)
{
    /// <summary>The day that counts; null where it has none.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The stream of the matter behind it; null where there is none.</summary>
    public string? Subject { get; init; }
}

/// <summary>What is known of an indicator: events, a figure, or points that a reviewer gives. What is not known is null, never nothing.</summary>
public sealed record IndicatorFacts
{
    /// <summary>What happened; empty: nothing did; null: nobody knows.</summary>
    public ImmutableArray<ScoredEvent>? Events { get; init; }

    /// <summary>A figure.</summary>
    public decimal? Figure { get; init; }

    /// <summary>What stands behind a figure: nothing of it is counted.</summary>
    public ImmutableArray<ScoredEvent>? Records { get; init; }

    /// <summary>A reviewer's points.</summary>
    public decimal? Points { get; init; }

    /// <summary>Whether it says what a rule asks for.</summary>
    public bool Tells(IndicatorRule rule) => rule switch
    {
        IndicatorRule.Threshold => Figure is not null,
        IndicatorRule.Judgement => Points is not null,
        _ => Events is not null,
    };

    /// <summary>How many events there are.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Count => (Events ?? []).Sum(one => one.Count);
}

/// <summary>What an indicator has got.</summary>
/// <param name="Indicator">Which.</param>
/// <param name="Score">Its points; null where something below it is not known. Of a bonus: what it adds.</param>
/// <param name="Facts">What it was scored by; null for a node, and where nothing is known.</param>
/// <param name="IsVetoed">Whether a veto made nothing of it.</param>
public sealed record IndicatorScore(Indicator Indicator, decimal? Score, IndicatorFacts? Facts, bool IsVetoed)
{
    /// <summary>失分: what was not reached of its weight; null where that is not known.</summary>
    public decimal? Lost => !Indicator.IsWeighted ? 0 : Indicator.Weight - Score;
}

/// <summary>得分表: what all indicators have got.</summary>
/// <param name="Scores">Each, in the order of the system.</param>
/// <param name="Base">The points of the tree; null where something is not known.</param>
/// <param name="Bonus">加分; null likewise.</param>
/// <param name="Unknown">The codes of the leaves of which nothing is known.</param>
/// <param name="IsVetoed">Whether a veto made nothing of the whole.</param>
public sealed record ScoreSheet(ImmutableArray<IndicatorScore> Scores, decimal? Base, decimal? Bonus, ImmutableArray<string> Unknown, bool IsVetoed)
{
    /// <summary>总分; null while something is not known.</summary>
    public decimal? Total => IsVetoed ? 0 : Base + Bonus;

    /// <summary>Of a code.</summary>
    public IndicatorScore? this[string code] => Scores.FirstOrDefault(one => one.Indicator.Code == code);
}

/// <summary>Scores an agency by an indicator system: a pure function of both, in exact decimals, whatever the order of what happened.</summary>
public static class Scoring
{
    /// <summary>The scores.</summary>
    /// <param name="system">The system.</param>
    /// <param name="facts">What is known, by the codes of the leaves.</param>
    public static ScoreSheet Of(IndicatorSystem system, IReadOnlyDictionary<string, IndicatorFacts> facts)
    {
        var known = system.Leaves.Where(leaf => facts.GetValueOrDefault(leaf.Code)?.Tells(leaf.Rule!.Value) == true)
            .ToDictionary(leaf => leaf.Code, leaf => facts[leaf.Code]);
        var vetoed = system.Leaves.Where(leaf => leaf.Rule == IndicatorRule.Veto && known.GetValueOrDefault(leaf.Code)?.Count > 0)
            .Select(leaf => leaf.Target ?? "").ToHashSet();
        var below = system.Indicators.ToLookup(one => one.Parent);
        var scores = new Dictionary<string, decimal?>();
        var tree = Node("", null);
        ImmutableArray<IndicatorScore> all =
            [.. system.Indicators.Select(one => new IndicatorScore(one, scores[one.Code], known.GetValueOrDefault(one.Code), IsVetoed(one.Code)))];
        var bonuses = all.Where(one => one.Indicator.Rule == IndicatorRule.Bonus).ToList();
        return new(all, tree, bonuses.Any(one => one.Score is null) ? null : bonuses.Sum(one => one.Score!.Value),
            [.. system.Leaves.Where(leaf => !known.ContainsKey(leaf.Code) && !IsVetoed(leaf.Code)).Select(leaf => leaf.Code)], vetoed.Contains(""));

        bool IsVetoed(string code) => vetoed.Contains("") || vetoed.Any(target => code == target || code.StartsWith(target + ".", StringComparison.Ordinal));

        decimal? Node(string code, Indicator? node)
        {
            decimal? sum = 0;
            foreach (var one in below[code])
            {
                var score = one.Rule is null ? Node(one.Code, one) : Leaf(one);
                scores[one.Code] = IsVetoed(one.Code) ? 0 : score;
                if (scores[one.Code] is not { } got) sum = null;
                else if (one.IsWeighted) sum += got;
            }
            foreach (var cap in below[code].Where(one => one.Rule == IndicatorRule.Cap && known.GetValueOrDefault(one.Code)?.Count > 0))
                if (sum is { } before) sum = Math.Min(before, cap.Most ?? before);
            return vetoed.Contains(code) ? 0 : sum;
        }

        // What only caps or vetoes has no points of its own; whether it is known counts all the same.
        decimal? Leaf(Indicator leaf) => known.GetValueOrDefault(leaf.Code) is not { } fact ? null : leaf.Rule switch
        {
            IndicatorRule.PerEvent => Math.Max(0, leaf.Weight - Math.Min(leaf.Most ?? leaf.Weight, (leaf.Points ?? 0) * fact.Count)),
            IndicatorRule.Threshold => leaf.Tiers.Where(tier => tier.AtLeast <= fact.Figure).MaxBy(tier => tier.AtLeast)?.Points ?? 0,
            IndicatorRule.Bonus => Math.Min(leaf.Most ?? 0, (leaf.Points ?? 0) * fact.Count),
            IndicatorRule.Judgement => Math.Clamp(fact.Points ?? 0, 0, leaf.Weight),
            _ => 0,
        };
    }
}
