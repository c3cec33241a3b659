using System.Collections.Frozen;
using Gongkai.Casework;

namespace Gongkai.Features.Casework;

/// <summary>Where the form of each step is, below the case's own address. A feature that has a step adds its line here.</summary>
public static class StepAddresses
{
    private static readonly FrozenDictionary<Type, string> Known = new Dictionary<Type, string>
    {
        [typeof(CaseAssigned)] = "assign",
        [typeof(CorrectionRequested)] = "correction-notice",
        [typeof(CorrectionReceived)] = "correction",
        [typeof(ReasonsRequested)] = "reasons-request",
        [typeof(ReasonsReceived)] = "reasons",
        [typeof(AgreedDelaySet)] = "delay",
        [typeof(SearchLogged)] = "search",
        [typeof(ConsultationSent)] = "consult",
        [typeof(ApplicantToldOfConsultation)] = "told-of-consultation",
        [typeof(ReferralSent)] = "referral",
        [typeof(ReferralAnswered)] = "referral-answer",
        [typeof(ExtensionConsented)] = "extension",
        [typeof(ExtensionNoticed)] = "extension-notice",
        [typeof(FeeNoticed)] = "fee",
        [typeof(FeePaid)] = "payment",
        [typeof(ApplicationWithdrawn)] = "withdrawal",
        [typeof(ApplicationLapsed)] = "lapse",
        [typeof(DecisionDrafted)] = "decision",
        [typeof(SecrecyReviewed)] = "decision/secrecy",
        [typeof(LegalReviewed)] = "decision/legal",
        [typeof(DecisionApproved)] = "decision/approval",
        [typeof(RehandlingOrdered)] = "decision/order",
        [typeof(CaseClosed)] = "close",
        [typeof(CaseSplit)] = "split",
        [typeof(CaseJoined)] = "join",
        [typeof(FileAdded)] = "files/add",
        [typeof(CategoryChanged)] = "category",
        [typeof(ServiceAddressConfirmed)] = "service-address",
        [typeof(ProactiveConversionProposed)] = "proactive",
    }.ToFrozenDictionary();

    /// <summary>The steps that have a form.</summary>
    public static IEnumerable<Type> All => Known.Keys;

    /// <summary>The form of a step, below the case's address.</summary>
    public static string Of(Type step) => Known[step];

    /// <summary>The buttons of a case for the officer who looks at it: what the table and his posts allow, and what is not done already.</summary>
    public static IEnumerable<(Transition Row, string Address)> For(OpenCase open) =>
        from row in Workflow.Steps(open.Request, open.Situation.Actor)
        where Known.ContainsKey(row.Event) && !IsIdle(open, open.Request, row.Event) && !(row.Event == typeof(DecisionApproved) && !open.WhyNotSigned.IsEmpty)
        group row by row.Event into same
        select (same.First(), $"/desk/cases/{open.Request.Id}/{Known[same.Key]}");

    private static bool IsIdle(OpenCase open, DisclosureRequest request, Type step) => step.Name switch
    {
        // 第三十五条：only with one whose reasons were found good is a later date agreed.
        nameof(AgreedDelaySet) => request.Reasons.LastOrDefault()?.Accepted != true,
        nameof(ApplicationLapsed) => open.Clock.Status is not (ClockStatus.LapsedNoCorrection or ClockStatus.LapsedFeeUnpaid),
        nameof(CorrectionRequested) => request.CorrectionNotice is not null,
        nameof(ApplicantToldOfConsultation) => request.Consultations.IsEmpty,
        nameof(ReferralAnswered) => request.ReferralAnswers.Length >= request.Referrals.Length,
        nameof(ReasonsReceived) => request.Reasons.Length >= request.ReasonsRequests.Length,
        nameof(ExtensionConsented) => request.Extensions is [.., { Notice: null }],
        nameof(ExtensionNoticed) => request.Extensions is not [.., { Notice: null }],
        nameof(FeeNoticed) => request.FeeNotice is not null || !open.Situation.Settings.Fee.IsCharged,
        _ => false,
    };
}
