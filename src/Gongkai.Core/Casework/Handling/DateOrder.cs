using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Diagnostics;

namespace Gongkai.Casework;

/// <summary>What can only follow upon something else must bear no earlier date than that.</summary>
internal static class DateOrder
{
    private static readonly FrozenDictionary<Type, ImmutableArray<Type>> After = new Dictionary<Type, ImmutableArray<Type>>
    {
        [typeof(CorrectionReceived)] = [typeof(CorrectionRequested)],
        [typeof(ReasonsReceived)] = [typeof(ReasonsRequested)],
        [typeof(FeePaid)] = [typeof(FeeNoticed)],
        [typeof(DecisionDrafted)] = [typeof(RehandlingOrdered)],
        [typeof(DraftReturned)] = [typeof(DecisionDrafted)],
        [typeof(SecrecyReviewed)] = [typeof(DecisionDrafted)],
        [typeof(LegalReviewed)] = [typeof(DecisionDrafted)],
        [typeof(DecisionApproved)] = [typeof(DecisionDrafted), typeof(SecrecyReviewed), typeof(LegalReviewed)],
        [typeof(DecisionIssued)] = [typeof(DecisionApproved)],
        [typeof(ReplyRated)] = [typeof(DecisionServed)],
        [typeof(CaseClosed)] = [typeof(DecisionServed), typeof(ApplicationWithdrawn), typeof(ApplicationLapsed), typeof(CaseJoined), typeof(OutcomeImported)],
        [typeof(RehandlingOrdered)] = [typeof(DecisionServed)],
        [typeof(CaseArchived)] = [typeof(CaseClosed)],
        [typeof(PersonalDataErased)] = [typeof(CaseArchived)],
    }.ToFrozenDictionary();

    public static IEnumerable<Refusal> Check(DisclosureRequest request, CaseEvent step) =>
        from earlier in Before(request, step)
        where step.On < earlier.On
        select new Refusal("CW67")
        {
            Field = nameof(CaseEvent.On),
            Values = [("step", Name(step)), ("date", CaseRules.Day(step.On)), ("earlier", Name(earlier)), ("earlierOn", CaseRules.Day(earlier.On))],
        };

    // Referrals are answered in the order in which they were sent.
    private static IEnumerable<CaseEvent> Before(DisclosureRequest request, CaseEvent step) => step is ReferralAnswered
        ? request.Referrals.Skip(request.ReferralAnswers.Length).Take(1)
        : After.GetValueOrDefault(step.GetType(), []).Select(type => request.History.LastOrDefault(happened => happened.GetType() == type)).OfType<CaseEvent>();

    private static string Name(CaseEvent happened) => Workflow.StepName(happened.GetType());
}
