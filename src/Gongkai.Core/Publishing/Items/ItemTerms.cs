using System.Collections.Immutable;
using Gongkai.Agencies;
using Gongkai.Matters;

namespace Gongkai.Publishing;

/// <summary>The terms that run in an item. All follow from its events, contents and the agency's choices; none is stored as a state.</summary>
public static class ItemTerms
{
    /// <summary>The kinds of the terms of publication and of outcomes, and what they are called where that tells them apart.</summary>
    public const string Publication = "item_publication", PublicationName = $"公开期限（{Usual}）", Outcome = "item_outcome", NoticeOutcome = "公布公示结果";

    private const string Usual = "二十个工作日";

    /// <summary>What has to be done in it by when.</summary>
    public static ImmutableArray<RunningTerm> Terms(this PublicItem item, ItemSituation situation)
    {
        if (item.Drafted is null || situation.Contents.Find(item.Content) is not { } content) return [];
        var live = item.Live is { } version ? situation.Contents.Find(version.Content) : null;
        return [.. Work(item, content, situation).Concat(live is null ? [] : Public(item, live, situation)).Select(Titled)];

        RunningTerm Titled(RunningTerm term) => term with { Section = item.Section, Title = $"信息 {item.Drafted!.Number}" };
    }

    /// <summary>第二十六条: the last day for publishing the content in hand; null where the article sets none.</summary>
    public static DateOnly? PublicationDue(this PublicItem item, ItemContent content, ItemSituation situation) =>
        item.PublicationTerm(content, situation)?.Due;

    private static (DateOnly Due, string Words)? PublicationTerm(this PublicItem item, ItemContent content, ItemSituation situation)
    {
        var since = item.WaitingSince(content);
        // What another law says of the day of a decision is done with once that was published; a change has the article's own term.
        return item.Kind.IsNews || item.Drafted!.Import is not null && item.Amendment is null || item.Placement.Openness != Openness.Proactive
            || item.Placement.IsInternal || since < PublishingSettings.PublicationWorkdays.From
            ? null
            : item.Amendment is null && Publishing.PublicationTerm.Of(content, situation.Settings.Terms, situation.Calendar) is var (term, due)
                ? (due, term.Words)
            : (situation.Calendar.AddWorkdays(since, PublishingSettings.PublicationWorkdays.On(since)), Usual);
    }

    private static IEnumerable<RunningTerm> Work(PublicItem item, ItemContent content, ItemSituation situation)
    {
        if (item.Stage == ItemStage.Kept && item.KeptOn is { } kept)
            // 第十八条: what is not published is looked at again from time to time.
            yield return new("item_reexamination", "不公开信息定期评估", kept.AddMonths(situation.Settings.ReexaminationMonths), Role.OfficeHead);
        if (item.Stage == ItemStage.Scheduled && item.PlannedAt is { } at)
            yield return new("item_schedule", "定时发布", at.BeijingDay, Role.OfficeHead);
        if (item.Stage is not (ItemStage.Drafting or ItemStage.Returned or ItemStage.AtSection or ItemStage.AtSecrecy or ItemStage.AtOffice
            or ItemStage.AtLeader or ItemStage.Approved)) yield break;
        if (item.PublicationTerm(content, situation) is var (due, words))
            yield return new(Publication, $"公开期限（{words}）", due, Holder(item.Stage)) { Officer = AuthorAt(item) };
        if (ItemField.Day(content["announcedFor"]) is { } announced)
            yield return new("item_announced", "预告的发布日期", announced, Holder(item.Stage)) { Officer = AuthorAt(item) };
        if (HotTopic.Due(content, situation.Settings) is { } answer)
            yield return new("item_response", $"回应时限（{answer:MM月dd日HH时mm分}）", DateOnly.FromDateTime(answer.DateTime), Holder(item.Stage));
    }

    private static IEnumerable<RunningTerm> Public(PublicItem item, ItemContent live, ItemSituation situation)
    {
        var since = item.Live!.FirstAt.BeijingDay;
        var stands = item.ValiditySaidOn(situation.Today) is null or Validity.InForce or Validity.Amended;
        // What was over before it came here waits for nobody.
        bool IsPast(DateOnly day) => item.Drafted!.Import is not null && day < item.Drafted.On;
        if (stands && item.LacksInterpretation)
            // One that was withdrawn leaves the duty as it was: the days count anew from then.
            yield return new("item_interpretation", item.UninterpretedSince is null ? "解读同步公开" : "解读已经撤回，重新公开解读",
                situation.Calendar.AddWorkdays(item.UninterpretedSince ?? since, situation.Settings.InterpretationWorkdays), Role.SectionHead);
        // What is to end before its term does needs no look at what comes after.
        if (item.Kind.HasValidityIn(live) && stands && ItemField.Day(live["validUntil"]) is { } until && !IsPast(until)
            && (item.AheadOn(situation.Today) is not { Validity: Validity.Abolished or Validity.Lapsed } ahead || ahead.Since > until))
            yield return item.IsEvaluatedFor(until)
                ? new("item_expiry", "有效期届满", until, Role.SectionHead)
                : new("item_evaluation", "有效期届满前评估", until.AddMonths(-situation.Settings.EvaluationMonths), Role.SectionHead);
        if (item.Kind.Opinions is { } opinions && live["outcome"].Length == 0 && ItemField.Day(live["until"]) is { } end && !IsPast(end))
            yield return new(Outcome, opinions == OpinionKind.Objection ? NoticeOutcome : "公布采纳情况",
                situation.Calendar.AddWorkdays(end, situation.Settings.FeedbackWorkdays), Role.SectionHead);
    }

    // Who has it in hand answers for it.
    private static Role Holder(ItemStage stage) => stage switch
    {
        ItemStage.AtSection => Role.SectionHead,
        ItemStage.AtSecrecy => Role.SecrecyReviewer,
        ItemStage.AtLeader => Role.LeaderInCharge,
        ItemStage.AtOffice or ItemStage.Approved => Role.OfficeHead,
        _ => Role.SectionOfficer,
    };

    private static PersonId? AuthorAt(PublicItem item) => item.Stage is ItemStage.Drafting or ItemStage.Returned ? item.Author : null;
}
