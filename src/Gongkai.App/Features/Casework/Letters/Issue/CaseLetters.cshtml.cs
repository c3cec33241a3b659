using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongkai.Casework;
using Gongkai.Web;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Features.Casework;

/// <summary>本案文书: what was issued in a case, and what can be issued.</summary>
[Needs(Permission.ReadCases)]
public sealed class CaseLettersPage(CaseDesk door) : CasePage(door)
{
    /// <summary>The letters that can be issued by hand, as the case stands.</summary>
    public IEnumerable<LetterType> Possible => CaseSteps.Workflow.Find(typeof(LetterIssued), Case.Request.Stage) is null ? [] : OnTheWay.Where(IsPossible);

    /// <summary>The step that serves a letter which waits for it; null for one that waits for none.</summary>
    public Type? StepOf(IssuedLetterRef letter) =>
        LetterType.Find(letter.Code) is { } type && Steps.GetValueOrDefault(type) is { } step
            && Case.Request.PendingLetter(type)?.Docx == letter.Docx && Case.Open.RowFor(step) is not null ? step : null;

    private static readonly FrozenDictionary<LetterType, Type> Steps = new Dictionary<LetterType, Type>
    {
        [LetterType.CorrectionNotice] = typeof(CorrectionRequested),
        [LetterType.ReasonsRequest] = typeof(ReasonsRequested),
        [LetterType.ExtensionNotice] = typeof(ExtensionNoticed),
        [LetterType.ThirdPartyConsultation] = typeof(ConsultationSent),
        [LetterType.ConsultationNotice] = typeof(ApplicantToldOfConsultation),
        [LetterType.AgencyConsultation] = typeof(ConsultationSent),
        [LetterType.AssistanceRequest] = typeof(CaseAssigned),
        [LetterType.FeeNotice] = typeof(FeeNoticed),
        [LetterType.DelayNotice] = typeof(AgreedDelaySet),
    }.ToFrozenDictionary();

    /// <summary>The letters between receipt and decision, and the notes that close a lapsed case.</summary>
    public static ImmutableArray<LetterType> OnTheWay { get; } =
    [
        LetterType.Receipt, LetterType.CorrectionNotice, LetterType.ReasonsRequest, LetterType.ExtensionNotice, LetterType.ThirdPartyConsultation,
        LetterType.ConsultationNotice, LetterType.AgencyConsultation, LetterType.AssistanceRequest, LetterType.FeeNotice, LetterType.DelayNotice,
        NotCorrected, NotPaid,
    ];

    private static LetterType NotCorrected => LetterType.Of(DispositionType.NoCorrection);

    private static LetterType NotPaid => LetterType.Of(DispositionType.FeeUnpaid);

    public async Task<IActionResult> OnGetAsync(DisclosureRequestId id, CancellationToken ct) => await EnterAsync(id, ct) ?? Page();

    private bool IsPossible(LetterType letter)
    {
        if (letter == NotCorrected) return Case.Request.Stage == CaseStage.LapsedNoCorrection;
        if (letter == NotPaid) return Case.Request.Stage == CaseStage.LapsedFeeUnpaid;
        // Before the fee is notified, its letter goes out from the step that computes it.
        return Case.Request.Stage.IsOpen() && (letter != LetterType.FeeNotice || Case.Request.FeeNotice is not null);
    }
}
