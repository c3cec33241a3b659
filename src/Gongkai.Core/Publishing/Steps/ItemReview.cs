using Gongkai.Agencies;
using Gongkai.Diagnostics;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>审核: who may pass a stage, beside what posts say.</summary>
public static class ItemReview
{
    /// <summary>The stage of review at which an item waits; null while it waits at none.</summary>
    public static ChainStage? Awaited(ItemStage stage) => stage switch
    {
        ItemStage.AtSection => ChainStage.Section,
        ItemStage.AtSecrecy => ChainStage.Secrecy,
        ItemStage.AtOffice => ChainStage.Office,
        ItemStage.AtLeader => ChainStage.Leader,
        _ => null,
    };

    /// <summary>The post that passes a stage.</summary>
    public static Role PostOf(ChainStage stage) => stage switch
    {
        ChainStage.Section => Role.SectionHead,
        ChainStage.Secrecy => Role.SecrecyReviewer,
        ChainStage.Office => Role.OfficeHead,
        ChainStage.Leader => Role.LeaderInCharge,
    };

    /// <summary>Why an officer who holds the post cannot pass the stage at which an item waits: he wrote in it; null where he did not.</summary>
    public static Refusal? WhyNotBy(PublicItem item, Actor actor) =>
        Awaited(item.Stage) is { } stage && actor.Person is { } person && item.Writers.Contains(person)
            && actor.Posts.Any(post => post.Role == PostOf(stage) && post.Reaches(item.Section)) ? OwnText(stage) : null;

    /// <summary>That who wrote in it does not review it, and what is to be done where nobody else could.</summary>
    internal static Refusal OwnText(ChainStage stage) =>
        new("PU05") { Variant = "author", Values = [("stage", stage.Name()), ("post", PostOf(stage).Name())] };
}
