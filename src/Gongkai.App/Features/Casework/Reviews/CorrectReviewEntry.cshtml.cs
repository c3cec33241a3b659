using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>更正录入 in a reconsideration or suit.</summary>
[Needs(Permission.HandleDisputes)]
public sealed class CorrectReviewEntryPage(ReviewDesk desk) : CorrectionPage<ReviewCase, ReviewEvent, ReviewStage, ReviewSituation>(desk)
{
    public override string Thing => "复议、诉讼案件";

    public override (string View, object Model) Strip => ("/Features/Casework/Reviews/_ReviewStrip.cshtml", Open.Matter);

    public override (string Address, string Words) Back => (ReviewRoutes.Of(Open.Matter.Id), "返回案件");

    protected override Type Step => typeof(ReviewEntryCorrected);

    protected override (string Words, string Address)[] Trail =>
        [("工作台", WebRoutes.Desk), ("复议诉讼", ReviewRoutes.List), (Open.Matter.Accepted?.Number ?? "未受理", Back.Address)];

    protected override ReviewEvent Correction(ReviewEvent instead, PrivateRef? reason) =>
        new ReviewEntryCorrected(Command.On, Version, instead) { Reason = reason };

    protected override ImmutableArray<(string Name, string Before, string After)> MovesTo(ReviewCase after)
    {
        var (before, moved) = (Dates(Open.Matter), Dates(after));
        return [.. from name in before.Keys.Union(moved.Keys)
                   let was = before.GetValueOrDefault(name, "没有")
                   let will = moved.GetValueOrDefault(name, "没有")
                   where was != will
                   select (name, was, will)];
    }

    private Dictionary<string, string> Dates(ReviewCase review)
    {
        var dates = ReviewDeadlines.Of(review, Open.Situation.Calendar).ToDictionary(term => term.Name, term => Day(term.End.Due));
        if (review.Order(Open.Situation.Calendar) is { } order) dates["重新答复的期限"] = Day(order.Due);
        return dates;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
