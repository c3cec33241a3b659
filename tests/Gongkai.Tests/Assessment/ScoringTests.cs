using CsCheck;
using Gongkai.Assessment;

namespace Gongkai.Tests.Assessment;

public sealed class ScoringTests
{
    private static readonly IndicatorSystem System = new("体系", 2026, "部门", 100, [new("优秀", 90), new("达标", 67)],
    [
        new("1", "依申请公开") { Weight = 40 },
        new("1.1", "按时答复") { Weight = 30, Rule = IndicatorRule.PerEvent, Points = 6, Most = 18 },
        new("1.2", "台账") { Weight = 10, Rule = IndicatorRule.Judgement },
        new("1.3", "拒不配合") { Rule = IndicatorRule.Cap, Most = 24.5m },
        new("2", "主动公开") { Weight = 60 },
        new("2.1", "数量") { Weight = 40, Rule = IndicatorRule.Threshold, Tiers = [new(200, 40), new(100, 20)] },
        new("2.2", "格式") { Weight = 20, Rule = IndicatorRule.PerEvent, Points = 0.1m },
        new("2.3", "泄密") { Rule = IndicatorRule.Veto, Target = "2" },
        new("3", "一票否决") { Rule = IndicatorRule.Veto },
        new("4", "加分") { Rule = IndicatorRule.Bonus, Points = 2, Most = 5 },
    ]);

    private static readonly Gen<Dictionary<string, IndicatorFacts>> Facts =
        from late in Gen.Int[0, 8]
        from book in Gen.Decimal[0, 10]
        from cap in Gen.Int[0, 1]
        from items in Gen.Int[0, 300]
        from format in Gen.Int[0, 300]
        from leak in Gen.Int[0, 1]
        from veto in Gen.Int[0, 1]
        from bonus in Gen.Int[0, 6]
        select new Dictionary<string, IndicatorFacts>
        {
            ["1.1"] = Happened(late),
            ["1.2"] = new() { Points = book },
            ["1.3"] = Happened(cap),
            ["2.1"] = new() { Figure = items },
            ["2.2"] = Happened(format),
            ["2.3"] = Happened(leak),
            ["3"] = Happened(veto),
            ["4"] = Happened(bonus),
        };

    [Fact]
    public void Caps_hold_a_veto_zeroes_what_it_names_and_a_bonus_is_never_above_its_own() => Facts.Sample(facts =>
    {
        var sheet = Scoring.Of(System, facts);
        Assert.Empty(sheet.Unknown);
        Assert.All(sheet.Scores.Where(one => one.Indicator.IsWeighted), one => Assert.InRange(one.Score!.Value, 0, one.Indicator.Weight));
        Assert.InRange(sheet.Bonus!.Value, 0, 5);
        if (facts["3"].Count > 0) Assert.Equal((0m, true), (sheet.Total!.Value, sheet.IsVetoed));
        else if (facts["2.3"].Count > 0) Assert.Equal(0, sheet["2"]!.Score);
        if (facts["1.3"].Count > 0) Assert.True(sheet["1"]!.Score <= 24.5m);
        if (facts["3"].Count == 0) Assert.InRange(sheet["1.1"]!.Score!.Value, 12, 30);
        Assert.Equal(sheet.IsVetoed ? 0 : sheet["1"]!.Score + sheet["2"]!.Score + sheet.Bonus, sheet.Total);
    });

    [Fact]
    public void The_order_of_what_happened_and_how_it_is_grouped_changes_nothing() => Gen.Select(Facts, Gen.Int[0, 100_000]).Sample((facts, seed) =>
    {
        var random = new Random(seed);
        var mixed = facts.OrderBy(_ => random.Next()).ToDictionary(one => one.Key, one => one.Value.Events is { } events
            ? one.Value with
            {
                Events = [.. events.SelectMany(happened => Enumerable.Repeat(happened with { Count = 1 }, happened.Count)).OrderBy(_ => random.Next())],
            }
            : one.Value);
        Assert.Equal(Scoring.Of(System, facts).Total, Scoring.Of(System, mixed).Total);
    });

    [Fact]
    public void Points_are_exact()
    {
        var sheet = Scoring.Of(System, All(("2.2", Happened(3))));
        Assert.Equal(19.7m, sheet["2.2"]!.Score);
        Assert.Equal(0.3m, sheet["2.2"]!.Lost);
    }

    [Fact]
    public void What_is_not_known_is_not_nothing()
    {
        var facts = All();
        facts.Remove("1.2");
        facts["2.1"] = new();
        var sheet = Scoring.Of(System, facts);
        Assert.Equal(["1.2", "2.1"], sheet.Unknown);
        Assert.Equal((null, null, null), (sheet.Total, sheet["1"]!.Score, sheet["2.1"]!.Lost));
        // Of what a veto has made nothing nobody need know more.
        Assert.Equal((0m, 0), Scoring.Of(System, new Dictionary<string, IndicatorFacts> { ["3"] = Happened(1) }) is var vetoed
            ? (vetoed.Total!.Value, vetoed.Unknown.Length) : default);
    }

    [Fact]
    public void A_step_of_a_threshold_is_reached_by_its_figure()
    {
        foreach (var (figure, points) in new[] { (99, 0), (100, 20), (199, 20), (200, 40) })
            Assert.Equal(points, Scoring.Of(System, All(("2.1", new() { Figure = figure })))["2.1"]!.Score);
    }

    private static IndicatorFacts Happened(int times) => new() { Events = times == 0 ? [] : [new("一", times)] };

    private static Dictionary<string, IndicatorFacts> All(params (string Code, IndicatorFacts Facts)[] other)
    {
        var facts = System.Leaves.ToDictionary(leaf => leaf.Code, leaf => leaf.Rule switch
        {
            IndicatorRule.Threshold => new IndicatorFacts { Figure = 500 },
            IndicatorRule.Judgement => new() { Points = 10 },
            _ => Happened(0),
        });
        foreach (var (code, own) in other) facts[code] = own;
        return facts;
    }
}
